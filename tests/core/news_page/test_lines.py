"""Lines of a page as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from editor.core.news_page.lines import lines_of, weight


def _lines(text: str) -> list[str]:
    return [line.text for line in lines_of(html.document_fromstring(f"<html><body>{text}</body></html>"))]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>一。<br>二。</p><p>三。</p>", ["一。", "二。", "三。"]),
        ("一<div>二<div>三</div>四</div>五", ["一", "二", "三", "四", "五"]),
        ("<p><ruby>尹<rp>(</rp><rt>ユン</rt><rp>)</rp></ruby>氏は</p>", ["尹（ユン）氏は"]),
        ("<p><ruby>尹<rt>ユン</rt></ruby>氏は</p>", ["尹（ユン）氏は"]),
        ("<p>日本の\n  文です</p>", ["日本の文です"]),
        ("<p>an English\n  text</p>", ["an English text"]),
        ("<p> \xa0 </p><p>　字下げ</p>", ["字下げ"]),
        ("<p>元<a href='#'>首相</a>は</p>", ["元首相は"]),
        ("<ul><li>一</li><li>二</li></ul>", ["一", "二"]),
        ("<noscript>広告</noscript><p>一</p>後", ["一", "後"]),
        ("<my-element>一</my-element>二", ["一", "二"]),
    ],
)
def test_lines(page: str, lines: list[str]) -> None:
    assert _lines(page) == lines


def test_links_are_counted() -> None:
    root = html.document_fromstring("<p>前<a href='#'>リンク</a>後</p>")
    (line,) = lines_of(root)
    assert (line.text, line.linked) == ("前リンク後", 3)


@pytest.mark.parametrize(
    ("text", "linked", "prose"),
    [
        ("市は二日、計画を発表した。", 0, True),
        ("市は二日、計画を発表した。", 10, False),
        ("社会", 0, False),
        ("アクセスランキング一覧はこちら", 0, False),
        ("The city said on Wednesday that it would run new trams.", 0, True),
        ("Home News Sport Weather", 0, False),
    ],
)
def test_weight(text: str, linked: int, prose: bool) -> None:
    assert bool(weight(text, linked)) is prose


@given(st.lists(st.text("あい漢字abc。", min_size=1, max_size=20), min_size=1, max_size=20))
def test_no_character_is_lost(parts: list[str]) -> None:
    page = "".join(f"<div><span class='ad'>{part}</span></div>" for part in parts)
    assert "".join(_lines(page)) == "".join(parts)
