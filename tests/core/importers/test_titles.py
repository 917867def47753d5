"""Titles, labels and permalinks as other programs write them."""

import pytest

from editor.core.importers import titles


@pytest.mark.parametrize(
    ("text", "clean"),
    [(" a\nb ", "a b"), ("a\x00\u2028b", "a b"), ("\n", ""), ("　a", "　a"), ("a\ud800b", "a b"), ("a \t b", "a b")],
)
def test_on_one_line(text: str, clean: str) -> None:
    assert titles.clean(text) == clean


@pytest.mark.parametrize(
    ("text", "html", "title"),
    [
        ("a &amp; b", False, "a & b"),  # escaped twice
        ("a &#12354;", False, "a あ"),
        ("a & b", False, "a & b"),
        ("&copy;", False, "&copy;"),
        ("<i>a</i>", False, "<i>a</i>"),
        ("<i>a</i> &amp; &copy;", True, "a & ©"),
        ("a < b", True, "a < b"),
    ],
)
def test_a_title(text: str, html: bool, title: str) -> None:
    assert titles.title(text, html=html) == title


def test_labels_are_there_once() -> None:
    assert titles.labels(["b", "a", "b ", " ", "a, b"]) == ("b", "a", "a, b")


@pytest.mark.parametrize(
    ("address", "part", "permalink"),
    [
        ("https://e.jp/2024/01/a-b.html", "a-b", "a-b"),
        ("https://e.jp/a/b.PHP?c=d#e", "b", "b"),
        ("/x.htm/", "x", "x"),
        ("a\\b.aspx", "b", "b"),
        ("https://e.jp/%E6%B8%AF.html", "港", ""),
        ("https://e.jp/a%20b", "a b", ""),
        ("https://e.jp/---", "---", ""),
        ("a.html.txt", "a.html.txt", "a.html.txt"),
        ("/../.", "", ""),
        ("https://e.jp/", "", ""),
        ("https://[", "", ""),
    ],
)
def test_the_last_part_of_an_address(address: str, part: str, permalink: str) -> None:
    assert (titles.last_part(address), titles.permalink(address)) == (part, permalink)
