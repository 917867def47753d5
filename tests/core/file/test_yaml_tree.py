"""YAML as a tree: what it says, where each part is, and the bounds within which it is read."""

import pytest

from editor.core.file.values import Fault
from editor.core.file.yaml_tree import (
    MAX_ALIASES,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    Alias,
    Mapping,
    Scalar,
    Sequence,
    read_tree,
    value_of,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# nothing\n", None),
        ("a", "a"),
        ("~", None),
        ("'~'", "~"),
        ("a: 1\nb: no\nc: 2025-04-02\nd: 10:30", {"a": "1", "b": "no", "c": "2025-04-02", "d": "10:30"}),
        ("a:\nb: null\nc: Null\nd: NULL\ne: 'null'\nf: nULL", {**dict.fromkeys("abcd"), "e": "null", "f": "nULL"}),
        ("- a\n- [b, {c: d}]\n-", ["a", ["b", {"c": "d"}], None]),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: &x [1]\nb: *x", {"a": ["1"], "b": ["1"]}),
        # merge keys: what is written here counts, then the first that is merged
        ("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3", {"a": {"k": "1", "l": "2"}, "b": {"k": "1", "l": "3"}}),
        ("a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc: {<<: [*x, *y]}",
         {"a": {"k": "1"}, "b": {"k": "2", "l": "2"}, "c": {"k": "1", "l": "2"}}),
        ("c: {<<: {k: 1}}", {"c": {"k": "1"}}),
        ("c: {'<<': {k: 1}}", {"c": {"<<": {"k": "1"}}}),
    ],
)  # fmt: skip
def test_what_a_text_says(text: str, value: object) -> None:
    tree = read_tree(text)
    assert (value_of(tree.root), tree.faults) == (value, [])


@pytest.mark.parametrize(
    ("within", "beyond", "rule"),
    [
        ("#" * MAX_BYTES, "#" * (MAX_BYTES + 1), "header-too-large"),
        ("#" + "あ" * (MAX_BYTES // 3), "#" + "あ" * (MAX_BYTES // 3 + 1), "header-too-large"),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "header-too-deep"),
        ("[&a 1" + ", *a" * MAX_ALIASES + "]", "[&a 1" + ", *a" * (MAX_ALIASES + 1) + "]", "header-alias"),
        # of 5,000 events six are those of stream, document and list
        ("[" + "a," * (MAX_NODES - 6) + "]", "[" + "a," * (MAX_NODES - 1) + "]", "header-too-large"),
        # 16 levels with aliases expanded
        ("a: &a " + "[" * 14 + "]" * 14 + "\nb: [*a]", "a: &a " + "[" * 14 + "]" * 14 + "\nb: [[*a]]", "header-alias"),
    ],
)
def test_bounds(within: str, beyond: str, rule: str) -> None:
    assert read_tree(within).faults == []
    with pytest.raises(Fault) as caught:
        read_tree(beyond)
    assert caught.value.rule == rule


def test_references_do_not_multiply_beyond_the_bound() -> None:
    """Ten references to a list of a hundred are a thousand parts; each further level takes ten times as many."""
    base = "a: &a [" + "1," * 99 + "]\nb: &b [" + "*a," * 10 + "]\n"
    assert read_tree(base).faults == []
    with pytest.raises(Fault) as caught:
        read_tree(base + "c: [" + "*b," * 5 + "]\n")
    assert (caught.value.rule, base[0]) == ("header-alias", "a")
    assert caught.value.offset >= len(base)


@pytest.mark.parametrize(
    ("text", "rule", "offset"),
    [
        ("a: b: c", "header-syntax", 4),
        ("a: [b", "header-syntax", 3),  # missed at the end, said where it began
        ("a: 'b", "header-syntax", 3),
        ("a: \x07", "header-syntax", 3),
        ("a: 1\n---\nb: 2", "header-syntax", 5),
        ("a: *b", "header-alias", 3),
        ("a: &b [*b]", "header-alias", 7),
        ("a: [b\nc: d", "header-syntax", 7),
        ("a:\n  - b\n c", "header-syntax", 10),
        ("a: \ud800", "header-syntax", 0),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place(text: str, rule: str, offset: int) -> None:
    with pytest.raises(Fault) as caught:
        read_tree(text)
    assert (caught.value.rule, caught.value.offset) == (rule, offset)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: 1\nb: 2\na: 3", [("header-duplicate-key", 10)]),
        ("a: {b: 1, b: 2}", [("header-duplicate-key", 10)]),
        ("a: !x 1\nb: !!map {}", [("header-tag", 3), ("header-tag", 11)]),
        ("? [a]\n: b", [("header-complex-key", 2)]),
        ("<<: text", [("header-syntax", 0)]),
        ("<<: [{}, text]", [("header-syntax", 0)]),
        ("'<<': text", []),
    ],
)
def test_what_can_be_read_and_not_edited(text: str, faults: list[tuple[str, int]]) -> None:
    assert [(fault.rule, fault.offset) for fault in read_tree(text).faults] == faults


def test_a_long_key_that_stands_twice_is_named_in_short() -> None:
    for length, shown in ((40, "k" * 40), (41, "k" * 39 + "…")):
        key = "k" * length
        (fault,) = read_tree(f"{key}: 1\n{key}: 2").faults
        assert f"“{shown}”" in fault.sentence


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a: b c # d", "b c"),
        ("a: 'b' # d", "'b'"),
        ("a: &x b", "b"),
        ("a: &x 'b'", "'b'"),
        ("a: &x\n  # c\n  b", "b"),
        ("a: &x [b]", "[b]"),
        ("a: &x\n  # c\n  [b]", "[b]"),
        ("a: &x", ""),
        ("a: &xy\n", ""),
        ("a: &x  b", "b"),
        ("a: &x |\n  b\n", "|\n  b\n"),
        ("a: &x\n\n  # c\n  # d\n  'b'", "'b'"),
        ("a: &x\nb: c", ""),
        ("a: {b: c}", "{b: c}"),
    ],
)
def test_a_value_begins_behind_its_anchor(text: str, part: str) -> None:
    """What is replaced there keeps the anchor, and the comment below it."""
    root = read_tree(text).root
    assert isinstance(root, Mapping)
    value = root.named()["a"][1]
    assert text[value.start : value.end] == part


def test_nodes_know_their_notation_and_size() -> None:
    root = read_tree('a: [1, &x {b: c}]\nd:\n- *x\n- |\n  e\n- "f"\n').root
    assert isinstance(root, Mapping) and not root.flow
    a, d = (root.named()[name][1] for name in "ad")
    assert isinstance(a, Sequence) and a.flow and isinstance(d, Sequence) and not d.flow
    alias, block, quoted = d.items
    assert isinstance(alias, Alias) and alias.target is a.items[1]
    assert isinstance(block, Scalar) and isinstance(quoted, Scalar)
    assert (block.style, quoted.style) == ("|", '"')
    assert (a.size, a.depth, d.size, d.depth, root.size, root.depth) == (5, 3, 6, 3, 14, 4)
