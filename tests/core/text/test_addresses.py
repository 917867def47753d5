"""Addresses in Markdown, with their places."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.addresses import addresses, readable, with_addresses_changed

CASES = [
    ("[a](b.md)", ["b.md"]),
    ("![図](p/a.jpg)", ["p/a.jpg"]),
    ('![図](p/a.jpg "題（1）")', ["p/a.jpg"]),
    ("![図](<p q/a (1).jpg>)", ["p q/a (1).jpg"]),
    ("![図](p q/a.jpg)", ["p q/a.jpg"]),
    ("![図](p/a_(1).jpg)と", ["p/a_(1).jpg"]),
    ("[![図](p/a.jpg)](https://example.com/a)", ["p/a.jpg", "https://example.com/a"]),
    ("[a]: b.md", ["b.md"]),
    ("[a]: <b c.md> '題'", ["b c.md"]),
    ('<img alt="x" src="p/a&amp;b.jpg">', ["p/a&b.jpg"]),
    ("<a href='b.md'>b</a> <a href=c.md>c</a>", ["b.md", "c.md"]),
    ("https://example.com/a。次", ["https://example.com/a"]),
    ("「https://example.com/a」", ["https://example.com/a"]),
    ("see https://example.com/a.", ["https://example.com/a"]),
    ("<https://example.com/a>", ["https://example.com/a"]),
    ("[https://example.com/a](https://example.com/b)", ["https://example.com/a", "https://example.com/b"]),
    ("<!-- ![図](p/a.jpg) -->", ["p/a.jpg"]),
    ("`[a](b.md)`", []),
    ("```\n[a](b.md)\n```", []),
    ("[a]()", []),
    ("a(b.md) [c] d", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_addresses(text, found):
    assert [one.value for one in addresses(text)] == found


def test_each_is_changed_where_it_stands():
    text = "![a](p/x.jpg)\n`p/x.jpg` <img src='p/x.jpg'> [b]: p/x.jpg\n\n[b]: p/x.jpg\n"
    changed = with_addresses_changed(text, lambda address, _form: address.replace("p/", "新しい&/"))
    assert (
        changed == "![a](新しい&/x.jpg)\n`p/x.jpg` <img src='新しい&amp;/x.jpg'> [b]: p/x.jpg\n\n[b]: 新しい&/x.jpg\n"
    )


def test_comments_are_left_out_or_not():
    assert readable("<!-- a -->b") == "          b"
    assert readable("<!-- a -->b", comments=True) == "<!-- a -->b"


@given(st.text(alphabet="[](){}<>!`\\\"' \n:/#ahref=sc.日https"))
def test_nothing_but_addresses_changes(text):
    assert with_addresses_changed(text, lambda address, _form: address) == text
    found = list(addresses(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    marked = with_addresses_changed(text, lambda _address, _form: "X")
    assert len(marked) == len(text) + sum(1 - (one.end - one.start) for one in found)


@pytest.mark.parametrize("text", ["[](" * 20_000, "](" + "(" * 40_000, "![a](" + "a(b)" * 20_000, "[a" * 20_000])
def test_long_nonsense_takes_no_long_time(text):
    start = time.process_time()
    list(addresses(text))
    assert time.process_time() - start < 10
