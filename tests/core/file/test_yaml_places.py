"""Where the parts of a YAML text lie: lines of six kinds of ends, and the real end of what is indented."""

import pytest

from editor.core.file.yaml_places import CannotSpliceError, YamlPlaces
from editor.core.file.yaml_tree import Mapping, Sequence, read_tree


def value(text: str, key: str = "a"):
    root = read_tree(text).root
    assert isinstance(root, Mapping)
    return root.named()[key][1]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_lines(end: str) -> None:
    text = f"ab{end}cd{end}ef"
    at = YamlPlaces(text)
    second = 2 + len(end)
    assert [at.line_start(place) for place in (0, 1, second, second + 1, len(text))] == [
        0, 0, second, second, 2 * second,
    ]  # fmt: skip
    assert [at.line_end(place) for place in (0, 2, second, len(text) - 1)] == [second, second, 2 * second, len(text)]


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("", ""),
        ("  ", "  "),
        ("  - ", "    "),
        ("? ", ""),
        ("  ?  ", "  "),
        ("a: ", "   "),
        ("&a ", ""),
        ("  &a !t ", "  "),
        ("  - &a ", "    "),
        ("? &a ", ""),
    ],
)
def test_indentation_is_as_wide_as_what_stands_before(before: str, indent: str) -> None:
    text = f"x\n{before}key"
    assert YamlPlaces(text).indent(text.index("key")) == indent


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("a: b # c\nz: 1", "b"),
        ("a:\n  b: c # d\n\n# e\nz: 1", "c"),
        ("a:\n  - b\n  - c: d\n    e: f\n\nz: 1", "f"),
        ("a: [b,\n  c]\n\nz: 1", "]"),
        ("a: |\n  b\n  c\n\n\nz: 1", "c"),
        ("a:\n  - |\n    b\n\n", "b"),
        ("a: |+\n  b\n\n\nz: 1", "b\n\n"),  # blank lines that the author keeps are text
        ("a:\n  - >2+\n      b\n \nz: 1", "b\n "),
    ],
)
def test_a_node_ends_where_its_text_does(text: str, end: str) -> None:
    place = YamlPlaces(text).content_end(value(text))
    assert text[:place].endswith(end) and not text[place:].lstrip("]").startswith(end)


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("a:\n  b: c\nz: 1", "z: 1"),
        ("a:\n  b: c\n  # deep\n# not deep\nz: 1", "# not deep\nz: 1"),
        ("a: |\n  b\n\nz: 1", "z: 1"),
        ("a:\n  - b: |+\n      c\n\nz: 1", "z: 1"),
        ("a: b", ""),
    ],
)
def test_behind_a_node_are_its_deeper_comments(text: str, behind: str) -> None:
    assert text[YamlPlaces(text).after(value(text), 0) :] == behind


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("z: 1\n# b\n  # c\na: 1", "# b\n  # c\na: 1"),
        ("z: 1\r\n# b\r\na: 1", "# b\r\na: 1"),
        ("z: 1\n# b\n\na: 1", "a: 1"),
        ("# b\na: 1", "# b\na: 1"),
        ("a: 1", "a: 1"),
    ],
)
def test_comments_right_above_belong_to_a_line(text: str, above: str) -> None:
    assert text[YamlPlaces(text).above(text.rindex("a: 1")) :] == above


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a:\n  - b\n  - c\n", ["  - b\n", "  - c\n"]),
        ("a:\n- b\n# x\n- c", ["- b\n", "# x\n- c"]),
        ("a:\n  # first\n  - b\n\n  # x\n  # y\n  - c\n", ["  - b\n\n", "  # x\n  # y\n  - c\n"]),
        ("a: &x\n  # - no\n  - b\n", ["  - b\n"]),
    ],
)
def test_each_item_has_its_lines(text: str, items: list[str]) -> None:
    node = value(text)
    assert isinstance(node, Sequence)
    starts = YamlPlaces(text).item_starts(node)
    assert [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)] == items


def test_a_list_that_begins_behind_something_else_is_too_unusual() -> None:
    text = "a:\n- - b\n  - c\n"
    inner = value(text).items[0]
    with pytest.raises(CannotSpliceError):
        YamlPlaces(text).item_starts(inner)
