"""Damage of a file: emptied, cut off, filled with zeros, or still as an author wrote it.

A crash, a full disk or a sync client leaves files behind that are empty, full of zeros, cut off, or some other file's
bytes. None of them is a newer version of the post.
"""

import codecs

from editor.core.file.postfile import PostFile
from editor.core.text.encodings import BINARY, decode
from editor.core.text.patterns import pattern

LARGEST_POST = 16 * 1024 * 1024
"""Bytes of a file that is shown as a post."""

_NOTHING = b"\0 \t\r\n\v\f\x1a"
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE = _BOMS[1:]
_SHORT = 64 * 1024  # bytes of a header without a word in it, at most
_BARE = pattern(rb"""(?:-{3}|\+{3}|\.{3}|[\w-]+[ \t]*[:=][ \t]*(?:""|''|\[\]|\{\}|null|~)?)?[ \t]*""")
_LOST = 2  # a file that is cut to less than one part in so many of what it was is damaged wherever it was cut


def holds_nothing(data: bytes) -> bool:
    """Whether nothing in `data` is an author's: no character but white space and NUL, no value in the header."""
    for bom in _BOMS:
        data = data.removeprefix(bom)
    if not data.strip(_NOTHING):
        return True
    if len(data) > _SHORT or data[:3] not in (b"---", b"+++"):
        return False
    return all(_BARE.fullmatch(line.strip(b"\0\r")) for line in data.split(b"\n"))


def is_damaged(data: bytes, before: bytes) -> bool:
    """Whether `data`, found where the post file `before` was, is that file emptied, cut off, or no text any more.

    False for everything that an author or a program may have meant, and where `before` was no better.
    """
    if data == before or holds_nothing(before):
        return False
    if holds_nothing(data):
        return True
    if len(data) > LARGEST_POST:
        return len(before) <= LARGEST_POST
    if b"\0" in data and not data.startswith(_WIDE) and b"\0" not in before:
        return True
    if decode(data).encoding == BINARY and decode(before).encoding != BINARY:
        return True
    return before.startswith(data) and _is_cut(data, before)


def _is_cut(data: bytes, before: bytes) -> bool:
    """Whether `data`, with which `before` begins, ends where no author would end it."""
    if len(data) * _LOST < len(before) or not data.endswith((b"\n", b"\r")):
        return bool(before[len(data) :].strip(_NOTHING))  # the last line end alone may go
    return PostFile.parse(before).body_line != PostFile.parse(data).body_line  # within the header


def is_strange(data: bytes) -> bool:
    """Whether a file is too large for a binary one to be looked at as text: a picture, an archive, a program."""
    if len(data) <= 1 << 20 or data.startswith(_WIDE):
        return False
    return b"\0" in data[: 1 << 16] or (decode(data[: 1 << 16]).encoding == BINARY and decode(data).encoding == BINARY)
