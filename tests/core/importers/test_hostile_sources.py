"""Sources that name what is not theirs: ids that are paths, pictures that are none, links that lead out."""

import os
import zipfile
from pathlib import Path

import pytest

from editor.core.file.postfile import PostFile
from tests.core.importers.conftest import Import
from tests.core.importers.test_folders import PICTURE
from tests.shared_data import shared_data

SECRET = b"the key"


def files(library: Path) -> set[str]:
    return {path.relative_to(library).as_posix() for path in library.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "post_id",
    [
        "../keep",
        "./dbfd5fdf-35b8-52e0-a735-373f46b33944",
        "../.obsidian/app",
        '"a\\0b"',
        "con",
        "'.'",
        "x" * 5000,
        "/tmp/x",
    ],
)
def test_an_id_is_no_path(take_in: Import, library: Path, tmp_path: Path, post_id: str) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.md").write_text(f"---\ntitle: 題\nid: {post_id}\n---\n文\n", "utf-8")
    library.mkdir()
    (library / "keep.json").write_text("mine", "utf-8")
    assert take_in(given).posts.written == 1
    assert (library / "keep.json").read_text("utf-8") == "mine"
    made = files(library) - {"keep.json"}
    assert len(made) == 2
    assert all(name.startswith(("originals/", "undated/")) for name in made)
    assert take_in(given).posts.unchanged == 1
    (post,) = library.rglob("*.md")
    wanted = PostFile.parse((given / "a.md").read_bytes()).fields.id
    assert PostFile.parse(post.read_bytes()).fields.id == wanted


def test_ids_that_a_file_system_could_take_for_one(take_in: Import, library: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for number, post_id in enumerate(("Post", "post", "が", "か\u3099")):
        (given / f"{number}.md").write_text(f"---\nid: {post_id}\n---\n{number}\n", "utf-8")
    for _time in range(2):
        take_in(given)
        assert len(list(library.rglob("*.md"))) == len(list((library / "originals").iterdir())) == 4


def test_the_shared_ids(take_in: Import, library: Path) -> None:
    report = take_in(shared_data("cases/security/id-traversal"))
    assert (report.posts.written, report.failed) == (4, 0)
    assert {name.partition("/")[0] for name in files(library)} == {"originals", "undated"}


PAGE = "<!doctype html><html><body><article><h1>題</h1><p>文</p>{}</article></body></html>"


def lay(folder: Path) -> Path:
    folder.mkdir()
    (folder / ".private").mkdir()
    (folder / "Documents").mkdir()
    for name in (".private/key.png", ".history"):
        (folder / name).write_bytes(PICTURE)
    for name in ("Documents/tax.pdf", "Documents/fake.png"):
        (folder / name).write_bytes(SECRET)
    (folder / "Documents/big.png").write_bytes(PICTURE + bytes(20 * 1024 * 1024))
    (folder / "page_files").mkdir()
    (folder / "page_files/a.png").write_bytes(PICTURE)
    (folder / "page_files/b").write_bytes(PICTURE)
    (folder.parent / "outside.png").write_bytes(PICTURE)
    if os.name != "nt":
        (folder / "link.png").symlink_to("../outside.png")
        (folder / "hidden.png").symlink_to(".private/key.png")
        (folder / "loop.png").symlink_to("loop.png")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.png")
    names = [
        ".private/key.png", ".history", "Documents/tax.pdf", "Documents/fake.png", "Documents/big.png", "link.png",
        "hidden.png", "loop.png", "pipe.png", "../outside.png", "%2e%2e/outside.png", "Documents/../.history",
        "Documents", "/dev/zero", "a%00b.png", "page_files/a.png", "page_files/b", "./page_files/a.png?x=1",
    ]  # fmt: skip
    page = folder / "page.html"
    page.write_text(PAGE.format("".join(f'<img src="{name}">' for name in names)), "utf-8")
    return page


def test_a_saved_page_gets_its_pictures_alone(take_in: Import, library: Path, tmp_path: Path) -> None:
    take_in(lay(tmp_path / "saved"))
    assert {Path(name).name for name in files(library) if not name.startswith("originals/")} == {
        "page.md",
        "a.png",
        "b.png",
    }


def test_a_saved_page_in_a_folder(take_in: Import, library: Path, tmp_path: Path) -> None:
    take_in(lay(tmp_path / "saved").parent)
    assert {Path(name).name for name in files(library) if name.endswith(".png")} == {"a.png", "b.png"}


def test_a_saved_page_in_a_zip(take_in: Import, library: Path, tmp_path: Path) -> None:
    page = lay(tmp_path / "saved")
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("page.html", "page_files/a.png", ".history"):
            archive.write(page.parent / name, f"web/{name}")
    take_in(path)
    assert {Path(name).name for name in files(library) if name.endswith(".png")} == {"a.png"}


def test_the_shared_page(take_in: Import, library: Path) -> None:
    take_in(shared_data("cases/security/saved-page/article.html"))
    assert all(name.endswith((".md", ".json")) for name in files(library))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_folder_of_markdown_gets_its_pictures_alone(take_in: Import, library: Path, tmp_path: Path) -> None:
    page = lay(tmp_path / "site")
    names = ["page_files/a.png", "link.png", "pipe.png", ".private/key.png", "Documents/fake.png", "Documents/tax.pdf"]
    (page.parent / "a.md").write_text("---\ntitle: 題\n---\n" + "".join(f"![]({name})\n\n" for name in names), "utf-8")
    take_in(page.parent)
    assert {Path(name).name for name in files(library) if not name.endswith((".md", ".json"))} == {"a.png"}


def test_a_picture_of_an_album_is_one_by_its_content(take_in: Import, library: Path, tmp_path: Path) -> None:
    from tests.core.importers.samples import BODY, new, new_entry

    blog, album = tmp_path / "Takeout/Blogger/Blogs/b", tmp_path / "Takeout/Blogger/Albums/b"
    for folder in (blog, album):
        folder.mkdir(parents=True)
    (blog / "feed.atom").write_text(new(new_entry(9, "題", BODY)), "utf-8")
    (album / "港.jpg").write_bytes(b"#!/bin/sh\n")
    assert take_in(tmp_path / "Takeout").posts.written == 1
    assert not [name for name in files(library) if name.endswith(".jpg")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_a_folder_that_cannot_be_looked_through_is_said(take_in: Import, tmp_path: Path) -> None:
    from editor.core.errors import ImportFileError

    folder = tmp_path / "site"
    (folder / "closed").mkdir(parents=True)
    (folder / "a.md").write_text("文", "utf-8")
    (folder / "closed").chmod(0)
    try:
        with pytest.raises(ImportFileError, match="read-only"):
            take_in(folder)
    finally:
        (folder / "closed").chmod(0o700)
