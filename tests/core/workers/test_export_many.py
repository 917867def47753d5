import zipfile
from pathlib import Path

import pytest

from editor.core.errors import ExportError, FileError
from editor.core.originals import libraries
from editor.core.processes import children
from editor.core.processes.channel import as_json, framed, from_json, messages
from editor.core.receipts import shelf
from editor.core.workers import export_many as module
from editor.core.workers.export_many import ExportManyReport, ExportManyWish, export_many


@pytest.fixture
def posts(tmp_path: Path) -> tuple[Path, ...]:
    folder = tmp_path / "posts"
    folder.mkdir()
    paths = []
    for number in range(3):
        path = folder / f"p{number}.md"
        path.write_text(f"---\nid: id-{number}\ntitle: 題{number}\n---\n本文{number}。\n\n![無](none.png)\n", "utf-8")
        paths.append(path)
    return tuple(paths)


@pytest.mark.parametrize(("form", "name"), [("blogger", "a.xml"), ("movable-type", "a.txt"), ("epub", "a.epub")])
def test_many_are_in_one_file(posts: tuple[Path, ...], tmp_path: Path, form: str, name: str) -> None:
    seen: list[int] = []
    report = export_many(ExportManyWish(posts, form, tmp_path / name), seen.append)
    assert (report.posts, seen) == (3, [0, 1, 2, 3])
    assert any(sentence.startswith("p1: ") and "none.png" in sentence for sentence in report.sentences)
    if form != "epub":
        assert all(f"題{number}" in (tmp_path / name).read_text("utf-8") for number in range(3))
    else:
        assert len([one for one in zipfile.ZipFile(tmp_path / name).namelist() if "post-" in one]) == 3


def test_many_are_in_one_folder(posts: tuple[Path, ...], tmp_path: Path) -> None:
    export_many(ExportManyWish(posts, "text", tmp_path / "out", into_folder=True))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["p0.txt", "p1.txt", "p2.txt"]


def test_one_that_fails_leaves_nothing_and_is_named(posts: tuple[Path, ...], tmp_path: Path) -> None:
    posts[1].unlink()
    with pytest.raises(FileError, match=r"Nothing was exported\. p1\.md: "):
        export_many(ExportManyWish(posts, "blogger", tmp_path / "a.xml"))
    with pytest.raises(ExportError):
        export_many(ExportManyWish(posts, "no-format", tmp_path / "a.xml"))
    assert not (tmp_path / "a.xml").exists()


@pytest.mark.parametrize("after", [0, 1, 3])
def test_cancelled_leaves_nothing(posts: tuple[Path, ...], tmp_path: Path, after: int) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > after

    report = export_many(ExportManyWish(posts, "blogger", tmp_path / "a.xml"), cancelled=cancelled)
    assert report == ExportManyReport(0, stopped=True)
    assert not (tmp_path / "a.xml").exists()


def test_a_folder_that_is_not_empty_is_left_alone(posts: tuple[Path, ...], tmp_path: Path) -> None:
    with pytest.raises(FileError):
        export_many(ExportManyWish(posts, "text", posts[0].parent, into_folder=True))
    assert sorted(posts[0].parent.iterdir()) == sorted(posts)


def test_what_is_for_the_blog_leaves_receipts(posts: tuple[Path, ...], tmp_path: Path) -> None:
    libraries.remember(posts[0].parent)
    export_many(ExportManyWish(posts, "blogger-html", tmp_path / "out", into_folder=True))
    assert "本文1" in shelf.of(posts[0].parent, "id-1")[0].html
    damaged = shelf.receipts_path(posts[0].parent, "id-2")
    damaged.write_bytes(b"no gzip")
    report = export_many(ExportManyWish(posts, "blogger-html", tmp_path / "again", into_folder=True))
    assert any("damaged" in sentence for sentence in report.sentences)


@pytest.mark.parametrize("target", ["a.xml", "missing/a.xml"])
def test_the_process_answers(posts: tuple[Path, ...], tmp_path: Path, target: str) -> None:
    wish = {
        "paths": [str(path) for path in posts],
        "form": "blogger",
        "target": str(tmp_path / target),
        "into_folder": False,
        "language": "en",
    }
    process = children.start(module.__name__)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(framed(as_json(wish)))
    process.stdin.flush()
    said = [from_json(message) for message in messages(process.stdout)]
    process.stdin.close()
    process.wait(30)
    assert [one["done"] for one in said[:-1]] == [0, 1, 2, 3]
    if target == "a.xml":
        assert said[-1]["result"]["posts"] == 3
    else:
        assert "there is no folder" in said[-1]["error"]
