"""PDF files as the web engine writes them, made by hand."""

import zlib

from editor.core.pdf.printed import MARGINS

FONT = b"<</Type /Font /Subtype /Type3>>"


def stream(contents: bytes) -> bytes:
    """A packed stream."""
    packed = zlib.compress(contents)
    return b"<</Filter /FlateDecode\n/Length %d>> stream\n%b\nendstream" % (len(packed), packed)


def pdf(objects: list[bytes], root: int, info: int = 0) -> bytes:
    """A file of `objects`, which are numbered from 1."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    said = b"/Info %d 0 R" % info if info else b""
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return (
        data
        + head
        + b"trailer\n<</Size %d /Root %d 0 R %b>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            root,
            said,
            len(data),
        )
    )


def line(words: bytes, x: float, y: float) -> bytes:
    """A run of text, at a place in points from the upper left corner of what stands within the margins."""
    return b"BT\n/F1 10 Tf\n1 0 0 -1 %.2f %.2f Tm\n(%b) Tj\nET\n" % (x + MARGINS.left, y + MARGINS.top, words)


def page_of_text(
    *contents: bytes, links: bytes = b"", dests: dict[str, tuple[int, float, float]] | None = None
) -> bytes:
    """A document with the pages `contents`. `dests` are places by their names: page from 0, and x and y from the upper
    left corner of what stands within the margins, as the engine tells them."""
    first = 4
    pages = [first + 2 * number for number in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    names = b"".join(
        b"/%b [%d 0 R /XYZ %.2f %.2f 0]\n" % (name.encode(), pages[page], x, 842 - y)
        for name, (page, x, y) in (dests or {}).items()
    )
    objects = [
        b"<</Type /Catalog /Pages 2 0 R /Dests <<%b>>>>" % names,
        b"<</Type /Pages /Count %d /Kids [%b]>>" % (len(pages), kids),
        b"<</Creator (Chromium)>>",
    ]
    for page, content in zip(pages, contents, strict=True):
        annotations = b"/Annots [%d 0 R]" % (first + 2 * len(pages)) if links and page == first else b""
        objects += [
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %b"
            b"/Resources <</XObject <</X1 %d 0 R>>>>>>" % (page + 1, annotations, first + 2 * len(pages) + 1),
            stream(b"1 0 0 -1 0 842 cm\n" + content),
        ]
    objects += [links or b"null", b"<</Type /XObject /Subtype /Image>>"]
    return pdf(objects, 1, 3)
