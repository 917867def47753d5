"""The program's icon in the forms of each system, drawn from its one SVG: PNG, ICO (Windows), ICNS (macOS).

`python packaging/icons.py FOLDER` writes all of them; needs QtSvg alone, and no screen.
"""

import os
import struct
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "ronpyo.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}
"""The four letters of each picture of an ICNS file, and its width in pixels (Apple's icon format: PNG inside)."""


def png(size: int) -> bytes:
    """The icon as a PNG of `size` × `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _app = QGuiApplication.instance() or QGuiApplication(["icons"])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An ICO file of PNGs by their size, at most 256 pixels each."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = len(head) + 16 * len(pictures)
    for size, picture in sorted(pictures.items()):
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return head + body


def icns(pictures: dict[str, bytes]) -> bytes:
    """An ICNS file of PNGs by their kind."""
    body = b"".join(kind.encode("ascii") + struct.pack(">I", len(data) + 8) + data for kind, data in pictures.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def write(folder: Path) -> None:
    """Write `ronpyo.ico`, `ronpyo.icns` and `ronpyo.png` (512 pixels) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ronpyo.ico").write_bytes(ico({size: png(size) for size in ICO_SIZES}))
    (folder / "ronpyo.icns").write_bytes(icns({kind: png(size) for kind, size in ICNS_KINDS.items()}))
    (folder / "ronpyo.png").write_bytes(png(512))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
