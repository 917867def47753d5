"""A book of posts, EPUB 3: for each post a page with its pictures inside, a table of contents, the profile's style.

https://www.w3.org/TR/epub-33/
"""

import hashlib
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path

from lxml import etree, html

from editor.core.errors import ExportError
from editor.core.exporters import page
from editor.core.exporters.boxes import complete, refused_images
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.exporters.site_posts import LARGEST, LARGEST_PICTURE
from editor.core.html.blogger_tree import parse
from editor.core.html.writable import writable
from editor.core.images.blogger_address import is_remote, short_name
from editor.core.images.file_type import HEAD, find, media_type
from editor.core.images.web_copy import web_bytes
from editor.core.problem import Problem, Severity
from editor.core.words import tr

_MOMENT = (1980, 1, 1, 0, 0, 0)  # of files in a zip: the same posts give the same bytes
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_TYPES = frozenset(["image/png", "image/jpeg", "image/gif", "image/webp"])
_ID = re.compile(r"[A-Za-z_][\w.-]*")


def export(job: Job) -> Export:
    """The post's HTML; each picture that a book cannot hold is a problem."""
    lost = [source for source in job.rendered.images if _file(job.folder, source) is None]
    missing = (*map(short_name, lost), *map(short_name, refused_images(job.post)))
    problems = tuple(
        Problem("image-not-embedded", Severity.WARNING, page.sentence(source), field=f"images.{source}")
        for source in missing
    )
    date = f'<p class="date">{escape(job.rendered.date)}</p>' if job.rendered.date.strip() else ""
    return complete(job, f"{date}\n{job.rendered.post_html}", problems, missing)


def gather(portions: Sequence[Portion], now: datetime | None = None) -> bytes:
    """The book. `now` is said to be its time. Raises ExportError where its pictures are too large for one."""
    book = _EpubBook(portions, now or datetime.now(UTC))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _MOMENT), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in book.files().items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _file(folder: Path | None, source: str) -> Path | None:
    return find(folder, source) if folder is not None and not is_remote(source) else None


class _EpubBook:
    def __init__(self, portions: Sequence[Portion], now: datetime) -> None:
        self._portions, self._now = portions, now
        self._pictures: dict[str, tuple[str, bytes]] = {}  # by digest: name, contents
        self._size = 0
        self._language = portions[0].profile.language or "ja"
        titles = [portion.title or portion.stem for portion in portions]
        self._titles = titles
        self._title = titles[0] if len(titles) == 1 else f"{titles[0]} … ({len(titles)})"

    def files(self) -> dict[str, bytes]:
        """All files but the first."""
        pages = {
            f"post-{number:04}.xhtml": self._page(portion, title)
            for number, (portion, title) in enumerate(zip(self._portions, self._titles, strict=True), 1)
        }
        pictures = dict(self._pictures.values())
        made = {
            "META-INF/container.xml": _CONTAINER,
            "OEBPS/content.opf": self._package(list(pages), pictures),
            "OEBPS/nav.xhtml": self._contents(list(pages)),
            "OEBPS/style.css": self._portions[0].profile.stylesheet,
            **{f"OEBPS/{name}": text for name, text in pages.items()},
        }
        texts = {name: writable(text).encode("utf-8", "replace") for name, text in made.items()}
        return texts | {f"OEBPS/{name}": data for name, data in pictures.items()}

    def _page(self, portion: Portion, title: str) -> str:
        root = parse(portion.export.text)
        seen: set[str] = set()
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if (name := element.get("id")) is not None:
                if name in seen:
                    del element.attrib["id"]
                seen.add(name)
            for key in [key for key in element.attrib if not _ID.fullmatch(str(key))]:
                del element.attrib[key]
        for image in list(root.iter("img")):
            self._put_in(image, portion.folder)
        for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
            comment.drop_tree()
        inside = "".join(
            [escape(root.text or "", quote=False)]
            + [etree.tostring(child, encoding="unicode", method="xml") for child in root]
        )
        return _xhtml(
            self._language, title, f'<article class="page"><h1 class="title">{escape(title)}</h1>{inside}</article>'
        )

    def _put_in(self, image: html.HtmlElement, folder: Path | None) -> None:
        """Give the image its place in the book; one that cannot be in it leaves its words."""
        path = _file(folder, image.get("src") or "")
        name = self._picture(path) if path is not None else None
        if name is not None:
            image.set("src", name)
            image.set("alt", image.get("alt") or "")
            return
        words = html.Element("span")
        words.text = image.get("alt") or ""
        words.tail = image.tail
        parent = image.getparent()
        if parent is not None:
            parent.replace(image, words)

    def _picture(self, path: Path) -> str | None:
        try:
            data = web_bytes(path, LARGEST_PICTURE)
        except OSError:
            return None
        kind = media_type(data[:HEAD])
        if kind not in _TYPES:
            return None
        digest = hashlib.sha256(data).hexdigest()[:16]
        if digest not in self._pictures:
            self._size += len(data)
            if self._size > LARGEST:
                raise ExportError(tr("The images are too large for one file; export fewer posts at a time."))
            self._pictures[digest] = f"picture-{digest}.{kind.partition('/')[2]}", data
        return self._pictures[digest][0]

    def _package(self, pages: list[str], pictures: dict[str, bytes]) -> str:
        names = "\n".join(portion.post.fields.id or portion.number(19) for portion in self._portions)
        digest = hashlib.sha256(names.encode("utf-8", "replace")).hexdigest()
        uuid = "-".join([digest[:8], digest[8:12], f"8{digest[13:16]}", f"8{digest[17:20]}", digest[20:32]])
        items = [
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
            '<item id="style" href="style.css" media-type="text/css"/>',
            *(f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages),
            *(
                f'<item id="{name.partition(".")[0]}" href="{name}" media-type="{media_type(data[:HEAD])}"/>'
                for name, data in pictures.items()
            ),
        ]
        spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in pages)
        moment = self._now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'unique-identifier="id">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:identifier id="id">urn:uuid:{uuid}</dc:identifier><dc:title>{escape(self._title)}</dc:title>'
            f"<dc:language>{escape(self._language)}</dc:language>"
            f'<meta property="dcterms:modified">{moment}</meta></metadata>\n'
            f"<manifest>{''.join(items)}</manifest>\n<spine>{spine}</spine>\n</package>\n"
        )

    def _contents(self, pages: list[str]) -> str:
        items = "".join(
            f'<li><a href="{name}">{escape(title)}</a></li>' for name, title in zip(pages, self._titles, strict=True)
        )
        return _xhtml(
            self._language,
            self._title,
            f'<nav epub:type="toc" xmlns:epub="http://www.idpf.org/2007/ops"><h1>{escape(self._title)}</h1>'
            f"<ol>{items}</ol></nav>",
        )


def _xhtml(language: str, title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{escape(language)}" xml:lang="{escape(language)}">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>{body}</body>\n</html>\n"
    )


EXPORTER = Exporter("epub", ".epub", lambda: tr("Book (EPUB)"), export, gather=gather, is_text=False)
