"""The objects of a PDF file, read by its cross-reference table (7.5.4), changed, and written as a new file."""

import re
import zlib
from itertools import pairwise

from editor.core.pdf.syntax import Name, PdfError, Ref, Value, parse, whole, word, written

Dictionary = dict[Name, Value]
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_HEAD = re.compile(rb"\s*(\d+) 0 obj\b")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_STREAM = re.compile(rb"\s*stream\r?\n")
_LARGEST_STREAM = 64 * 1024 * 1024
_MOST_OBJECTS = 2_000_000


class PdfDocument:
    """A PDF file in memory. Objects that are not changed keep their bytes."""

    def __init__(self, data: bytes) -> None:
        """Raises PdfError where `data` is no file of the kind that the web engine writes."""
        self._data = data
        self._changed: dict[int, bytes] = {}
        self._places, self._trailer = _table(data)
        self._next = max(self._places, default=0) + 1

    @property
    def catalog(self) -> Ref:
        """The catalog (7.7.2). Raises PdfError."""
        return _reference(self._trailer.get(Name(b"Root")))

    @property
    def info(self) -> Ref | None:
        """The information dictionary (14.3.3)."""
        found = self._trailer.get(Name(b"Info"))
        return found if isinstance(found, Ref) else None

    def dictionary(self, value: Value | None) -> Dictionary:
        """The dictionary `value`, or that it refers to; {} for null. Raises PdfError."""
        found = self.get(value) if isinstance(value, Ref) else value
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise PdfError("no dictionary")
        return dict(found)

    def items(self, value: Value | None) -> list[Value]:
        """The array `value`, or that it refers to; [] for null. Raises PdfError."""
        found = self.get(value) if isinstance(value, Ref) else value
        if found is None:
            return []
        if not isinstance(found, list):
            raise PdfError("no array")
        return list(found)

    def get(self, reference: Ref) -> Value:
        """The value of an object; of a stream its dictionary. Raises PdfError."""
        return parse(*self._body(reference.number))[0]

    def stream(self, reference: Ref) -> bytes:
        """The contents of a stream, unpacked. Raises PdfError."""
        data, at = self._body(reference.number)
        values, at = parse(data, at)
        found = _STREAM.match(data, at)
        if not isinstance(values, dict) or found is None:
            raise PdfError("no stream")
        length = values.get(Name(b"Length"))
        size = whole(self.get(length) if isinstance(length, Ref) else length)
        packed = data[found.end() : found.end() + size]
        if (packing := values.get(Name(b"Filter"))) is None:
            return packed
        if packing != b"FlateDecode":
            raise PdfError("a stream packed in another way")
        unpacker = zlib.decompressobj()
        try:
            contents = unpacker.decompress(packed, _LARGEST_STREAM)
        except zlib.error as error:
            raise PdfError(str(error)) from error
        if unpacker.unconsumed_tail:
            raise PdfError("a stream that is too large")
        return contents

    def put(self, value: Value, reference: Ref | None = None) -> Ref:
        """Make `value` an object, or the one at `reference`."""
        reference = reference or self.reserve()
        self._changed[reference.number] = written(value)
        return reference

    def put_stream(self, contents: bytes, reference: Ref) -> None:
        """Make `contents` the stream at `reference`."""
        packed = zlib.compress(contents)
        head = written({Name(b"Filter"): Name(b"FlateDecode"), Name(b"Length"): word(len(packed))})
        self._changed[reference.number] = head + b" stream\n" + packed + b"\nendstream"

    def reserve(self) -> Ref:
        """A reference to an object that is put later."""
        self._next += 1
        return Ref(self._next - 1)

    def file(self) -> bytes:
        """The file."""
        pieces, places = [b"%PDF-1.7\n%\xd3\xeb\xe9\xe1\n"], [0] * self._next
        size = len(pieces[0])
        for number in range(1, self._next):
            if number in self._changed:
                body = b"%d 0 obj\n%b\nendobj\n" % (number, self._changed[number])
            elif number in self._places:
                start, end = self._places[number]
                body = self._data[start:end].strip() + b"\n"
            else:
                continue
            places[number] = size
            pieces.append(body)
            size += len(body)
        rows = [b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n" for place in places]
        trailer = written({**self._trailer, Name(b"Size"): word(self._next)})
        table = b"xref\n0 %d\n%b" % (self._next, b"".join(rows))
        return b"".join([*pieces, table, b"trailer\n", trailer, b"\nstartxref\n%d\n%%%%EOF\n" % size])

    def _body(self, number: int) -> tuple[bytes, int]:
        if number in self._changed:
            return self._changed[number], 0
        if number not in self._places:
            raise PdfError(f"no object {number}")
        start, _end = self._places[number]
        head = _HEAD.match(self._data, start)
        if head is None or int(head[1]) != number:
            raise PdfError(f"no object {number} at its place")
        return self._data, head.end()


def _reference(value: Value | None) -> Ref:
    if not isinstance(value, Ref):
        raise PdfError("no reference")
    return value


def _table(data: bytes) -> tuple[dict[int, tuple[int, int]], Dictionary]:
    """The places of all objects, from and to, and the trailer."""
    found = _START.search(data, max(0, len(data) - 200))
    head = _TABLE.match(data, int(found[1])) if found else None
    if found is None or head is None or int(head[1]) > _MOST_OBJECTS:
        raise PdfError("no cross-reference table")
    at, starts = head.end(), {}
    for number in range(int(head[1])):
        row = data[at + 20 * number : at + 20 * number + 20].split()
        if len(row) != 3 or not row[0].isdigit():
            raise PdfError("a damaged cross-reference table")
        if row[2] == b"n":
            starts[number] = int(row[0])
    rest = data.find(b"trailer", at + 20 * int(head[1]))
    if rest < 0:
        raise PdfError("no trailer")
    trailer, _end = parse(data, rest + len(b"trailer"))
    order = sorted([*starts.values(), int(found[1])])
    ends = dict(pairwise(order))
    if not isinstance(trailer, dict):
        raise PdfError("no trailer")
    return {number: (start, ends[start]) for number, start in starts.items()}, trailer
