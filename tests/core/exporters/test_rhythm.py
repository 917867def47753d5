"""The rhythm of the exported page is in it: whatever theme a blog has, its own rules find it said already."""

import re

import pytest
from lxml import html

from editor.core.exporters import Job, exporter
from editor.core.from_html.convert import convert
from editor.core.html.blogger_tree import parse
from editor.core.html.styles import declarations
from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.profile.load import load_profile
from editor.core.receipts.online import compared
from editor.core.render.page import Renderer

BODY = """文。

![説明](https://e.jp/a.png)

> 引用。
>
> <footer>人</footer>

<!--more-->

- 一
- 二
    1. 三

<!-- commentary -->

## 小見出し

続き[^1]。

<div style="text-align: center"><p>真ん中</p></div>

### 小さな見出し

[^1]: 注。
"""
POST = Post(
    Fields(
        id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
        news=News("見出し", "新聞", "https://e.jp/", accessed="2025-04-02", summary=("一つ目。",)),
        commentary=Commentary("論評", ("二つ目。",)),
        related=(Related("題", "https://e.jp/1", "2025-03-31"),),
    ),
    BODY,
)


def exported(post: Post = POST, profile: str = "ja-commentary", name: str = "blogger-html") -> str:
    found = load_profile(profile)[0]
    return exporter(name).export(Job(post, found, Renderer(found).render(post), None)).text


def style(element: html.HtmlElement) -> dict[str, str]:
    return dict(declarations(element.get("style") or ""))


def one(root: html.HtmlElement, words: str) -> html.HtmlElement:
    return next(element for element in root.iter() if (element.text or "") == words)


@pytest.mark.parametrize("profile", ["ja-commentary", "en-commentary"])
def test_every_line_of_text_has_its_height_and_its_distance(profile: str) -> None:
    root = parse(exported(profile=profile))
    bare = [
        f"{element.tag} {element.text_content()[:20]}"
        for element in root.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")
        if "line-height" not in style(element) or not {"margin", "margin-bottom"} & set(style(element))
    ]
    assert not bare


def test_the_parts_are_told_apart() -> None:
    root = parse(exported())
    caption = style(next(root.iterfind(".//td[@class='tr-caption']")))
    assert float(caption["font-size"].removesuffix("em")) < 1 and "padding" in caption
    headline = next(element for element in root.iter("h2") if "論評" in element.text_content())
    assert style(headline)["border-top"] and style(headline)["margin"].startswith("3em")
    assert style(one(root, "【私の論評】"))["white-space"] == "nowrap"
    assert style(one(root, "、2025年4月2日閲覧"))["white-space"] == "nowrap"
    assert style(one(root, "2025年3月31日")).items() >= {"white-space": "nowrap", "display": "block"}.items()


def test_headings_of_the_body_are_below_and_smaller_than_the_headlines() -> None:
    root = parse(exported())
    headlines, steps = list(root.iter("h2")), ["小見出し", "小さな見出し"]
    assert len(headlines) == 2
    below = [one(root, words) for words in steps]
    assert [element.tag for element in below] == ["h3", "h4"]
    sizes = [float(style(element)["font-size"].removesuffix("em")) for element in (headlines[0], *below)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3


def test_the_text_is_justified_where_nobody_aligned_it() -> None:
    root = parse(exported())
    assert style(one(root, "文。"))["text-align"] == "justify"
    assert style(one(root, "真ん中"))["text-align"] == "inherit"
    assert "justify" not in exported(profile="en-commentary")


@pytest.mark.parametrize("name", ["blogger-html"])
def test_what_goes_out_is_read_back_as_it_was_written(name: str) -> None:
    made = convert(exported(name=name))
    assert made.exact and not made.kept["whole"]
    assert re.findall(r"^#+ .*", made.body, re.MULTILINE)[-2:] == ["## 小見出し", "### 小さな見出し"]
    assert "文。\n" in made.body and "- 一\n- 二" in made.body and "style" not in made.body.split("## 小見出し")[0]


def test_a_blog_that_drops_the_levels_has_changed_nothing_by_hand() -> None:
    receipt = exported()
    assert compared(receipt, re.sub(r' data-written-as="h\d"', "", receipt)).same
