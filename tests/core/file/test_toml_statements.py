"""TOML by its statements: where each begins and ends, and the bounds within which one is read at all."""

import pytest

from editor.core.file.toml_statements import MAX_BYTES, MAX_DEPTH, MAX_STATEMENTS, Statement, loads, statements
from editor.core.file.values import Fault


def test_each_statement_has_its_place() -> None:
    text = 'a = 1 # x\n\n# note\nb.c = [\n "]", # ]\n]\n[t]\nd = """\n[no]\n"""\n[[u."v w"]]\ne = {f = 1}'
    found = statements(text)
    assert [text[one.start : one.end] for one in found] == [
        "a = 1 # x\n", 'b.c = [\n "]", # ]\n]\n', "[t]\n", 'd = """\n[no]\n"""\n', '[[u."v w"]]\n', "e = {f = 1}",
    ]  # fmt: skip
    assert [(one.path, one.table, one.parts, one.group) for one in found] == [
        (("a",), "", 1, 0),
        (("b", "c"), "", 2, 0),
        (("t",), "[", 1, 1),
        (("t", "d"), "", 1, 1),
        (("u", "v w"), "[[", 1, 2),
        (("u", "v w", "e"), "", 1, 2),
    ]
    assert text[found[1].value_start :].startswith("[\n")
    assert statements("") == []
    assert statements("a = 1\n") == [Statement(("a",), 0, 6, 4)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a = " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, None),
        ("a = " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "header-too-deep"),
        ("a = [" + "[], " * 40 + "]", None),  # beside each other, not in each other
        ("a = ']]]'\nb = " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, None),
        (".".join("k" * (MAX_DEPTH + 1)) + " = 1", None),
        (".".join("k" * (MAX_DEPTH + 2)) + " = 1", "header-too-deep"),
        ("#" * MAX_BYTES, None),
        ("#" * (MAX_BYTES + 1), "header-too-large"),
        ("#" + "あ" * (MAX_BYTES // 3 + 1), "header-too-large"),
        ("a = ", "header-syntax"),
        ("a = 2025-02-30", "header-syntax"),
    ],
)
def test_bounds(text: str, rule: str | None) -> None:
    if rule is None:
        loads(text)
        return
    with pytest.raises(Fault) as caught:
        loads(text)
    assert caught.value.rule == rule


@pytest.mark.parametrize(("text", "place"), [("a = 1\nb = \nc = 2", 6), ("= 1", 0), ("a = 1\r\nb\r\n", 7)])
def test_a_fault_has_the_place_of_its_line(text: str, place: int) -> None:
    with pytest.raises(Fault) as caught:
        loads(text)
    assert (caught.value.rule, caught.value.offset) == ("header-syntax", place)


def test_so_many_statements_at_most() -> None:
    text = "".join(f"k{number} = 1\n" for number in range(MAX_STATEMENTS))
    assert len(statements(text)) == MAX_STATEMENTS
    with pytest.raises(Fault):
        statements(text + "x = 1\n")


def test_blank_lines_and_brackets_in_brackets_hide_no_statement() -> None:
    text = "\n\na = [[1,\n2], {x = [3]},\n[4]]\n\nb = 5\n"
    assert [text[one.start : one.end] for one in statements(text)] == ["a = [[1,\n2], {x = [3]},\n[4]]\n", "b = 5\n"]
