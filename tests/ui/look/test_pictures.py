"""Pictures are decoded by what they are, within bounds, off the window's thread, each file once."""

import struct
import threading
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage

from editor.app.images.decoded_picture import DecodedPicture, decoded
from editor.ui.fields.thumbnail import Thumbnail
from editor.ui.look import pictures
from editor.ui.look.pictures import Pictures, decoded_file
from tests.shared_data import shared_data

ROOM = QSize(72, 54)


def encoded(kind: str, width: int = 40, height: int = 30) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(device, kind)
    return bytes(data.data())


def huge_png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_what_a_blog_can_show(qapp, kind: str) -> None:
    assert decoded(encoded(kind), ROOM).image.size() == QSize(40, 30)
    assert decoded(encoded(kind, 400, 300), ROOM).image.size() == QSize(72, 54)
    assert decoded(encoded(kind, 30, 400), ROOM).image.height() == 54


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
REFUSED = [
    (SVG, "not an image"),
    (b"\xef\xbb\xbf" + SVG, "not an image"),
    (b"%PDF-1.4", "not an image"),
    (b"/* XPM */ static char *a[] = {", "not an image"),
    (b"P6 9999999 9999999 255\n", "not an image"),
    (b"", "not an image"),
    (b"\0\0\0\x1cftypavif" + bytes(30), "of this kind"),
    (b"\x89PNG\r\n\x1a\n" + SVG, "damaged"),
    (b"\x89PNG\r\n\x1a\n", "damaged"),
    (b"\xff\xd8\xff" + bytes(100), "damaged"),
    (b"GIF89a" + bytes(5), "damaged"),
    (huge_png(60_000, 60_000), "too many pixels"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_is_not_decoded(qapp, qtlog, data: bytes, why: str) -> None:
    with qtlog.disabled():
        found = decoded(data, ROOM)
    assert found.image.isNull()
    assert why in found.why


def test_a_file_cut_off_or_damaged_anywhere_raises_nothing(qapp, qtlog) -> None:
    with qtlog.disabled():
        for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP"):
            data = b"GIF89a" + bytes(40) if kind == "GIF" else encoded(kind)
            for end in range(0, len(data), max(1, len(data) // 20)):
                found = decoded(data[:end], ROOM)
                assert found.image.isNull() == bool(found.why)


def test_no_pipe_no_folder_and_no_giant_is_read(qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 1000)
    import os

    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "giant").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    for name in ("pipe", "giant", "missing", "."):
        assert "cannot be read" in decoded_file(tmp_path / name, ROOM).why


def test_forty_names_of_one_file_are_decoded_once(qtbot, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded("PNG"))
    (tmp_path / "b").mkdir()
    asked, got = [], []
    source = Pictures()
    source.decode = lambda file, room: asked.append(file) or decoded_file(file, room)
    names = [*("./" * number + "a.png" for number in range(20)), *("b/../" * number + "a.png" for number in range(20))]
    for name in names:
        source.ask(tmp_path / name, ROOM, got.append)
    qtbot.waitUntil(lambda: len(got) == 40)
    source.ask(tmp_path / "a.png", ROOM, got.append)
    assert len(asked) == 1
    assert len(got) == 41


def test_one_that_takes_too_long_is_said_and_holds_up_no_other(qtbot, tmp_path: Path) -> None:
    for name in ("slow.png", "a.png"):
        (tmp_path / name).write_bytes(encoded("PNG"))
    go_on = threading.Event()

    def decode(file: Path, room: QSize) -> DecodedPicture:
        if file.name == "slow.png":
            assert go_on.wait(20)
        return decoded_file(file, room)

    source = Pictures(deadline_ms=30)
    source.decode = decode
    slow: list[DecodedPicture] = []
    other: list[DecodedPicture] = []
    source.ask(tmp_path / "slow.png", ROOM, slow.append)
    source.ask(tmp_path / "a.png", ROOM, other.append)
    qtbot.waitUntil(lambda: bool(other))
    assert "too long" in slow[0].why
    go_on.set()
    qtbot.waitUntil(lambda: len(slow) == 2)
    assert not slow[1].image.isNull()


def test_a_thumbnail_has_a_word_where_there_is_no_picture(qtbot, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(SVG)
    (tmp_path / "a.png").write_bytes(encoded("PNG"))
    thumbnail = Thumbnail(source := Pictures())
    qtbot.addWidget(thumbnail)
    said: list[str] = []
    thumbnail.told.connect(said.append)
    thumbnail.show_file(tmp_path / "photo.png")
    thumbnail.show()
    qtbot.waitUntil(lambda: bool(said))
    assert "not an image" in said[-1]
    assert thumbnail.text() == "Not shown"
    assert thumbnail.textFormat() == Qt.TextFormat.PlainText
    thumbnail.show_file(tmp_path / "a.png")
    qtbot.waitUntil(lambda: not thumbnail.pixmap().isNull())
    assert said[-1] == ""
    assert source.parent() is None


def test_the_pictures_of_the_issue(qapp) -> None:
    for name in ("photo.png", "second.png"):
        assert "not an image" in decoded_file(shared_data(f"cases/security/thumbnail/{name}"), ROOM).why
