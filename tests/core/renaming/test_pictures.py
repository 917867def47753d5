"""The folder of a post's pictures when its file is renamed: it comes along, or it stays and the links to it do, too."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.renaming import notes as renames
from editor.core.renaming import rename as renaming
from editor.core.renaming.moved_links import with_name_followed
from editor.core.renaming.pictures import pictures_stayed, pictures_to_move
from editor.core.renaming.rename import finish_interrupted, rename_post

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
SHOWN = f"---\nid: {ID}\nimages:\n  a/x.jpg:\n    alt: 図\n---\n![図](a/x.jpg) [自分](a.md#節)\n"
RENAMED = SHOWN.replace("a.md", "b.md")

STAYS = [
    pytest.param({"a/x.jpg": "jpg", "a/@eaDir/x": "thumb"}, id="a folder in it"),
    pytest.param({"a/x.jpg": "jpg", "a/notes.md": "post"}, id="a post in it"),
    pytest.param({"a/x.jpg": "jpg", "a.markdown": "![](a/x.jpg)"}, id="another post of the same stem"),
    pytest.param({"a/x.jpg": "jpg", "A.md": "![](a/x.jpg)"}, id="another post, letter case aside"),
]


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def keep(*_given: object) -> None:
    """No version is wanted here."""


@pytest.mark.parametrize("beside", STAYS)
def test_links_to_pictures_that_stay_stay(tmp_path: Path, beside: dict[str, str]) -> None:
    """Links that followed alone would lead nowhere."""
    folder = tmp_path / "posts"
    put(folder, {"a.md": SHOWN, **beside})
    found = rename_post(folder / "a.md", folder / "b.md", keep)
    assert tree(folder) == {**beside, "b.md": RENAMED}
    assert found is not None and found.pictures_stay and pictures_stayed(folder / "a.md", folder / "b.md")


@pytest.mark.parametrize("beside", STAYS)
def test_and_so_they_do_where_it_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: dict[str, str]
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_given: object) -> None:
        raise Killed

    folder = tmp_path / "posts"
    put(folder, {"a.md": SHOWN, **beside})
    with monkeypatch.context() as patch:
        patch.setattr(renaming, "_write", killed)
        with pytest.raises(Killed):
            rename_post(folder / "a.md", folder / "b.md", keep)
    (note,) = renames.notes(renames.renames_folder())
    renames._write(replace(note, process=replace(note.process, boot="the boot before")), None)
    assert finish_interrupted(keep) == [folder / "b.md"]
    assert tree(folder) == {**beside, "b.md": RENAMED}


@pytest.mark.parametrize("beside", STAYS)
def test_an_earlier_state_of_the_post_keeps_its_links_to_them(tmp_path: Path, beside: dict[str, str]) -> None:
    put(tmp_path, {"b.md": RENAMED, **beside})
    then = with_name_followed(PostFile.parse(SHOWN.encode()), tmp_path / "a.md", tmp_path / "b.md")
    assert Contents.of(then) == Contents.of(PostFile.parse(RENAMED.encode()))


def test_a_link_to_a_folder_elsewhere_stays(tmp_path: Path) -> None:
    put(tmp_path, {"posts/a.md": SHOWN, "elsewhere/x.jpg": "jpg"})
    folder = tmp_path / "posts"
    (folder / "a").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    rename_post(folder / "a.md", folder / "b.md", keep)
    assert (folder / "a").is_symlink() and (folder / "b.md").read_text(encoding="utf-8") == RENAMED


@pytest.mark.parametrize(
    ("file", "pictures", "new"),
    [
        ("か\u3099", "が", "b"),
        ("が", "か\u3099", "b"),
        ("a", "A", "b"),
        ("か\u3099", "が", "が"),
        ("a", "A", "A"),
    ],
)
def test_pictures_of_another_unicode_form_or_case_come_along(
    tmp_path: Path, file: str, pictures: str, new: str
) -> None:
    """They are the pictures of the post, as the page shows them."""
    folder = tmp_path / "posts"
    put(folder, {f"{file}.md": SHOWN.replace("a/x", f"{pictures}/x"), f"{pictures}/x.jpg": "jpg"})
    found = rename_post(folder / f"{file}.md", folder / f"{new}.md", keep)
    assert set(tree(folder)) == {f"{new}.md", f"{new}/x.jpg"} and found is not None and not found.pictures_stay
    assert f"![図]({new}/x.jpg)" in tree(folder)[f"{new}.md"]


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: (folder / "a").write_text("x")])
def test_no_folder_is_none(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path)
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    assert pictures_to_move(old, new) is None and not pictures_stayed(old, new)
    assert not pictures_stayed(tmp_path / "gone" / "a.md", tmp_path / "gone" / "b.md")
