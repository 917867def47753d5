"""One notion of a line, from the clipboard to the disk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.line_ends import line_number, unified

NO_ENDS = "\u2028\x85\x0b\x0c\x1c\x1d\x1e\ufeff\xa0\u3000"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\u2029d\n", ["a", "b", "c", "d", ""]),
        ("\n\r\r\n\u2029", ["", "", "", "", ""]),
        ("\r\n\r", ["", "", ""]),
        *((f"a{character}b", [f"a{character}b"]) for character in NO_ENDS),
    ],
)
def test_where_lines_end(text: str, lines: list[str]) -> None:
    assert unified(text).split("\n") == lines


@given(st.text(st.sampled_from("a\n\r\u2029\u2028\x85")))
def test_lines_are_counted_as_they_are_shown(text: str) -> None:
    assert unified(unified(text)) == unified(text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # inside one line end
            assert line_number(text, offset) == 1 + unified(text[:offset]).count("\n")
