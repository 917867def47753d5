"""The journal of one open post: what was written in it and is not in its file yet, as bytes that damage cannot forge.

A journal is a first line, then records, only ever appended:

    RECORD = mark (4) · journal (8) · number, length (4 each) · kind (1) · payload · BLAKE2b of all of that (16)

A *base* says which file the journal starts from. A *whole* holds all contents. A *text* is one splice, a *fields* the
fields anew: each changes what stood after the record before it. So the contents are known at a whole, and after each
change whose number follows the last record's. Behind damage, the reader looks for the next mark and waits for a whole:
it never puts an edit on a text that it was not made for.
"""

import json
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from hashlib import blake2b
from typing import Any, NamedTuple

from editor.core.file import fields_json
from editor.core.file.contents import Contents
from editor.core.text.splices import Splice, splice_between

VERSION = 1
_NAME = b"Ronpyo journal "
FIRST_LINE = b"%s%d\n" % (_NAME, VERSION)
_MARK = b"\x1eRj%d" % VERSION
_HEAD = struct.Struct(">4s8sIIc")
_SPLICE = struct.Struct(">II")
_CHECK = 16
_BASE, _WHOLE, _TEXT, _FIELDS = b"B", b"W", b"T", b"F"


class Damage(Enum):
    """The kind of damage of a journal."""

    NONE = "none"
    CUT = "cut"
    """The journal ends in the middle of a record: a crash while it was being written. All before is there."""
    DAMAGED = "damaged"
    """Something in it is not as it was written."""
    FOREIGN = "foreign"
    """The journal is empty, or none at all."""
    NEWER = "newer"
    """A later version of the program wrote it."""


@dataclass(frozen=True, slots=True)
class Base:
    """The file that a journal starts from: where it is to lie, its bytes as they were opened or saved last, and the
    digest of what was on the disk (None: nothing)."""

    path: str
    data: bytes
    digest: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """The result of reading a journal: the newest contents that are proved whole, and the amount behind them that is
    not.

    `base` is None where its record is damaged. `lost` counts the records that are there but cannot be used.
    """

    base: Base | None
    contents: Contents | None
    damage: Damage
    lost: int = 0


@dataclass(slots=True)
class Recorder:
    """Makes the records of one journal."""

    journal: bytes = field(default_factory=lambda: os.urandom(8))
    _number: int = 0
    _last: Contents | None = None

    def begin(self, base: Base, contents: Contents) -> bytes:
        """The beginning of a journal's file."""
        about = json.dumps({"path": base.path, "digest": base.digest}).encode()
        self._last = None
        return FIRST_LINE + self._record(_BASE, about + b"\n" + base.data) + self.change(contents)

    def change(self, contents: Contents) -> bytes:
        """The record that makes `contents` of those that were recorded last; nothing where they are the same."""
        old, self._last = self._last, contents
        if old is None or contents.raw != old.raw:
            return self._whole(contents)
        records = b""
        if contents.fields is not old.fields and contents.fields != old.fields:
            records += self._record(_FIELDS, fields_json.write(contents.fields).encode())
        if contents.text is not old.text and contents.text != old.text:
            splice = splice_between(old.text, contents.text)
            head = _SPLICE.pack(splice.start, splice.removed)
            records += self._record(_TEXT, head + splice.text.encode("utf-8", "surrogatepass"))
        return records

    def forget(self) -> None:
        """The next change is a whole: it is not certain that the last records arrived."""
        self._last = None

    def _whole(self, contents: Contents) -> bytes:
        head = {"raw": contents.raw, "fields": fields_json.write(contents.fields)}
        text = contents.text.encode("utf-8", "surrogatepass")
        return self._record(_WHOLE, json.dumps(head).encode() + b"\n" + text)

    def _record(self, kind: bytes, payload: bytes) -> bytes:
        self._number += 1
        record = _HEAD.pack(_MARK, self.journal, self._number, len(payload), kind) + payload
        return record + blake2b(record, digest_size=_CHECK).digest()


class _Record(NamedTuple):
    journal: bytes
    number: int
    kind: bytes
    payload: bytes


def read(data: bytes) -> Account:
    """The account of the journal with the bytes `data`. Never raises, for any bytes."""
    reader = _RecordReader()
    for record in _records(data, reader):
        reader.take(record)
    if reader.journal is None:
        return Account(None, None, _strange(data))
    damage = Damage.NONE
    if reader.damaged or reader.lost or not data.startswith(FIRST_LINE):
        damage = Damage.DAMAGED
    elif reader.cut:
        damage = Damage.CUT
    return Account(reader.base, reader.contents, damage, reader.lost)


def _strange(data: bytes) -> Damage:
    first = data[: data.find(b"\n") + 1]
    if first.startswith(_NAME) and first[len(_NAME) : -1].isdigit() and first != FIRST_LINE:
        return Damage.NEWER
    if first == FIRST_LINE and _is_cut(data[len(first) :]):
        return Damage.CUT
    return Damage.DAMAGED if _MARK in data or first == FIRST_LINE else Damage.FOREIGN


class _RecordReader:
    def __init__(self) -> None:
        self.journal: bytes | None = None
        self.base: Base | None = None
        self.contents: Contents | None = None
        self.lost = 0
        self.damaged = self.cut = False
        self._number = 0

    def take(self, record: _Record) -> None:
        if self.journal is None:
            self.journal = record.journal
        if record.journal != self.journal or record.number <= self._number:
            self.damaged = True  # of another journal, or written twice
            return
        follows = record.number == self._number + 1
        try:
            if record.kind in (_BASE, _WHOLE) or follows:
                self._apply(record)
            else:
                self.lost += 1
                return
        except (ValueError, KeyError, TypeError, RecursionError):  # whole, but not what a record of ours holds
            self.lost += 1
            return
        if follows or record.kind == _WHOLE:  # after a gap, a base says nothing about the contents
            self._number = record.number

    def _apply(self, record: _Record) -> None:
        payload = record.payload
        if record.kind == _BASE:
            about, data = _head(payload)
            path, digest = about["path"], about["digest"]
            if not isinstance(path, str) or not isinstance(digest, str | None):
                raise ValueError("no base")
            self.base = Base(path, data, digest)
        elif record.kind == _WHOLE:
            about, text = _head(payload)
            fields = fields_json.read(about["fields"])
            self.contents = Contents(fields, text.decode("utf-8", "surrogatepass"), about["raw"] is True)
        elif self.contents is None:
            raise ValueError("nothing to change")
        elif record.kind == _FIELDS:
            old = self.contents
            self.contents = Contents(fields_json.read(payload.decode()), old.text, old.raw)
        elif record.kind == _TEXT:
            self.contents = _spliced(self.contents, payload)
        else:
            raise ValueError("an unknown kind")


def _head(payload: bytes) -> tuple[dict[str, Any], bytes]:
    line, _newline, rest = payload.partition(b"\n")
    about = json.loads(line)
    if not isinstance(about, dict):
        raise ValueError("no head")
    return about, rest


def _spliced(contents: Contents, payload: bytes) -> Contents:
    if len(payload) < _SPLICE.size:
        raise ValueError("no splice")
    start, removed = _SPLICE.unpack_from(payload)
    if start + removed > len(contents.text):
        raise ValueError("beyond the text")
    splice = Splice(start, removed, payload[_SPLICE.size :].decode("utf-8", "surrogatepass"))
    return Contents(contents.fields, splice.apply(contents.text), contents.raw)


def _records(data: bytes, reader: _RecordReader) -> Iterator[_Record]:
    """The records that are as they were written; damage is noted in `reader`."""
    place = len(FIRST_LINE) if data.startswith(FIRST_LINE) else 0
    while place < len(data):
        found = _record_at(data, place)
        if found is not None:
            yield found
            place += _HEAD.size + len(found.payload) + _CHECK
            continue
        following = data.find(_MARK, place + 1)
        if following < 0:
            reader.cut = _is_cut(data[place:])
            reader.damaged = reader.damaged or not reader.cut
            return
        reader.damaged = True
        place = following


def _is_cut(rest: bytes) -> bool:
    """Whether `rest` is the beginning of a record, or what a file system puts where nothing was written yet."""
    if not rest.startswith(_MARK[: len(rest)]):
        return not rest.strip(b"\0")
    return len(rest) < _HEAD.size or len(rest) < _HEAD.size + _HEAD.unpack_from(rest)[3] + _CHECK


def _record_at(data: bytes, place: int) -> _Record | None:
    if len(data) - place < _HEAD.size + _CHECK:
        return None
    mark, journal, number, length, kind = _HEAD.unpack_from(data, place)
    end = place + _HEAD.size + length
    if mark != _MARK or end + _CHECK > len(data):
        return None
    if blake2b(memoryview(data)[place:end], digest_size=_CHECK).digest() != data[end : end + _CHECK]:
        return None
    return _Record(journal, number, kind, data[place + _HEAD.size : end])
