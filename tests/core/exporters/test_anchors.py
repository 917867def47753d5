"""Ids of a post that do not clash with those of its neighbours on a list page."""

import pytest

from editor.core.exporters import anchors
from editor.core.html.blogger_tree import parse, write
from editor.core.post import Fields, Post

CASES = [
    ("heading and link", '<h2 id="a">x</h2><a href="#a">y</a>', '<h2 id="p-a">x</h2><a href="#p-a">y</a>'),
    ("heading alone", '<h3 id="見出し">x</h3>', '<h3 id="p-見出し">x</h3>'),
    ("encoded link", '<h2 id="見">x</h2><a href="#%E8%A6%8B">y</a>', '<h2 id="p-見">x</h2><a href="#p-見">y</a>'),
    (
        "footnote",
        '<sup id="fnref:1"><a href="#fn:1">1</a></sup><ol><li id="fn:1">n<a href="#fnref:1">↩</a></li></ol>',
        '<sup id="p-fnref:1"><a href="#p-fn:1">1</a></sup><ol><li id="p-fn:1">n<a href="#p-fnref:1">↩</a></li></ol>',
    ),
    ("unused id", '<p id="x">y</p>', "<p>y</p>"),
    ("link to nowhere", '<a href="#top">y</a>', '<a href="#top">y</a>'),
    (
        "link elsewhere",
        '<h2 id="a">x</h2><a href="https://b.example/#a">y</a>',
        '<h2 id="p-a">x</h2><a href="https://b.example/#a">y</a>',
    ),
    (
        "link written out in full",
        '<a href="http://blog.example/2025/a.html#c">y</a><b id="c">x</b><a href="//blog.example/2025/a.html#d">z</a>',
        '<a href="#p-c">y</a><b id="p-c">x</b><a href="//blog.example/2025/a.html#d">z</a>',
    ),
    (
        "link to the same place of another post",
        '<a href="https://blog.example/2025/b.html#c">y</a><b id="c">x</b>',
        '<a href="https://blog.example/2025/b.html#c">y</a><b>x</b>',
    ),
    ("id twice", '<h2 id="a">x</h2><h2 id="a">y</h2>', '<h2 id="p-a">x</h2><h2>y</h2>'),
]


@pytest.mark.parametrize(("source", "result"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_own_ids(source: str, result: str) -> None:
    root = parse(source)
    anchors.make_own(root, "p-", "https://blog.example/2025/a.html")
    assert write(root) == result


def test_the_prefix_comes_from_the_random_part_of_the_id() -> None:
    one = anchors.prefix(Post(Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10")))
    other = anchors.prefix(Post(Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b11")))
    assert one == "p4a3f2b10-"
    assert other != one


def test_a_post_without_an_id_has_a_prefix_that_stays() -> None:
    post = Post(Fields(date="2025-04-02", title="題名 \ud800"))
    assert anchors.prefix(post) == anchors.prefix(post) != anchors.prefix(Post(Fields(date="2025-04-03")))


def test_ids_that_came_with_an_import_stay_as_they_are() -> None:
    known = anchors.as_they_came(["note1", "p0123abcd-fn:1"])
    root = parse(
        '<a href="#note1">x</a><b id="back1">x</b><a href="#fn:1">y</a><i id="fn:1">y</i><a href="#back1">z</a>'
    )
    anchors.make_own(root, "p-", others={"note1"}, elsewhere={"note1"}, known=known)
    assert write(root) == (
        '<a href="#note1">x</a><b id="p-back1">x</b><a href="#p0123abcd-fn:1">y</a>'
        '<i id="p0123abcd-fn:1">y</i><a href="#p-back1">z</a>'
    )
