"""A YAML header: what it says, where, and how it is known that an edit reads back."""

import pytest

from editor.core.file.values import Fault, Plain
from editor.core.file.yaml_header import YamlHeader, _agrees, _is_fewer, _moved

TEXT = """\
top: 1
news:
  headline: h
  summary:
    - a
    - b
l: [x, y]
title: 首相: A # x
m: |
  a
  b

z: &z
- 1
w: *z
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), "top: 1"),
        (("news", "headline"), "headline: h"),
        (("news", "summary", "1"), "b"),
        (("news", "summary", "2"), "summary:"),  # the nearest part above
        (("news", "summary", "x"), "summary:"),
        (("l", "1"), "y]"),
        (("l", "1", "q"), "y]"),
        (("title",), "title: 首相: A # x"),
        (("gone",), "top: 1"),
        (("w", "0"), "1"),  # where it is written
    ],
)
def test_each_value_has_its_place(path: tuple[str, ...], line: str) -> None:
    assert TEXT[YamlHeader.read(TEXT).offset(path) :].startswith(f"{line}\n")


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("top", "1"),
        ("news", "headline: h\n  summary:\n    - a\n    - b"),
        ("l", "[x, y]"),
        ("title", "首相: A"),
        ("m", "|\n  a\n  b"),
        ("z", "- 1"),
        ("w", "*z"),
        ("gone", ""),
    ],
)
def test_a_value_is_shown_as_the_author_wrote_it(key: str, source: str) -> None:
    assert YamlHeader.read(TEXT).source(key) == source


def test_what_was_mended_is_told() -> None:
    ((path, place),) = YamlHeader.read(TEXT).mended()
    assert path == ("title",) and TEXT[place:].startswith("首相: A # x")
    assert YamlHeader.read("title: a").mended() == ()


@pytest.mark.parametrize(
    ("text", "rules", "data"),
    [
        ("", [], {}),
        ("~", [], {}),
        ("# c", [], {}),
        ("- a", ["header-not-mapping"], {}),
        ("a", ["header-not-mapping"], {}),
        ("a: [", ["header-syntax"], {}),
        ("a: 1\na: 2", ["header-duplicate-key"], {"a": "2"}),
        ("a: !x 1", ["header-tag"], {"a": "1"}),
        ("title: a: b\nx: [", ["header-syntax"], {}),
        ("title: 'a", [], {"title": "'a"}),
        ("title: [a]", [], {"title": "[a]"}),
        ("x: [a]", [], {"x": ["a"]}),
    ],
)
def test_faults(text: str, rules: list[str], data: dict[str, object]) -> None:
    header = YamlHeader.read(text)
    assert ([fault.rule for fault in header.faults], header.data) == (rules, data)
    if rules:
        with pytest.raises(Fault):
            header.with_data({"b": "1"})


def test_a_fault_stands_where_the_author_wrote_it() -> None:
    text = "title: a: b\nx: 1\nx: 2"
    assert [fault.offset for fault in YamlHeader.read(text).faults] == [text.rindex("x")]


A, B, C = {"t": "A"}, {"t": "B"}, {"t": "C", "u": "c"}


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ([A, C], [{**C, "u": "d"}, A], [C, A]),  # moved first, edited then
        ([A, C], [A, {**C, "u": "d"}], None),  # only edited
        ([A, C], [C, A], None),  # only moved
        ([A, C], [{**C, "u": "d"}, B, A], [C, B, A]),
        (["a", "b"], ["b", "x"], None),
        ("a", "b", None),
        (None, [A], None),
    ],
)
def test_rows_that_are_moved_and_edited(old: object, new: object, moved: object) -> None:
    assert _moved(old, new) == moved


@pytest.mark.parametrize(
    ("old", "new", "fewer"),
    [
        ("a", "", False),
        (["a"], ["a", "b"], False),
        (["a", "b"], ["a"], True),
        ({"a": "1"}, {"a": "2"}, False),
        ({"a": "1"}, {"b": "1"}, True),
        ({"a": ["1", "2"]}, {"a": ["1"]}, True),
        ([{"a": "1"}], [{}], True),
        (["a"], "a", True),
        ([], "a", False),
        ({}, None, False),
        ({"a": "1"}, None, True),
    ],
)
def test_comments_of_what_is_gone_may_go(old: object, new: object, fewer: bool) -> None:
    assert _is_fewer(old, new) is fewer


@pytest.mark.parametrize(
    ("now", "new", "was", "old", "agrees"),
    [
        ("a", "a", None, None, True),
        ("a", "b", None, None, False),
        (5, "5", 4, "4", False),  # a text must be a text
        (5, "5", 5, "5", True),  # unless it is as it was
        (6, "5", 5, "5", False),
        (None, None, None, None, True),
        ("", None, None, None, False),
        (2025, Plain("2025"), None, None, True),
        ({"a": "b"}, {"a": "b"}, None, None, True),
        ({"a": 1}, {"a": "1"}, {"a": 1}, {"a": "1"}, True),
        ({"a": 1}, {"a": "1"}, {"a": "1"}, {"a": "2"}, False),
        ({"a": "b", "c": "d"}, {"a": "b"}, None, None, False),
        ({5: "b"}, {"5": "b"}, None, None, True),  # a key that PyYAML gives a type
        (["a", 1], ["a", "1"], [1, "a"], ["1", "a"], True),  # moved
        (["a", 1], ["a", "1"], None, None, False),
        (["a"], ["a", "b"], None, None, False),
        (float("nan"), ".nan", float("nan"), ".nan", True),
    ],
)
def test_stock_pyyaml_must_read_what_was_meant(
    now: object, new: object, was: object, old: object, agrees: bool
) -> None:
    assert _agrees(now, new, was, old) is agrees  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [100, 10_000])
def test_headers_of_any_size_are_proved(size: int) -> None:
    """A large one entry by entry: PyYAML's reader in Python takes half a second for all of it."""
    text = f"a: 1\nx: {'b' * size}\ntitle: t # c\nz: [1, 2]\n"
    header = YamlHeader.read(text)
    assert header.with_data({**header.data, "title": "no"}).text == text.replace("t # c", '"no" # c')
    assert header.with_data({**header.data, "z": ["1", "3"]}).text == text.replace("[1, 2]", '[1, "3"]')
    assert header.with_data({key: value for key, value in header.data.items() if key != "title"}).text == text.replace(
        "title: t # c\n", ""
    )


def test_comments_stay_above_what_is_written_anew() -> None:
    text = "a: 1\nnews: # why\n  {headline: h, # not this\n   x: y}\nz: 1\n"
    header = YamlHeader.read(text)
    made = header.with_data({**header.data, "news": {"headline": "h", "x": "y", "k": ["l"]}})
    assert "# why" in made.text and "# not this" in made.text
    assert made.data["news"] == {"headline": "h", "x": "y", "k": ["l"]}
