"""Picture decoding within bounds: the format by content, the pixels limited; turned upright, and encoded anew for the
web.

Qt would decode whatever it finds a plugin for, an SVG named .png included, which reads other files and may never end.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QTransform

from editor.core.images.file_type import HEAD, media_type
from editor.core.images.metadata import facts
from editor.core.words import tr

_READERS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp", "image/bmp": b"bmp"}
_WRITERS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/webp": b"webp"}
_MOST_PIXELS = 60_000_000  # of 4 bytes each: below Qt's own limit for one image
_MOST_PIXELS_JPEG = 300_000_000  # which is decoded at an eighth of its size where no more is wanted
_QUALITY = 90
"""Of JPEG and WebP, in percent: no difference is seen beside the original."""

_TURNS = {2: (0, True), 3: (180, False), 4: (180, True), 5: (270, True), 6: (90, False), 7: (90, True), 8: (270, False)}
"""For each Exif orientation whether left and right are exchanged, and then the degrees to the right."""


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """A picture; or, when it is null, in a sentence `why` there is none."""

    image: QImage = field(default_factory=QImage)
    why: str = ""


def decoded(data: bytes, room: QSize | None = None) -> DecodedPicture:
    """The picture in `data`, turned upright, scaled down to `room` where that is given. For any thread."""
    kind = media_type(data[:HEAD])
    if not kind:
        return DecodedPicture(
            why=tr("The file is not an image that a blog can show. Save it as PNG, JPEG, GIF, WebP or AVIF.")
        )
    if kind not in _READERS:
        return DecodedPicture(why=tr("An image of this kind cannot be shown here. The preview shows it."))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_READERS[kind]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(False)  # Qt 6.11 knows the Exif data of JPEG, not those of PNG and WebP
    size = reader.size()
    most = _MOST_PIXELS_JPEG if kind == "image/jpeg" and room is not None else _MOST_PIXELS
    if not size.isValid():
        return DecodedPicture(why=tr("The file is damaged: it cannot be shown."))
    if size.width() * size.height() > most:
        return DecodedPicture(why=tr("The image has too many pixels to be shown here."))
    if room is not None and (size.width() > room.width() or size.height() > room.height()):
        # An Exif orientation turns it afterwards: the square holds it either way.
        side = max(room.width(), room.height())
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = _upright(reader.read(), facts(data).orientation)
    if image.isNull():
        return DecodedPicture(why=tr("The file is damaged: it cannot be shown."))
    if room is not None and (image.width() > room.width() or image.height() > room.height()):
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return DecodedPicture(image)


def drawn(data: bytes, longest: int) -> bytes:
    """The picture in `data` as a new file of the same type: upright, its longer side at most `longest` pixels.

    b"" where it cannot be decoded, and for one that moves, of which one picture alone would be left. For any thread.
    """
    kind = media_type(data[:HEAD])
    if kind not in _WRITERS or _moves(data, kind):
        return b""
    image = decoded(data, QSize(longest, longest)).image
    if image.isNull():
        return b""
    made = QByteArray()
    device = QBuffer(made)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(_WRITERS[kind]))
    if kind != "image/png":  # whose quality is how long it is compressed
        writer.setQuality(_QUALITY)
    return bytes(made.data()) if writer.write(image) else b""


def _moves(data: bytes, kind: str) -> bool:
    """Whether the PNG or WebP file holds a film: https://www.w3.org/TR/png-3/#acTL-chunk, RFC 9649 (flag A)."""
    if kind == "image/png":
        return b"acTL" in data[: max(data.find(b"IDAT"), 0)]
    return kind == "image/webp" and data[12:16] == b"VP8X" and bool(data[20] & 0x02)


def _upright(image: QImage, orientation: int) -> QImage:
    degrees, mirrored = _TURNS.get(orientation, (0, False))
    if mirrored:
        image = image.flipped(Qt.Orientation.Horizontal)
    return image.transformed(QTransform().rotate(degrees)) if degrees else image
