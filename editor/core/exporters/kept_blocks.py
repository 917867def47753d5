"""An imported post that was edited, for a format that carries HTML: what was not edited is the original, as it came."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

import nh3

from editor.core.errors import RenderError
from editor.core.exporters.boxes import uploaded_address
from editor.core.from_html.convert import FOLDER, convert
from editor.core.html.blogger_tree import parse, write
from editor.core.html.sanitize import sanitize_block
from editor.core.images.blogger_address import is_remote
from editor.core.markup.tags import Start, read_tags
from editor.core.originals.merge import Merge
from editor.core.originals.merged import Merged, ShownBlock
from editor.core.originals.pieces import MORE, seen_in
from editor.core.originals.record import Original
from editor.core.post import Fields, Image, Post
from editor.core.profile.slots import SLOTS, fill_slots
from editor.core.profile.values import Profile
from editor.core.render.markdown import JUMP_BREAK_BLOCK, Converter
from editor.core.render.page import Renderer
from editor.core.text.line_ends import unified
from editor.core.text.parts import JUMP_BREAK, split_body

WriteBlock = Callable[[str, Collection[str], Collection[str]], str]
"""Gives the HTML for the blog of a sanitised block. Its other arguments are the ids that links in other blocks lead to,
and the ids in them."""

_MARK = "<!--slot {}-->"
_HEADING_ID = re.compile(r'(<h[1-6]\b[^<>]*?) id="[^"]*"')
_ID = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ONLY_ID = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')
_TO = re.compile(r"""<a\s[^<>]*?\bhref\s*=\s*["']?#([^\s"'<>]+)""", re.IGNORECASE)
_SOURCE = re.compile(r"""<img\b[^<>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_MOST_PASSES = 50


@dataclass(frozen=True, slots=True)
class KeptBlocks:
    """The HTML, and how many blocks of it are as they came."""

    html: str
    count: int


def kept_blocks(post: Post, profile: Profile, original: Original, write_block: WriteBlock) -> KeptBlocks | None:
    """The HTML of `post`, which was imported as `original` says; None where nothing of that is of use any more."""
    imported = original.post or _imported_anew(post, original)
    if imported is None:
        return None
    try:
        before, after = shown_blocks(imported, profile), shown_blocks(post, profile)
    except RenderError:
        return None
    merge = Merge(original.html, before, after)
    targets = {unquote(unescape(name)) for block in after for name in _TO.findall(block.html)}
    places = {unescape(name) for block in after for name in _ONLY_ID.findall(block.html)}
    texts: dict[int, str] = {}

    def text(number: int) -> str:
        if number not in texts:
            texts[number] = write_block(after[number].html, targets, places)
        return texts[number]

    refused: set[int] = set()
    merged = merge.merged(text)
    for _pass in range(_MOST_PASSES):
        broken = set(_local_pictures(merged)) | set(_broken_links(merge, merged, after))
        if not broken - refused:
            break
        refused |= broken
        merged = merge.merged(text, refused)
    html = merged.html
    if not merge.is_of_use or _words(html) != "".join(map(_words, merged.parts)):
        return None
    return KeptBlocks(html, len(merged.kept))


def shown_blocks(post: Post, profile: Profile) -> list[ShownBlock]:
    """All blocks of a post in the order of the page: those of the profile's frame, and those of the body.

    Raises RenderError where the text cannot be rendered.
    """
    images = {image.path: image for image in post.fields.images}
    parts = split_body(unified(post.body))
    try:
        made = Converter(profile.markdown, profile.words).convert(parts.news, parts.commentary, images)
    except Exception as error:  # Python-Markdown fails on some texts in ways of its own
        raise RenderError(str(error)) from error
    frame = fill_slots(Renderer(profile).post_frame(post), {name: (_MARK.format(name),) for name in SLOTS}, keep=False)
    blocks: list[ShownBlock] = []
    for piece in re.split(rf"({'|'.join(_MARK.format(name) for name in SLOTS)})", frame):
        if piece in map(_MARK.format, SLOTS):
            body = made.news if piece == _MARK.format(SLOTS[0]) else made.commentary
            blocks += [_block(block.html, post.fields) for block in body]
        else:
            blocks += [_block(html, post.fields) for html in _elements(piece)]
    return blocks


def _block(html: str, fields: Fields) -> ShownBlock:
    """A block whose `html` is not sanitised yet."""
    if html == JUMP_BREAK_BLOCK:
        return ShownBlock(JUMP_BREAK, MORE, MORE)
    sources = [unescape(a or b or c) for a, b, c in _SOURCE.findall(html)]
    addresses = [uploaded_address(fields, source) for source in sources if not is_remote(source)]
    return ShownBlock(sanitize_block(html), seen_in(html), "\0".join([_HEADING_ID.sub(r"\1", html), *addresses]))


def _elements(html: str) -> Iterator[str]:
    """The elements at the top of a part of the frame."""
    root = parse(html)
    for child in list(root):
        child.tail = None
        holder = parse("")
        holder.append(child)
        yield write(holder)


def _imported_anew(post: Post, original: Original) -> Post | None:
    """The post as it was imported, for a record that does not hold it; None where its parts were put into fields."""
    if original.structured:
        return None
    made = convert(original.html, base=post.fields.blogger.url)
    images = tuple(Image(key, alt, "", full) for key, (full, alt) in made.pictures.items())
    if FOLDER in made.body:
        return None
    fields = Fields(id=post.fields.id, date=post.fields.date, images=images, blogger=post.fields.blogger)
    return Post(fields, made.body)


def _local_pictures(merged: Merged) -> Iterator[int]:
    """The groups whose pictures lie in no place on the web."""
    for number, html in merged.kept.items():
        for token in read_tags(html):
            if isinstance(token, Start) and token.tag == "img":
                source = token.get("src").strip()
                if source and not source.startswith(("//", "data:")) and not is_remote(source):
                    yield number
                    break


def _broken_links(merge: Merge, merged: Merged, after: list[ShownBlock]) -> Iterator[int]:
    """The groups that may not be kept because a link within the post would lead nowhere."""
    html = merged.html
    places = set(ids_in(html))
    for number, piece in merged.kept.items():
        if any(unquote(unescape(name)) not in places for name in _TO.findall(piece) if name in merge.places):
            yield number
    for piece in merged.written.values():
        for name in _TO.findall(piece):
            wanted = unquote(unescape(name))
            if wanted in places:
                continue
            for at, block in enumerate(after):
                is_target = any(wanted.endswith(f"-{place}") for place in ids_in(block.html))
                if is_target and (group := merge.group_of(at)) is not None:
                    yield group


def _words(html: str) -> str:
    """The text that a browser makes of `html`, without white space."""
    return "".join(unescape(nh3.clean(html, tags=set())).split())


def ids_in(html: str) -> Iterator[str]:
    """The ids of the elements in `html`, old names of anchors among them."""
    for found in _ID.findall(html):
        yield unescape(next(filter(None, found), ""))
