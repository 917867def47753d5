"""A diff in two columns."""

import pytest
from hypothesis import example, given

from editor.core.text.diff import ChangeKind, diff
from editor.core.text.side_by_side import Line, rows
from editor.core.text.units import lines
from tests.core.text.test_diff import DOCUMENTS


def text(line: Line | None) -> str | None:
    return None if line is None else "".join(piece.text for piece in line)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("甲\n乙\n", "甲\n乙\n", [("甲\n", "甲\n"), ("乙\n", "乙\n")]),
        ("甲\n丙\n", "甲\n乙\n丙\n", [("甲\n", "甲\n"), (None, "乙\n"), ("丙\n", "丙\n")]),
        ("甲\n乙\n丙\n", "甲\n丙\n", [("甲\n", "甲\n"), ("乙\n", None), ("丙\n", "丙\n")]),
        (
            "協議を続けた。\n",
            "序文。\n協議を続けたと述べた。\n",
            [(None, "序文。\n"), ("協議を続けた。\n", "協議を続けたと述べた。\n")],
        ),
        (
            "一段落目。二段落目です。\n",
            "一段落目。\n二段落目です。\n",
            [(None, "一段落目。\n"), ("一段落目。二段落目です。\n", "二段落目です。\n")],
        ),
        ("0\r\n", "0\r\r\n", [(None, "0\r"), ("0\r\n", "\r\n")]),
        ("甲\u2029乙", "甲\u2029丙\u2029乙", [("甲\u2029", "甲\u2029"), (None, "丙\u2029"), ("乙", "乙")]),
        ("甲\u2028乙\n", "甲\u2028乙\n", [("甲\u2028乙\n", "甲\u2028乙\n")]),
        ("全部違う\n", "アメリカ", [("全部違う\n", "アメリカ")]),
        ("", "", []),
    ],
)
def test_cases(old: str, new: str, wanted: list[tuple[str | None, str | None]]) -> None:
    assert [(text(row.old), text(row.new)) for row in rows(diff(old, new))] == wanted


@given(DOCUMENTS, DOCUMENTS)
@example("0\r\n", "0\r\r\n")
@example("甲\u2029乙", "甲乙")
def test_each_line_stands_once_and_in_order(old: str, new: str) -> None:
    found = rows(diff(old, new))
    assert [text(row.old) for row in found if row.old is not None] == lines(old)
    assert [text(row.new) for row in found if row.new is not None] == lines(new)
    assert all(row.old is not None or row.new is not None for row in found)
    assert any(row.changed for row in found) == (old != new)
    for row in found:
        same = [
            "".join(piece.text for piece in line or () if piece.kind is ChangeKind.SAME) for line in (row.old, row.new)
        ]
        assert row.changed or same[0] == same[1] == text(row.old)
