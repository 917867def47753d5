"""Headings of the body stand below the headlines on the blog, and are read back as they were written."""

import pytest

from editor.core.html.blogger_tree import parse, write
from editor.core.html.heading_levels import as_written, lower, stated_as_in

HEADLINE = '<h2 class="headline">題</h2>'


@pytest.mark.parametrize(
    ("html", "lowered"),
    [
        (f"{HEADLINE}<h2>小</h2>", f'{HEADLINE}<h3 data-written-as="h2">小</h3>'),
        (f"{HEADLINE}<h3>小</h3>", f'{HEADLINE}<h4 data-written-as="h3">小</h4>'),
        (f"{HEADLINE}<h1>大</h1>", f'{HEADLINE}<h3 data-written-as="h1">大</h3>'),
        (f"{HEADLINE}<h5>小</h5><h6>小</h6>", f'{HEADLINE}<h6 data-written-as="h5">小</h6><h6>小</h6>'),
        ('<h3 class="a headline">題</h3><h2>小</h2>', '<h3 class="a headline">題</h3><h4 data-written-as="h2">小</h4>'),
        ("<h2>見出しのない記事</h2>", "<h2>見出しのない記事</h2>"),
    ],
)
def test_lowered_and_read_back(html: str, lowered: str) -> None:
    root = parse(html)
    lower(root)
    assert write(root) == lowered
    assert as_written(lowered) == html


def test_a_part_of_a_post_knows_the_level_of_headlines_elsewhere() -> None:
    root = parse("<h2>小</h2>")
    lower(root, 2)
    assert write(root) == '<h3 data-written-as="h2">小</h3>'


@pytest.mark.parametrize(
    ("html", "written"),
    [
        (
            '<H3 id="a" data-written-as="h2" style="x">小<b>文</b></H3><h3>他</h3>',
            '<h2 id="a" style="x">小<b>文</b></h2><h3>他</h3>',
        ),
        ('<h3 data-written-as="h2">開いたまま', "<h2>開いたまま"),
        ('<h3 data-written-as="h9">小</h3>', '<h3 data-written-as="h9">小</h3>'),
        ('<p data-written-as="h2">文</p></h3>', '<p data-written-as="h2">文</p></h3>'),
    ],
)
def test_odd_html_is_read(html: str, written: str) -> None:
    assert as_written(html) == written


def test_a_blog_that_takes_the_attribute_out_is_understood() -> None:
    copied = '<h2>題</h2><h3 data-written-as="h2">小</h3>'
    online = "<h2>題</h2><h3 style='text-align: left;'>小</h3><h4>別</h4>"
    assert as_written(stated_as_in(copied, online)) == "<h2>題</h2><h2 style='text-align: left;'>小</h2><h4>別</h4>"
    assert stated_as_in(copied, copied) == copied
    assert stated_as_in("<h3>小</h3>", online) == online
