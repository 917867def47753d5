"""Movable Type's text format, in which Hatena Blog, livedoor, FC2, Seesaa and others give out their posts.

AUTHOR: …             what is said of the entry, in any order
TITLE: …
-----
BODY:                 then sections, each behind a line of five hyphens
…
-----
--------              eight hyphens end the entry
"""

import hashlib
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import BinaryIO, cast

from editor.core.importers import titles
from editor.core.importers.encoding import encoding_of, narrowed, text_of, wide_encoding
from editor.core.importers.entry import Blog, Comment, Entry, EntryKind
from editor.core.importers.line_breaks import broken
from editor.core.importers.movable_type_sections import ABOUT, KEY, KEYS, read_date, sections_of
from editor.core.importers.registry import EntryStream, Found, Importer
from editor.core.importers.source import Source
from editor.core.importers.xml_parts import Again
from editor.core.post import Status
from editor.core.text.parts import JUMP_BREAK
from editor.core.words import tr

_CHUNK = 1 << 20  # bytes
_FIRST = re.compile(rf"(?:\s*(?:{KEYS}):[^\n]*\n)")
_STATUS = {"draft": Status.DRAFT, "future": Status.READY, "review": Status.DRAFT, "unpublish": Status.DRAFT}
_MARKDOWN = re.compile(r"markdown", re.IGNORECASE)
_VERBATIM = frozenset(["0", "richtext", "none", "html", "block_editor", "blockeditor"])
_TAG = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,]+)')
_LONGEST = 32 * 1024 * 1024  # characters of one entry


def recognises(source: Source) -> bool:
    """A text that begins with what is said of an entry, and has its sections."""
    text = source.head_text.replace("\r\n", "\n").replace("\r", "\n")
    begins = _FIRST.match(text) or _FIRST.match(text.lstrip("-\n \t"))
    sections = r"^-----[ \t]*\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT):"
    return bool(begins and re.search(sections, text, re.MULTILINE))


def read(source: Source) -> list[EntryStream]:
    """The entries of the file."""
    assert source.open is not None
    stream = source.open()
    blog, place = Blog(), [0]
    size = max(source.size, 1)
    return [EntryStream(blog, _entries(stream, blog, place), lambda: min(1.0, place[0] / size))]


def _lines(stream: BinaryIO, place: list[int]) -> Iterator[str]:
    """The lines of the file without their ends. Its encoding is known from the first text that is not ASCII."""
    encoding, rest = "", b""
    for data in _pieces(stream, place):
        data = rest + data
        end = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        if not end and len(data) < _LONGEST:
            rest = data
            continue
        text, encoding = _decoded(data[:end] if end else data, encoding)
        rest = data[end:] if end else b""
        yield from text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    if rest:
        yield from _decoded(rest, encoding)[0].removesuffix("\n").split("\n")


def _pieces(stream: BinaryIO, place: list[int]) -> Iterator[bytes]:
    """The bytes of the file; those of a wide encoding as UTF-8."""
    first = stream.read(_CHUNK)
    if wide := wide_encoding(first):
        for data in narrowed(cast(BinaryIO, Again(first, stream)), wide):
            place[0] += len(data)
            yield data
        return
    data = first
    while data:
        place[0] += len(data)
        yield data
        data = stream.read(_CHUNK)


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    encoding = encoding or encoding_of(data)
    return text_of(data, encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding


def _entries(stream: BinaryIO, blog: Blog, place: list[int]) -> Iterator[Found]:
    seen: dict[str, int] = {}
    with stream:
        for lines in _blocks(_lines(stream, place), blog):
            if (entry := _entry(lines, seen)) is not None:
                yield entry


def _blocks(lines: Iterator[str], blog: Blog) -> Iterator[list[str]]:
    """The lines of each entry. Eight hyphens in a body end nothing: what follows them is no beginning of an entry."""
    block: list[str] = []
    waiting: list[str] | None = None  # eight hyphens, and blank lines behind them
    size = 0
    for line in lines:
        if waiting is not None:
            if not line.strip():
                waiting.append(line)
                continue
            if KEY.match(line) or line.rstrip() == "--------":
                yield block
                block, size = [], 0
            else:
                block += waiting
            waiting = None
        if line.rstrip() == "--------":
            waiting = [line]
            continue
        size += len(line)
        if size < _LONGEST:
            block.append(line)
    if waiting is not None:
        yield block
    elif any(line.strip() for line in block):
        blog.truncated = True
        yield block


def _entry(lines: list[str], seen: dict[str, int]) -> Entry | None:
    about, sections = sections_of(lines)
    if not about and not sections:
        return None
    if _first(about, "NO ENTRY"):
        return None
    bodies = {name: text for name, text in sections if name not in ("COMMENT", "PING")}
    basename, stated = _first(about, "BASENAME"), _first(about, "DATE") or _first(about, "AUTHORED ON")
    date = read_date(stated)
    html, reading, markdown = _html(bodies, _first(about, "CONVERT BREAKS"))
    title = titles.title(_first(about, "TITLE"))
    author = titles.clean(_first(about, "AUTHOR"))
    # Entries that say nothing of themselves are told apart by their texts, also in other files.
    named = basename or (f"{date} {title}" if date or title else _digest(bodies))
    key = f"movable-type:{author}:{named}"
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        key += f" #{seen[key]}"
    status = _STATUS.get(_first(about, "STATUS").lower(), Status.PUBLISHED)
    address = _first(about, "UNIQUE URL") or _first(about, "URL")
    if not address and re.fullmatch(r"\d{4}/\d\d/\d\d/\d{6}", basename):
        address = f"/entry/{basename}"  # Hatena Blog
    return Entry(
        EntryKind.POST,
        named.strip(),
        key,
        title=title,
        html=html,
        reading=reading,
        markdown=markdown,
        labels=titles.labels([*(value for name, value in about if name.endswith("CATEGORY")), *_tags(about)]),
        published=date or stated,
        status=status,
        url="" if status is Status.DRAFT else address,
        permalink=titles.permalink(basename) if "/" not in basename else "",
        slug=titles.last_part(basename) if "/" not in basename else "",
        description=titles.title(bodies.get("EXCERPT", ""), html=True),
        author=author,
        comments=tuple(
            _comment(key, number, text) for number, text in enumerate(t for name, t in sections if name == "COMMENT")
        ),
        extra=tuple(("image", value) for name, value in about if name == "IMAGE" and value),
    )


def _digest(bodies: dict[str, str]) -> str:
    return hashlib.sha256("\0".join(bodies.values()).encode("utf-8", "replace")).hexdigest()[:16]


def _first(about: list[tuple[str, str]], key: str) -> str:
    return next((value for name, value in about if name == key), "")


def _html(bodies: dict[str, str], convert: str) -> tuple[str, str, bytes]:
    """The HTML of the entry, what it is read as, and its Markdown, where it is in that."""
    pieces = [bodies.get("BODY", ""), bodies.get("EXTENDED BODY", "")]
    if not pieces[1].strip():
        pieces.pop()
    convert = convert.strip().lower()
    if _MARKDOWN.search(convert):
        return "", "", f"\n\n{JUMP_BREAK}\n\n".join(piece.strip("\n") for piece in pieces).encode("utf-8", "replace")
    html = JUMP_BREAK.join(pieces)
    if convert in _VERBATIM or not convert:
        return html, "", b""
    return html, JUMP_BREAK.join(broken(piece) for piece in pieces), b""


def _tags(about: list[tuple[str, str]]) -> list[str]:
    return [quoted or plain.strip() for name, value in about if name == "TAGS" for quoted, plain in _TAG.findall(value)]


def _comment(post: str, number: int, text: str) -> Comment:
    about: dict[str, str] = {}
    lines = text.strip("\n").split("\n")
    while lines and (found := ABOUT.match(lines[0])):
        about.setdefault(found[1], found[2].strip())
        lines.pop(0)
    words = unescape("\n".join(lines).strip("\n")) if "&lt;" in text else "\n".join(lines).strip("\n")
    html = words.replace("\n", "<br />") if "<" in words else escape(words, quote=False).replace("\n", "<br />")
    return Comment(
        f"{post}#comment-{number + 1}",
        post,
        "",
        titles.clean(about.get("AUTHOR", "")),
        about.get("URL", ""),
        read_date(about.get("DATE", "")),
        html,
    )


IMPORTER = Importer("movable-type", lambda: tr("Movable Type (Hatena, livedoor and others)"), recognises, read)
