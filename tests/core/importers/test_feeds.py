"""Feeds that hold less than the blog: summaries, one page of many."""

import pytest

from editor.core.file.postfile import PostFile
from editor.core.importers.report import Report
from editor.core.originals.record import original_html
from editor.core.post import Post
from tests.core.importers.conftest import Import
from tests.core.importers.samples import legacy, legacy_entry
from tests.shared_data import shared_data

ATOM = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:o='http://a9.com/-/spec/opensearchrss/1.0/'><id>f</id>"


def summary(text: str, updated: str = "2024-03-09T08:30:00.001+09:00") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-77.post-9</id><published>2024-03-09T08:30:00.001+09:00</published>"
        f"<updated>{updated}</updated><title type='text'>題</title><summary type='text'>{text}</summary></entry>"
    )


def post(report: Report) -> tuple[PostFile, str | None]:
    path = report.files[0][1]
    file = PostFile.parse(path.read_bytes())
    return file, original_html(Post(file.fields, file.body), path.parent)


def test_a_summary_is_said_and_no_original(take_in: Import) -> None:
    report = take_in(f"{ATOM}{summary('はじめだけ…')}</feed>")
    file, original = post(report)
    assert "はじめだけ…" in file.body
    assert not original
    assert any("only its summary" in note for note in report.notes)


@pytest.mark.parametrize("updated", ["2024-03-09T08:30:00.001+09:00", "2026-01-01T00:00:00Z"])
def test_a_summary_replaces_no_post(take_in: Import, updated: str) -> None:
    take_in(legacy(legacy_entry(9, "題", "<p>全文です。</p>")))
    report = take_in(f"{ATOM}{summary('全文…', updated)}</feed>")
    assert report.posts.unchanged == 1
    file, original = post(report)
    assert "全文です。" in file.body
    assert original == "<p>全文です。</p>"


@pytest.mark.parametrize("updated", ["2024-03-09T08:30:00.001+09:00", "2026-01-01T00:00:00Z"])
def test_the_whole_post_replaces_its_summary(take_in: Import, updated: str) -> None:
    take_in(f"{ATOM}{summary('全文…', updated)}</feed>")
    assert take_in(f"{ATOM}{summary('全文…', updated)}</feed>").posts.unchanged == 1
    file, original = post(take_in(legacy(legacy_entry(9, "題", "<p>全文です。</p>"))))
    assert "全文です。" in file.body
    assert original == "<p>全文です。</p>"


NEXT = "<link rel='next' href='https://x.example/?start-index=2'/>"
TOTAL = "<o:totalResults>{}</o:totalResults>"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (TOTAL.format(812) + NEXT, "other 811"),
        (TOTAL.format(812), "other 811"),
        (NEXT, "one page of a feed"),
        ("<link href='x' rel=\"previous\" />", "one page of a feed"),
        (TOTAL.format(1), ""),
        (TOTAL.format(1) + NEXT, ""),
        (TOTAL.format(0), ""),
        ("", ""),
    ],
)
def test_further_pages_are_said(take_in: Import, head: str, said: str) -> None:
    entry = summary("x").replace("summary", "content")
    notes = " ".join(take_in(f"{ATOM}{head}{entry}</feed>").notes)
    assert (said in notes) if said else notes == ""


def test_a_post_without_an_id_is_taken_in(take_in: Import) -> None:
    entry = legacy_entry(9, "題", "文").replace("<id>tag:blogger.com,1999:blog-77.post-9</id>", "")
    assert take_in(legacy(entry)).posts.written == 1
    assert take_in(legacy(entry)).posts.unchanged == 1


def test_a_feed_without_posts_is_whole(take_in: Import) -> None:
    report = take_in(f"{ATOM}</feed>")
    assert (report.posts.found, report.notes) == (0, [])


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"]
)
def test_wide_encodings(take_in: Import, encoding: str) -> None:
    text = legacy(legacy_entry(9, "題", "<p>全文です。</p>"))
    for given in (text, text.partition("?>")[2]):
        report = take_in(given.encode(encoding))
        assert "全文です。" in post(report)[0].body


def test_the_shared_feed(take_in: Import) -> None:
    report = take_in(shared_data("cases/import/05-feed-with-summaries.atom"))
    assert any("other 811" in note for note in report.notes)
    assert not post(report)[1]
