import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.from_html.clipboard import has_structure
from editor.core.from_html.paste import markdown_from_html


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("<p>これは<b>「強調」</b>の例。\n続きの行</p><p>二</p>", "これは**「強調」**の例。続きの行\n\n二"),
        ("<p>Hello\nworld <b>bold </b>text</p>", "Hello world **bold** text"),
        ("本文<br>改行<br><br>段落", "本文  \n改行\n\n段落"),
        ("<div>一</div><div>二</div>", "一\n\n二"),
        ("<h1>見出し</h1><h3>小 <b>x</b></h3>", "## 見出し\n\n### 小 x"),
        ("<ul><li>一<ul><li>い</li></ul></li><li><p>二</p></li></ul>", "- 一\n    - い\n- 二"),
        ("<ul><li>一</li><ul><li>い</li></ul></ul>", "- 一\n    - い"),
        ("<ol start=3><li>一<li>二</ol>", "3. 一\n4. 二"),
        ("<blockquote><p>引用</p><p>二</p></blockquote>", "> 引用\n>\n> 二"),
        ('<a href="https://e.jp/?utm_source=x&id=1">記事</a>', "[記事](https://e.jp/?id=1)"),
        ('<a href="https://e.jp/">https://e.jp/</a>', "https://e.jp/"),
        ('<a href="javascript:alert(1)">記事</a><a href="#n">注</a>', "記事注"),
        ('前<img src="x" alt="特使の到着">後<img src="pixel.gif">', "前特使の到着後"),
        ("<ruby>忖度<rp>(</rp><rt>そんたく</rt><rp>)</rp></ruby>", "{忖度|そんたく}"),
        ("<i>斜体</i><s>取消</s><code>x*y</code>", "*斜体*~~取消~~`x*y`"),
        ("<span style='font-weight: 700'>太字</span>", "**太字**"),
        ("<b style='font-weight:normal'><p>文書の<i>包み</i></p></b>", "文書の*包み*"),
        ("<style>p{color:red}</style><script>x()</script><p>文</p><noscript>n</noscript>", "文"),
        ("<p hidden>隠</p><p style='display: none'>隠</p><p>見</p>", "見"),
        ("<p># 円</p><p>1. 一</p><p>- 二</p><p>2*3*4 &lt;b&gt;</p>", "\\# 円\n\n1\\. 一\n\n\\- 二\n\n2\\*3\\*4 &lt;b>"),
        ("<p>　字下げ&nbsp;と</p>", "　字下げ\xa0と"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<table><tr><th>国<th>人口<tr><td>日本<td>1|2</table>", "| 国 | 人口 |\n| --- | --- |\n| 日本 | 1\\|2 |"),
        ("<table><tr><td>割り付けだけ</td></tr></table>", "割り付けだけ"),
        ("<html><body><!--StartFragment--><p>断片</p><!--EndFragment-->余り</body></html>", "断片"),
        ("<p>一</p><hr><p>二</p>", "一\n\n---\n\n二"),
        ("</div><p>壊れた", "壊れた"),
        ("", ""),
        ("<script>x</script>", ""),
    ],
)
def test_pages(page: str, markdown: str) -> None:
    assert markdown_from_html(page) == markdown


@given(st.text(st.sampled_from("<>/abpliuloh1 =\"'&;漢\n!-"), max_size=120))
def test_any_text_is_taken(page: str) -> None:
    markdown_from_html(page)


@pytest.mark.parametrize("tag", ["div", "span", "ul", "blockquote", "b", "table"])
def test_deep_nesting_is_no_harm(tag: str) -> None:
    started = time.process_time()
    markdown_from_html(f"<{tag}>" * 20_000 + "文")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("page", "answer"), [("<span style='color:red'>int x;</span>", False), ("<div>a</div>", False), ("<p>a", True)]
)
def test_what_says_more_than_its_text(page: str, answer: bool) -> None:
    assert has_structure(page) is answer


NOTE = (
    "<p>脚注<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a>と<b>太字</b>。</p>"
    "<div><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> 注の文</p></div></div>"
)


def test_footnotes_of_word_lead_up_and_down_and_cost_no_markup() -> None:
    made = markdown_from_html(NOTE)
    assert "**太字**" in made
    assert '<a name="_ftnref1"></a>[\\[1\\]](#_ftn1)' in made


def test_links_within_the_page_are_given_up_before_the_markup_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reason for which places cannot be kept."""
    from editor.core.from_html import paste

    proved = paste.proved
    monkeypatch.setattr(paste, "proved", lambda blocks, source: None if source.places else proved(blocks, source))
    assert markdown_from_html(NOTE) == "脚注\\[1\\]と**太字**。\n\n\\[1\\] 注の文"


def test_a_linked_figure_keeps_its_link() -> None:
    page = "<a href='https://e.jp/a'><figure><img src='https://e.jp/i.png'><figcaption>題</figcaption></figure></a>"
    assert markdown_from_html(page) == "[![題](https://e.jp/i.png)](https://e.jp/a)"


@pytest.mark.parametrize("base", ["<base href='' target=_blank>", '<base href="">', "<base>", "<base href>"])
def test_a_base_without_an_address(base: str) -> None:
    assert markdown_from_html(f"{base}<p><a href='/a'>x</a></p>", "https://e.jp/b") == "[x](https://e.jp/a)"


@pytest.mark.parametrize(
    "beside",
    [
        '<a class=msocomanchor href="#_msocom_1">[a1]</a>',
        '<span class=MsoCommentReference><a href="#_msocom_1">[a1]</a></span>',
        '<span class="mw-editsection">[<a href="/e">編集</a>]</span>',
    ],
)
def test_what_is_told_beside_a_text_is_not_of_it(beside: str) -> None:
    comments = '<div style="mso-element:comment-list"><div style="mso-element:comment"><p>[a1] 直すこと</p></div></div>'
    assert markdown_from_html(f"<p>本文{beside}です。</p>{comments}", "https://e.jp/") == "本文です。"


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://www.google.com/url?q=https://e.jp/x?a%3D1%26b%3D2&sa=D&source=editors", "https://e.jp/x?a=1&b=2"),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fe.jp%2F%3Futm_source%3Da", "https://e.jp/"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://www.google.com/search?q=https://e.jp/", "https://www.google.com/search?q=https://e.jp/"),
        ("https://e.jp/url?q=https://x.jp/", "https://e.jp/url?q=https://x.jp/"),
    ],
)
def test_a_link_that_leads_by_way_of_google(address: str, whole: str) -> None:
    assert markdown_from_html(f"<p><a href='{address.replace('&', '&amp;')}'>x</a></p>") == f"[x]({whole})"


def test_many_comments_before_a_page_take_no_longer_than_few() -> None:
    """Word and content systems begin a page with them: 26 took 9 s, each further one twice as long."""
    assert markdown_from_html("<!--[if gte mso 9]-->" * 200 + "<p>文。</p>") == "文。"
    assert markdown_from_html("<!-- a -->" * 200 + "<td>左<td>右") != ""
