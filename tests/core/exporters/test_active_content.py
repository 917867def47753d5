"""What is live in HTML that goes out is found, however it is written; quiet HTML has none."""

import dataclasses
import json
import random
import re
from html import unescape
from pathlib import Path

import pytest

from editor import cli
from editor.core.exporters import exporter, exporters
from editor.core.exporters.active_content import active_content
from editor.core.exporters.outgoing import as_imported
from editor.core.exporters.registry import Export
from editor.core.originals import libraries
from editor.core.originals.record import fingerprint, record_path
from editor.core.post import Fields, Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.workers.guarded_export import export_post
from editor.core.workers.post_tasks import ExportTask, export
from tests.shared_data import cases, shared_data

LIVE = [
    ("<script>x</script>", "a script, which runs on your blog (<script>)"),
    ("<SCRIPT SRC=//platform.example/w.js></SCRIPT>", "a script of platform.example, which runs on your blog"),
    ("<svg:script>x</svg:script>", "a script, which runs on your blog (<svg:script>)"),
    ('<p onclick="x">', "a script in an attribute (<p onclick>)"),
    ("<img src=x onerror\n=\n'x'>", "a script in an attribute (<img onerror>)"),
    ("<img/src='x'/onerror=x>", None),
    ('<img src="x"onerror="x">', "a script in an attribute (<img onerror>)"),
    ('<img """ onerror=x>', "a script in an attribute (<img onerror>)"),
    ('<x a="&quot;" ONPointerEnter=1>', "a script in an attribute (<x onpointerenter>)"),
    ('<a href="javascript:x">', "a script in a URL (<a>)"),
    ('<a href=" \x01&#106;ava\tscr&NewLine;ipt&colon;x">', "a script in a URL (<a>)"),
    ("<a href=JaVaScRiPt:x>", "a script in a URL (<a>)"),
    ('<a href="vbscript:x">', "a script in a URL (<a>)"),
    ('<a href="data:text/html,x">', "a document inside a URL (<a>, data:)"),
    ('<img src="data:image/svg+xml,x">', "a document inside a URL (<img>, data:)"),
    ('<p xlink:href="javascript:x">', "a script in a URL (<p>)"),
    ('<img srcset="a 1x, javascript:x 2x">', "a script in a URL (<img>)"),
    ('<iframe src="https://www.youtube.com/embed/x">', "a part of another page, of www.youtube.com (<iframe>)"),
    ('<p srcdoc="&lt;script>">', "a page inside the page (<p srcdoc>)"),
    ('<object data="x.swf">', "a part of another page (<object>)"),
    ("<embed>", "a part of another page (<embed>)"),
    ("<form action=x>", "a form or a field, which readers may type into (<form>)"),
    ("<input>", "a form or a field, which readers may type into (<input>)"),
    ('<meta http-equiv="refresh" content="0">', None),
    ("<base href=x>", None),
    ("<link rel=stylesheet href=x>", None),
    ("<style>p{}</style>", None),
    ("<svg/>", "a drawing that can hold scripts (<svg>)"),
    ("<math><mtext>", "a drawing that can hold scripts (<math>)"),
    ('<p style="background:url(//e.test)">', "a style that loads something from elsewhere (<p>)"),
    (r'<p style="background:u\72 l(//e.test)">', "a style that loads something from elsewhere (<p>)"),
    ('<p style="background:ur/**/l(//e.test)">', None),
    ('<p style="position:fixed">', "something laid over other parts of the page (<p>)"),
    ('<p style="POSITION : ABSOLUTE">', "something laid over other parts of the page (<p>)"),
    (r'<p style="p\6fsition&colon;/**/fixed">', "something laid over other parts of the page (<p>)"),
    ('<p style="width:expression(x)">', "a script in a style (<p>)"),
    ('<a ping="https://e.test">', "a report to others when the link is clicked (<a ping>)"),
    ("<p popover>", "something that can lie over the page (<p>)"),
    ("<dialog open>", "something that can lie over the page (<dialog>)"),
    ("<!--[if IE]><b>x</b><![endif]-->", "a comment that some browsers read (<!--[if …]>)"),
    # What one parser takes for a comment, a text or a value, another one reads.
    ('<!-- <a title=" --> <script>x</script>', "a script, which runs on your blog (<script>)"),
    ("<svg><![CDATA[ > <!-- ]]><script>x</script>", "a script, which runs on your blog (<script>)"),
    ("<textarea><!--</textarea><img onerror=x>-->", "a script in an attribute (<img onerror>)"),
    ("<!--><img onerror=x>-->", "a script in an attribute (<img onerror>)"),
    ('<img alt="<img onerror=x>">', "a script in an attribute (<img onerror>)"),
    ("<img onerror=x", "a script in an attribute (<img onerror>)"),
]


@pytest.mark.parametrize(("html", "words"), LIVE)
def test_live(html: str, words: str | None) -> None:
    for around in ("{}", "<p>文。</p>{}<p>文。</p>", "<!-- -->{}"):
        found = active_content(around.format(html) if "{" not in html else html)
        assert words in found if words else found


QUIET = [
    "",
    "文 < 字 > 1 <3",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; onclick=x javascript:</p>",
    '<a href="https://e.jp/javascript:x?onload=1#position:fixed">x</a>',
    '<div class="separator" style="clear: both; text-align: center;"><a href="https://e.jp/a.png" imageanchor="1" '
    'style="margin-left: 1em; margin-right: 1em;"><img border="0" data-original-height="1" src="https://e.jp/a.png" />',
    '<p style="background-position: left; font-family: &quot;Yu Mincho&quot;; color: red">x</p>',
    '<img src="data:image/png;base64,AAAA" />',
    "<!-- more --><!--more-->",
    '<p title="javascript: 入門" data-onload="x">x</p>',
    '<meta content="x" name="description">',
    "<details open><summary>x</summary></details><ruby>漢<rt>かん</rt></ruby>",
]


@pytest.mark.parametrize("html", QUIET)
def test_quiet(html: str) -> None:
    assert active_content(html) == ()


@pytest.mark.parametrize("html", ['<a "' * 50_000, '<a b="' * 50_000, "<a" * 100_000, f"<p {'a=b ' * 50_000}>"])
def test_endless_tags_are_said(html: str) -> None:
    assert any("too long" in words or "not all of it was examined" in words for words in active_content(html))


def test_the_list_is_bounded() -> None:
    assert len(active_content("".join(f"<p on{number}=x>" for number in range(5000)))) < 60


def test_every_case_of_the_issue() -> None:
    text = shared_data("cases/security/originals/events-without-warning.xml").read_text(encoding="utf-8")
    contents = re.findall("<content type='html'>(.*?)</content>", text, re.DOTALL)
    assert len(contents) == 22
    assert all(active_content(unescape(content)) for content in contents)


def test_what_is_rendered_here_is_quiet() -> None:
    """The sanitiser's own output: whatever this looks for does not come through."""
    chance = random.Random(5)
    parts = [html for html, _words in LIVE] + QUIET
    for _post in range(30):
        body = "\n\n".join(chance.choice(parts) for _part in range(6))
        for form in ("blogger-html", "page"):
            assert export_post(Post(body=body), Path(), form).active == ()


def test_hostile_texts_go_out_quiet(tmp_path: Path) -> None:
    for case in cases("hostile/cmark")[::40]:
        assert export_post(Post(body=case["payload"]), tmp_path, "blogger-html").active == ()


def test_each_format_of_html_is_looked_at() -> None:
    carrying = {"blogger", "blogger-legacy", "movable-type", "wordpress"}
    assert {form.name for form in exporters() if form.html} == carrying | {
        form.name for form in exporters() if ".html" in form.suffix
    }


def test_an_original_says_that_it_is_one_and_what_is_live(tmp_path: Path) -> None:
    made = Export("<p onclick='x'>文</p><script>x</script>")
    form = dataclasses.replace(exporter("blogger-html"), ready=lambda *_arguments: made)
    said = as_imported(form, Post(Fields()), load_profile("", None)[0], tmp_path)
    assert said is not None
    assert said.original
    assert said.active == ("a script in an attribute (<p onclick>)", "a script, which runs on your blog (<script>)")
    assert [problem.rule for problem in said.problems] == ["active-content"] * 2
    first = "The post goes out as it was imported, with a script in an attribute (<p onclick>)."
    assert said.problems[0].message == first


def imported(folder: Path, html: str, body: str) -> Post:
    """A post in `folder` that was imported from `html`."""
    post = Post(Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"), body)
    (folder / "originals").mkdir()
    record = {"version": 1, "html": html, "shown": fingerprint(post)}
    record_path(folder, post.fields.id).write_text(json.dumps(record), encoding="utf-8")
    libraries.remember(folder)
    return post


def test_an_imported_post_that_was_edited_says_what_is_left_out(tmp_path: Path) -> None:
    html = '<p>文。</p><iframe src="https://www.youtube.com/embed/x"></iframe><p><a href="tel:+8130">電話</a></p>'
    post = imported(tmp_path, html, "文。\n\n電話\n")
    made = export_post(post, tmp_path, "blogger-html")
    assert (made.original, made.lost) == (True, ())
    assert made.active == ("a part of another page, of www.youtube.com (<iframe>)",)
    edited = dataclasses.replace(post, body="文。追記。\n\n電話\n")
    made = export_post(edited, tmp_path, "blogger-html")
    assert (made.original, made.active) == (False, ())
    assert {words.split(":")[0] for words in made.lost} == {"embedded players and frames", "links"}
    assert {problem.rule for problem in made.problems} == {"left-out"}


def test_the_clean_copy_of_an_original_is_quiet(tmp_path: Path) -> None:
    post = imported(tmp_path, "<p onclick='x'>文</p><script>x</script>", "文\n")
    task = ExportTask(post, tmp_path, "blogger-html", clean=True)
    profile = load_profile("", None)[0]
    made = export(task, Renderer(profile).render, profile)
    style = "line-height: 1.9; margin: 0 0 1.5em; text-align: justify; text-spacing-trim: trim-start;"
    assert made["text"] == f'<p style="{style}">文</p>'
    assert (made["original"], made["active"]) == (False, ())
    assert made["lost"]


def test_the_command_says_what_is_live_and_what_is_left_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    post = imported(tmp_path, "<p onclick='x'>文</p><script>x</script>", "文\n")
    file = tmp_path / "post.md"
    file.write_text(f"---\nformat: 1\nid: {post.fields.id}\n---\n文\n", encoding="utf-8")
    assert cli.main(["export", str(file), "--to", "blogger-html"]) == 0
    said = capfd.readouterr().err
    assert "as it was imported" in said
    assert "<p onclick>" in said
    assert "<script>" in said
    file.write_text(f"---\nformat: 1\nid: {post.fields.id}\n---\n文字\n", encoding="utf-8")
    assert cli.main(["export", str(file), "--to", "blogger-html"]) == 0
    said = capfd.readouterr().err
    assert "has not: scripts" in said
    assert "has not: handlers of events" in said
