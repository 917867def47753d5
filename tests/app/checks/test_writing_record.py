from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.app.checks.writing_record import WritingRecord
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core.file.postfile import PostFile
from editor.core.history.writing_days import read_days
from editor.core.profile.load import load_profile

DAYS = [date(2026, 11, 27), date(2026, 11, 28)]


def document(path: Path, text: str, *, on_disk: bool = True) -> Document:
    return Document(path, PostFile.parse(text.encode()), "x" if on_disk else None, lambda name: load_profile(name)[0])


@pytest.fixture
def clock() -> list[date]:
    return [DAYS[0]]


@pytest.fixture
def record(tmp_path: Path, qtbot: QtBot, clock: list[date]) -> WritingRecord:
    return WritingRecord(tmp_path / "state" / "writing.json", lambda: clock[0])


def note(record: WritingRecord, post: Document, characters: int) -> None:
    record.note(post, characters)
    assert record._jobs.wait(60)


def test_what_is_written_counts_from_what_was_there(record: WritingRecord, tmp_path: Path) -> None:
    post = document(tmp_path / "a.md", "---\nid: a\n---\n五文字です")
    record.follow(post, post.file.body)
    note(record, post, 7)
    assert record.today == 2
    note(record, post, 15)
    note(record, post, 12)
    assert record.today == 7
    new = document(tmp_path / "b.md", "---\nid: b\n---\n", on_disk=False)
    record.follow(new, new.file.body)
    note(record, new, 30)
    assert record.today == 37
    record.follow(post, post.file.body)
    note(record, post, 12)  # opened again: it began the day with five
    assert record.today == 37
    assert record.wait(60)
    assert read_days(tmp_path / "state" / "writing.json").written(DAYS[0]) == 37


def test_the_day_changes_while_a_post_is_open(record: WritingRecord, tmp_path: Path, clock: list[date]) -> None:
    post = document(tmp_path / "a.md", "---\nid: a\n---\n")
    record.follow(post, post.file.body)
    note(record, post, 20)
    clock[0] = DAYS[1]
    note(record, post, 25)
    assert [written for _day, written in record.week[-2:]] == [20, 5]


def test_a_post_that_gets_an_id_is_the_same(record: WritingRecord, tmp_path: Path) -> None:
    post = document(tmp_path / "a.md", "")
    record.follow(post, post.file.body)
    note(record, post, 10)
    post.apply(change.moved(tmp_path / "b.md"))
    note(record, post, 11)
    assert record.today == 11
    assert record.wait(60)
    kept = read_days(tmp_path / "state" / "writing.json").posts[DAYS[0].isoformat()]
    assert kept == {str(tmp_path / "b.md"): (0, 11)}


def test_the_goal_is_kept(record: WritingRecord, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(record.changed):
        record.set_goal(10**9)
    assert record.goal == 100_000
    assert record.wait(60)
    again = WritingRecord(tmp_path / "state" / "writing.json", lambda: DAYS[0])
    again.read()
    assert again.wait(60)
    assert again.goal == 100_000


def test_a_damaged_record_stops_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "writing.json").write_text("{")
    record = WritingRecord(tmp_path / "writing.json", lambda: DAYS[0])
    post = document(tmp_path / "a.md", "")
    record.follow(post, post.file.body)
    note(record, post, 10)
    assert (record.today, record.damaged) == (10, True)
    assert record.wait(60)
    assert (tmp_path / "writing.broken.json").read_text() == "{"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    record = WritingRecord(tmp_path / "file" / "writing.json", lambda: DAYS[0])
    post = document(tmp_path / "a.md", "")
    record.follow(post, post.file.body)
    note(record, post, 10)
    assert record.today == 10
    assert record.wait(60)
