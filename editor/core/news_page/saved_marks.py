"""The mark of a browser or its extension in a page that it saved: where the page was, and when it was saved."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

from editor.core.news_page.address import is_web_address
from editor.core.news_page.day_text import days_in

_HEAD = 16_384  # characters
_CHROMIUM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<address>https?://[^\s>]+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(?P<address>\S+)(?:\s+saved date:\s*(?P<day>[^\r\n]{8,80}))?", re.IGNORECASE
)
_HTTRACK = re.compile(
    r"<!--\s*Mirrored from (?P<address>[^\s>]+) by HTTrack[^>]{0,60}?(?P<day>\d{1,2} [A-Z][a-z]{2} \d{4})",
    re.IGNORECASE,
)
_SAVE_PAGE = re.compile(r"""<meta name=["']savepage-(url|date)["'] content=["']([^"'<>]{1,4000})["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SavedMark:
    """`address` is where the page was, `saved` the day on which it was saved; "" and None where it is not said."""

    address: str = ""
    saved: date | None = None


def mark_of(text: str) -> SavedMark:
    """The mark of Chromium's "complete" page, of SingleFile, Save Page WE or HTTrack at the beginning of a page."""
    text = text[:_HEAD]
    for pattern in (_CHROMIUM, _SINGLE_FILE, _HTTRACK):
        if found := pattern.search(text):
            said = found.groupdict()
            address = said["address"] if "://" in said["address"] else f"http://{said['address']}"
            return SavedMark(_web(address), _day(said.get("day") or ""))
    metas = {name.lower(): unescape(value) for name, value in _SAVE_PAGE.findall(text)}
    return SavedMark(_web(metas.get("url", "")), _day(metas.get("date", "")))


def _web(address: str) -> str:
    return address if is_web_address(address) else ""


def _day(text: str) -> date | None:
    """The day in "Fri Nov 27 2026 09:00:00 GMT+0900", as JavaScript writes it, and in other forms."""
    return next((one.day for one in days_in(text, date(2100, 1, 1), "en", yearless=False)), None)
