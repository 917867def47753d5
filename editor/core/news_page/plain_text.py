"""A news page of which there is nothing but its text: copied out of a PDF, a mail, a browser without HTML."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from editor.core.news_page.address import is_web_address, is_whole
from editor.core.news_page.around import is_of_site
from editor.core.news_page.clip import Clip
from editor.core.news_page.day_stamps import day_in_address
from editor.core.news_page.day_text import WrittenDay, days_in, only_a_day
from editor.core.news_page.language import language_of
from editor.core.news_page.lines import weight
from editor.core.news_page.metas import Head
from editor.core.news_page.outlets import folded, outlets
from editor.core.news_page.read import read_page
from editor.core.news_page.titles import MARKS

_LONGEST = 400_000  # characters
_ADDRESS = re.compile(r"https?://[^\s<>\"「」『』【】（）、。]+")
_MARKDOWN = re.compile(r"#{1,6}\s+")
_SIGNED = re.compile(r"[（(]([^（()）]{1,40})[)）]$")
_HEAD = 12  # lines in which headline, day and outlet are looked for
_SHORTEST = 8  # characters of a headline behind lines of the site's menu


def read_plain_text(text: str, address: str, today: date, title: str = "") -> Clip:
    """The clip of a plain text: a short first line without a full stop is its headline; of a `title` that it came
    with the part that stands among its first lines, and what is behind a mark there may be the outlet."""
    lines = [" ".join(line.split(" ")).strip() for line in text[: 2 * _LONGEST].splitlines()]
    filled = [line for line in lines if line]
    language = language_of(text, Head(), {})
    parts = [part for part in (title, *MARKS.split(title)) if len(folded(part)) > 5]
    named = next((line for part in parts for line in filled[:6] if folded(line) == folded(part)), "")
    first = named or next((line for line in filled[:3] if _is_headline(line)), "") or _behind_menu(filled)
    at = filled.index(first) if first else 0
    around = [line for line in (*filled[at : at + _HEAD], *filled[:at], *filled[-3:]) if len(line) < 80]
    days = [one for line in around for one in days_in(line, today, language)]
    days.sort(key=lambda one: not one.sure)
    known = outlets()
    if not address:
        address = next((_without_bracket(match[0]) for line in around if (match := _ADDRESS.search(line))), "")
    headline, outlet, via = _parted(_MARKDOWN.sub("", first), address, today)
    if not days and (day := day_in_address(address)) is not None and day <= today + timedelta(days=1):
        days = [WrittenDay(day, 0, 0)]
    signed = MARKS.split(title)[-1] if named and named != title else ""
    outlet = outlet or known.of_address(address) or known.known(signed)
    outlet = outlet or next((found for line in around if (found := _outlet(line))), "") or signed.strip()
    around_text = {first, *(line for line in filled[: at + _HEAD] if _is_dateline(line))}
    body = [
        line
        for line in lines[lines.index(first) if not any(map(_is_sentence, filled[:at])) and first else 0 :]
        if line not in around_text and not only_a_day(line) and not is_web_address(line)
    ]
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip()
    unsure = ["headline"] if headline and not named else []
    if days and not days[0].sure:
        unsure.append("published")
    return Clip(
        headline=headline,
        outlet=outlet,
        url=address if is_whole(address) else "",
        published=days[0].day.isoformat() if days else "",
        language=language,
        via=via,
        text=kept[:_LONGEST],
        accessed=today.isoformat(),
        unsure=tuple(unsure),
        cut=len(kept) > _LONGEST,
    )


def _behind_menu(lines: Sequence[str]) -> str:
    """The headline of a page that was copied with its menu: the longest line close before the first sentence."""
    end = next((at for at, line in enumerate(lines) if _is_sentence(line)), len(lines))
    near = [line for line in lines[max(0, end - _HEAD) : end] if _is_headline(line) and len(line) >= _SHORTEST]
    return max((line for line in near if not is_of_site(line)), key=len, default="")


def _is_sentence(line: str) -> bool:
    """Whether a line is one of the text; a headline may have its commas as well."""
    return weight(line) > 0 and ("。" in line or line.isascii())


def _parted(line: str, address: str, today: date) -> tuple[str, str, str]:
    """The headline in the first line, and the outlet and portal that sign it as they sign titles; "" for the others."""
    known = outlets()
    signed = _SIGNED.search(line)
    if not known.known(MARKS.split(line)[-1]) and not (signed and known.known(signed[1])):
        return line, "", ""
    clip = read_page(f"<title>{escape(line)}</title><p></p>", address, today)
    return (clip.headline, clip.outlet, clip.via) if len(clip.headline) > 5 else (line, "", "")


def _without_bracket(address: str) -> str:
    """An address without the bracket of Markdown or of the sentence that it stands in."""
    return address[:-1] if address.endswith(")") and "(" not in address else address


def _is_headline(line: str) -> bool:
    return (
        6 <= len(line) <= 120 and not line.endswith(("。", ".")) and not only_a_day(line) and not is_web_address(line)
    )


def _is_dateline(line: str) -> bool:
    """Whether a line says nothing but a day and the outlet."""
    parts = re.split(r"[\s|｜・／/]+", line)
    rest = " ".join(part for part in parts if not outlets().known(part))
    return rest != line and only_a_day(rest)


def _outlet(line: str) -> str:
    """The outlet that a short line names, alone or in brackets."""
    if weight(line):
        return ""
    parts = re.split(r"[（()）【】\[\]｜|\s]+", line)
    return next((found for part in parts if len(part) > 1 and (found := outlets().known(part))), "")
