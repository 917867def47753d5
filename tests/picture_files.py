"""Small picture files made by the tests, with Exif data that say which way up they are and where they were taken."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from editor.core.images.exif import EXIF_MARK
from editor.core.images.parts import png_chunk, riff, segment

PLACE_IN_XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="35,41.37N"/></x:xmpmeta>'
CORNERS = {1: "TL", 2: "TR", 3: "BR", 4: "BL", 5: "TL", 6: "TR", 7: "BR", 8: "BL"}
"""Where the corner that is red in the pixels of a file is seen, for each orientation (Exif 3.0, tag 0x0112)."""


def exif(orientation: int = 1, *, place: bool = False, order: str = "big") -> bytes:
    """Exif data without their mark."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "big" if order == "big" else "little")

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return number(tag, 2) + number(kind, 2) + number(count, 4) + value.ljust(4, b"\0")

    entries = [entry(0x0112, 3, 1, number(orientation, 2))]
    behind = 8 + 2 + 12 * (1 + place) + 4
    places = b""
    if place:
        entries.append(entry(0x8825, 4, 1, number(behind, 4)))
        values = behind + 2 + 12 * 2 + 4
        places = number(2, 2) + entry(1, 2, 2, b"N\0") + entry(2, 5, 3, number(values, 4)) + number(0, 4)
        places += b"".join(number(value, 4) + number(1, 4) for value in (35, 41, 12345))
    head = (b"MM\0*" if order == "big" else b"II*\0") + number(8, 4)
    return head + number(len(entries), 2) + b"".join(entries) + number(0, 4) + places


def pixels(kind: str, width: int = 40, height: int = 30) -> bytes:
    """A white picture of the kind "jpeg", "png" or "webp", whose upper left corner is red."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(width // 4):
        for y in range(height // 3):
            image.setPixelColor(x, y, QColor("red"))
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, kind)  # type: ignore[call-overload]  # the stub wants bytes, PySide 6.11 takes text alone
    return bytes(data.data())


def with_exif(kind: str, data: bytes, about: bytes, size: tuple[int, int] = (40, 30)) -> bytes:
    """The picture `data` of a kind of `pixels` and of this size, with Exif data."""
    if kind == "jpeg":
        return data[:2] + segment(0xE1, EXIF_MARK + about) + data[2:]
    if kind == "png":
        return data[:33] + png_chunk(b"eXIf", about) + data[33:]
    return riff(_extended(b"\x08", size) + data[12:] + _webp_chunk(b"EXIF", about))


def with_xmp(kind: str, data: bytes, xmp: bytes = PLACE_IN_XMP, size: tuple[int, int] = (40, 30)) -> bytes:
    """The picture `data` of a kind of `pixels` and of this size, with XMP."""
    if kind == "jpeg":
        return data[:2] + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp) + data[2:]
    if kind == "png":
        return data[:33] + png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp) + data[33:]
    return riff(_extended(b"\x04", size) + data[12:] + _webp_chunk(b"XMP ", xmp))


def red_corner(data: bytes) -> tuple[int, int, str]:
    """Width, height and red corner of a picture, its Exif data left aside."""
    from PySide6.QtGui import QImageReader

    device = QBuffer()
    device.setData(QByteArray(data))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setAutoTransform(False)
    image = reader.read()
    right, low = image.width() - 3, image.height() - 3
    corners = {"TL": (2, 2), "TR": (right, 2), "BL": (2, low), "BR": (right, low)}
    red = [name for name, (x, y) in corners.items() if image.pixelColor(x, y).green() < 128]
    return image.width(), image.height(), "".join(red)


def _extended(flags: bytes, size: tuple[int, int]) -> bytes:
    width, height = size
    body = flags + bytes(3) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return _webp_chunk(b"VP8X", body)


def _webp_chunk(name: bytes, data: bytes) -> bytes:
    return name + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)
