"""A subject through the years."""

import json

import pytest

from editor import cli
from editor.core.library.timeline import page, timeline
from editor.core.library.worker import LibraryWorker
from editor.core.profile.load import load_profile
from tests.core.library.posts import archive_of, header


def with_bullets(title: str, day: str, *bullets: str, **more: str) -> str:
    head = header(title=title, date=day, **more).removesuffix("---\n")
    rows = "".join(f"    - {bullet}\n" for bullet in bullets)
    return f"{head}news:\n  summary:\n{rows}---\nドミトリエフ特使が来た。\n" if bullets else f"{head}---\n文\n"


@pytest.fixture
def archive(tmp_path):
    blog = {"status": "published"}
    url = "https://example.blogspot.com/2024/01"
    return archive_of(
        tmp_path / "posts",
        {
            "b.md": with_bullets(
                "停戦 <2>", "2025-02-01", "**二つ**の点", "a & b", **blog, blogger__url=f"{url}/b.html?x=1&y=2"
            ),
            "a.md": with_bullets("停戦", "2024-01-02", "一点", **blog, labels="[露]", blogger__url=f"{url}/a.html"),
            "c.md": with_bullets("別の話", "2024-05-01", **blog, labels="[露]"),
            "d.md": with_bullets("下書き", "2025-03-01", "三点"),
        },
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ドミトリエフ", ["a.md", "b.md", "d.md"]),
        ("label:露", ["a.md", "c.md"]),
        ("露", ["a.md", "c.md"]),
        ("停戦 2025", ["b.md"]),
        ("どこにもない", []),
    ],
)
def test_in_the_order_of_time(archive, query, found):
    assert [moment.entry.path for moment in timeline(archive.index, query)] == found


def test_bullets(archive):
    (moment,) = timeline(archive.index, "停戦 2025-02")
    assert moment.bullets == ("二つの点", "a & b")


def test_the_newest_of_very_many(archive):
    assert [moment.entry.path for moment in timeline(archive.index, "ドミトリエフ", 2)] == ["b.md", "d.md"]


def test_page(archive):
    made = page(timeline(archive.index, "ドミトリエフ"), load_profile()[0])
    assert made == (
        '<h3>2024</h3><ul><li>2024年1月2日 <a href="https://example.blogspot.com/2024/01/a.html">停戦</a>'
        "<ul><li>一点</li></ul></li></ul>"
        '<h3>2025</h3><ul><li>2025年2月1日 <a href="https://example.blogspot.com/2024/01/b.html?x=1&amp;y=2">'
        "停戦 &lt;2&gt;</a><ul><li>二つの点</li><li>a &amp; b</li></ul></li></ul>"
    )


def test_the_command(archive, tmp_path, capfd):
    library = str(tmp_path / "posts")
    assert cli.main(["timeline", "ドミトリエフ", "--library", library, "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found[0] == {
        "path": str(tmp_path / "posts" / "a.md"),
        "title": "停戦",
        "url": "https://example.blogspot.com/2024/01/a.html",
        "date": "2024-01-02",
        "status": "published",
        "bullets": ["一点"],
    }
    assert cli.main(["timeline", "ドミトリエフ", "--library", library]) == 0
    assert capfd.readouterr().out.startswith("2024-01-02  停戦\n    一点\n2025-02-01")
    file = tmp_path / "hub.html"
    assert cli.main(["timeline", "露", "--library", library, "--to", "page", "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith("<h3>2024</h3>")
    assert cli.main(["timeline", "x", "--library", library, "--to", "pdf"]) == 2
    assert cli.main(["timeline", "--library", library]) == 2
    assert cli.main(["timeline", "どこにもない", "--library", library, "--json"]) == 0
    assert "No post was found" in capfd.readouterr().err


def test_a_hub_page_is_asked_through_the_process(tmp_path):
    archive_of(
        tmp_path / "posts",
        {
            "a.md": header(status="published", title="停戦の行方", date="2025-03-01", blogger__url="https://e.com/a"),
            "b.md": header(status="draft", title="停戦の下書き", date="2025-03-02"),
        },
    ).close()
    answer = LibraryWorker(tmp_path / "posts").answer({"ask": "hub", "query": "停戦", "profile": ""})
    assert answer["posts"] == 1 and '<a href="https://e.com/a">停戦の行方</a>' in answer["html"]
