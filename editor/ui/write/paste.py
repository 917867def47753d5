"""What the clipboard or a drag offers, in the order in which the text pane wants it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from editor.core.markup.link import is_url
from editor.core.text.line_ends import unified

_IMAGE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")


@dataclass(frozen=True, slots=True)
class Offer:
    """One of: files, the bytes of an image, or text; `url`: the text is one web address."""

    files: tuple[Path, ...] = ()
    image: bytes = b""
    text: str = ""
    url: bool = False


def offer(mime: QMimeData) -> Offer:
    """What to take of `mime`.

    Files come before all else. A web page with words comes before an image of it (spreadsheets and word processors
    offer both), an image before a page that is nothing but that image (as browsers copy one).
    """
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return Offer(files=files)
    text = unified(mime.text()) if mime.hasText() else ""
    if is_url(text):
        return Offer(text=text.strip(), url=True)
    page = mime.html() if mime.hasHtml() else ""
    from editor.core.html.paste import has_structure, markdown_from_html  # with a parser: not at the start

    words = markdown_from_html(page) if has_structure(page) else ""
    if mime.hasImage() and not text.strip() and (not words or "<img" in page) and (image := _image(mime)):
        return Offer(image=image)
    return Offer(text=unified(words) or text)


def plain_text(mime: QMimeData) -> str:
    """The text of `mime` and nothing of its form."""
    return unified(mime.text())


def _image(mime: QMimeData) -> bytes:
    """The image as the other program wrote it, else drawn anew as PNG."""
    for kind in _IMAGE_TYPES:
        if mime.hasFormat(kind) and (data := mime.data(kind).data()):
            return bytes(data)
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")
    return bytes(data.data())
