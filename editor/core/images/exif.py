"""Exif data of a picture: which way up it is, and whether they say where it was taken.

Sources: TIFF 6.0 (header, directories), Exif 3.0 (orientation is tag 0x0112 of the first directory, the directory of
places is where tag 0x8825 points). Anything broken says nothing; no byte outside of the data is ever looked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

EXIF_MARK = b"Exif\0\0"
UPRIGHT = 1
ON_ITS_SIDE = range(5, 9)
"""Orientations in which width and height are exchanged."""

_HEADS: dict[bytes, Literal["little", "big"]] = {b"II*\0": "little", b"MM\0*": "big"}
_ORIENTATION, _PLACES = 0x0112, 0x8825
_SHORT, _LONG = 3, 4
_WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Bytes of a value of each kind."""

_SAYS_WHERE = frozenset([2, 4, 20, 22, 27, 28])
"""Latitude and longitude of the camera and of its target, how they were found, the name of the area."""


@dataclass(frozen=True, slots=True)
class Exif:
    """`orientation` is 1 (upright) to 8. `places` are the ranges of bytes that say where the picture was taken."""

    orientation: int = UPRIGHT
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _IfdEntry:
    """An entry of a directory: its place in bytes, and the numbers that it begins with."""

    start: int
    tag: int
    kind: int
    count: int


class _Tiff:
    """Numbers and directories of TIFF data; its head begins at `base`."""

    def __init__(self, data: bytes, base: int, order: Literal["little", "big"]) -> None:
        self._data, self._base, self._order = data, base, order

    def number(self, at: int, size: int) -> int:
        """The number of `size` bytes at `at`, counted from the head; of bytes that are missing 0."""
        return int.from_bytes(self._data[self._base + at : self._base + at + size], self._order)

    def entries(self, directory: int) -> Iterator[_IfdEntry]:
        """The entries of the directory at `directory`, those that lie whole in the data."""
        for index in range(self.number(directory, 2)):
            start = directory + 2 + 12 * index
            if self._base + start + 12 > len(self._data):
                return
            yield _IfdEntry(start, self.number(start, 2), self.number(start + 2, 2), self.number(start + 4, 4))

    def ranges(self, entry: _IfdEntry) -> Iterator[tuple[int, int]]:
        """The byte ranges of the entry, and of its value where that lies elsewhere."""
        yield self._base + entry.start, self._base + entry.start + 12
        length = _WIDTHS.get(entry.kind, 0) * entry.count
        start = self._base + self.number(entry.start + 8, 4)
        if length > 4 and start + length <= len(self._data):
            yield start, start + length


def read_exif(data: bytes) -> Exif:
    """The Exif data in `data`, with or without their mark; an upright picture from nowhere where they are broken."""
    base = len(EXIF_MARK) if data.startswith(EXIF_MARK) else 0
    order = _HEADS.get(data[base : base + 4])
    if order is None:
        return Exif()
    tiff = _Tiff(data, base, order)
    orientation, where = 0, 0
    for entry in tiff.entries(tiff.number(4, 4)):
        if entry.tag == _ORIENTATION and not orientation:
            width = {_SHORT: 2, _LONG: 4}.get(entry.kind, 0)
            value = tiff.number(entry.start + 8, width)
            orientation = value if entry.count == 1 and 1 <= value <= 8 else UPRIGHT
        elif entry.tag == _PLACES and not where:
            where = tiff.number(entry.start + 8, 4)
    found = list(tiff.entries(where)) if where else []
    says_where = any(place.tag in _SAYS_WHERE for place in found)
    places = [span for place in found for span in tiff.ranges(place)] if says_where else []
    return Exif(orientation or UPRIGHT, tuple(places))


def blanked(data: bytes, ranges: Iterable[tuple[int, int]]) -> bytes:
    """`data` with zeros in the `ranges`; nothing moves."""
    made = bytearray(data)
    for start, end in ranges:
        made[start:end] = bytes(end - start)
    return bytes(made)


def only_orientation(orientation: int) -> bytes:
    """The smallest Exif data, without mark, that say which way up a picture is."""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
