"""The まとめ box and its neighbours look in the blog (`export.css`) as in the preview (`style.css`): both are drawn."""

from typing import Any

import pytest

from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer

POST = Post(
    Fields(
        news=News("見出し", "毎日新聞", "https://example.com/", summary=("一つ目。", "二つ目。")),
        commentary=Commentary("論評", ("三つ目。",)),
        related=(Related("題", "https://example.com/1", "2025-03-31"),),
    ),
    "文。\n\n> 引用\n>\n> <footer>誰か</footer>\n\n<!-- commentary -->\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
)
BLOG = ":root { --drawn: blog } body { font-size: 17px; line-height: 1.9; font-family: sans-serif; color: #24211d }"
"""A blog that has no look of its own for what is exported, with letters as large as the preview's."""
PREVIEW = ":root { --drawn: preview } "

SIDES = ("top", "right", "bottom", "left")
SAME = (
    *("background-color", "border-top-left-radius", "border-bottom-right-radius", "list-style-type", "display"),
    *(f"border-{side}-{part}" for side in SIDES for part in ("width", "style")),
)
NEAR = tuple(f"{box}-{side}" for box in ("padding", "margin") for side in SIDES)
"""Spaces in pixels: the export has them in the blog's own letters."""
ROOM = 10
LOOKS: dict[str, tuple[str, ...]] = {
    ".summary": (*SAME, *NEAR),
    ".summary ul": ("list-style-type", "margin-top", "margin-bottom", "padding-left"),
    ".summary li": ("line-height", "list-style-type", "margin-bottom"),
    ".headline.commentary": ("border-top-color", "border-top-width", "border-top-style"),
    ".source": ("color", "text-align"),
    ".related": ("border-top-color", "border-top-width", "border-top-style"),
    ".related ul": ("list-style-type", "padding-left", "margin-top", "margin-bottom"),
    ".related-date": ("color", "display", "white-space"),
    "blockquote": ("border-left-color", "border-left-width", "border-left-style", "padding-left"),
    "blockquote footer": ("color", "text-align"),
    "td": ("border-bottom-color", "border-bottom-width", "border-bottom-style"),
}
"""What is the profile's to say. Letters, and the words まとめ above the box, are the blog's own in the export."""


def looks(shown: Any, html: str, name: str, style: str) -> dict[str, dict[str, str]]:
    """How the engine draws the first element of each selector; lengths of lines in letters, colours as they are."""
    shown.page([], frame=html, style=style)
    shown.wait(f"getComputedStyle(document.documentElement).getPropertyValue('--drawn').trim() === '{name}'")
    asked = {selector: list(properties) for selector, properties in LOOKS.items()}
    found: dict[str, dict[str, str]] = shown.ask(
        f"""Object.fromEntries(Object.entries({asked!r}).map(([selector, names]) => {{
            const element = document.querySelector(selector), style = element && getComputedStyle(element)
            const size = style && parseFloat(style.fontSize)
            return [selector, style && Object.fromEntries(names.map(name => [name, name === "line-height"
                ? (parseFloat(style.lineHeight) / size).toFixed(2) : style.getPropertyValue(name)]))]
        }}))"""
    )
    return found


@pytest.mark.parametrize("name", ["ja-commentary", "en-commentary"])
def test_the_export_looks_like_the_preview(shown: Any, name: str) -> None:
    profile = load_profile(name)[0]
    rendered = Renderer(profile).render(POST)
    preview = looks(shown, rendered.post_html, "preview", PREVIEW + profile.stylesheet)
    blog = looks(shown, rendered.post_html, "blog", BLOG + profile.export_stylesheet)
    wrong = [
        f"{selector} {{ {one}: {preview[selector][one]} in the preview, {blog[selector][one]} in the export }}"
        for selector, properties in LOOKS.items()
        for one in properties
        if not _alike(one, preview[selector][one], blog[selector][one])
    ]
    assert not wrong


def _alike(name: str, one: str, other: str) -> bool:
    if name in NEAR:
        return abs(float(one.removesuffix("px")) - float(other.removesuffix("px"))) <= ROOM
    return one == other
