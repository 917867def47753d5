"""The links in a Markdown body, with the places of their texts, addresses and of a date behind them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from editor.core.text.addresses import readable
from editor.core.text.dates import DATE_PATTERN, parse_date

Span = tuple[int, int]
"""Start and end in the body, in characters."""

_TEXT = r"\[(?P<text>(?:[^\[\]\\\n]|\\.|!?\[[^\[\]\n]*\](?:\([^()\n]*\))?){0,2000})\]"
_URL = r"[^\s()<>]{0,2000}(?:\([^\s()<>]{0,2000}\)[^\s()<>]{0,2000}){0,8}"
_INLINE = re.compile(rf"(?<![!\\]){_TEXT}\(\s{{0,9}}<?(?P<url>{_URL})>?(?:\s[^()\n]{{0,500}})?\)")
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,2000}?\bhref\s{0,3}=\s{0,3}[\"']?(?P<url>[^\"'<>\s]+)[^<>]{0,2000}>(?P<text>.{0,2000}?)</a\s{0,3}>",
    re.IGNORECASE | re.DOTALL,
)
_DEFINITION = re.compile(r"(?m)^ {0,3}\[(?!\^)(?P<text>[^\[\]\n]+)\]:[ \t]{0,9}<?(?P<url>[^\s<>]+)>?")
_BARE = re.compile(r"(?P<url>https?://[^\s<>\"'「」『』【】（）、。\u3000\\]{1,2000})")
_NAMED = re.compile(r"\(\?P<\w+>")
_BEHIND = re.compile(rf"\s{{0,3}}[(（]?\s?(?P<date>{_NAMED.sub('(?:', DATE_PATTERN)})")
_FAR = 40
"""Characters behind a link in which its date begins and ends."""


class BodyLink(NamedTuple):
    """One link. `text` is the span of what is seen (empty where that is the address itself), `date` that of a date
    right behind it (None: there is none), `day` the same as 2025-04-02. `plain`: the whole can be made its text."""

    url: str
    whole: Span
    address: Span
    text: Span
    plain: bool
    date: Span | None = None
    day: str = ""


def body_links(body: str) -> list[BodyLink]:
    """The links of `body` in order. Code and comments have none."""
    text = readable(body)
    found: dict[int, BodyLink] = {}
    taken: list[Span] = []
    for pattern, plain in ((_INLINE, True), (_ANCHOR, True), (_DEFINITION, False), (_BARE, False)):
        for match in pattern.finditer(text):
            address = match.span("url")
            if address[0] == address[1] or any(start < address[1] and address[0] < end for start, end in taken):
                continue
            whole = match.span()
            if pattern is _BARE:
                end = address[0] + len(match["url"].rstrip(".,;:!?)"))
                whole = address = (address[0], end)
            taken.append(whole if plain else address)
            words = match.span("text") if plain else (address[0], address[0])
            found[whole[0]] = _dated(text, BodyLink(body[slice(*address)], whole, address, words, plain))
    return [found[at] for at in sorted(found)]


def _dated(text: str, link: BodyLink) -> BodyLink:
    if not link.plain:
        return link
    end = link.whole[1]
    found = _BEHIND.match(text[end : end + _FAR].split("\n", maxsplit=1)[0])
    moment = parse_date(found["date"]) if found else None
    if found is None or moment is None:
        return link
    day = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    return link._replace(date=(end + found.start("date"), end + found.end("date")), day=day)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The 0-based line and the 1-based column of a place in a text."""
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1) + 1


def written_like(example: str, day: str) -> str:
    """`day` (2025-04-02) as a date in the form of `example`: 2025年4月2日, 2025/4/2, 2025.04.02."""
    year, month, date = day.split("-")
    numbers: Iterator[str] = iter((year, month, date))
    shape = re.findall(r"[0-9０-９]+", example)
    if len(shape) != 3 or len(shape[0]) != 4:
        return day
    padded = (len(shape[1]) == 2 and shape[1][0] in "0０") or (len(shape[2]) == 2 and shape[2][0] in "0０")

    def number(_match: "re.Match[str]") -> str:
        value = next(numbers)
        return value if padded or len(value) == 4 else str(int(value))

    return re.sub(r"[0-9０-９]+", number, example)
