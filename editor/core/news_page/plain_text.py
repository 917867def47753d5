"""A news page of which there is nothing but its text: copied out of a PDF, a mail, a browser without HTML."""

import re
from datetime import date, timedelta

from editor.core.news_page.address import is_web_address, is_whole
from editor.core.news_page.clip import Clip
from editor.core.news_page.day_stamps import day_in_address
from editor.core.news_page.day_text import WrittenDay, days_in, only_a_day
from editor.core.news_page.language import language_of
from editor.core.news_page.lines import weight
from editor.core.news_page.metas import Head
from editor.core.news_page.outlets import folded, outlets
from editor.core.news_page.titles import MARKS

_LONGEST = 400_000  # characters
_ADDRESS = re.compile(r"https?://[^\s<>\"「」『』【】（）、。]+")
_HEAD = 12  # lines in which headline, day and outlet are looked for


def read_plain_text(text: str, address: str, today: date, title: str = "") -> Clip:
    """The clip of a plain text: a short first line without a full stop is its headline; of a `title` that it came
    with the part that stands among its first lines, and what is behind a mark there may be the outlet."""
    lines = [" ".join(line.split(" ")).strip() for line in text[: 2 * _LONGEST].splitlines()]
    filled = [line for line in lines if line]
    language = language_of(text, Head(), {})
    parts = [part for part in (title, *MARKS.split(title)) if len(folded(part)) > 5]
    named = next((line for part in parts for line in filled[:6] if folded(line) == folded(part)), "")
    headline = named or next((line for line in filled[:3] if _is_headline(line)), "")
    around = [line for line in (*filled[:_HEAD], *filled[-3:]) if len(line) < 80]
    days = [one for line in around for one in days_in(line, today, language)]
    days.sort(key=lambda one: not one.sure)
    known = outlets()
    if not address:
        address = next((match[0] for line in around if (match := _ADDRESS.search(line))), "")
    if not days and (day := day_in_address(address)) is not None and day <= today + timedelta(days=1):
        days = [WrittenDay(day, 0, 0)]
    signed = MARKS.split(title)[-1] if named and named != title else ""
    outlet = known.of_address(address) or known.known(signed)
    outlet = outlet or next((found for line in around if (found := _outlet(line))), "") or signed.strip()
    around_text = {headline, *(line for line in filled[:_HEAD] if _is_dateline(line))}
    body = [line for line in lines if line not in around_text and not only_a_day(line) and not is_web_address(line)]
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
        text=kept[:_LONGEST],
        accessed=today.isoformat(),
        unsure=tuple(unsure),
        cut=len(kept) > _LONGEST,
    )


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
