"""The record of an import: what it says of files, pictures and ages, also where it is damaged or half true."""

from pathlib import Path
from typing import Any

import pytest

from editor.core.errors import FileError
from editor.core.importers.age import Age
from editor.core.importers.import_record import NOTHING, ImportRecord

OLD, NEW = Age("2025-01-01T00:00:00+00:00", ""), Age("2025-02-01T00:00:00+00:00", "")


def record(**values: Any) -> ImportRecord:
    return ImportRecord({"version": 1, **values})


UNDER_WAY = record(file="a", pictures={"p": "1"}, age=OLD.as_json(), next={
    "file": "b", "pictures": {"p": "2", "q": "3"}, "age": NEW.as_json(),
})  # fmt: skip


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("2025/a.md", "2025/a.md"), ("/a.md", ""), ("../a.md", ""), ("a/../b.md", ""), ("", ""), (".", ""), (3, ""),
        ("a..b.md", "a..b.md"),
    ],
)  # fmt: skip
def test_a_path_stays_within_the_library(said: object, path: str) -> None:
    assert record(path=said).path == path


@pytest.mark.parametrize(
    ("known", "current", "wrote", "finished"),
    [
        (record(file="a"), "a", True, True),
        (record(file="a"), "b", False, False),
        (UNDER_WAY, "a", True, False),
        (UNDER_WAY, "b", True, False),
        (UNDER_WAY, "c", False, False),
        (record(before="b", file="a"), "b", True, False),
        (NOTHING, "", False, True),
        (record(file=3, next=4), "", False, True),
    ],
)
def test_which_files_are_the_imports_own(known: ImportRecord, current: str, wrote: bool, finished: bool) -> None:
    assert (known.wrote(current), known.is_finished(current)) == (wrote, finished)


@pytest.mark.parametrize(
    ("name", "digest", "wrote"),
    [("p", "1", True), ("p", "2", True), ("p", "3", False), ("q", "3", True), ("q", "1", False), ("r", "1", False)],
)
def test_which_pictures_are_the_imports_own(name: str, digest: str, wrote: bool) -> None:
    assert UNDER_WAY.wrote_picture(name, digest) is wrote


@pytest.mark.parametrize(
    ("known", "entry", "current", "is_of"),
    [
        (record(entry="e", file="a"), "e", "a", True),
        (record(entry="e", file="a"), "e", "edited", True),
        (record(entry="e", file="a"), "f", "a", False),
        (record(entry="e", file="a", next={"file": "b"}), "e", "a", False),
        (record(entry="e", file="a", before="z"), "e", "z", False),  # the record came first: the file was never written
        (record(entry="e", file="a", before="z"), "e", "a", True),
        (record(entry="e", file="a", before="a"), "e", "a", True),
        (record(entry="e", file="a", before=""), "e", "", True),
    ],
)
def test_whether_all_of_an_entry_is_there(known: ImportRecord, entry: str, current: str, is_of: bool) -> None:
    assert known.is_of(entry, current) is is_of


@pytest.mark.parametrize(
    ("known", "title", "published", "another"),
    [
        (record(title="題", published="2025"), "題", "2025", False),
        (record(title="題", published="2025"), "他", "2025", False),
        (record(title="題", published="2025"), "題", "2024", False),
        (record(title="題", published="2025"), "他", "2024", True),
        (record(title="題", published=""), "他", "", True),
        (record(published="2025"), "他", "2024", False),  # of an earlier release, which did not say
    ],
)
def test_two_posts_of_one_id_are_told_apart(known: ImportRecord, title: str, published: str, another: bool) -> None:
    assert known.is_of_another(title, published) is another


@pytest.mark.parametrize(
    ("known", "is_text"),
    [
        (record(markdown=True, html="h"), True),
        (record(entry="e"), True),
        (record(entry="e", html="h"), False),
        (record(entry="e", summary=True), False),
        (record(markdown="yes", html="h"), False),
        (NOTHING, False),
    ],
)
def test_whose_hand_a_post_comes_from(known: ImportRecord, is_text: bool) -> None:
    assert known.is_text is is_text


@pytest.mark.parametrize(("current", "age"), [("a", OLD), ("b", NEW), ("edited", OLD)])
def test_the_age_is_that_of_the_file_that_is_there(current: str, age: Age) -> None:
    assert UNDER_WAY.age(current, None).updated == age.updated


@pytest.mark.parametrize(
    ("offered", "entry", "age", "was"),
    [
        (None, "e", NEW, False),
        (("e", OLD), "e", NEW, True),
        (("f", NEW), "e", NEW, True),
        (("f", NEW), "e", OLD, True),
        (("f", OLD), "e", NEW, False),
    ],
)
def test_a_newer_entry_is_offered_once(offered: tuple[str, Age] | None, entry: str, age: Age, was: bool) -> None:
    known = NOTHING if offered is None else ImportRecord(NOTHING.with_offered(*offered))
    assert known.was_offered(entry, age, None) is was


def test_an_update_is_announced_beside_what_is_true() -> None:
    announced = ImportRecord(record(file="a", entry="e", pictures={"p": "1"}).with_next("b", {"p": "2"}, NEW))
    assert announced.is_under_way and announced.pictures == {"p": "1"}
    assert announced.wrote("a") and announced.wrote("b") and announced.wrote_picture("p", "2")
    assert announced.age("b", None) == Age(NEW.updated, "", ())


def test_what_came_as_text_keeps_what_is_known_of_the_blog() -> None:
    text = {"path": "a.md", "file": "f", "pictures": {}, "entry": "t", "markdown": True, "title": "題"}
    assert record(next={}).with_text(text) == text
    blog = record(html="h", entry="e", file="g", next={"file": "x"}, offered={"entry": "y"}, before="z", title="旧")
    assert blog.with_text(text) == {
        "version": 1, "html": "h", "title": "旧",
        "path": "a.md", "file": "f", "pictures": {}, "entry": "t", "markdown": True,
    }  # fmt: skip


def test_a_damaged_value_counts_as_missing() -> None:
    damaged = record(kept={"表": 2, "x": "y"}, lost=[1], structured=1, pictures={"p": 1, "q": "2"}, html=None)
    assert (damaged.kept, damaged.lost, damaged.structured) == ({"表": 2}, {}, False)
    assert damaged.pictures == {"q": "2"}
    assert record(structured=True).structured
    assert NOTHING.has_html("") and record(html="h").has_html("h") and not record(html="h").has_html("i")


def test_a_record_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert ImportRecord.read(path) is None
    path.write_bytes(b"{")
    assert ImportRecord.read(path) is None
    path.write_bytes(b'{"version": 1, "file": "a"}')
    assert ImportRecord.read(path) == record(file="a")
    path.unlink()
    path.mkdir()
    with pytest.raises(FileError, match=r"a\.json could not be read"):
        ImportRecord.read(path)
