"""The proof that Markdown shows what its HTML does: it is rendered and compared, block by block where it must be.

Each block is written in the first form that shows what it should; the last one is its HTML.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from html import escape

from editor.core.from_html.blocks import UNSEEN, Block, JumpBreak, Notes, Raw, texts
from editor.core.from_html.check import Rendered, features, place, render, visible_text
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.deadline import Overdue
from editor.core.from_html.inline import Form
from editor.core.from_html.markup import HOLDER, MORE, Markup
from editor.core.from_html.pictures import source_of

_UNSEEN = re.compile(f"<figcaption{re.escape(UNSEEN)}>.*?</figcaption>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageContents:
    """The contents of the page itself: its text without white space, the links that show something, the pictures and
    the embeds by address, and the places in it that a link on it leads to."""

    text: str
    links: frozenset[str]
    pictures: Counter[str]
    embeds: Counter[str]
    places: frozenset[str]


def proved(
    blocks: list[Block], source: PageContents, full_sizes: Collection[str] = ()
) -> tuple[str, list[Block]] | None:
    """The body that shows what `source` does, and its blocks, some of them HTML now; None where there is none.

    `full_sizes` are addresses that need no link in the body. Raises Overdue.
    """
    made = texts(blocks, Form.SIGNS)
    body = joined(made)
    if _is_true(rendered(body), blocks, source, full_sizes):
        return body, blocks
    made, blocks = _mended(blocks)
    body = joined(made)
    return (body, blocks) if _is_true(rendered(body), blocks, source, full_sizes) else None


def rendered(body: str) -> Rendered | None:
    try:
        return render(body)
    except Overdue:
        raise
    except Exception:  # Python-Markdown fails on some texts; they stay HTML
        return None


def _is_true(shown: Rendered | None, blocks: list[Block], source: PageContents, full_sizes: Collection[str]) -> bool:
    if shown is None:
        return False
    expected = "".join(block.html() for block in blocks)
    if shown.features != features(expected):
        return False
    if any(isinstance(block, Notes) for block in blocks):  # rendered last, wherever they are
        last = sorted(blocks, key=lambda block: isinstance(block, Notes))
        if shown.text != visible_text("".join(block.html() for block in last)) or source.text != visible_text(expected):
            return False
    elif UNSEEN in expected:  # captions that the page did not show: the text is proved in two steps
        if shown.text != visible_text(expected) or source.text != visible_text(_UNSEEN.sub("", expected)):
            return False
    elif shown.text != source.text:
        return False
    led = {value for kind, value in shown.features if kind == "link"}
    led |= {place(escape(full)) for full in full_sizes}
    pictures = Counter({value: n for (kind, value), n in shown.features.items() if kind == "picture"})
    embeds = Counter({value: n for (kind, value), n in shown.features.items() if kind == "embed"})
    return (
        source.links <= led
        and source.pictures == pictures
        and source.embeds == embeds
        and source.places <= shown.places
    )


def source_of_proof(markup: Markup, context: ConversionContext) -> PageContents:
    """The contents of the HTML of `markup`."""
    links: set[str] = set()
    for node in markup.tree.elements():
        if node.tag == "a" and node.get("href").strip():
            seen = any(child.tag in ("img", HOLDER) for child in node.elements())
            pictures = [child for child in node.elements() if child.tag == "img" and child.get("src").strip()]
            if "".join(node.text().split()) or (seen and pictures):
                links.add(place(escape(node.get("href"))))
    found = features("".join(piece.html for piece in markup.kept if piece.kind != MORE))
    embeds = Counter({value: n for (kind, value), n in found.items() if kind == "embed"})
    sources = Counter({value: n for (kind, value), n in found.items() if kind == "picture"})
    sources += Counter(
        place(escape(source)) for node in markup.tree.elements() if node.tag == "img" and (source := source_of(node))
    )
    places = {name for node in markup.tree.elements() for name in (node.get("id"), node.get("name")) if name}
    return PageContents(_text(markup), frozenset(links), sources, embeds, frozenset(places & context.targets))


def _text(markup: Markup) -> str:
    try:
        return visible_text(markup.whole())
    except Exception:  # too deep for the sanitiser
        return "".join(markup.tree.text().split())


def _mended(blocks: list[Block]) -> tuple[list[str], list[Block]]:
    """Each block in the first form that shows what it should; the last one is its HTML."""
    signs, tags = texts(blocks, Form.SIGNS), texts(blocks, Form.TAGS)
    made: list[str] = []
    kept: list[Block] = []
    for block, *forms in zip(blocks, signs, tags, strict=True):
        html = block.html()
        if isinstance(block, Raw | JumpBreak):
            made.append(forms[0])
            kept.append(block)
            continue
        for text in forms:
            shown = rendered(text)
            if shown is not None and shown.same(html):
                made.append(text)
                kept.append(block)
                break
        else:
            made.append(html)
            kept.append(Raw(html, "block"))
    return made, kept


def joined(made: list[str]) -> str:
    return "\n\n".join(text for text in made if text.strip()).strip("\n") + "\n" if made else ""
