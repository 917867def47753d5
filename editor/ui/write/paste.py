"""Offers of the clipboard or of a drag, in the order in which the text pane wants them."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from editor.core.from_html.clipboard import SIZE_LIMIT, has_structure
from editor.core.from_html.inline_pictures import NO_PICTURES, LiftedPictures, lift
from editor.core.images.file_type import HEAD, SUFFIXES, media_type
from editor.core.markup.link import is_url
from editor.core.text.line_ends import unified
from editor.core.text.patterns import pattern
from editor.core.words import tr

_BMP_TYPES = ("image/bmp", "image/x-bmp", "image/x-ms-bmp", "image/x-MS-bmp")
PLAIN = 200_000
"""Characters of a page of which the plain text is made here, in less than 0.2 s."""
WRITTEN = 20_000
"""Characters of plain text that may be a commentary without blank lines; more is a document in a form of its own."""
OWN = "application/x-ronpyo-text"
"""The format that marks text as copied out of a post: its lines are as they are meant."""
_MOST_PIXELS = 40_000_000  # a screenshot of five large screens; more is seconds of compressing
_PICTURES = frozenset((*SUFFIXES.values(), ".jpeg"))
_IMAGE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")
_REST = r"""(?:[^<>"']|"[^"]*"|'[^']*')*>"""  # of a tag: a description may have ">" in it
_AROUND = rf"\s|<!--[^<>]*-->|</?(?:html|head|body|a|picture)\b{_REST}"
_ONE_PICTURE = pattern(rf"(?:{_AROUND}|<meta\b{_REST})*<img\b{_REST}(?:{_AROUND})*", re.IGNORECASE)
"""HTML that is one picture, in a link or not, and no words."""
_DRAGGED = "application/octet-stream"
"""The format in which Chromium offers the file of a picture that is dragged out of a page, on X11 (where XDS is
answered with "F", `x11_os_exchange_data_provider.cc`), and with `;name="…"` behind it on Wayland."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer: files, the bytes of an image, a page, or text; `url`: the text is one web address.

    `page` is HTML that is to be read as Markdown; `text`, else `image`, is then what is taken where it says nothing.
    `inside` are the pictures that were in the page. `refused` says in a sentence why there is an image or a page and it
    is not taken; `note` what is left out of what is taken.
    """

    files: tuple[Path, ...] = ()
    image: bytes = b""
    page: str = ""
    text: str = ""
    url: bool = False
    refused: str = ""
    note: str = ""
    inside: LiftedPictures = NO_PICTURES


def offer(mime: QMimeData) -> Offer:
    """The best offer of `mime`.

    Files come before all else. A web page with words comes before an image of it (spreadsheets and word processors
    offer both), an image before a page that is nothing but that image (as browsers copy one) and before its address
    (as they drag one).
    """
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return Offer(files=files)
    text = unified(mime.text()) if mime.hasText() else ""
    if is_from_page(mime) and (image := _dragged(mime)):
        return Offer(image=image)
    if is_url(text):
        return Offer(text=text.strip(), url=True)
    inside = lift(mime.html() if mime.hasHtml() else "")
    page, image, refused, note = inside.page, b"", "", ""
    if len(page) > SIZE_LIMIT:
        page, size = "", SIZE_LIMIT // 1024 // 1024
        if text.strip():
            note = tr("The copied page is larger than {size} MB, so only its words were pasted.", size=size)
        else:
            refused = tr("Your text is safe. The copied page is larger than {size} MB: copy a part of it.", size=size)
    elif not has_structure(page):
        page = ""
    elif inside.left:
        note = not_pasted(inside.left)
    if mime.hasImage() and not text.strip():
        image = _image(mime)
        if image and (not page or "<img" in page):
            return Offer(image=image)
        if not image:
            refused = refused or tr(
                "Your text is safe. The image was not added: it is damaged, too large or of an unknown kind."
            )
    return Offer(image=image, page=page, text=text, refused=refused, note=note, inside=inside)


def own_text(text: str) -> QMimeData:
    """The plain `text` that is copied out of a post, with the mark that its lines are as they are meant."""
    mime = QMimeData()
    mime.setText(text)
    mime.setData(OWN, b"1")
    return mime


def picture_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files that `mime` offers where all of them are called as pictures are; else none."""
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return files if all(file.suffix.lower() in _PICTURES for file in files) else ()


def is_picture(mime: QMimeData) -> bool:
    """Whether `mime` is a picture, or files of pictures, and nothing that words could be taken of."""
    return bool(picture_files(mime)) or (mime.hasImage() and not mime.text().strip()) or is_from_page(mime)


def is_from_page(mime: QMimeData) -> bool:
    """Whether `mime` is a picture that is dragged out of a browser's page: its contents, beside its address."""
    if not any(kind in _IMAGE_TYPES or kind.partition(";")[0] == _DRAGGED for kind in mime.formats()):
        return False
    page = mime.html() if mime.hasHtml() else ""
    return (
        len(page) <= PLAIN and _ONE_PICTURE.fullmatch(page) is not None and (not mime.hasText() or is_url(mime.text()))
    )


def not_pasted(count: int) -> str:
    """The sentence for pictures of a page that are not saved."""
    return tr(
        "{count} image in the copied page was not pasted: copy it by itself."
        if count == 1
        else "{count} images in the copied page were not pasted: copy each of them by itself.",
        count=count,
    )


def plain_text(mime: QMimeData) -> str:
    """The text of `mime` and nothing of its form; where there is a page alone, the words of that."""
    if not mime.hasText() and mime.hasHtml() and len(page := mime.html()) <= PLAIN:
        from editor.core.fields.related import html_text

        return html_text(page)
    return unified(mime.text())


def _dragged(mime: QMimeData) -> bytes:
    """The file of a picture that is dragged out of a page; b"": it is none, or of a kind that no blog shows."""
    for kind in mime.formats():
        if kind in _IMAGE_TYPES or kind.partition(";")[0] == _DRAGGED:
            data = bytes(mime.data(kind).data())
            if media_type(data[:HEAD]) in SUFFIXES:
                return data
    return b""


def _image(mime: QMimeData) -> bytes:
    """The image as the other program wrote it, else drawn anew as PNG.

    Of what is offered as bytes only bitmaps of the kinds that a blog shows are looked at: Qt would draw an SVG, too.
    """
    for kind in _IMAGE_TYPES:
        if mime.hasFormat(kind) and (data := mime.data(kind).data()):
            return bytes(data)
    from editor.app.images.decoded_picture import decoded  # not at the start

    for kind in (kind for kind in mime.formats() if kind in _BMP_TYPES):
        image = decoded(bytes(mime.data(kind).data())).image
        if not image.isNull():
            return _as_png(image)
    if any(kind.startswith("image/") for kind in mime.formats()):
        return b""
    image = mime.imageData()
    return _as_png(image) if isinstance(image, QImage) else b""


def _as_png(image: QImage) -> bytes:
    if image.isNull() or image.width() * image.height() > _MOST_PIXELS:
        return b""
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, PySide 6.11 takes text alone
    return bytes(data.data())
