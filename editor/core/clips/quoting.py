"""A passage of a clip as a bullet of the summary, or as a quotation with its source line."""

from editor.core.fields.bullets import one_line
from editor.core.markup.escape import escaped, escaped_line
from editor.core.markup.link import destination
from editor.core.news_page.clip import Clip
from editor.core.text.patterns import pattern

_ALONE = pattern(r"\\\[([^\[\]\\^][^\[\]\\]{0,400})\\\](?!\\?[(\[:])")
"""Brackets of running text, escaped, that would be no link if they were not."""


def bullet_of(passage: str) -> str:
    """`passage` as a bullet: one line of inline Markdown that shows just these words."""
    return _escaped(one_line(passage.strip()))


def quotation_of(passage: str, clip: Clip, source: str, day: str) -> str:
    """`passage` of `clip` as a quotation in Markdown, its last line the source: `source` is the word for it ("出典："),
    `day` the day of publication as it is printed, "" where nobody knows it."""
    lines: list[str] = []
    for paragraph in passage.strip().split("\n"):
        words = paragraph.strip()
        lines += [f"> {escaped_line(_escaped(words))}", ">"] if words else []
    while lines and lines[-1] == ">":
        lines.pop()
    where = _escaped(one_line(clip.outlet or clip.headline or clip.url))
    if clip.url:
        where = f"[{where}]({destination(clip.url)})"
    comma = "、" if source.endswith("：") else ", "
    said = comma.join(part for part in (where, day) if part)
    return "\n".join([*lines, *([f"> {source}{said}"] if said else [])])


def _escaped(words: str) -> str:
    return _ALONE.sub(r"[\1]", escaped(words, links=False))
