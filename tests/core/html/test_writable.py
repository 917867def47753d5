"""Characters that no HTML may hold."""

import pytest
from lxml import etree

from editor.core.html.writable import writable


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("日本語 a\tb\nc\rd", "日本語 a\tb\nc\rd"),
        ("a\x00b\x0bc\x0c\x1b", "abc"),
        ("a\x7fb\x85c\x9f", "abc"),
        ("\ud800a\udfff", "a"),
        ("a\ufdd0b\ufdefc\ufffed\uffff", "abcd"),
        ("か\u3099\ufe0f\u200d𠮷\u2028", "か\u3099\ufe0f\u200d𠮷\u2028"),
    ],
)
def test_what_no_html_may_hold_goes_and_all_else_stays(text: str, left: str) -> None:
    assert writable(text) == left


def test_what_is_left_can_stand_in_a_tree() -> None:
    element = etree.Element("p")
    element.text = writable("".join(map(chr, range(0x10000))))
    assert element.text is not None
    assert "あ" in element.text
