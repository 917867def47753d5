"""The source in the last line of a quotation: what our own page makes of it is read as it was written."""

import pytest

from editor.core.from_html.convert import convert
from editor.core.post import Fields, Post
from editor.core.workers.guarded_export import export_post


@pytest.mark.parametrize(
    "written",
    [
        "> 引用だ。\n> 出典：毎日新聞",
        "> 引用だ。\n> 出典：[毎日新聞](https://m.example/?a=1&b=2)",
        "> 引用だ。続く。\n> ― 福沢諭吉『学問のすゝめ』",
        "> 一段落め。\n>\n> 二段落め。\n> 出典：**毎日**新聞",
        "> - 項目\n>\n> 出典：毎日新聞",
        "> 引用だ。",
    ],
)
def test_a_quotation_comes_back(tmp_path, written: str) -> None:
    html = export_post(Post(Fields(), f"文。\n\n{written}\n\n文。\n"), tmp_path, "blogger-html").text
    again = convert(html).body
    assert again.replace("。  \n", "。\n") == f"文。\n\n{written}\n\n文。\n"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<blockquote>文。<p>出典：<cite>毎日</cite></p></blockquote>", "> 文。\n> 出典：毎日\n"),
        ("<blockquote>文。<br>出典：<cite>毎日</cite></blockquote>", "> 文。  \n> 出典：毎日\n"),
        # no words before it, something else behind it, or no sign before it: no source of a quotation of ours
        ("<blockquote>出典：<cite>毎日</cite></blockquote>", "> 出典：<cite>毎日</cite>\n"),
        (
            "<blockquote>文。<p>出典：<cite>毎日</cite>の記事</p></blockquote>",
            "> 文。\n>\n> 出典：<cite>毎日</cite>の記事\n",
        ),
        ("<blockquote>文。<p>書名は<cite>毎日</cite></p></blockquote>", "> 文。\n>\n> 書名は<cite>毎日</cite>\n"),
        ("<p>出典：<cite>毎日</cite></p>", "出典：<cite>毎日</cite>\n"),
    ],
)
def test_what_is_a_source_of_ours(html: str, markdown: str) -> None:
    assert convert(html).body == markdown
