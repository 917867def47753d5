"""YAML as we write it: quotes only where a reader would take a text for something else."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.values import Plain, Value
from editor.core.file.yaml_write import write_block, write_flow, write_item, write_pair, write_pairs, write_scalar


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("首相の会見", "首相の会見"),
        ("a b", "a b"),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("no", '"no"'),
        ("y", '"y"'),
        ("1.10", '"1.10"'),
        ("10:30", '"10:30"'),
        ("2024-01-01", '"2024-01-01"'),
        ("+1e5", '"+1e5"'),
        ("0x1F", '"0x1F"'),
        (".inf", '".inf"'),
        ("1a", "1a"),
        ("null", '"null"'),
        ("~", '"~"'),
        ("=", '"="'),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("- a", '"- a"'),
        ("[a", '"[a"'),
        ("[a]", '"[a]"'),
        ("{a}", '"{a}"'),
        ("a, b", "a, b"),
        ("*a", '"*a"'),
        ("it's", "it's"),
        ('"a" said', "'\"a\" said'"),
        ('"a" isn\'t', '"\\"a\\" isn\'t"'),
        ("\\: a", "'\\: a'"),
        ("a\nb", '"a\\nb"'),
        ("a\tb", '"a\\tb"'),
        ("a\rb", '"a\\rb"'),
        ("a\x07b", '"a\\x07b"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("a\u202eb", '"a\\u202eb"'),  # turns the direction of the line
        ("\ufeffa", '"\\ufeffa"'),
        ("a\U0001ffffb", '"a\\U0001ffffb"'),
        ("🚨", "🚨"),
        ("a" * 4096, "a" * 4096),
        ("a" * 4097, f'"{"a" * 4097}"'),
    ],
)
def test_a_text(text: str, written: str) -> None:
    assert write_scalar(text) == written
    assert yaml.safe_load(f"k: {written}") == {"k": text}


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("a", "'", "'a'"),
        ("it's", "'", "'it''s'"),
        ("a\nb", "'", '"a\\nb"'),  # single quotes cannot say it
        ("a", '"', '"a"'),
        ('a"\\', '"', '"a\\"\\\\"'),
        ("no", "'", "'no'"),
    ],
)
def test_the_authors_quotes_stay(text: str, style: str, written: str) -> None:
    assert write_scalar(text, style=style) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("2025-04-02", "2025-04-02"), ("1", "1"), ("true", "true"), ("a: b", '"a: b"'), ("~", "~")],
)
def test_what_is_to_have_a_type_has_no_quotes_where_it_reads_back(text: str, written: str) -> None:
    assert write_scalar(Plain(text)) == written


@pytest.mark.parametrize(
    ("text", "key", "flow", "written"),
    [
        ("a, b", False, True, '"a, b"'),
        ("a]b", False, True, '"a]b"'),
        ("a]b", False, False, "a]b"),
        ("a}b", False, True, '"a}b"'),
        ("a?", False, False, "a?"),
        ("no", True, False, '"no"'),
        ("a b", True, False, "a b"),
        ("a: b", True, False, '"a: b"'),
        ("<<", True, False, '"<<"'),
    ],
)
def test_places_have_rules_of_their_own(text: str, key: bool, flow: bool, written: str) -> None:
    assert write_scalar(text, key=key, flow=flow) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ([], "[]"),
        ({}, "{}"),
        (None, ""),
        (["a", "b, c", ["d"]], '[a, "b, c", [d]]'),
        ({"a": "b", "no": {"c": []}}, '{a: b, "no": {c: []}}'),
    ],
)
def test_in_brackets(value: object, written: str) -> None:
    assert write_flow(value) == written


VALUES = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES | st.none())
def test_whatever_is_written_reads_back(value: Value) -> None:
    assert yaml.safe_load(write_pair("k", value, "", ("k",), "\n")) == {"k": value}


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("a\nb\n", "|", "|\n    a\n    b"),
        ("a\nb", "|", "|-\n    a\n    b"),
        ("a\n\nb\n", "|", "|\n    a\n\n    b"),
        ("a\n  b\n", "|", "|\n    a\n      b"),
        ("a\n", "|", "|\n    a"),
        ("a", "|", None),
        ("a\nb\n", ">", None),
        ("", "|", None),
        ("\n", "|", None),
        (" a\nb", "|", None),  # its indentation would be taken for that of the block
        ("\na", "|", None),
        ("a\n\n", "|", None),
        ("a\n ", "|", None),
        ("a\tb\nc\x07", "|", None),
    ],
)
def test_a_block(text: str, style: str, written: str | None) -> None:
    assert write_block(text, style, "  ", "\n") == written
    if written:
        assert yaml.safe_load(f"  k: {written}\n") == {"k": text}


def test_entries_in_the_order_of_the_format() -> None:
    data = {
        "zzz": None,
        "related": [{"url": "u", "title": "t"}],
        "labels": ["a"],
        "news": {"summary": [], "headline": "h"},
    }
    assert write_pairs(data, "", (), "\r\n") == (
        "labels: [a]\r\nnews:\r\n  headline: h\r\n  summary: []\r\nrelated:\r\n  - title: t\r\n    url: u\r\nzzz:\r\n"
    )


def test_items() -> None:
    assert write_item("a", "  ", ("l",), "\n") == "  - a\n"
    assert write_item(None, "", ("l",), "\n") == "-\n"
    assert write_item({}, "", ("l",), "\n") == "- {}\n"
    assert write_item(["a"], "", ("l",), "\n") == "- [a]\n"
    assert write_item({"a": "b", "c": {"d": "e"}}, "  ", ("l",), "\n") == "  - a: b\n    c:\n      d: e\n"
