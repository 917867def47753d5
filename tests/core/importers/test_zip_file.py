"""A zip by its table: names that stay below, bounds, and what in it cannot be read."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.importers import zip_file
from editor.core.importers.zip_file import _name, _table_size, open_inner, read_table


def made(path: Path, *names: str, data: bytes = b"x") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), data)
    return path


def test_files_have_their_place_in_the_table(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", "folder/", "folder/一.md", "b.png", data=b"abc")
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "b.png")
        archive.writestr("c.md", "cc")
    table = read_table(path)
    assert [(inner.name, inner.size, inner.number) for inner in table.files] == [
        ("folder/一.md", 3, 1), ("b.png", 3, 2), ("c.md", 2, 4),
    ]  # fmt: skip
    assert table.notes == ()
    with open_inner(path, 4) as stream:
        assert stream.read(100) == b"cc"


@pytest.mark.parametrize(
    ("raw", "flag", "name"),
    [
        (b"a/b.md", 0, "a/b.md"),
        ("記事/一.md".encode(), 0x800, "記事/一.md"),
        ("記事/一.md".encode(), 0, "記事/一.md"),  # UTF-8 that does not say so
        ("記事/一.md".encode("cp932"), 0, "記事/一.md"),  # as Windows writes it
        (b"..\\..\\a.md", 0, "a.md"),
        (b"C:\\a\\b.md", 0, "a/b.md"),
        (b"/etc/./passwd", 0, "etc/passwd"),
        (b"a//b/../c", 0, "a/b/c"),
    ],
)
def test_a_name_stays_below(raw: bytes, flag: int, name: str) -> None:
    info = zipfile.ZipInfo(raw.decode() if flag else raw.decode("cp437"))
    info.flag_bits = flag
    info.filename = raw.decode() if flag else raw.decode("cp437")
    assert _name(info) == name


@pytest.mark.parametrize(
    ("locked", "nested", "plain", "says"),
    [
        (0, 0, 2, []),
        (2, 0, 1, ["locked with a password and were not read: 2."]),
        (0, 2, 1, ["zip files inside it that were not read: 2."]),
        (1, 1, 1, ["locked with a password and were not read: 1.", "zip files inside it that were not read: 1."]),
        (2, 0, 0, None),
        (0, 2, 0, None),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, locked: int, nested: int, plain: int, says: list[str] | None
) -> None:
    names = [f"l{number}" for number in range(locked)] + [f"n{number}.ZIP" for number in range(nested)]
    path = made(tmp_path / "a.zip", *names, *(f"p{number}" for number in range(plain)))
    data = bytearray(path.read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        size = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + size].startswith(b"l"):
            data[at + 8] |= 1
        at += 4
    path.write_bytes(data)
    if says is None:
        with pytest.raises(ImportFileError, match="Unpack it first"):
            read_table(path)
        return
    notes = read_table(path).notes
    assert len(notes) == len(says) and all(text in note for text, note in zip(says, notes, strict=True))
    assert len(read_table(path).files) == nested + plain


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 17, b"x" * 100])
def test_a_damaged_zip_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match=r"a\.zip is a damaged zip file"):
        read_table(path)


def test_the_size_of_the_table_is_known_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.zip", *(f"{number:03}" for number in range(10)))
    assert _table_size(path) == 10 * (46 + 3)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"c" * 60_000
    assert _table_size(path) == 10 * (46 + 3)
    other = tmp_path / "other"
    other.write_bytes(b"no zip")
    assert _table_size(other) == 0
    monkeypatch.setattr(zip_file, "_LONGEST_TABLE", 489)
    with pytest.raises(ImportFileError, match="more than 200,000 files"):
        read_table(path)
    monkeypatch.setattr(zip_file, "_LONGEST_TABLE", 490)
    assert len(read_table(path).files) == 10
    monkeypatch.setattr(zip_file, "MOST_MEMBERS", 9)
    with pytest.raises(ImportFileError, match="more than 9 files"):
        read_table(path)


def test_a_large_table_has_its_size_in_a_record_of_its_own(tmp_path: Path) -> None:
    """ZIP64 (APPNOTE.TXT 4.3.14): in the record at the end stand only ones."""
    record = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, 12345, 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, 7, 1)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path = tmp_path / "a.zip"
    path.write_bytes(b"x" * 7 + record + locator + end)
    assert _table_size(path) == 12345
    path.write_bytes(b"x" * 8 + record + locator + end)  # it leads elsewhere
    assert _table_size(path) == 0xFFFFFFFF


@pytest.mark.parametrize(("times", "refused"), [(150, False), (250, True)])
def test_a_zip_that_would_fill_the_disk_is_refused(tmp_path: Path, times: int, refused: bool) -> None:
    path = made(tmp_path / "a.zip", "a", data=b"x" * 50_000)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, len(data) * times)
    path.write_bytes(data)
    if refused:
        with pytest.raises(ImportFileError, match="far more than any blog"):
            read_table(path)
    else:
        assert read_table(path).files[0].size == len(data) * times


def test_small_texts_may_be_dense(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"\0" * 8_000_000)
    assert len(read_table(path).files) == 1


def test_a_zip_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    for text in ("one", "the other"):
        with zipfile.ZipFile(tmp_path / "new.zip", "w") as archive:
            archive.writestr("a.md", text)
        (tmp_path / "new.zip").replace(path)
        with open_inner(path, 0) as stream:
            assert stream.read() == text.encode()
