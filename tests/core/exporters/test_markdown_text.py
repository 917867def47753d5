"""Fields written into Markdown mean what they say, to a Markdown reader."""

import markdown
import pytest

from editor.core.exporters import Job, exporter
from editor.core.exporters.plain_text import plain_text
from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer

TEXTS = [
    "1. 番号",
    "- 印",
    "# 題",
    "*強* _調_",
    "<b>&",
    "[a](b)",
    "`c`",
    "a\\b",
    "+1",
    "2025年",
    "=== ",
    "“引用”",
    "~~x~~",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_literal(text: str) -> None:
    profile, _problems = load_profile()
    related = Related(text, "https://b.example/(x)?a=1&b=2", "2025-04-01")
    post = Post(
        Fields(news=News(text, text, "", "", "", (text,)), commentary=Commentary(text, ()), related=(related,)), "本文"
    )
    made = exporter("markdown").export(Job(post, profile, Renderer(profile).render(post)))
    shown = plain_text(markdown.markdown(made.text))
    assert shown.count(text.strip()) >= 5
    assert f"・{text.strip()} <https://b.example/(x)?a=1&b=2> 2025年4月1日" in shown
