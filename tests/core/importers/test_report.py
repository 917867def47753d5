"""The counts of an import: each entry once, whatever became of it."""

from collections import Counter
from pathlib import Path

import pytest

from editor.core.importers.entry import Comment, Entry, EntryKind, Skipped
from editor.core.importers.report import Report, Tally
from editor.core.importers.summary import kept_lines
from editor.core.importers.task import ImportOutcome
from editor.core.post import Status

PATH = Path("2024/a.md")
POST = Entry(EntryKind.POST, "p", "k", "題", labels=("一", "二"), comments=(Comment("c1"), Comment("c2")))
DRAFT = Entry(EntryKind.POST, "d", "k2", status=Status.DRAFT, labels=("一",))
PAGE = Entry(EntryKind.PAGE, "g", "k3", labels=("三",))


def tally(found: int, **became: int) -> Tally:
    return Tally(found, **became)


def test_what_was_written_is_counted() -> None:
    report = Report()
    report.add(POST, PATH, ImportOutcome("written", images=2, captions=1, jump_breaks=1, structured=True))
    report.add(DRAFT, PATH, ImportOutcome("unchanged", images=1))
    report.add(PAGE, PATH, ImportOutcome("written", images=9, captions=9, jump_breaks=9))
    assert (report.posts, report.drafts) == (tally(2, written=1, unchanged=1), tally(1, unchanged=1))
    assert (report.pages, report.comments) == (tally(1, written=1), tally(2, written=2))
    assert (report.images, report.captions, report.jump_breaks, report.structured) == (3, 1, 1, 1)
    assert dict(report.labels) == {"一": 2, "二": 1}  # of posts
    assert report.files == [("p", PATH), ("d", PATH), ("g", PATH)]
    assert (report.skipped, report.failed, report.notes) == ([], 0, [])


def test_what_failed_is_told_with_its_reason() -> None:
    report = Report()
    report.add(POST, PATH, ImportOutcome("skipped", reason="why", failed=True))
    report.refuse(PAGE, "no place")
    report.skip(Skipped(EntryKind.POST, "x", "t", "damaged", draft=True, unread=True))
    report.skip(Skipped(EntryKind.COMMENT, "c", "", "spam"))
    report.skip(Skipped(EntryKind.OTHER, "o", "", "unknown"))
    assert [(one.id, one.reason) for one in report.skipped] == [
        ("p", "why"), ("g", "no place"), ("x", "damaged"), ("c", "spam"), ("o", "unknown"),
    ]  # fmt: skip
    assert (report.posts, report.drafts, report.pages) == (
        tally(2, skipped=2),
        tally(1, skipped=1),
        tally(1, skipped=1),
    )
    assert (report.comments, report.failed, report.files) == (tally(3, skipped=3), 3, [])


def test_notes_name_their_post() -> None:
    report = Report()
    report.add(
        Entry(EntryKind.POST, "p", "k", "題", note="of the entry"),
        PATH,
        ImportOutcome("written", note="of the work", exact=False),
    )
    report.add(Entry(EntryKind.POST, "q", "k", note="n"), PATH, ImportOutcome("written"))
    assert report.notes[:2] == ["題: of the entry", "題: of the work"]
    assert report.notes[2].startswith("題: only its text") and report.notes[3] == "q: n"


@pytest.mark.parametrize(
    ("state", "posts", "left"), [("written", tally(1, skipped=1), []), ("skipped", tally(1, skipped=1), [])]
)
def test_a_newer_one_in_the_same_file_takes_its_place(state: str, posts: Tally, left: list[object]) -> None:
    report = Report()
    report.add(POST, PATH, ImportOutcome(state, reason="why"))
    report.supersede(Skipped(EntryKind.POST, "p", "題", "a newer one is there"), state)
    assert (report.posts, report.files, len(report.skipped)) == (posts, left, 1)


def test_the_report_as_json() -> None:
    report = Report(formats=["blogger", "blogger"], kept=Counter(table=1))
    report.add(POST, PATH, ImportOutcome("written", is_older=True))
    found = report.as_json()
    assert (found["format"], found["labels"], found["label_uses"], found["kept_html"]) == (
        "blogger",
        2,
        2,
        {"table": 1},
    )
    assert found["older"] == 1
    assert found["posts"] == {"found": 1, "written": 1, "unchanged": 0, "skipped": 0}
    assert found["files"] == [{"id": "p", "path": str(PATH)}]
    assert Report(formats=["a", "b", "a"]).as_json()["format"] == "a, b"
    assert "older" not in Report().as_json() and Report().as_json()["format"] == ""


def test_who_reads_that_looks_were_left_out_reads_that_they_are_not_lost() -> None:
    (line,) = kept_lines(Report(lost=Counter(looks=1897)))
    assert "1,897" in line and "exported with them" in line
