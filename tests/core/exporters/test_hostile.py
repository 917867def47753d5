"""Exports of hostile texts in the body and in every field: nothing runs, is fetched, or tells of the author's disk."""

import re
from functools import cache

import pytest
from lxml import html

from editor.core.exporters import Export, Job, exporter
from editor.core.post import Commentary, Fields, Image, News, Post, Related
from editor.core.profile.load import Profile, load_profile
from editor.core.render.page import Renderer
from tests.shared_data import cases

OWN = [
    "[x](javascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html,<script>1</script>)",
    "![x](javascript:alert(1))",
    '![x](a.png" onerror="alert\\(1\\))',
    '![a" onerror="alert(1)](x.png)',
    "![<img src=x onerror=alert(1)>](a.png)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "{<script>1</script>|<img src=x onerror=1>}",
    "# x {#a onclick=alert(1)}",
    '```" onload="x\ncode\n```',
    "> q\n> ― <script>1</script>",
    'https://b.example/"onmouseover="alert(1)',
    "[x](file:///etc/passwd) ![x](../secret.png) ![y](file:///etc/passwd)",
    '<div style="background:url(https://b.example/x);position:fixed">x</div>',
    '<img src="a.png" srcset="https://b.example/x 1x"><table background="https://b.example/x"><tr><td>x</table>',
    '<!--more--><script>1</script><!--more--><!-- x --><div data-slot="news"></div>',
    "{{title}} {{{post}}} {{#news}}{{/news}}</div></article>",
    "</style><script>alert(1)</script>",
    "<svg><script>1</script></svg><math><style><img src=x onerror=1></style></math>",
]

# fmt: off
FORBIDDEN = frozenset({
    "applet", "audio", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input", "link", "marquee",
    "math", "noscript", "object", "param", "plaintext", "script", "select", "source", "svg", "template", "textarea",
    "video", "xmp",
})
# fmt: on
FETCHED = frozenset(["src", "srcset", "background", "poster", "action", "formaction", "data", "xlink:href", "ping"])
STYLE = re.compile(r"url\s*\(|expression|javascript|@import|behavior|position\s*:", re.IGNORECASE)
LINK = re.compile(r"https?://|//|mailto:|[#/?]", re.IGNORECASE)


@cache
def setting() -> tuple[Profile, Renderer]:
    profile, _problems = load_profile("")
    return profile, Renderer(profile)


def exported(form: str, payload: str) -> Export:
    """`payload` in the body, in a caption, and in each field that a reader sees."""
    fields = Fields(
        title=payload,
        date=payload,
        labels=(payload,),
        permalink=payload,
        description=payload,
        news=News(payload, payload, payload, payload, payload, (payload,)),
        commentary=Commentary(payload, (payload,)),
        related=(Related(payload, payload, payload),),
        images=(Image("a.png", payload, payload, payload),),
    )
    post = Post(fields, f"{payload}\n\n<!-- commentary -->\n\n![{payload}](a.png)\n")
    profile, renderer = setting()
    return exporter(form).export(Job(post, profile, renderer.render(post)))


def faults(root: html.HtmlElement, *, remote: bool) -> list[str]:
    """What could run, fetch or tell; `remote`: pictures on the web may be shown."""
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            found += [] if (element.text or "").strip() == "more" else [f"comment {element.text}"]
            continue
        found += [element.tag] if element.tag in FORBIDDEN else []
        for key, value in element.attrib.items():
            shown = element.tag == "img" and key == "src"
            allowed = shown and (value.startswith(("http://", "https://") if remote else "data:image/") or not value)
            bad_style = key == "style" and STYLE.search(value)
            bad_link = remote and key == "href" and not LINK.match(value)
            script = key == "href" and re.match(r"[\x00-\x20]*(?:javascript|vbscript|data):", value, re.IGNORECASE)
            if key.startswith("on") or (key in FETCHED and not allowed) or bad_style or bad_link or script:
                found.append(f"<{element.tag} {key}={value}>")
    return found


def check(payload: str) -> None:
    blogger = exported("blogger-html", payload).text
    assert faults(html.fragment_fromstring(blogger, create_parent="div"), remote=True) == []
    assert "\n" not in blogger
    assert blogger.count("<!--more-->") <= 1
    page = html.document_fromstring(exported("page", payload).text)
    assert faults(page.find("body"), remote=False) == []
    assert {element.tag for element in page.find("head")} == {"meta", "title", "style"}


@pytest.mark.parametrize("payload", OWN)
def test_our_own_payloads(payload: str) -> None:
    check(payload)


@pytest.mark.parametrize("name", ["hostile/dompurify", "hostile/html5sec"])
def test_payloads_of_others(name: str) -> None:
    for case in cases(name):
        check(case["payload"])


@pytest.mark.parametrize(
    "attack",
    [
        '<p onclick="x">',
        "<script>1</script>",
        '<a href=" javascript:1">x</a>',
        '<img src="a.png">',
        '<p style="background: url(x)">',
        "<!-- x -->",
    ],
)
def test_an_attack_would_be_seen(attack: str) -> None:
    assert faults(html.fragment_fromstring(attack, create_parent="div"), remote=True)
