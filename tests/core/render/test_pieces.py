"""A long block is cut before it is parsed, and is parsed to the same."""

import random

import pytest

from editor.core.profile.load import DEFAULT, load_profile
from editor.core.render.extensions import pieces
from editor.core.render.markdown import Converter

LINES = (
    *("# h", "## h2 ##", "#a", "# ", "---", "- - -", "***", "-    -    -", "--", "- ", "===", "=", "a", "b c"),
    *("- a", "+ b", "* c", "1. x", "2. y", "  - in", "   cont", "    code", "      deep", "> q", "> - q", "> ---", ">"),
    *("[^1]: n", "[^2]: m", "*[ab]: t", "[r]: u", "![p](q)", "a|b", "-|-", "|-|", "|x|", "  ---", " # h", "１．a"),
    *("\u3000あ", "<b>x</b>", "a [r] b[^1] ab", "- - z", "12) w", "1. ", "", "```", "<!--more-->", "**e** `f`"),
)


@pytest.fixture(scope="module")
def converter():
    profile, _problems = load_profile(DEFAULT)
    return Converter(profile.markdown, profile.words)


def _texts(seed):
    dice = random.Random(seed)
    for _number in range(40):
        some = dice.sample(LINES, dice.randrange(2, len(LINES) if dice.random() < 0.3 else 7))
        yield "\n".join(dice.choice(some) for _line in range(dice.randrange(2, 50)))


@pytest.mark.parametrize("seed", range(8))
def test_a_block_that_is_cut_is_parsed_to_the_same(converter, monkeypatch, seed):
    for text in _texts(seed):
        monkeypatch.setattr(pieces, "MANY", 10**9)
        whole = converter.convert(text, None, {})
        monkeypatch.setattr(pieces, "MANY", 1)
        assert converter.convert(text, None, {}) == whole, text


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("a\n# b\nc\n---\nd", ["a", "# b", "c\n---", "d"]),
        ("a\nb\n***\nc", ["a\nb\n***", "c"]),
        ("---\n---\n---\nb", ["---\n---", "---", "b"]),  # as Python-Markdown has it: a rule over a rule is a heading
        ("- a\n  # b\n- c\n# d", ["- a\n  # b\n- c", "# d"]),
        ("- a\n+ b\n  ---\n***\nc", ["- a", "+ b\n  ---", "***", "c"]),
        ("    a\n# b", ["    a", "# b"]),
        ("a\nb", ["a\nb"]),
        ("# a\nb|c\n-|-\n# d", ["# a\nb|c\n-|-\n# d"]),  # a row of the table
    ],
)
def test_where_it_is_cut(block, expected):
    assert pieces.pieces(block, lambda line, below: "|" in line and "|" in below) == expected
