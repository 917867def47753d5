"""Only harmless HTML is left: of our own payloads, of the known collections, of templates."""

import re

import pytest
from lxml import html as lxml_html

from editor.core.errors import RenderError
from editor.core.html.sanitize import sanitize_block, sanitize_frame
from editor.core.post import Commentary, Fields, Image, News, Post, Related
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer, page_document
from tests.shared_data import cases

PROFILE = load_profile("", None)[0]
RENDERER = Renderer(PROFILE)

FORBIDDEN = frozenset(
    re.findall(
        r"\w+",
        """script style iframe frame frameset object embed applet form input button select textarea svg math link meta
        base video audio source track template slot noscript portal""",
    )
)
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def assert_harmless(html: str) -> None:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        if not isinstance(element.tag, str):
            assert html.count("<!--") == html.count("<!--more-->") <= 1
            continue
        assert element.tag not in FORBIDDEN, html
        for name, value in element.attrib.items():
            assert not name.startswith("on"), html
            assert name not in ("srcdoc", "srcset", "formaction", "action", "background", "ping", "xlink:href"), html
            if name in ("href", "src", "cite"):
                scheme = SCHEME.match(re.sub(r"[\s\x00-\x20]", "", value))
                assert scheme is None or scheme[1].lower() in ("http", "https", "mailto", "data"), html
                if scheme and scheme[1].lower() == "data":
                    assert element.tag == "img" and re.match("data:image/(png|jpeg|gif|webp);base64,", value), html
            if name == "style":
                assert re.fullmatch(r"text-align:\s*[a-z]+;?", value), html


OWN = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//e.jp>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=' data:text/html,x'>x</a>",
    "<a href='da\tta:text/html,x'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x](data:image/png;base64,AA==" onerror="alert(1))',
    "[![x](a.png)](javascript:alert(1))",
    "[x]\n\n[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<math><mtext><img src=x onerror=alert(1)></math>",
    "<iframe src=https://e.jp></iframe>",
    "<p style='background:url(https://e.jp);text-align:center'>x</p>",
    "<style>p{color:red}</style>",
    "<form action=https://e.jp><input></form>",
    "<meta http-equiv=refresh content='0;url=https://e.jp'>",
    "<!--[if IE]><script>x</script><![endif]-->",
    "{<img src=x onerror=alert(1)>|かんじ}",
    "{漢<b|か<script>}",
    '```"><script>x</script>\na\n```',
    '*[x]: "><script>\n\nx',
    '[^"><script>]\n\n[^"><script>]: x',
    "# <img src=x onerror=alert(1)>",
    "> x\n> ― <script>alert(1)</script>",
    "<div data-slot=commentary>x</div>",
]


@pytest.mark.parametrize("payload", OWN)
def test_own_payloads(payload: str) -> None:
    for block in RENDERER.render(Post(Fields(), payload)).news:
        assert_harmless(block)
        assert "data-slot" not in block


@pytest.mark.parametrize("payload", OWN)
def test_header_is_text(payload: str) -> None:
    fields = Fields(
        title=payload,
        date=payload,
        labels=(payload,),
        news=News(payload, payload, payload, payload, payload, (payload,)),
        commentary=Commentary(payload, (payload,)),
        related=(Related(payload, payload, payload),),
        images=(Image("a.png", alt=payload, credit=payload),),
    )
    rendered = RENDERER.render(Post(fields, "![a](a.png)"))
    assert_harmless(rendered.article)
    assert_harmless(rendered.post_html)
    document = page_document(rendered, PROFILE, lambda source: payload)
    assert document.count("</style>") == document.count("</title>") == 1
    assert "<script" not in document


@pytest.mark.parametrize("collection", ["hostile/dompurify", "hostile/html5sec"])
def test_known_payloads(collection: str) -> None:
    for case in cases(collection):
        rendered = RENDERER.render(Post(Fields(), str(case["payload"])))
        for block in rendered.news + rendered.commentary:
            assert_harmless(block)


def test_pathological_markdown_of_others() -> None:
    for case in cases("hostile/cmark"):
        for value in case.values():
            if isinstance(value, str) and len(value) < 2000:
                RENDERER.render(Post(Fields(), value))


@pytest.mark.parametrize(
    "html",
    [
        '<p class="separator" style="text-align:center">漢<br>字</p>',
        "<ruby>漢<rp>（</rp><rt>か</rt><rp>）</rp></ruby>",
        '<figure><img src="a.png" alt="b" width="3"><figcaption>c</figcaption></figure>',
        '<table><tbody><tr><td colspan="2" align="left">a</td></tr></tbody></table>',
        '<details open=""><summary>a</summary>b</details>',
        '<p><mark>a</mark><u>b</u><sub>c</sub><kbd>d</kbd><q cite="https://e.jp">e</q></p>',
        '<a href="https://e.jp" target="_blank" rel="nofollow">x</a>',
        '<a href="mailto:a@e.jp">x</a><a href="../x.html#y">z</a>',
        '<img src="data:image/png;base64,AA==">',
    ],
)
def test_good_html_stays_as_it_is(html: str) -> None:
    assert sanitize_block(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p class="mine credit page">x</p>', '<p class="credit">x</p>'),
        ('<p class="mine">x</p>', "<p>x</p>"),
        ('<a href="x" target="_top">y</a>', '<a href="x">y</a>'),
        ('<p style="color:red;text-align:right">x</p>', '<p style="text-align:right">x</p>'),
        ("<b>開いた", "<b>開いた</b>"),
        ("閉じた</div>", "閉じた"),
        ("<unknown>x</unknown>", "x"),
    ],
)
def test_what_a_block_may_not_have_is_taken_out(html: str, clean: str) -> None:
    assert sanitize_block(html) == clean


def test_a_template_is_not_trusted_but_keeps_its_slots_and_classes() -> None:
    html = '<div class="mine" onclick="x"><script>x</script><div data-slot="news"></div><p data-slot="news">a</p></div>'
    assert sanitize_frame(html) == '<div class="mine"><div data-slot="news"></div><p>a</p></div>'


def test_absurd_nesting_is_refused_at_once() -> None:
    with pytest.raises(RenderError):
        sanitize_block("<div>" * 100_000)
    assert sanitize_block("<br>" * 100_000)
    assert sanitize_block("<i>a</i>" * 10_000)
