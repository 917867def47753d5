"""The whole text of a YAML header after each kind of edit: no other line differs, comments stay with their values."""

import pytest

from editor.core.file.values import Data, Fault, Value
from editor.core.file.yaml_edit import YamlSplice, _rising, spliced
from editor.core.file.yaml_header import YamlHeader

A, B, C = {"title": "A", "x": "1"}, {"title": "B"}, {"title": "C", "url": "c"}
ROWS = "r:\n  - title: A # a\n    x: 1\n  # b\n  - title: B\n  - {title: C, url: c} # c\n"
ROW_A, ROW_B, ROW_C = (
    "  - title: A # a\n    x: 1\n",
    "  # b\n  - title: B\n",
    "  - {title: C, url: c} # c\n",
)
ITEMS = "l:\n  # one\n  - a # A\n  # two\n  - b # B\n  - c\nz: 1\n"
ON_A_LINE = "l: [a, 'b', c] # f\n"
MERGED = "base: &b {x: 1}\nn:\n  <<: *b\n  w: 2\n"


def edited(text: str, changes: dict[str, Value]) -> str:
    """`text` with the given keys changed; `...` removes one."""
    header = YamlHeader.read(text)
    data: Data = {key: value for key, value in {**header.data, **changes}.items() if value is not ...}
    result = header.with_data(data)
    assert result.data == data
    return result.text


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("t: x # c\n", "a", "t: a # c\n"),
        ("t: 'x' # c\n", "a'b", "t: 'a''b' # c\n"),  # in the author's own quotes
        ('t: "x"\n', 'a"b\\', 't: "a\\"b\\\\"\n'),
        ("t: x\n", "no", 't: "no"\n'),  # what other readers give a type
        ("t:\n", "a", "t: a\n"),
        ("t: # c\n", "a", "t: a # c\n"),
        ("t: ~ # c\n", "a", "t: a # c\n"),
        ("t: &t x\nz: *t\n", "x", "t: &t x\nz: *t\n"),
        ("z: &b 1\nt: *b\n", "x", "z: &b 1\nt: x\n"),
        # texts of several lines
        ("t: |\n  a\n  b\n\nz: 1\n", "c\nd\n", "t: |\n  c\n  d\n\nz: 1\n"),
        ("t: |-\n  a\n  b\nz: 1\n", "c\nd", "t: |-\n  c\n  d\nz: 1\n"),
        ("t: >\n  a\n  b\nz: 1\n", "c\nd\n", 't: "c\\nd\\n"\nz: 1\n'),
        ("t: | # c\n  a\nz: 1\n", "b", "t: b # c\nz: 1\n"),
        ("t: | # c\n  a\n", "b\nc\n", "t: | # c\n  b\n  c\n"),
        ("t: x", "a\nb", 't: "a\\nb"'),
        # unusual keys
        ("&a t: b\nc: *a\n", "x", "&a t: x\nc: *a\n"),
        ("? t\n: b\nc: d\n", "x", "? t\n: x\nc: d\n"),
        ("{t: b}\n", "c", "{t: c}\n"),
        ("{t: b, c: d} # e\n", "no", '{t: "no", c: d} # e\n'),
    ],
)
def test_a_text(before: str, value: str, after: str) -> None:
    assert edited(before, {"t": value}) == after


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("title: x", {"zzz": "1"}, 'title: x\nzzz: "1"\n'),
        ("# only\n", {"title": "a"}, "# only\ntitle: a\n"),
        ("# only", {"title": "a"}, "# only\ntitle: a\n"),
        ("", {"title": "a"}, "title: a\n"),
        ("a: 1\r\nb: 2\r\n", {"b": "3"}, 'a: 1\r\nb: "3"\r\n'),
        ("? a\n: b\nc: d\n", {"e": "x"}, "? a\n: b\nc: d\ne: x\n"),
        ("{a: b}\n", {"d": "e"}, "{a: b, d: e}\n"),
        ("{}\n", {"d": "e"}, "{d: e}\n"),
        # where POST_FORMAT has it, not between a comment and what it is about
        ("status: draft\n# about labels\nlabels: [a]\n", {"title": "t"},
         "status: draft\n# about labels\nlabels: [a]\ntitle: t\n"),
        ("# about labels\nlabels: [a]\n", {"status": "draft"}, "status: draft\n# about labels\nlabels: [a]\n"),
        ("title: t\n", {"status": "draft", "labels": ["a", "b"], "related": [{"title": "A", "url": "u"}]},
         "status: draft\nlabels: [a, b]\ntitle: t\nrelated:\n  - title: A\n    url: u\n"),
        # a key that goes takes its lines, and leaves the comment above the next one
        ("a: 1\n\n# about b\nb: 2\n# about c\nc: 3\n", {"b": ...}, "a: 1\n\n# about b\n# about c\nc: 3\n"),
        ("a: 1\nb:\n  - c\n  # d\n  - e\n\nf: 2\n", {"b": ...}, "a: 1\n\nf: 2\n"),
        # keys of a mapping
        ("news:\n  headline: h\nz: 1\n", {"news": {"headline": "h", "summary": ["a"]}},
         "news:\n  headline: h\n  summary:\n    - a\nz: 1\n"),
        ("news:\n  summary:\n    - a\n", {"news": {"headline": "h", "summary": ["a"]}},
         "news:\n  headline: h\n  summary:\n    - a\n"),
        ("news:\n    headline: h\n    # deep\n  # not so deep\nz: 1\n", {"news": {"headline": "h", "x": "a"}},
         "news:\n    headline: h\n    x: a\n    # deep\n  # not so deep\nz: 1\n"),
        ("news:\n  headline: h\nz: 1\n", {"news": {}}, "news: {}\nz: 1\n"),
        ("news: {headline: h} # c\n", {"news": {"headline": "h", "x": "no"}}, 'news: {headline: h, x: "no"} # c\n'),
        ("news: {} # c\n", {"news": {"x": "a"}}, "news: # c\n  x: a\n"),
        ("news: {a: b, c: d}\n", {"news": {"c": "d"}}, "news:\n  c: d\n"),
        ("news:\nz: 1\n", {"news": {"x": ["a"]}}, "news:\n  x:\n    - a\nz: 1\n"),
        # what is merged stays merged
        (MERGED, {"n": {"x": "1", "w": "3"}}, 'base: &b {x: 1}\nn:\n  <<: *b\n  w: "3"\n'),
        (MERGED, {"n": {"x": "5", "w": "2"}}, 'base: &b {x: 1}\nn:\n  <<: *b\n  w: 2\n  x: "5"\n'),
    ],
)  # fmt: skip
def test_keys(before: str, changes: dict[str, Value], after: str) -> None:
    assert edited(before, changes) == after


@pytest.mark.parametrize(
    ("items", "after"),
    [
        (["b", "a", "c"], "  # one\n  # two\n  - b # B\n  - a # A\n  - c\n"),
        (["c", "a", "b"], "  # one\n  - c\n  - a # A\n  # two\n  - b # B\n"),
        (["a", "c"], "  # one\n  - a # A\n  - c\n"),
        (["b", "c"], "  # one\n  # two\n  - b # B\n  - c\n"),
        (["a", "b"], "  # one\n  - a # A\n  # two\n  - b # B\n"),
        (["x", "a", "b", "c"], "  # one\n  - x\n  - a # A\n  # two\n  - b # B\n  - c\n"),
        (["a", "x", "b", "c"], "  # one\n  - a # A\n  - x\n  # two\n  - b # B\n  - c\n"),
        (["a", "b", "c", "x"], "  # one\n  - a # A\n  # two\n  - b # B\n  - c\n  - x\n"),
        (["a", "d", "c"], "  # one\n  - a # A\n  # two\n  - d # B\n  - c\n"),
        (["e"], "  # one\n  - e # A\n"),
    ],
)
def test_items_below_each_other(items: list[str], after: str) -> None:
    assert edited(ITEMS, {"l": items}) == f"l:\n{after}z: 1\n"


@pytest.mark.parametrize(
    ("items", "after"),
    [
        (["b", "a", "c"], "['b', a, c]"),  # an item keeps its quotes
        (["a", "c"], "[a, c]"),
        (["b", "c"], "['b', c]"),
        (["a", "b"], "[a, 'b']"),
        (["c"], "[c]"),
        (["x", "a", "b", "c"], "[x, a, 'b', c]"),
        (["a", "x", "b", "c"], "[a, x, 'b', c]"),
        (["a", "b", "c", "x"], "[a, 'b', c, x]"),
        (["w", "x", "b"], "[w, x, 'b']"),
        (["a", "d", "c"], "[a, 'd', c]"),
        ([], "[]"),
        (["z"], "[z]"),
    ],
)
def test_items_on_one_line(items: list[str], after: str) -> None:
    assert edited(ON_A_LINE, {"l": items}) == f"l: {after} # f\n"


@pytest.mark.parametrize(
    ("before", "items", "after"),
    [
        ("l: [\n a, # one\n b, # two\n]\n", ["a", "c"], "l: [\n a, # one\n c, # two\n]\n"),
        ("l: [\n a, # one\n b, # two\n]\n", ["a", "b", "c"], "l: [\n a, # one\n b, c, # two\n]\n"),
        ("l:\n", ["a", "b"], "l:\n  - a\n  - b\n"),
        ("l: []\n", ["a"], "l:\n  - a\n"),
        ("l: [] # c\n", ["a"], "l: # c\n  - a\n"),
        ("l: x\n", ["a"], "l:\n  - a\n"),
        ("l:\n- a\n- b\n", ["b"], "l:\n- b\n"),
        ("l:\n- a\n- b\nz: 1\n", [], "l: []\nz: 1\n"),
        ("l:\n  - a\n  -\n  - b\n", ["a", "x", "b"], "l:\n  - a\n  - x\n  - b\n"),
        ("l:\n  - a", ["a", "b"], "l:\n  - a\n  - b\n"),
        ("l:\n  - a # A\n\n  - b\n", ["a", "b", "c"], "l:\n  - a # A\n\n  - b\n  - c\n"),
    ],
)
def test_lists_as_authors_write_them(before: str, items: list[str], after: str) -> None:
    assert edited(before, {"l": items}) == after


def test_what_yaml_does_not_read_as_it_stands_is_edited_beside_and_in_place() -> None:
    news = "news:\n  summary:\n  - 「A」: B\n  - c\n"
    before = f"title: 首相: 増税 # c\n{news}"
    assert edited(before, {"title": "a"}) == f"title: a # c\n{news}"
    assert edited(before, {"news": {"summary": ["「A」: B", "d"]}}) == before.replace("- c", "- d")
    assert edited(before, {"news": {"summary": ["b", "c"]}}) == before.replace("「A」: B", "b")


def test_labels_are_written_on_one_line() -> None:
    assert edited("labels:\n", {"labels": ["a", "b"]}) == "labels: [a, b]\n"


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ([B, A, C], ROW_B + ROW_A + ROW_C),
        ([C, A, B], ROW_C + ROW_A + ROW_B),
        ([A, C], ROW_A + ROW_C),
        ([{"title": "D"}, A, B, C], "  - title: D\n" + ROW_A + ROW_B + ROW_C),
        ([A, {**B, "url": "b"}, C], ROW_A + ROW_B + "    url: b\n" + ROW_C),
        ([{**A, "title": "E"}, B, C], "  - title: E # a\n    x: 1\n" + ROW_B + ROW_C),
        ([{**A, "w": ["l"]}, B, C], ROW_A + "    w:\n      - l\n" + ROW_B + ROW_C),
        ([A, B, {**C, "url": "d"}], ROW_A + ROW_B + "  - {title: C, url: d} # c\n"),
        ([{**C, "url": "z"}, A, B], "  - {title: C, url: z} # c\n" + ROW_A + ROW_B),  # moved and edited
    ],
)
def test_rows_keep_their_comments_and_notation(rows: list[Value], after: str) -> None:
    assert edited(ROWS, {"r": rows}) == "r:\n" + after


@pytest.mark.parametrize(
    ("before", "rows", "after"),
    [
        ("r:\n  - a\n  - {b: c}\n", [{"a": "b"}, {"b": "c"}], "r:\n  - {a: b}\n  - {b: c}\n"),
        ("r:\n  - - a\n    - b\n", [["a"]], "r:\n  - [a]\n"),
        ("r:\n  - {}\n  - a\n", [{"b": "c"}, "a"], "r:\n  - {b: c}\n  - a\n"),
        ("r:\n  -\n    a: b\n", [{"a": "c"}], "r:\n  -\n    a: c\n"),
        ("r:\n  - a: b\n", [{"a": "b"}, {"c": {"d": "e"}}], "r:\n  - a: b\n  - c:\n      d: e\n"),
    ],
)
def test_rows_of_other_kinds(before: str, rows: list[Value], after: str) -> None:
    assert edited(before, {"r": rows}) == after


def test_a_key_before_the_first_one_of_a_row_stands_below_it() -> None:
    """The dash has the first one's line."""
    row = {"title": "t", "url": "u", "date": "2025-04-02"}
    assert edited("related:\n  - url: u # c\n    date: 2025-04-02\n", {"related": [row]}) == (
        "related:\n  - url: u # c\n    title: t\n    date: 2025-04-02\n"
    )


def test_a_value_that_begins_right_behind_its_colon_gets_its_space() -> None:
    assert edited("t:\nz: 1\n", {"t": "a"}) == "t: a\nz: 1\n"
    assert edited("{t: , z: 1}\n", {"t": "a"}) == "{t: a, z: 1}\n"
    assert edited("? t\n:\nz: 1\n", {"t": "a"}) == "? t\n: a\nz: 1\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("&a k: v\n", "&a k: v\nt: x\n"),
        ("l:\n- &a k: v\n", "l:\n- &a k: v\nt: x\n"),
        ("d: |+\n  a\n\n", "d: |+\n  a\n\nt: x\n"),
        ("d:\n  - e: >+\n      a\n\n\n", "d:\n  - e: >+\n      a\n\n\nt: x\n"),
    ],
    ids=["a name before the first key", "before a key of a row", "blank lines that are kept", "at depth"],
)
def test_a_new_key_below_what_is_written_in_an_unusual_way(before: str, after: str) -> None:
    assert edited(before, {"t": "x"}) == after


def test_an_anchor_that_others_refer_to_is_not_changed_unseen() -> None:
    header = YamlHeader.read("t: &t x\nz: *t\n")
    with pytest.raises(Fault) as caught:
        header.with_data({**header.data, "t": "other"})
    assert (caught.value.rule, caught.value.offset) == ("header-cannot-edit", 0)


def test_splices_are_done_in_the_order_of_their_places() -> None:
    assert (
        spliced("abcdef", [YamlSplice(4, 5, "E"), YamlSplice(1, 2, "B"), YamlSplice(2, 2, "+"), YamlSplice(2, 2, "-")])
        == "aB+-cdEf"
    )
    assert spliced("ab", []) == "ab"
    assert spliced("", [YamlSplice(0, 0, "x")]) == "x"
    with pytest.raises(Fault):
        spliced("abcdef", [YamlSplice(1, 4, ""), YamlSplice(3, 5, "")])
    assert spliced("abcdef", [YamlSplice(1, 3, ""), YamlSplice(3, 5, "")]) == "af"  # side by side


@pytest.mark.parametrize(
    ("indexes", "stays"),
    [
        ([], set()),
        ([3], {3}),
        ([0, 1, 2], {0, 1, 2}),
        ([2, 0, 1], {0, 1}),
        ([1, 2, 0], {1, 2}),
        ([4, 0, 3, 1, 2], {0, 1, 2}),
        ([3, 1, 4, 0, 5], {1, 4, 5}),
    ],
)
def test_as_few_items_as_possible_are_moved(indexes: list[int], stays: set[int]) -> None:
    assert _rising(indexes) == stays
