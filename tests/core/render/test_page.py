"""The page around the text: golden files, empty parts, the one-file page."""

import dataclasses
import os
import re
from pathlib import Path
from typing import Any

import pytest

from editor.core.errors import RenderError
from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.profile.load import Profile, load_profile
from editor.core.profile.slots import has_slots
from editor.core.render.page import Renderer, page_document

GOLDEN = Path(__file__).parents[2] / "golden" / "render"
PROFILE = load_profile("", None)[0]
RENDERER = Renderer(PROFILE)

POST = Post(
    Fields(
        date="2025-04-02T07:30:00+09:00",
        labels=("港", "町 & 海"),
        news=News("見出し <甲>", "みなと新聞", "https://example.com/?a=1&b=2", "", "2025-04-01", ("一つ目", "二つ目")),
        commentary=Commentary("論評の題", ("三つ目",)),
        related=(Related("前の記事", "https://example.com/1", "2025-03-31"), Related("住所なし")),
    ),
    "　ニュースの**本文**。\n\n![図](p/a.png)\n\n<!-- commentary -->\n\n論評[^1]。\n\n<!--more-->\n\n## 小見出し\n\n"
    "- 箇条\n\n> 引用\n> ― 人\n\n[^1]: 注\n",
)


@pytest.mark.parametrize("name", ["ja-commentary", "en-commentary"])
def test_page_is_as_agreed(name: str) -> None:
    """`RONPYO_GOLDEN=write` writes the files anew: look at the difference before keeping it."""
    profile = load_profile(name, None)[0]
    rendered = Renderer(profile).render(POST)
    for kind, html in (("article", rendered.article), ("post", rendered.post_html)):
        file = GOLDEN / f"{name}.{kind}.html"
        if os.environ.get("RONPYO_GOLDEN") == "write":
            file.write_text(html + "\n", encoding="utf-8")
        assert html + "\n" == file.read_text(encoding="utf-8")


def test_page_has_everything_in_order() -> None:
    text = re.sub("<[^>]*>|\n", "", RENDERER.render(POST).article)
    places = [
        text.index(words)
        for words in (
            "2025年4月2日水曜日",
            "見出し &lt;甲&gt;―【私の論評】論評の題",
            "まとめ一つ目二つ目",
            "　ニュースの本文。",
            "図",
            "出典：みなと新聞、2025年4月1日閲覧",
            "【私の論評】論評の題まとめ三つ目",
            "論評1。",
            "小見出し",
            "引用― 人",
            "注",
            "【関連記事】前の記事 2025年3月31日住所なし",
            "港 町 &amp; 海",
        )
    ]
    assert places == sorted(places)


def test_an_empty_post_has_slots_and_nothing_else() -> None:
    rendered = RENDERER.render(Post())
    assert has_slots(rendered.frame)
    assert has_slots(rendered.post_frame)
    assert re.sub("<[^>]*>|\\s", "", rendered.article) == ""
    assert not re.search("<(ul|h1|h2|p|footer)", rendered.article)
    assert rendered.post_html.strip() == ""


def test_what_is_blank_is_not_shown() -> None:
    fields = Fields(labels=(" ",), news=News(summary=("", "  ")), related=(Related(),))
    article = RENDERER.render(Post(fields)).article
    assert not re.search("<(ul|li|h2|p|footer)", article)


def test_half_a_character_in_a_field_is_shown_as_one_that_is_missing() -> None:
    half = "半\ud83d分"
    fields = Fields(
        title=half,
        labels=(half,),
        news=News(half, half, f"https://example.com/{half}", "", "", (half,)),
        commentary=Commentary(half, (half,)),
        related=(Related(half, f"https://example.com/{half}"),),
    )
    page = RENDERER.render(Post(fields, f"{half}\n"))
    for html in (page.title, page.article, page.post_html):
        assert "半\ufffd分" in html and html.encode()


def test_text_that_looks_like_a_template_or_a_slot_stays_text() -> None:
    fields = Fields(title="{{title}} {news}", news=News("{commentary}{{{post}}}"), commentary=Commentary("{{date}}"))
    body = '{{title}} {{{post}}}\n\n<div data-slot="commentary"></div>\n\n<!-- commentary -->\n\n論評'
    rendered = RENDERER.render(Post(fields, body))
    assert "<p>{{title}} {{{post}}}</p>" in rendered.article
    assert rendered.article.count("論評</p>") == 1
    assert rendered.article.count("data-slot") == 2
    composed = RENDERER.render(Post(dataclasses.replace(fields, title="")))
    assert composed.title == "{commentary}{{{post}}}―【私の論評】{{date}}"


def test_the_post_for_the_blog_has_no_date_title_or_slots() -> None:
    html = RENDERER.render(POST).post_html
    assert "data-slot" not in html
    assert "水曜日" not in html
    assert "<h1" not in html
    assert html.count("<!--more-->") == 1
    assert html.count("<!--") == 1


def test_a_page_is_one_file_that_loads_nothing() -> None:
    asked: list[str] = []

    def image(source: str) -> str | None:
        asked.append(source)
        return 'data:image/png;base64,AA==" onload="x'

    document = page_document(RENDERER.render(POST), PROFILE, image)
    assert asked == ["p/a.png"]
    assert document.startswith('<!doctype html>\n<html lang="ja">')
    assert '<meta charset="utf-8">' in document
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in document
    assert "<title>見出し &lt;甲&gt;―【私の論評】論評の題</title>" in document
    assert 'src="data:image/png;base64,AA==&quot; onload=&quot;x"' in document
    assert "<link" not in document
    assert "<script" not in document


@pytest.mark.parametrize("answer", [None, "", "https://e.jp/a.png", "javascript:x"])
def test_a_missing_picture_is_named(answer: str | None) -> None:
    document = page_document(RENDERER.render(Post(Fields(), "![図](a&b.png)")), PROFILE, lambda source: answer)
    assert '<span class="missing-image">The image a&amp;b.png is missing.</span>' in document
    assert "<img" not in document


def test_a_stylesheet_cannot_leave_its_element() -> None:
    profile = dataclasses.replace(PROFILE, stylesheet="a{}</style><script>alert(1)</script></STYLE >")
    document = page_document(RENDERER.render(Post()), profile, lambda source: None)
    assert document.count("</style>") == 1
    assert "</script" not in document


@pytest.mark.parametrize("template", ["{{", "<p>nothing</p>", '<script><div data-slot="news"></div></script>'])
def test_a_template_that_would_lose_the_text_is_refused(template: str) -> None:
    with pytest.raises(RenderError):
        Renderer(Profile(page_template=PROFILE.page_template, post_template=template)).render(Post())


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"title": "別の題名"},
        {"date": "2026-10-02T08:00:00+09:00"},
        {"labels": ("外交", "経済")},
        {"news": News("首相、辞意", "みなと新聞", "https://example.com/1", summary=("一つ目",))},
        {"commentary": Commentary(headline="なぜ今か", summary=("**強調**", "二つ目"))},
        {"related": (Related("前の記事", "https://example.com/2", "2025-01-02"),)},
    ],
)
def test_frames_that_are_kept_for_the_next_key_follow_each_field(change: dict[str, Any]) -> None:
    post = Post(Fields(news=News(headline="首相、会見"), date="2026-10-01T07:30:00+09:00"), "本文\n")
    profile, _problems = load_profile("")
    renderer = Renderer(profile)
    for fields in (post.fields, dataclasses.replace(post.fields, **change), post.fields):
        for body in ("本文\n", "本文と続き\n"):
            asked = Post(fields, body)
            assert renderer.render(asked) == Renderer(profile).render(asked)
            assert renderer.post_frame(asked) == Renderer(profile).post_frame(asked)
