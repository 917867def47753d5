"""Atom files of Blogger, read in two passes: settings and comments first, since a comment may come before its post."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from editor.core.importers.blogger_entries import broken_of, comment_of, entry_of, shape_of, skipped_of
from editor.core.importers.comment_store import CommentStore
from editor.core.importers.entry import Blog, EntryKind
from editor.core.importers.pages import Pages
from editor.core.importers.registry import EntryStream, Found
from editor.core.importers.source import Source
from editor.core.importers.xml_element import BrokenEntryError, Element, mended_element, namespaces, read_element
from editor.core.importers.xml_parts import XmlPart, parts
from editor.core.importers.zone import known_zone


def read_atom(source: Source) -> list[EntryStream]:
    """The one reading of a file by itself. Raises ImportFileError."""
    return [open_atom(source)]


def open_atom(source: Source) -> EntryStream:
    """The reading of an Atom file, in which comments may come before or behind their posts. Raises ImportFileError."""
    assert source.open is not None
    blog = Blog()
    size = max(source.size, 1)
    place = [0, 0]  # bytes read in the first and in the second pass
    comments = CommentStore()

    def read() -> Iterator[Found]:
        try:
            yield from _second(source, blog, comments, place)
        finally:
            comments.close()

    first = _first(source, blog, comments, place)
    return EntryStream(blog, _chain(first, read), lambda: min(1.0, (place[0] * 0.2 + place[1] * 0.8) / size))


def _chain(first: list[Found], read: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    yield from first
    yield from read()


class _Counted:
    """A stream that tells how far it was read."""

    def __init__(self, source: Source, place: list[int], index: int) -> None:
        assert source.open is not None
        self._stream, self._place, self._index = source.open(), place, index

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._place[self._index] += len(data)
        return data

    def close(self) -> None:
        self._stream.close()


def _elements(
    source: Source, place: list[int], index: int, wanted: Callable[[str], bool]
) -> Iterator[tuple[XmlPart, Element | None]]:
    """The parts of the file, with the tree of each entry whose text is `wanted`."""
    stream = _Counted(source, place, index)
    prefixes: dict[str, str] = {}
    try:
        for part in parts(stream):  # type: ignore[arg-type]
            if part.kind == "head":
                prefixes = namespaces(part.text)
                yield part, None
            elif part.kind == "entry" and wanted(part.text):
                try:
                    yield part, read_element(part.text, prefixes)
                except BrokenEntryError:
                    try:
                        yield part, mended_element(part.text, prefixes)
                    except BrokenEntryError:
                        yield XmlPart("broken", part.text), None
            else:
                yield part, None
    finally:
        stream.close()


def _first(source: Source, blog: Blog, comments: CommentStore, place: list[int]) -> list[Found]:
    """The first pass: settings of the blog, and all comments; gives the comments that are not taken in."""
    skipped: list[Found] = []
    for part, element in _elements(
        source, place, 0, lambda text: "comment" in text.lower() or ".settings." in text or "in-reply-to" in text
    ):
        if part.kind == "head":
            _read_head(part.text, blog)
        elif element is not None:
            shape = shape_of(element)
            if shape.kind == "settings":
                _read_setting(element, blog)
            elif shape.kind == "comment":
                if shape.fate:
                    skipped.append(skipped_of(EntryKind.COMMENT, element, shape.fate))
                else:
                    comments.add(comment_of(element))
    return skipped


def _second(source: Source, blog: Blog, comments: CommentStore, place: list[int]) -> Iterator[Found]:
    """The second pass: posts and pages with their comments, then the comments whose post is not there."""
    pages = Pages()
    last, count = XmlPart("tail", ""), 0
    for part, element in _elements(source, place, 1, lambda _text: True):
        last = part
        count += part.kind not in ("head", "tail")
        if part.kind == "head":
            pages = Pages.of(part.text)
        if part.kind in ("broken", "cut"):
            yield broken_of(part)
        elif element is not None:
            found = entry_of(element, blog, comments.of)
            if found is not None:
                yield found
    blog.truncated = last.kind == "cut" or not re.search(r"</(?:[\w.-]+:)?feed\s*>", last.text)
    blog.notes += pages.notes(count)
    yield from comments.left()


def _read_head(head: str, blog: Blog) -> None:
    for tag in re.findall(r"<link\b[^<>]*>", head):
        if re.search(r"""rel\s*=\s*["']alternate["']""", tag) and (
            href := re.search(r"""href\s*=\s*["'](https?://[^"']+)""", tag)
        ):
            blog.host = urlsplit(href[1]).netloc


def _read_setting(element: Element, blog: Blog) -> None:
    name = element.text("id").rpartition(".settings.")[2]
    value = element.text("content").strip()
    if name == "BLOG_TIME_ZONE" and known_zone(value):
        blog.zone = value
    elif name == "BLOG_SUBDOMAIN" and value and not blog.host:
        blog.host = f"{value}.blogspot.com"
