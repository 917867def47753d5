"""The list of versions, line by line: what is written, what is read back, what is left out."""

import json
import os
import zlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from editor.core.history import version_list
from editor.core.history.version_list import Reason, Thinned, Version, append, before_entry, entry, post_entry, read

JAPAN = timezone(timedelta(hours=9))
START = datetime(2026, 1, 10, 12, 0, tzinfo=JAPAN)


def version(number: int, **changed: object) -> Version:
    given = {
        "id": f"{number:012x}",
        "number": number,
        "time": START + timedelta(minutes=number),
        "reason": Reason.SAVED,
        "digest": f"{number:064x}",
        "size": 100 + number,
        "characters": 10 + number,
        "path": "/posts/記事.md",
        "folder": "key",
    }
    return Version(**{**given, **changed})  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "key").mkdir()
    return tmp_path / "key"


def line(data: object, checksum: int = 0) -> bytes:
    text = json.dumps(data, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text) ^ checksum, text)


def test_what_is_written_is_read(folder: Path) -> None:
    assert read(folder) == version_list.Lines()
    kept = [version(number, reason=reason) for number, reason in enumerate(Reason, 1)]
    for one in kept:
        append(folder, entry(one))
    append(folder, before_entry("older"), post_entry("first"), post_entry("second"))
    found = read(folder)
    assert (found.versions, found.living, found.before, found.post, found.damaged) == (
        kept,
        kept,
        ["older"],
        "second",
        0,
    )


def test_a_list_of_the_first_release_is_read(folder: Path) -> None:
    """The bytes on the disk are a promise to every later release."""
    text = (
        b'{"id":"00000000000a","time":"2026-01-10T12:00:00+09:00","reason":"before-paste","digest":"%s","size":7,'
        b'"characters":3,"path":"/a.md"}' % (b"0" * 64)
    )
    (folder / "list").write_bytes(b"%08x %s\n" % (zlib.crc32(text), text))
    assert read(folder).versions == [
        Version("00000000000a", 1, START, Reason.BEFORE_PASTE, "0" * 64, 7, 3, "/a.md", "key")
    ]
    append(folder, entry(read(folder).versions[0]))
    assert len(set((folder / "list").read_bytes().splitlines())) == 1


def test_thinned_out_versions_are_told_once(folder: Path) -> None:
    kept = [version(number) for number in range(1, 6)]
    append(folder, *map(entry, kept))
    for gone in (kept[1:3], kept[2:4], kept[1:2]):
        append(folder, version_list.thinned_entry(gone, START))
    found = read(folder)
    assert [one.number for one in found.living] == [1, 5]
    assert found.thinned == [
        Thinned(START, 2, kept[1].time, kept[2].time),
        Thinned(START, 1, kept[3].time, kept[3].time),  # the other one had gone before
    ]
    append(folder, entry(version(6)))
    assert [one.number for one in read(folder).living] == [1, 5, 6]


GOOD = {**entry(version(1))}


@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        (line(GOOD), 0),
        (b"\n\n" + line(GOOD) + b"\n", 0),
        (line(GOOD)[:-1], 0),
        (line(GOOD, checksum=1), 1),
        (line(GOOD)[1:], 1),
        (line([]), 1),
        (line({}), 1),
        (line(None), 1),
        (line({**GOOD, "time": "2026-01-10T12:00:00"}), 1),  # a moment without its zone
        (line({**GOOD, "time": "yesterday"}), 1),
        (line({**GOOD, "time": 5}), 1),
        (line({**GOOD, "reason": "no reason"}), 1),
        (line({**GOOD, "digest": "0" * 63}), 1),
        (line({**GOOD, "digest": "0" * 65}), 1),
        (line({**GOOD, "digest": "../" + "0" * 61}), 1),
        (line({**GOOD, "digest": "A" * 64}), 1),
        (line({**GOOD, "size": "many"}), 1),
        (line({**GOOD, "path": "x" * 99_600}), 0),
        (line({**GOOD, "path": "x" * 100_000}), 1),
        (b"%08x %s\n" % (zlib.crc32(b"[" * 5000), b"[" * 5000), 1),
    ],
)
def test_a_line_that_is_none_of_ours_is_counted_and_left_out(folder: Path, written: bytes, damaged: int) -> None:
    (folder / "list").write_bytes(line(GOOD) + written + line({**GOOD, "id": "last"}))
    if not written.endswith(b"\n"):
        (folder / "list").write_bytes(line(GOOD) + written)
    found = read(folder)
    assert found.damaged == damaged
    assert found.versions[0].id == GOOD["id"]
    assert [one.number for one in found.versions] == list(range(1, len(found.versions) + 1))


def test_a_torn_line_stays_alone(folder: Path) -> None:
    (folder / "list").write_bytes(line(GOOD) + line(GOOD)[:20])
    append(folder, entry(version(2)))
    assert ([one.id for one in read(folder).versions], read(folder).damaged) == ([GOOD["id"], version(2).id], 1)
    size = (folder / "list").stat().st_size
    append(folder, entry(version(3)))
    assert (folder / "list").stat().st_size - size == len(line(entry(version(3))))  # no line between them


def test_a_list_is_the_persons_alone_and_nothing_stays_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    opened = Path("/proc/self/fd")
    before = len(list(opened.iterdir())) if opened.is_dir() else 0
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(os.fstat(number).st_ino))
    umask = os.umask(0)
    try:
        append(folder, entry(version(1)))
    finally:
        os.umask(umask)
    append(folder, entry(version(2)))
    assert (folder / "list").stat().st_mode & 0o777 == 0o600
    inode = (folder / "list").stat().st_ino
    assert synced == [inode, folder.stat().st_ino, inode]  # the name of the list, too, once
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_given: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            append(folder, entry(version(3)))
    assert (len(list(opened.iterdir())) if opened.is_dir() else 0) == before


def test_short_writes_are_continued(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, data: write(number, bytes(data)[:7]))
    append(folder, entry(version(1)), entry(version(2)))
    assert [one.number for one in read(folder).versions] == [1, 2]
