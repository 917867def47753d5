"""Where the text is on a saved page: in one place, in parts of one, or in several articles."""

import pytest
from lxml import html

from editor.core.importers.articles import PageArticle, articles_of


def articles(body: str) -> list[PageArticle]:
    return articles_of(html.document_fromstring(f"<html><body>{body}</body></html>"))


def texts(body: str) -> list[str]:
    return ["".join(one.place.text_content().split()) for one in articles(body)]


POST = (
    '<div class="post"><h3 class="post-title">{0}</h3><div class="post-body">文{0}</div>'
    '<a class="timestamp-link" href="/{0}.html">x</a></div>'
)


def test_several_posts_on_a_front_page() -> None:
    found = articles(POST.format("一") + POST.format("二"))
    assert [(one.title, one.address, one.number, one.holds_more) for one in found] == [
        ("一", "/一.html", 1, False), ("二", "/二.html", 2, False),
    ]  # fmt: skip
    assert texts(POST.format("一") + POST.format("二")) == ["文一", "文二"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<div class="a post-body b">x</div><p>y</p>', ["x"]),
        ('<div class="post-bodyx">x</div>', ["x"]),  # another class: the whole page
        ('<div class="entry-content">x</div><div class="post-body">y</div>', ["y"]),  # the surer name
        # parts of one text
        ('<article><div class="post-body">a</div>ad<div class="post-body">b</div>tail</article>', ["ab"]),
        # texts without titles of their own: the longest
        ('<p class="post"><b class="post-body">a</b></p><p class="post"><b class="post-body">bbb</b></p>', ["bbb"]),
        ('<div class="post-body">a<div class="post-body">b</div></div>', ["ab"]),  # one in the other
        ('<main>m<p itemprop="articleBody">x</p></main>', ["x"]),
        ('<main>m<p id="entry-body">x</p></main>', ["x"]),
        ("<main>m</main><p>y</p>", ["m"]),
        ('<div role="main">m</div><p>y</p>', ["m"]),
        ("<p>y</p>", ["y"]),
    ],
)  # fmt: skip
def test_where_the_text_is(body: str, found: list[str]) -> None:
    assert texts(body) == found


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ('<p itemprop="articleBody">x</p>', False),
        ('<p id="articlebody">x</p>', False),
        ("<main>x</main>", True),
        ("x", True),
    ],
)
def test_whether_more_than_the_text_is_there(body: str, more: bool) -> None:
    (found,) = articles(body)
    assert found.holds_more is more


@pytest.mark.parametrize(
    ("lengths", "taken", "left"),
    [
        ([10], [10], 0),
        ([10, 10], [10, 10], 0),
        ([10, 3], [10, 3], 0),
        ([10, 2], [10], 1),  # a headline of another page
        ([10, 2, 1, 0], [10], 2),
        ([2, 10, 10], [10, 10], 1),
    ],
)
def test_articles_of_about_the_same_length(lengths: list[int], taken: list[int], left: int) -> None:
    body = "".join(f"<article><h2>{'h' * min(1, length)}</h2>{'x' * (length - 1)}</article>" for length in lengths)
    found = articles(body)
    assert [len("".join(one.place.text_content().split())) for one in found] == taken
    assert [one.note.rpartition(": ")[2].rstrip(".") for one in found if one.note] == ([str(left)] if left else [])
    assert not any(one.note for one in found[:-1])


def test_a_title_links_to_its_post() -> None:
    one = '<article><h1> </h1><h2><a href="/a">一 つ</a></h2>x</article>'
    other = '<article><a href="/b"><h2>二</h2></a><a rel="bookmark" href="/c">t</a>y</article>'
    third = '<article><h3>三</h3><a rel="bookmark" href="/c">t</a>z</article>'
    assert [(found.title, found.address) for found in articles(one + other + third)] == [
        ("一 つ", "/a"), ("二", "/b"), ("三", "/c"),
    ]  # fmt: skip
