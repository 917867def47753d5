"""Forms in which a person has a news page: a saved page, a piece of the clipboard, an address.

Known by its contents: HTML in any encoding, compressed by gzip or not; MHTML of Chromium; a web archive of Safari; the
clipboard format of Windows (CF_HTML); rich text (RTF); a shortcut to an address (.url, .webloc, .desktop); plain text;
an address alone.
"""

import plistlib
import re
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, date
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import Any
from xml.parsers.expat import ExpatError

from editor.core.errors import NewsPageError
from editor.core.html.page_encoding import is_wide, page_text
from editor.core.news_page import rich_text
from editor.core.news_page.address import is_web_address, is_whole
from editor.core.news_page.clip import Clip
from editor.core.news_page.day_stamps import TOKYO
from editor.core.news_page.plain_text import read_plain_text
from editor.core.news_page.read import outlet_of_address, read_page
from editor.core.news_page.saved_marks import mark_of
from editor.core.words import tr

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of a file that are looked at: a page saved with all its pictures in it is as large."""

_HEAD = 8192  # bytes
_GZIP = b"\x1f\x8b"
_ARCHIVE = re.compile(
    rb"\A(?=(?:[^\r\n]+\r?\n)*?mime-version:)(?:[^\r\n]+\r?\n)*?content-type:\s*(?:multipart/|text/html)", re.IGNORECASE
)
_MAIL_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*[A-Za-z][A-Za-z0-9-]*:\s")
_CLIPBOARD = re.compile(r"\A\ufeff?Version:[\d.]+\s.*?(?=<)", re.DOTALL)
_SOURCE = re.compile(r"^SourceURL:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL | re.IGNORECASE)
_SHORTCUT = re.compile(r"\A\ufeff?\s*\[(?:InternetShortcut|Desktop Entry)", re.IGNORECASE)
_TARGET = re.compile(r"^URL(?:\[\w+\])?\s*=\s*(\S+)", re.MULTILINE | re.IGNORECASE)
_TAG = re.compile(
    r"<(?:!doctype|!--|/?(?:html|head|meta|body|div|p|span|h[1-6]|a|br|img|article|section|table|ul|ol|li|b|strong|i|em"
    r"|font|title|main|header|ruby|figure|blockquote|time)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """`text` is a page of HTML, or plain text where `is_plain`; `address` where it was, `title` what it was called;
    `saved` the day in Japan on which a browser saved it, None where nobody knows."""

    text: str
    address: str = ""
    title: str = ""
    is_plain: bool = False
    saved: date | None = None


def read_clip(data: bytes | str, address: str = "", today: date | None = None, title: str = "") -> Clip:
    """The clip of what was received, in any of the forms above; `address` is that of the page, or of its site, where it
    is known beside it; `today` the day of reading; `title` what a text is called that is no page of HTML.

    Nothing is fetched. Raises NewsPageError where there is nothing to be read.
    """
    today = today or date.today()
    received = recognise(data)
    address = address.strip() or received.address
    text = received.text
    if is_web_address(text):
        return _of_address(text.strip(), today)
    if received.is_plain:
        clip = read_plain_text(text, address, today, title)
    else:
        seen = min(received.saved or today, today)
        clip = replace(read_page(text, address, seen, received.title), accessed=today.isoformat())
    if clip.is_empty and is_whole(address):
        return _of_address(address, today)
    if clip.is_empty:
        raise NewsPageError(tr("Nothing was changed. The page shows nothing that could be read."))
    return clip


def _of_address(address: str, today: date) -> Clip:
    return (
        read_page("<p></p>", address, today)
        if is_whole(address)
        else Clip(outlet=outlet_of_address(address), accessed=today.isoformat())
    )


def recognise(data: bytes | str) -> ReceivedPage:
    """The page in `data`, in whichever form. Raises NewsPageError for what is no page."""
    if isinstance(data, str):
        return _of_text(data)
    if data[:2] == _GZIP:
        data = _unpacked(data)
    head = data[:_HEAD]
    if head.lstrip()[:5] == b"%PDF-":
        sentence = tr("Nothing was changed. This is a PDF, of which only a text that was copied out of it can be read.")
        raise NewsPageError(sentence)
    if head.startswith(b"bplist00") or (b"<plist" in head[:1000] and b"<html" not in head):
        return _of_property_list(data)
    if _MAIL_HEADER.match(head) and _ARCHIVE.match(head):
        return _of_archive(data)
    if rich_text.is_rich_text(head):
        return ReceivedPage(rich_text.text_of(data), is_plain=True)
    if _is_binary(head):
        raise NewsPageError(tr("Nothing was changed. This is not a page that can be read."))
    return _of_text(page_text(data))


def _unpacked(data: bytes) -> bytes:
    """The file that gzip packed, as servers hand pages over; one that is cut off as far as it goes."""
    unpacking = zlib.decompressobj(wbits=31)
    try:
        return unpacking.decompress(data, MOST_BYTES)
    except zlib.error:
        return b""


def _is_binary(head: bytes) -> bool:
    """Whether it is neither text nor UTF-16: pictures, archives, programs. The clipboard of Windows ends with a NUL."""
    if head[:4] in (b"PK\x03\x04", b"\x89PNG", b"GIF8") or head[:3] == b"\xff\xd8\xff":
        return True
    return head.count(0) * 50 > len(head) and not is_wide(head)


def _of_text(text: str) -> ReceivedPage:
    address, saved = "", None
    if found := _CLIPBOARD.match(text):
        source = _SOURCE.search(found[0])
        address = source[1] if source else ""
        text = text[found.end() :]
    if _SHORTCUT.match(text) and (target := _TARGET.search(text)):
        return ReceivedPage(target[1])
    if fragment := _FRAGMENT.search(text):
        text = fragment[1]
    if not address:
        mark = mark_of(text)
        address, saved = mark.address, mark.saved
    is_plain = _TAG.search(text[:200_000]) is None
    return ReceivedPage(text, address if is_web_address(address) else "", is_plain=is_plain, saved=saved)


def _of_property_list(data: bytes) -> ReceivedPage:
    """A web archive of Safari, or a shortcut of macOS."""
    try:
        values: Any = plistlib.loads(data)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, ExpatError, MemoryError):
        values = None
    if isinstance(values, dict) and isinstance(values.get("URL"), str):
        return ReceivedPage(values["URL"])
    main = values.get("WebMainResource") if isinstance(values, dict) else None
    if not isinstance(main, dict) or not isinstance(main.get("WebResourceData"), bytes):
        raise NewsPageError(tr("Nothing was changed. This is not a page that can be read."))
    address = main.get("WebResourceURL")
    return ReceivedPage(page_text(main["WebResourceData"]), address if isinstance(address, str) else "")


def _of_archive(data: bytes) -> ReceivedPage:
    """MHTML: the first part that is HTML, at the address and with the title that the browser wrote down."""
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    address = str(message.get("Snapshot-Content-Location") or "").strip()
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                place = address or str(part.get("Content-Location") or "").strip()
                text = _declared(content, part)
                return ReceivedPage(
                    text, place if is_web_address(place) else "", _subject(message), saved=_day(message)
                )
    raise NewsPageError(tr("Nothing was changed. The page shows nothing that could be read."))


def _declared(content: bytes, part: Message) -> str:
    """The text of a part in the encoding that its header names, which the page itself may contradict."""
    try:
        return content.decode(part.get_content_charset() or "")
    except (LookupError, UnicodeError):
        return page_text(content)


def _day(message: Message) -> date | None:
    """The day on which the browser saved the page; a zone of -0000 is universal time (RFC 5322)."""
    try:
        moment = parsedate_to_datetime(str(message.get("Date") or ""))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(TOKYO).date()
    except (ValueError, TypeError, OverflowError):
        return None


def _subject(message: Message) -> str:
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(str(message.get("Subject") or "")))).strip()
    except (LookupError, UnicodeError, ValueError, HeaderParseError):
        return ""
