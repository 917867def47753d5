"""HTML's comments in a text."""

import re

import pytest

from editor.core.text.comments import comments_of, replace_comments


@pytest.mark.parametrize(
    "text",
    ["", "a", "<!-- a -->b", "a<!---->b<!-- c", "<!--> a -->", "<!-- <!-- a --> b -->", "--> <!-- a\nb -->", "<!-->"],
)
def test_the_same_as_a_pattern_finds(text: str) -> None:
    pattern = re.compile("<!--.*?-->", re.DOTALL)
    assert replace_comments(text, lambda comment: f"[{len(comment)}]") == pattern.sub(lambda m: f"[{len(m[0])}]", text)
    assert list(comments_of(text)) == [found.span() for found in pattern.finditer(text)]


def test_comments_without_an_end_are_looked_for_once() -> None:
    text = "<!-- " * 400_000  # by a pattern: a quarter of an hour
    assert replace_comments(text, lambda _comment: "") == text
    assert replace_comments(f"{text}-->", lambda _comment: "") == ""
