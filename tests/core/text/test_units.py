"""Cutting a text into characters with their marks, words and lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from editor.core.text.units import clusters, is_telling, is_whole, lines, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("か\u3099く", ["か\u3099", "く"]),
        ("ｶﾞｽ", ["ｶﾞ", "ｽ"]),
        ("👨‍👩‍👧と", ["👨‍👩‍👧", "と"]),
        ("🇯🇵🇺🇸", ["🇯🇵", "🇺🇸"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("👍🏽x", ["👍🏽", "x"]),
        ("e\u0301\r\n\n", ["e\u0301", "\r\n", "\n"]),
        ("각각", ["각", "각"]),
        ("กำข", ["กำ", "ข"]),
        ("\u0600\u0661x", ["\u0600\u0661", "x"]),
        ("क्षत", ["क्ष", "त"]),
        ("\u1100\u1161\u11a8가", ["\u1100\u1161\u11a8", "가"]),
        ("", []),
    ],
)
def test_clusters(text: str, parts: list[str]) -> None:
    assert clusters(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("日米首脳が会談した。", ["日米首脳", "が", "会談", "した", "。"]),
        ("ロシアのＧＤＰは", ["ロシア", "の", "ＧＤＰ", "は"]),
        ("らーめんとラーメン", ["らーめんと", "ラーメン"]),
        ("1,234.5億円、12.", ["1,234.5", "億円", "、", "12", "."]),
        ("don't re-use ok-", ["don't", " ", "re-use", " ", "ok", "-"]),
        ("G7とF-15、", ["G7", "と", "F-15", "、"]),
        ("a  \u3000b\n\nc", ["a", "  \u3000", "b", "\n", "\n", "c"]),
        ("人々が々", ["人々", "が", "々"]),
        ("──……", ["─", "─", "…", "…"]),
    ],
)
def test_words(text: str, parts: list[str]) -> None:
    assert words(text) == parts


@pytest.mark.parametrize(
    ("word", "whole", "telling"),
    [
        *[(word, True, True) for word in ("abc", "12.5", "ＧＤＰ")],
        *[(word, False, True) for word in ("資源", "ロシア")],
        *[(word, False, False) for word in ("では", "。", " ")],
    ],
)
def test_what_a_word_is(word: str, whole: bool, telling: bool) -> None:
    assert (is_whole(word), is_telling(word)) == (whole, telling)


def test_lines_keep_their_ends() -> None:
    assert lines("a\r\nb\rc\n\nd") == ["a\r\n", "b\r", "c\n", "\n", "d"]
    assert lines("") == []


TEXTS = st.text(
    st.sampled_from(
        "かが\u3099\u309aﾞカｶ日本a1.,'’ー 　\n\r👨\u200d👩🏽🇯🇵각\u1100\u1161\u11a8\u0301\u0e33कि\u0308\U000e0100"
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


@given(TEXTS)
def test_nothing_is_lost_and_no_cluster_is_cut(text: str) -> None:
    """Qt's own rules are the judge: each of our cuts is one of theirs."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    allowed = {0, len(text.encode("utf-16-le")) // 2}
    while (position := finder.toNextBoundary()) != -1:
        allowed.add(position)
    for cut in (clusters, words, lines):
        parts = cut(text)
        assert "".join(parts) == text
        at = 0
        for part in parts:
            assert part
            at += len(part.encode("utf-16-le")) // 2
            assert at in allowed, (cut.__name__, parts)
