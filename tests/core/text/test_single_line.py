"""A text on a single line, and what of it stays."""

import pytest

from editor.core.text.single_line import single_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("題", "題"),
        ("一行\n二行", "一行 二行"),
        ("a\r\nb\tc  d", "a b c d"),
        ("  両端 \n", "両端"),
        ("政府　経済対策を決定", "政府　経済対策を決定"),
        ("100\u00a0km", "100\u00a0km"),
        ("\u3000字下げ\u3000", "字下げ"),
        ("a\u2028b\u2029c\x85d\x00e\x1ff", "a b c d e f"),
        ("", ""),
        (" \u3000\n", ""),
    ],
)
def test_a_single_line(text: str, line: str) -> None:
    assert single_line(text) == line
    assert single_line(line) == line
