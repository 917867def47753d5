import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import PatternError
from editor.core.text.replacement import template


@pytest.mark.parametrize(
    ("pattern", "text", "words", "put"),
    [
        (r"(\d+)年", "2025年", "$1/", "2025/"),
        (r"(\d+)年", "2025年", r"\1/", "2025/"),
        (r"(?P<year>\d+)年", "2025年", "${year}・\\g<year>", "2025・2025"),
        ("米国", "米国", "「$&」", "「米国」"),
        ("米国", "米国", "「$0」", "「米国」"),
        ("米国", "米国", "$$5と\\\\", "$5と\\"),
        ("米国", "米国", "一\\n二\\t三", "一\n二\t三"),
        ("(a)|(b)", "b", "[$1$2]", "[b]"),
        ("(a)", "a", "$12", "a2"),
        ("(a)", "a", "${1}2", "a2"),
        ("a", "a", "5$ と $", "5$ と $"),
        ("a", "a", "", ""),
        ("a", "a", "\\q", "\\q"),
    ],
)
def test_signs(pattern: str, text: str, words: str, put: str) -> None:
    compiled = re.compile(pattern)
    hit = compiled.search(text)
    assert hit is not None
    assert template(words, compiled)(hit) == put


@pytest.mark.parametrize("words", ["$1", r"\2", "${name}", r"\g<x>", "${99}"])
def test_groups_that_are_not_there(words: str) -> None:
    with pytest.raises(PatternError, match="no group"):
        template(words, re.compile("a"))


@given(st.text(alphabet=st.characters(exclude_characters="$\\")))
def test_other_words_stand_for_themselves(words: str) -> None:
    compiled = re.compile("a")
    hit = compiled.search("a")
    assert hit is not None
    assert template(words, compiled)(hit) == words
