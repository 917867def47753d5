"""Where a body is divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.parts import DIVIDER, Parts, split_body


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("", Parts("", None, 0)),
        ("news", Parts("news", None, 0)),
        ("<!-- commentary -->", Parts("", "", 1)),
        ("a\n<!-- commentary -->\nb", Parts("a\n", "b", 2)),
        ("a\r\n\r\n<!-- commentary -->\r\nb", Parts("a\r\n\r\n", "b", 3)),
        ("a\r<!-- commentary -->\rb", Parts("a\r", "b", 2)),
        ("a\n  <!--commentary-->\t\nb", Parts("a\n", "b", 2)),
        ("a\n<!-- commentary -->\n<!-- commentary -->", Parts("a\n", "<!-- commentary -->", 2)),
        ("a <!-- commentary -->", Parts("a <!-- commentary -->", None, 0)),
        ("<!-- commentary --> a", Parts("<!-- commentary --> a", None, 0)),
        ("a\u2028<!-- commentary -->", Parts("a\u2028<!-- commentary -->", None, 0)),
        ("`<!-- commentary -->`", Parts("`<!-- commentary -->`", None, 0)),
    ],
)
def test_body_is_divided_at_the_first_line_that_is_the_divider(body: str, parts: Parts) -> None:
    assert split_body(body) == parts


@given(st.text(st.sampled_from("a\r\n ")), st.text(st.sampled_from("a\r\n ")))
def test_nothing_is_lost(news: str, commentary: str) -> None:
    parts = split_body(f"{news}\n{DIVIDER}\n{commentary}")
    assert (parts.news, parts.commentary) == (f"{news}\n", commentary)
