"""Letters that fonts know by another sign: the engine says of each such glyph, in a mark round it, what it stands for.

A font has one glyph for 月 and for the radical ⽉, and others for the forms of an Arabic letter; its table of signs
(9.10.3) names one of them, or none. Where a glyph stands for the same text all over the document, that table says so
and the marks go: they lie within the marks of the structure, and poppler's reader of it (22.12) takes the end of one
for that of the other, so that what follows is missing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from editor.core.pdf.document import PdfDocument
from editor.core.pdf.syntax import Name, PdfError, Ref

_Glyph: TypeAlias = tuple[Ref, bytes]
"""A font, and the code of a glyph in it."""

_STRING = rb"<[0-9A-Fa-f]*>|\((?:\\[0-7]{1,3}|\\.|[^\\()])*\)"
_FONT = rb"/(?P<%s>[^\s/<>\[\]()]+) [-+.\d]+ Tf\s+"
_SHIFT = rb"[-+.\d]+ [-+.\d]+ Td\s+|(?:[-+.\d]+ ){6}Tm\s+"
_SPAN = (
    rb"/Span\s*<<\s*/ActualText\s*(?P<said>" + _STRING + rb")\s*>>\s*BDC\s+"
    rb"(?P<inside>(?:" + _FONT % b"inner" + rb"|" + _SHIFT + rb")*(?P<code>" + _STRING + rb")\s*Tj\s+)EMC\b"
)
_PART = re.compile(
    rb"(?P<span>" + _SPAN + rb")|(?P<begin>\bBT\b)|" + _FONT % b"font" + rb"|(?P<shown>" + _STRING + rb")", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SECTION = re.compile(rb"\d+\s+beginbf(char|range)(.*?)endbf(?:char|range)", re.DOTALL)
_ROW = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])")
_MOST_CODES = 65_536
_MOST_ROWS = 100  # of a section


def name_letters(document: PdfDocument, pages: Sequence[tuple[Ref, bytes, dict[bytes, Ref]]]) -> None:
    """Put what glyphs stand for into the fonts of `document`, and take the marks that say it away. `pages` are the
    contents of all pages: their reference, what they hold, and the fonts by name."""
    said: dict[_Glyph, set[bytes]] = {}
    bare: set[_Glyph] = set()
    for _reference, stream, fonts in pages:
        for glyphs, text, _found in _shown(stream, fonts):
            if text is None:
                bare.update(glyphs)
            else:
                said.setdefault(glyphs[0], set()).add(text)
    by_font: dict[Ref, dict[bytes, bytes]] = {}
    for (font, code), texts in said.items():
        if len(texts) == 1 and (font, code) not in bare:
            by_font.setdefault(font, {})[code] = next(iter(texts))
    named = {font for font, letters in by_font.items() if _named(document, font, letters)}
    for reference, stream, fonts in pages:
        pieces, at = [], 0
        for glyphs, text, found in _shown(stream, fonts):
            if text is None:
                continue
            ((font, code),) = glyphs
            if font in named and by_font[font].get(code) == text:
                pieces += [stream[at : found.start()], found["inside"].rstrip()]
                at = found.end()
        if pieces:
            document.put_stream(b"".join([*pieces, stream[at:]]), reference)


def _shown(stream: bytes, fonts: dict[bytes, Ref]) -> Iterator[tuple[list[_Glyph], bytes | None, re.Match[bytes]]]:
    """The glyphs that are shown, and the text that a mark says of one; None: there is no mark."""
    font: Ref | None = None
    for found in _PART.finditer(stream):
        if found["begin"]:
            font = None
        elif found["font"]:
            font = fonts.get(found["font"])
        elif found["span"]:
            font = fonts.get(found["inner"]) if found["inner"] else font
            codes = _bytes(found["code"])
            if font is not None:
                yield [(font, codes)], _utf16(_bytes(found["said"])), found
        elif font is not None:
            codes = _bytes(found["shown"])
            yield (
                [(font, codes[at : at + width]) for width in (1, 2) for at in range(0, len(codes), width)],
                None,
                found,
            )


def _utf16(text: bytes) -> bytes:
    """A text string (7.9.2.2) in UTF-16 without its mark."""
    is_utf16 = text.startswith(b"\xfe\xff")
    return text[2:] if is_utf16 else text.decode("latin-1").encode("utf-16-be")


def _bytes(written: bytes) -> bytes:
    """The bytes of a string as it is written (7.3.4)."""
    if written[:1] == b"<":
        digits = written[1:-1]
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPE.sub(lambda found: _unescaped(found[1]), written[1:-1])


def _unescaped(sign: bytes) -> bytes:
    return bytes([int(sign, 8) & 255]) if sign[:1].isdigit() else _NAMED.get(sign, sign)


def _named(document: PdfDocument, font: Ref, letters: dict[bytes, bytes]) -> bool:
    """Whether the table of the font could be made to say `letters`."""
    try:
        table = document.dictionary(font).get(Name(b"ToUnicode"))
        stream = document.stream(table) if isinstance(table, Ref) else b""
        rows = _rows(stream)
    except (PdfError, ValueError):  # a table that nobody can read: the marks stay
        return False
    start, end = stream.find(b"endcodespacerange"), stream.find(b"endcmap")
    width = len(next(iter(letters)))
    if (
        not isinstance(table, Ref)
        or rows is None
        or not 0 <= start < end
        or any(len(code) != width for code in [*rows, *letters])
    ):
        return False
    rows |= letters
    codes = sorted(rows)
    sections = []
    for at in range(0, len(codes), _MOST_ROWS):
        some = codes[at : at + _MOST_ROWS]
        lines = b"".join(b"<%b> <%b>\n" % (_hex(code), _hex(rows[code])) for code in some)
        sections.append(b"%d beginbfchar\n%bendbfchar\n" % (len(some), lines))
    head = stream[: start + len(b"endcodespacerange")]
    document.put_stream(b"".join([head, b"\n", *sections, stream[end:]]), table)
    return True


def _rows(stream: bytes) -> dict[bytes, bytes] | None:
    """The rows of a table of signs: the text of each code in UTF-16; None: it cannot be read. Raises ValueError."""
    rows: dict[bytes, bytes] = {}
    for kind, section in _SECTION.findall(stream):
        if kind == b"char":
            rows |= {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()) for code, text in _ROW.findall(section)}
            continue
        for first, second, text, texts in _RANGE.findall(section):
            start = bytes.fromhex(first.decode())
            count = int(second, 16) - int(first, 16) + 1
            listed = re.findall(rb"<([0-9A-Fa-f]+)>", texts)
            if not 0 < count <= _MOST_CODES or (texts and len(listed) < count):
                return None
            for step in range(count):
                code = (int(first, 16) + step).to_bytes(len(start))
                rows[code] = bytes.fromhex((listed[step] if texts else _after(text, step)).decode())
    return rows


def _after(text: bytes, step: int) -> bytes:
    """The text `step` places behind `text`, both as digits: its last sign counts up."""
    return b"%b%04X" % (text[:-4], (int(text[-4:] or b"0", 16) + step) & 0xFFFF)


def _hex(code: bytes) -> bytes:
    return code.hex().upper().encode()
