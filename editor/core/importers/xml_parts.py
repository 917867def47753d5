"""XML files of any size, cut into their entries, each of which is then parsed by itself.

So memory holds one entry at a time, a broken entry does not lose the others, and a file that was cut off gives all that
came before the cut. A document type is refused in any encoding: it is where bombs and outside entities are declared,
and no export has one.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from editor.core.errors import ImportFileError
from editor.core.importers import encoding as encodings
from editor.core.importers.encoding import WESTERN
from editor.core.words import tr

CHUNK = 1 << 18  # bytes
_LONGEST = 32 * 1024 * 1024  # characters of one entry
_LONGEST_HEAD = 4 * 1024 * 1024
_LONGEST_TAG = 2000  # characters

_EDGE = re.compile(r"<!\[CDATA\[|<!--|<(/?)(?:[A-Za-z][\w.-]*:)?(entry|item)(?=[\s>/])[^<>]*>")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ASIDE = re.compile(r"<!--|<\?|<!\[CDATA\[|<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENDS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
        utf-8 utf8 us-ascii ascii utf-16 utf-16le utf-16be utf-32 shift_jis shift-jis sjis x-sjis
        windows-31j cp932 euc-jp iso-2022-jp iso-8859-1 iso-8859-2 iso-8859-15 latin-1 latin1 windows-1250
        windows-1251 windows-1252 windows-1254 koi8-r gb2312 gbk gb18030 big5 euc-kr
""",
    )
)

_SAME = {"shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932"}
_UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")


@dataclass(frozen=True, slots=True)
class XmlPart:
    """A part of a file: its head (all before the first entry), an entry, one without an end, one cut off, the tail."""

    kind: str
    text: str


def encoding_of(head: bytes) -> str:
    """The encoding of an XML file that begins with `head`. Raises ImportFileError for one that is none for text."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    for start, name in (
        (b"<\0\0\0", "utf-32-le"),
        (b"\0\0\0<", "utf-32-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if head.startswith(start):
            return name
    found = _DECLARED.match(head.lstrip()[:400])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    if name not in _KNOWN:
        raise ImportFileError(tr("The file says it is in the encoding “{name}”, which is not read here.", name=name))
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # it would not have been readable so far
    return _as_it_is(head, _SAME.get(name, name))


def _as_it_is(head: bytes, declared: str) -> str:
    """The encoding that the text is in, where it was converted without changing what it says of itself."""
    whole = head[: head.rfind(b"<")]  # no byte of a Japanese character
    if declared not in _UTF_8:
        try:
            text = whole.decode("utf-8")
        except UnicodeDecodeError:
            return declared
        return "utf-8" if any(character >= "\u0800" for character in text) else declared
    found = encodings.encoding_of(whole)
    return found if found in ("cp932", "euc-jp", "iso2022-jp") else "utf-8"


def decoded(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The text of `stream` in pieces, without what no XML may hold."""
    decoder = codecs.getincrementaldecoder(encoding)(WESTERN if encoding == "utf-8" else "replace")
    first = True
    while data := stream.read(CHUNK):
        text = _CONTROLS.sub("", decoder.decode(data))
        if first and text:
            text, first = text.removeprefix("\ufeff"), False
        yield text
    yield decoder.decode(b"", True)


def refuse_document_type(head: str) -> None:
    """Raise ImportFileError if `head`, the text before the first entry, declares a document type or entities."""
    at = 0
    while (found := _ASIDE.search(head, at)) is not None:
        end = _ENDS.get(found[0].upper())
        if end is None:
            raise ImportFileError(
                tr("The file declares a document type of its own, which no export of a blog does. It was not read.")
            )
        at = head.find(end, found.end())
        if at < 0:
            return


def parts(stream: BinaryIO) -> Iterator[XmlPart]:
    """The parts of an Atom or RSS file. Raises ImportFileError for a document type."""
    first = stream.read(CHUNK)
    encoding = encoding_of(first)
    scanner = _Scanner()
    for text in decoded(Again(first, stream), encoding):  # type: ignore[arg-type]
        yield from scanner.feed(text)
    yield from scanner.close()


class Again:
    """A stream with what was read from it already."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first, self._stream = first, stream

    def read(self, size: int) -> bytes:
        first, self._first = self._first, b""
        return first or self._stream.read(size)


class _Scanner:
    """Finds the entries in text that comes in pieces. All places are those in `_text`."""

    def __init__(self) -> None:
        self._text = ""
        self._at = 0  # looked through up to here
        self._until = ""  # what ends the comment or section in which that is; "" outside
        self._aside = 0  # where that begins
        self._start = -1  # where the open entry begins; -1: none is open
        self._head = True

    def feed(self, text: str) -> Iterator[XmlPart]:
        """Take in `text`; the parts that are whole now."""
        self._text += text
        while True:
            if self._until:
                end = self._text.find(self._until, self._at)
                if end < 0:
                    self._at = max(self._at, len(self._text) - 2)  # half of the end may be there
                    break
                self._at, self._until = end + 3, ""
            found = _EDGE.search(self._text, self._at)
            if found is None:
                edge = self._text.rfind("<", max(self._at, len(self._text) - _LONGEST_TAG))  # perhaps not all of a tag
                self._at = edge if edge >= 0 else len(self._text)
                break
            if found[0] in _ENDS:
                self._aside, self._at, self._until = found.start(), found.end(), _ENDS[found[0]]
            elif not found[1]:
                yield from self._open(found)
            else:
                self._at = found.end()
                if self._start >= 0:
                    yield XmlPart("entry", self._text[self._start : self._at])
                    self._start = -1
        yield from self._limit()

    def _open(self, found: re.Match[str]) -> Iterator[XmlPart]:
        if self._start >= 0:
            yield XmlPart("broken", self._text[self._start : found.start()])
        elif self._head:
            self._head = False
            refuse_document_type(self._text[: found.start()])
            yield XmlPart("head", self._text[: found.start()])
        self._at = found.end()
        self._start = -1 if found[0].endswith("/>") else found.start()

    def _limit(self) -> Iterator[XmlPart]:
        if self._start >= 0 and len(self._text) - self._start > _LONGEST:
            yield XmlPart("broken", self._text[self._start : self._start + 2000])
            self._start, self._at = -1, len(self._text)
        elif self._head and len(self._text) > _LONGEST_HEAD:
            refuse_document_type(self._text)
            raise ImportFileError(tr("The file holds no posts in a format that is known here."))
        if not self._head:
            done = self._start if self._start >= 0 else self._at
            self._text = self._text[done:]
            self._at -= done
            self._aside = max(self._aside - done, 0)
            self._start = 0 if self._start >= 0 else -1

    def close(self) -> Iterator[XmlPart]:
        """The last part, at the end of the file, without what stands in a comment that nobody closes."""
        text = self._text[: self._aside] if self._until else self._text
        if self._head:
            refuse_document_type(self._text)
            yield XmlPart("head", text)
        elif self._start >= 0:
            yield XmlPart("cut", self._text[self._start :])
        else:
            yield XmlPart("tail", text)
