"""HTML to Markdown that is known to show the same, or stays HTML where it would not."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape

from editor.core.from_html.blocks import Block, Figure, Heading, Notes, Paragraph, Raw, inner
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.deadline import Overdue, deadline
from editor.core.from_html.footnotes import take_footnotes
from editor.core.from_html.inline import InlineImage, Mark
from editor.core.from_html.inline_pictures import picture_data
from editor.core.from_html.markup import MORE, Markup, read_markup
from editor.core.from_html.nodes import Node
from editor.core.from_html.options import Options
from editor.core.from_html.plain import plain_body
from editor.core.from_html.prepare_post import prepare_post
from editor.core.from_html.proof import PageContents, proved, rendered, source_of_proof
from editor.core.from_html.walk import read_blocks
from editor.core.text.parts import JUMP_BREAK

FOLDER = "x-ronpyo-folder/"
"""Stands for the image folder of the post, whose name is not known yet, in the addresses of pictures."""

_LONGEST = 1_500_000  # characters of HTML that are converted; more stays HTML
_SECONDS = 10.0
_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s%]+)$", re.IGNORECASE)
_SMALL = 500  # characters of a picture inside the text that may stay there


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture that was inside the text."""

    name: str
    data: bytes


@dataclass(slots=True)
class Converted:
    """A body in Markdown, and what is said of it.

    `pictures` gives for each source its full size and its alternative text, where the body cannot say them. `kept`
    counts what stayed HTML by kind, `lost` what was left out that no reader of the text sees. `exact` is False where
    only the text could be saved. `moved`: footnotes are rendered below what followed them.
    """

    body: str
    blocks: list[Block] = field(default_factory=list)
    pictures: dict[str, tuple[str, str]] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    reference: str = ""
    exact: bool = True
    structured: bool = False
    moved: bool = False


def convert(
    html: str,
    local: Mapping[str, str] | None = None,
    *,
    full_in_header: bool = True,
    base: str = "",
    footnotes: bool = True,
) -> Converted:
    """The post's `html` as Markdown. Never raises. `base` is the address of the post.

    `local` maps sources of pictures to the files in the post's folder that hold them. Without `full_in_header` the
    full size of a picture is a link around it, without `footnotes` they are a list like others.
    """
    markup = read_markup(html)
    prepare_post(markup, html, base, local or {})
    attachments = _take_pictures(markup.tree, local or {})
    with_notes = footnotes and take_footnotes(markup.tree)
    context = ConversionContext(markup, Options(base))
    source = source_of_proof(markup, context)
    if len(html) - sum(len(attachment.data) * 4 // 3 for attachment in attachments) > _LONGEST:
        made = _whole(markup, context, source.text)
    else:
        try:
            with deadline(_SECONDS):
                made = _checked(markup, context, source, full_in_header)
        except (Overdue, RecursionError):
            made = _whole(markup, context, source.text)
    if with_notes and not any(isinstance(block, Notes) for block in made.blocks):
        return convert(html, local, full_in_header=full_in_header, base=base, footnotes=False)
    made.moved = with_notes and not isinstance(made.blocks[-1], Notes)
    made.attachments, made.reference = attachments, source.text
    made.lost += context.looks + markup.unseen
    return made


def _checked(markup: Markup, context: ConversionContext, source: PageContents, full_in_header: bool) -> Converted:
    blocks = read_blocks(markup, context)
    if not full_in_header:
        blocks = [_linked(block) for block in blocks]
    pictures = _pictures(blocks)
    found = proved(blocks, source, [full for full, _alt in pictures.values() if full])
    if found is None:
        return _whole(markup, context, source.text)
    body, blocks = found
    kept = Counter(block.kind for top in blocks for block in inner(top) if isinstance(block, Raw))
    return Converted(body, blocks, pictures, kept=kept)


def _linked(block: Block) -> Block:
    """`block` with the full size of its picture as a link around it."""
    if isinstance(block, Figure) and block.picture.full:
        picture = replace(block.picture, marks=(Mark("link", block.picture.full),), full="")
        return Figure(picture, block.caption)
    return block


def _pictures(blocks: list[Block]) -> dict[str, tuple[str, str]]:
    """Full sizes and alternative texts for the header. Of a picture that is there twice the first one counts."""
    found: dict[str, tuple[str, str]] = {}

    def note(picture: InlineImage, alt: str) -> None:
        key = picture.markdown("")[4:-1].split(' "')[0]
        full, known = found.get(key, ("", ""))
        if picture.full or alt:
            found[key] = (full or picture.full, known or alt)

    for top in blocks:
        for block in inner(top):
            if isinstance(block, Figure):
                caption = " ".join(
                    "".join(getattr(atom, "text", "") for line in block.caption for atom in line).split()
                )
                note(block.picture, block.picture.alt if block.picture.alt != caption else "")
            elif isinstance(block, Paragraph | Heading):
                for line in block.lines:
                    for atom in line:
                        if isinstance(atom, InlineImage):
                            note(atom, "")
    return found


def _whole(markup: Markup, context: ConversionContext, reference: str) -> Converted:
    """The body as one block of HTML, behind its jump break; where that fails too, its text."""
    body = f"<div>{_html_of(markup, context)}</div>\n"
    if any(piece.kind == MORE for piece in markup.kept):
        body = f"{JUMP_BREAK}\n\n{body}"
    try:
        with deadline(_SECONDS):
            shown = rendered(body)
    except Overdue:
        shown = None
    if shown is not None and shown.text == reference:
        return Converted(body, [Raw(body, "whole")], kept=Counter(whole=1))
    body = plain_body(markup.tree)
    return Converted(body, [Raw(body, "text")], kept=Counter(text=1), exact=False)


def _html_of(markup: Markup, context: ConversionContext) -> str:
    text = "".join(
        context.raw(child) if isinstance(child, Node) else escape(child, quote=False) for child in markup.tree.children
    )
    return (text if "<pre" in text or "<script" in text else re.sub(r"[ \t\r\f]*\n[ \t\r\f\n]*", " ", text)).strip(
        " \n"
    )


def _take_pictures(tree: Node, local: Mapping[str, str]) -> list[Attachment]:
    """Replace pictures inside the text, and those that lie at hand as files, by addresses in the post's folder."""
    found: dict[str, Attachment] = {}
    for node in tree.elements():
        source = node.get("src")
        if node.tag != "img" or not source:
            continue
        if source in local:
            node.attributes["src"] = FOLDER + local[source]
        elif len(source) > _SMALL and (match := _DATA.match(source)):
            if not (data := picture_data(source)):
                continue
            suffix = match[1].lower().replace("jpeg", "jpg")
            name = f"picture-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
            found[name] = Attachment(name, data)
            node.attributes["src"] = FOLDER + name
    return list(found.values())
