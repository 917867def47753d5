"""How large a picture file is, as it is shown: Exif data may have it turned."""

import itertools
import random
import zlib
from pathlib import Path

import pytest

from editor.core.images.file_type import pixel_size
from editor.core.post import Fields, Image, Post
from editor.core.workers.guarded_export import export_post
from tests.shared_data import shared_data


def _exif(orientation: int, order: str = "big", kind: int = 3, before: int = 2, count: int = 1) -> bytes:
    """TIFF data whose first directory holds the orientation behind `before` other entries."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "big" if order == "big" else "little")

    def entry(tag: int, kind: int, value: bytes) -> bytes:
        return number(tag, 2) + number(kind, 2) + number(count, 4) + value.ljust(4, b"\0")

    entries = [entry(0x0100 + index, 4, number(7, 4)) for index in range(before)]
    entries.append(entry(0x0112, kind, number(orientation, 2 if kind == 3 else 4)))
    head = (b"MM\0*" if order == "big" else b"II*\0") + number(12, 4) + b"gap!"
    return head + number(len(entries), 2) + b"".join(entries) + number(0, 4)


def _segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(data) + 2).to_bytes(2, "big") + data


def _jpeg(width: int, height: int, *before: bytes) -> bytes:
    """A JPEG's head: a comment, what is put `before`, then the frame."""
    frame = _segment(0xC2, b"\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + bytes(10))
    return b"\xff\xd8" + _segment(0xFE, b"abcd") + (b"".join(before) or _segment(0xE1, bytes(254))) + frame


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def _png(width: int, height: int, exif: bytes, late: bool) -> bytes:
    head = _chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0")
    pixels, turned = _chunk(b"IDAT", bytes(500)) * 3, _chunk(b"eXIf", exif)
    return b"\x89PNG\r\n\x1a\n" + head + (pixels + turned if late else turned + pixels) + _chunk(b"IEND", b"")


def _extended_webp(width: int, height: int, exif: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return name + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)

    head = chunk(b"VP8X", b"\x08\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"))
    data = b"WEBP" + head + chunk(b"VP8 ", bytes(701)) + chunk(b"EXIF", exif)
    return b"RIFF" + len(data).to_bytes(4, "little") + data


def _webp(chunk: bytes, rest: bytes) -> bytes:
    return b"RIFF\x40\0\0\0WEBP" + chunk + b"\x20\0\0\0" + rest + bytes(20)


SIZES = [
    ("png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + (800).to_bytes(4, "big") + (450).to_bytes(4, "big"), (800, 450)),
    ("gif", b"GIF89a" + (320).to_bytes(2, "little") + (200).to_bytes(2, "little"), (320, 200)),
    ("jpeg", _jpeg(1600, 900), (1600, 900)),
    ("lossy webp", _webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a\x40\x06\x84\x03"), (1600, 900)),
    ("lossless webp", _webp(b"VP8L", b"\x2f" + (1599 | 899 << 14).to_bytes(4, "little")), (1600, 900)),
    (
        "extended webp",
        _webp(b"VP8X", bytes(4) + (1599).to_bytes(3, "little") + (899).to_bytes(3, "little")),
        (1600, 900),
    ),
    ("fill bytes", _jpeg(1600, 900).replace(b"\xff\xfe", b"\xff\xff\xff\xfe"), (1600, 900)),
    ("cut off", b"\x89PNG\r\n\x1a\n\0\0", None),
    ("a jpeg without a frame", b"\xff\xd8\xff\xfe\x00\x06abcd", None),
    ("no width", b"GIF89a\0\0\x10\0", None),
    ("no picture", b"text", None),
]


@pytest.mark.parametrize(("name", "data", "size"), SIZES)
def test_how_large_a_picture_is(tmp_path: Path, name: str, data: bytes, size: tuple[int, int] | None) -> None:
    file = tmp_path / "picture"
    file.write_bytes(data)
    assert pixel_size(file) == size
    assert pixel_size(tmp_path / "missing") is None


def _turned(orientation: int, order: str) -> list[bytes]:
    exif = _exif(orientation, order)
    marked = b"Exif\0\0" + exif
    icc = _segment(0xE2, b"ICC_PROFILE\0" + bytes(65_000))
    return [
        _jpeg(400, 300, _segment(0xE1, marked)),
        _jpeg(400, 300, icc, icc, _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"), _segment(0xE1, marked), icc),
        _jpeg(400, 300, _segment(0xE1, b"Exif\0\0" + _exif(orientation, order, kind=4))),
        _png(400, 300, exif, late=False),
        _png(400, 300, exif, late=True),
        _extended_webp(400, 300, exif),
        _extended_webp(400, 300, marked),
    ]


@pytest.mark.parametrize(("orientation", "order"), list(itertools.product(range(1, 9), ["big", "little"])))
def test_a_picture_on_its_side_is_measured_upright(tmp_path: Path, orientation: int, order: str) -> None:
    for number, data in enumerate(_turned(orientation, order)):
        (file := tmp_path / str(number)).write_bytes(data)
        assert pixel_size(file) == ((300, 400) if orientation >= 5 else (400, 300))


BROKEN = [
    b"",
    b"II",
    b"XX*\0\0\0\0\x08",
    _exif(0),
    _exif(9),
    _exif(6, kind=2),
    _exif(6, count=0),
    _exif(6)[:-8],
    b"MM\0*\xff\xff\xff\xff",
    b"II*\0\x04\0\0\0" + b"\xff" * 40,
    _exif(6, before=0).replace(b"\x01\x12", b"\x01\x13"),
]


@pytest.mark.parametrize("exif", BROKEN)
def test_broken_exif_data_turn_nothing(tmp_path: Path, exif: bytes) -> None:
    pictures = [
        _jpeg(400, 300, _segment(0xE1, b"Exif\0\0" + exif)),
        _png(400, 300, exif, late=False),
        _extended_webp(400, 300, exif),
    ]
    for number, data in enumerate(pictures):
        (file := tmp_path / str(number)).write_bytes(data)
        assert pixel_size(file) == (400, 300)


def test_damaged_files_of_any_kind_raise_nothing(tmp_path: Path) -> None:
    chance = random.Random(3)
    file = tmp_path / "picture"
    for data in [*_turned(6, "big"), *_turned(8, "little"), *(data for _name, data, _size in SIZES)]:
        for _time in range(20):
            damaged = bytearray(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.5 else data)
            for _byte in range(min(len(damaged), 3)):
                damaged[chance.randrange(min(len(damaged), 80))] = chance.randrange(256)
            file.write_bytes(damaged)
            size = pixel_size(file)
            assert size is None or min(size) > 0


def test_the_photo_of_the_issue() -> None:
    assert pixel_size(shared_data("cases/editor/02-exif/rot6.jpg")) == (300, 400)


def test_an_export_shows_a_turned_photo_upright(tmp_path: Path) -> None:
    address = "https://blogger.googleusercontent.com/img/b/AAA/s16000/p.jpg"
    post = Post(Fields(images=(Image("p.jpg", url=address),)), "![縦](p.jpg)\n")
    (tmp_path / "p.jpg").write_bytes(_jpeg(400, 300, _segment(0xE1, b"Exif\0\0" + _exif(6))))
    assert 'height="400"' in (text := export_post(post, tmp_path, "blogger-html").text)
    assert 'width="300"' in text
