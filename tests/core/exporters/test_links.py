"""Links into the author's disk: to the uploaded picture, or no links; all others stay."""

import pytest

from editor.core.exporters.links import Links
from editor.core.html.blogger_tree import parse, write

ADDRESS = "https://blogger.googleusercontent.com/img/a/AV=s320"

STAY = [
    "https://b.example/x",
    "http://b.example",
    "mailto:a@b.example",
    "//b.example/x",
    "/p/about.html",
    "#fn:1",
    "?m=1",
]


def settled(source: str) -> tuple[str, list[str]]:
    links = Links(lambda path: ADDRESS if path == "p/a.png" else "")
    root = parse(source)
    links.rewrite(root)
    return write(root), links.lost


@pytest.mark.parametrize("target", STAY)
def test_a_link_that_leads_somewhere_stays(target: str) -> None:
    source = f'<p>前<a href="{target}">語</a>後</p>'
    assert settled(source) == (source, [])


def test_a_link_to_a_picture_leads_to_where_it_was_uploaded() -> None:
    assert settled('<a href="p/a.png">図</a>') == (f'<a href="{ADDRESS}">図</a>', [])


@pytest.mark.parametrize("target", ["p/b.png", "../メモ.md", "語", "", "[::1", "not an address"])
def test_of_a_link_to_a_file_the_words_stay(target: str) -> None:
    source = f'<p>前<a href="{target}"><b>語</b>句</a>後<a href="{target}" id="x">x</a></p>'
    assert settled(source) == ('<p>前<b>語</b>句後<a id="x">x</a></p>', [target])
