"""When two addresses lead to the same page."""

import pytest

from editor.core.library.pages import page_key, page_number

PAGE = "https://example.blogspot.com/2025/04/talks.html"


@pytest.mark.parametrize(
    "same",
    [
        "http://example.blogspot.com/2025/04/talks.html",
        "https://www.example.blogspot.com/2025/04/talks.html",
        "https://EXAMPLE.blogspot.com/2025/04/talks.html",
        "https://example.blogspot.jp/2025/04/talks.html",
        "https://example.blogspot.co.uk/2025/04/talks.html",
        f"{PAGE}?m=1",
        f"{PAGE}#more",
        f"{PAGE}?showComment=1270615779841#c1613355325608279190",
        f"{PAGE}?utm_source=x&utm_medium=y",
        "//example.blogspot.com/2025/04/talks.html",
        f" {PAGE} ",
        "https://example.blogspot.com/2025/04/t%61lks.html",
    ],
)
def test_the_same(same):
    assert page_key(same) == page_key(PAGE) == "example.blogspot.com/2025/04/talks.html"
    assert page_number(same) == page_number(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://other.blogspot.com/2025/04/talks.html",
        "https://example.blogspot.com/2025/05/talks.html",
        "https://example.com/2025/04/talks.html",
        f"{PAGE}?page=2",
    ],
)
def test_another(other):
    assert page_key(other) != page_key(PAGE)


@pytest.mark.parametrize("none", ["", "関税", "/2025/04/talks.html", "mailto:a@example.com", "http://[", "talks.html"])
def test_none(none):
    assert page_key(none) == ""
    assert page_number(none) == 0


def test_the_front_of_a_site_is_no_page():
    assert page_number("https://example.com/") == 0


def test_a_query_can_be_the_page():
    assert page_number("https://example.com/?p=12") not in (0, page_number("https://example.com/?p=13"))
