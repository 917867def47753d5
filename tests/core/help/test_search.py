"""Searching the help: folded, in sections, headings first, Japanese words of two characters too."""

import pytest

from editor.core.help.facts import Facts
from editor.core.help.html import body
from editor.core.help.pages import HelpPage
from editor.core.help.search import HelpSection, find, sections

PAGES = (
    HelpPage("one", "# 画像\n\nはじめ。\n\n## 引用と脚注\n\n引用は行の頭に。\n\n### ＵＲＬ\n\n公開したページ。"),
    HelpPage(
        "two", "# Images\n\nThe caption.\n\n## Alt text\n\n" + "word " * 60 + "needle here and on " + "word " * 60
    ),
)


def of(pages: tuple[HelpPage, ...]) -> tuple[HelpSection, ...]:
    return tuple(section for page in pages for section in sections(page, body(page, Facts())))


@pytest.fixture(scope="module")
def known() -> tuple[HelpSection, ...]:
    return of(PAGES)


def test_sections_have_their_page_anchor_and_heading(known: tuple[HelpSection, ...]) -> None:
    assert [(one.page, one.anchor, one.heading) for one in known] == [
        ("one", "", "画像"),
        ("one", "s1", "引用と脚注"),
        ("one", "s2", "ＵＲＬ"),
        ("two", "", "Images"),
        ("two", "s1", "Alt text"),
    ]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("引用", [("one", "s1")]),
        ("脚注", [("one", "s1")]),
        ("url", [("one", "s2")]),
        ("ＣＡＰＴＩＯＮ", [("two", "")]),
        ("画像 公開", [("one", "s2")]),
        ("needle word", [("two", "s1")]),
        ("どこにもない", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found(known: tuple[HelpSection, ...], query: str, places: list[tuple[str, str]]) -> None:
    assert [(hit.section.page, hit.section.anchor) for hit in find(query, known)] == places


def test_a_hit_in_a_heading_comes_first() -> None:
    pages = (HelpPage("a", "# A\n\n## x\n\ncaption"), HelpPage("b", "# B\n\n## Caption\n\nx"))
    assert [hit.section.page for hit in find("caption", of(pages))] == ["b", "a"]


def test_the_words_round_the_hit_are_shown(known: tuple[HelpSection, ...]) -> None:
    [hit] = find("needle", known)
    assert "needle" in hit.words and hit.words.startswith("…") and hit.words.endswith("…")
    assert len(hit.words) < 100
