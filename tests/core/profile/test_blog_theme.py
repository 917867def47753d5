"""The style of a blog's own theme, from its backup or a saved page; nothing of it loads or runs."""

import re
import time
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.errors import FileError
from editor.core.post import Fields, News, Post
from editor.core.profile import blog_theme
from editor.core.profile.blog_theme import FILE, harmless, theme_style
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer, page_document

SKIN = """/*
<Variable name="body.font" type="font" default="normal 12px Arial" value="normal normal 14px 'MS P', serif"/>
<Variable name="link.color" description="Link" type="color" default="#00f" value="#123456"/>
<Variable name="post.link" description="Link" type="color" default="$(link.color)"/>
*/
body { font: $(body.font); margin: 0 $(nobody.knows); }
.post-body a { color: $(post.link); font-size: $(body.font.size); font-family: $(body.font.family); }
.post-body &gt; p { color: red }"""
XML = """<?xml version="1.0" encoding="UTF-8" ?><!DOCTYPE html>
<html b:version='2' xmlns:b='http://www.google.com/2005/gml/b'><head><b:skin>{skin}</b:skin>
<style type='text/css'>.post-title { color: green }</style><script>var x = "&lt;style>.ran {}&lt;/style>";</script>
</head><body><b:section id='main'/></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def style_of(folder: Path, text: str, name: str = "theme.xml") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return theme_style(path)


@pytest.mark.parametrize("form", ["escaped", "cdata", "backup"])
def test_a_theme_of_blogger(folder: Path, form: str) -> None:
    skin = SKIN if form == "escaped" else f"<![CDATA[{SKIN.replace('&gt;', '>')}]]>"
    if form == "escaped":
        skin = SKIN.replace("<Variable", "&lt;Variable").replace("/>", "/&gt;")
    text = XML.replace("{skin}", skin)
    if form == "backup":
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = f"<feed><entry><content type='text'>{escaped}</content></entry></feed>"
    style = style_of(folder, text)
    assert "body { font: normal normal 14px 'MS P', serif; margin: 0 ; }" in style
    assert ".post-body a { color: #123456; font-size: 14px; font-family: 'MS P', serif; }" in style
    assert ".post-body > p { color: red }" in style
    assert ".post-title { color: green }" in style


def test_a_saved_page_and_the_style_sheets_beside_it(folder: Path) -> None:
    (folder / "page_files").mkdir()
    (folder / "page_files" / "a b.css").write_text(".beside { color: red }", "utf-8")
    (folder.parent / "outside.css").write_text(".outside { color: red }", "utf-8")
    style = style_of(
        folder,
        """<html><head><link href="page_files/a%20b.css" rel="stylesheet">
        <link rel="stylesheet" href="https://evil.example/a.css"><link rel="stylesheet" href="//evil.example/a.css">
        <link rel="stylesheet" href="../outside.css"><link rel="stylesheet" href="missing.css">
        <link rel="stylesheet" media="print" href="page_files/a%20b.css"><link rel="icon" href="page_files/a%20b.css">
        <style>.inside { color: blue }</style><style media="print">.printed { color: red }</style></head></html>""",
        "page.html",
    )
    assert style == ".inside { color: blue }\n.beside { color: red }"


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("@import url(http://e/a.css); p { color: red }", "p { color: red }"),
        ("@import 'a.css'", ""),
        ("@font-face { font-family: x; src: url(a.woff) } p { a: b }", "p { a: b }"),
        ("p { background: #fff url('http://e/a.png') no-repeat }", "p { background: #fff none no-repeat }"),
        ("p { background: url(data:image/png;base64,AA) }", "p { background: url(data:image/png;base64,AA) }"),
        ("p { background: url(data:text/html;base64,AA) }", "p { background: none }"),
        ("p { background: URL( //e/a ) }", "p { background: none }"),
        ("/* a */ p {} /* not closed", "p {}"),
        ("<!-- p {} -->", "p {}"),
        ('<meta name="x"/> ul > li { a: b }', "ul > li { a: b }"),
        ("@import url('a;b'); p { a: b }", "p { a: b }"),
        (r"p { a: url('http://e/\')x') } q { a: b }", "p { a: none } q { a: b }"),
        (r"p { background: u\72 l(http://e/a) }", "p { background: none }"),
        (r"p { content: '\201C\A\30 \\72' }", r"p { content: '\201C\A\30 \\72' }"),
    ],
)
def test_nothing_is_loaded(css: str, left: str) -> None:
    assert harmless(css) == left


@pytest.mark.parametrize(
    "css",
    [
        "@im@import 'x';port 'http://e/';",
        "@im<b>port 'http://e/';",
        "p { a: ur<b>l(http://e/) }",
        "p { a: ur<!---->l(http://e/) }",
        "p { a: ur@import 'x';l(http://e/) }",
        "p {} <<b>/style><img src=x>",
        "p {} </st<b>yle>",
        r"p { a: \75\000052\6C(http://e/) }",
        r"p { a: \U\r\L(http://e/) }",
        r"@\69 mport 'http://e/';",
        r"@i\mport 'http://e/' {}",
        "p { a: image-set('http://e/' 1x) }",
        r"p { a: -webkit-image\2d set('http://e/' 1x) }",
        "p { a: url(http://e/",
        "p { a: url('http://e/",
        r"p { a: url('http://e/\') }",
        "p { a: url('data:image/png;base64,AA'), url('http://e/",
    ],
)
def test_nothing_is_put_together_of_what_is_left(css: str) -> None:
    left = harmless(css).lower()
    assert not re.search(r"@import|(?:image-set|src)\(|</|url\((?!'data:image/png)", left)
    assert harmless(left) == left


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "holds no style"), ("<html><body>文</body></html>", "holds no style"), ("x" * 2000, "holds no style")],
)
def test_what_is_no_theme_is_said(folder: Path, text: str, words: str) -> None:
    with pytest.raises(FileError, match=words):
        style_of(folder, text)
    with pytest.raises(FileError, match="could not be read"):
        theme_style(folder / "missing.xml")


def test_what_is_too_large_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileError, match="too large to be shown"):
        style_of(folder, f"<style>{'p { color: red } ' * 90_000}</style>")
    monkeypatch.setattr(blog_theme, "LARGEST_FILE", 10)
    with pytest.raises(FileError, match="is no theme"):
        style_of(folder, "<style>p {}</style>")


def test_a_theme_of_before(folder: Path) -> None:
    skin = '/* <Variable name="mainColor" value="#123"/> */ p { color: $mainColor; float: $startSide; b: $no }'
    style = style_of(folder, f"<b:skin><![CDATA[{skin}]]></b:skin>")
    assert style == "p { color: #123; float: left; b: }"


def test_variables_that_name_each_other_end(folder: Path) -> None:
    skin = '/* <Variable name="a" value="$(b)$(b)"/><Variable name="b" value="$(a)$(a)"/> */ p { color: $(a) }'
    assert len(style_of(folder, f"<b:skin><![CDATA[{skin}]]></b:skin>")) < blog_theme.LARGEST


HOSTILE = [
    "<style>",
    "<b:skin>",
    "<link ",
    "<Variable ",
    "@import ",
    "@font-face{",
    "url( ",
    "/*",
    "$(a)",
    " ",
    "<![CDATA[",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "<style>{}{{</style>", "<b:skin><![CDATA[{}{{]]></b:skin>"])
def test_many_beginnings_without_an_end_take_no_time(folder: Path, piece: str, around: str) -> None:
    """Quadratic patterns would take minutes."""
    start = time.process_time()
    try:
        style_of(folder, around.format(piece * (600_000 // len(piece))))
    except FileError as error:
        assert "theme.xml" in str(error)
    assert time.process_time() - start < 10


def test_a_page_wears_it(folder: Path) -> None:
    place = paths.user_profiles() / "ja-commentary"
    place.mkdir(parents=True)
    (place / FILE).write_text(".post-body { color: #abcdef } </style><script> .open {", "utf-8")
    profile, problems = load_profile("")
    assert not problems
    post = Post(Fields(title="題", date="2025-04-02", news=News("見出し", summary=("要点。",))), "本文。\n")
    html = page_document(Renderer(profile).render(post), profile, lambda _name: None)
    assert ".post-body { color: #abcdef }" in html
    assert "</style><script>" not in html
    assert html.index("position: static !important") < html.index("#abcdef"), "an open brace swallows none of ours"
    assert '<h3 class="post-title entry-title">題</h3>' in html
    assert '<div class="post-body entry-content">' in html
    assert "line-height: 1.9 !important" in html, "the styles that an export puts into elements go before the theme's"
    (place / FILE).unlink()
    bare, _ = load_profile("")
    assert (bare.shown_style, bare.shown_page) == (bare.stylesheet, bare.page_template)
