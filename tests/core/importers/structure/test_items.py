"""The blocks of a post, taken apart into lines, and put together again without those that were taken."""

from itertools import combinations

import pytest

from editor.core.from_html.blocks import Paragraph
from editor.core.importers.structure.items import (
    broken_tables,
    entries_of,
    is_all_bold,
    link_line,
    linked_text,
    links,
    plain,
    rebuilt,
    squeezed,
    start_of,
    without_start,
)
from tests.core.importers.structure.lines import bullets, items, link


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b</p><p>c</p>", [(0, "a", -1, 0), (0, "b", -1, 0), (1, "c", -1, 0)]),
        ("<h2>a</h2><hr><p>c</p>", [(0, "a", -1, 0), (1, "", -1, 0), (2, "c", -1, 0)]),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", [(0, "a", 0, 2), (1, "b", 0, 2), (1, "c", -1, 0)]),
        ("<p>x</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
         [(0, "x", -1, 0), (10000, "a b", 1, 2), (10001, "c", 1, 2)]),
        ("<details><summary>s</summary><p>t</p></details>", [(0, "s", 0, 2), (1, "t", 0, 2)]),
        ("<dl><dt>a</dt><dd>b</dd></dl>", [(0, "a", 0, 2), (1, "", 0, 2)]),
        ("<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>", [(0, "", 0, 2), (1, "b", 0, 2)]),
        ("<table><caption>k</caption><tr><td>a</td></tr></table>", [(0, "", -1, 0)]),  # more than its cells
        (f"<details><summary>s</summary><p>{'a' * 100_000}</p></details>", [(0, "", -1, 0)]),
        ("<ul><li>a</li></ul>", [(0, "", -1, 0)]),
    ],
)  # fmt: skip
def test_each_line_is_an_item(html: str, expected: list[tuple[int, str, int, int]]) -> None:
    assert [(item.number, item.text, item.box, item.size) for item in items(html)] == expected


@pytest.mark.parametrize(
    ("html", "is_heading", "is_silent"),
    [
        ("<h3>a</h3>", True, False),
        ("<p><b>a</b></p>", True, False),
        ("<p><b>a</b> <b>b</b></p>", True, False),
        ("<p><b>a</b>b</p>", False, False),
        ("<p>a</p>", False, False),
        ("<hr>", False, True),
        ("<p><img src='https://e.jp/a.jpg'></p>", False, True),
        ("<iframe src='https://www.youtube.com/embed/x'></iframe>", False, True),
        ("<!--more-->", False, True),
        ("<ul><li>a</li></ul>", False, False),
        ("<table><caption>k</caption><tr><td>a</td></tr></table>", False, False),
    ],
)
def test_looks(html: str, is_heading: bool, is_silent: bool) -> None:
    (item,) = items(html)
    assert (item.is_heading, item.is_silent) == (is_heading, is_silent)


HTML = (
    "<p>a<br>b</p><blockquote><p>c</p><p>d</p></blockquote>"
    "<table><tr><td>e</td><td>x</td></tr><tr><td>f</td></tr></table><p>g</p>"
)


@pytest.mark.parametrize(
    ("taken", "html", "broken"),
    [
        ((), ["<p>a<br />b</p>", "<blockquote><p>c</p><p>d</p></blockquote>", "<table>", "<p>g</p>"], set()),
        ((0,), ["<p>b</p>", "<blockquote><p>c</p><p>d</p></blockquote>", "<table>", "<p>g</p>"], set()),
        ((0, 1), ["<blockquote><p>c</p><p>d</p></blockquote>", "<table>", "<p>g</p>"], set()),
        ((2,), ["<p>a<br />b</p>", "<blockquote><p>d</p></blockquote>", "<table>", "<p>g</p>"], set()),
        ((2, 3, 6), ["<p>a<br />b</p>", "<table>"], set()),
        ((4, 5), ["<p>a<br />b</p>", "<blockquote><p>c</p><p>d</p></blockquote>", "<p>g</p>"], set()),
        ((4,), None, {2}),  # a table stays whole or goes whole
        ((5,), None, {2}),
    ],
)
def test_what_was_not_taken_makes_blocks_again(
    taken: tuple[int, ...], html: list[str] | None, broken: set[int]
) -> None:
    made = items(HTML)
    assert broken_tables(made, taken) == broken
    if html is not None:
        found = [block.html() for block in rebuilt(made, taken)]
        assert [text if "<table" not in text else "<table>" for text in found] == html


def test_no_line_is_lost_whatever_is_taken() -> None:
    made = items(HTML)
    for count in range(len(made) + 1):
        for taken in combinations(range(len(made)), count):
            text = "".join(block.html() for block in rebuilt(made, taken))
            left = [item.text for index, item in enumerate(made) if index not in taken]
            assert all(part in text for line in left for part in line.split()), taken


def line(html: str) -> list:
    (block,) = (item.block for item in items(f"<p>{html}</p>"))
    assert isinstance(block, Paragraph)
    return block.lines[0]


def test_lines() -> None:
    assert plain(line("　a <b>b</b>　")) == "a b"
    assert plain(line("a <code>b</code>")) == plain(line("a <img src='https://e.jp/a.jpg'>")) == ""
    assert [start_of(line(text)) for text in ("a", "　　a", "<b>　</b>a")] == [0, 2, 1]
    assert squeezed(" a\u3000b\u200b\ufeff\n") == "ab"
    assert [is_all_bold(line(text)) for text in ("<b>a</b>", "<b>a</b>b", "a")] == [True, False, False]
    two = line(f"{link(1)}と{link(2)}と{link(1)}")
    assert links(two) == ["https://e.jp/1", "https://e.jp/2", "https://e.jp/1"]
    assert (linked_text(two), links(line("a"))) == ("題1題2題1", [])
    assert links(link_line("https://e.jp/9")) == [plain(link_line("https://e.jp/9"))] == ["https://e.jp/9"]


@pytest.mark.parametrize(("length", "left"), [(0, "・ab"), (1, "ab"), (2, "b"), (3, ""), (9, "")])
def test_the_beginning_of_a_line_goes(length: int, left: str) -> None:
    cut = without_start(line("・<b>a</b>b"), length)
    assert cut is not None and plain(cut) == left


def test_what_is_no_text_is_not_cut_off() -> None:
    assert without_start(line("<img src='https://e.jp/a.jpg'>ab"), 1) is None
    cut = without_start(line("a<img src='https://e.jp/a.jpg'>b"), 1)
    assert cut is not None and len(cut) == 2


def test_a_list_that_is_indented_twice_is_one() -> None:
    for html in (bullets("a", "b"), f"<ul>{bullets('a', 'b')}</ul>", f"<ul><ul>{bullets('a')}{bullets('b')}</ul></ul>"):
        (item,) = items(html)
        assert len(entries_of(item.block)) == 2
    (item,) = items(bullets(f"a{bullets('b')}"))
    assert len(entries_of(item.block)) == 1
