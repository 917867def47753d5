"""The parts of one entry in Movable Type's text format: what is said of it, its sections, its date."""

import re
from datetime import datetime

KEYS = (
    "AUTHOR|TITLE|BASENAME|STATUS|ALLOW COMMENTS|CONVERT BREAKS|ALLOW PINGS|PRIMARY CATEGORY|CATEGORY|TAGS|DATE"
    "|NO ENTRY|IMAGE|UNIQUE URL|URL|AUTHORED ON|KEYWORDS"
)
"""The keys of an entry, as the choices of a regular expression."""

KEY = re.compile(rf"({KEYS}):[ \t]?(.*)")
ABOUT = re.compile(r"(AUTHOR|EMAIL|IP|URL|DATE|TITLE|BLOG NAME|SECRET):[ \t]?(.*)")
_SECTION = re.compile(r"(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):[ \t]*(.*)")
_UNPARTED = re.compile(r"(BODY|EXTENDED BODY|EXCERPT):[ \t]*")
"""A section that follows what is said of the entry without five hyphens between."""

_DATE = re.compile(
    r"(\d{1,4})[/-](\d{1,2})[/-](\d{1,4})"
    r"(?:[ T]{1,3}(午前|午後)?\s?(\d{1,2}):(\d\d)(?::(\d\d))?\s{0,3}([AaPp]|午前|午後)?)?"
)


def sections_of(lines: list[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The values of the entry, and its sections.

    Five hyphens in a body end nothing if no section follows them. Nor does a section that the entry has already, or a
    comment about which nothing is said: the author wrote those lines.
    """
    about: list[tuple[str, str]] = []
    sections: list[tuple[str, list[str]]] = []
    following = _following(lines)
    last = max((index for index, line in enumerate(lines) if line.rstrip() == "-----"), default=-1)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.rstrip() == "-----":
            begin = following[index]
            found = _SECTION.fullmatch(lines[begin]) if begin < len(lines) else None
            if found and _begins(found, lines, following[begin], sections):
                sections.append((found[1], [found[2]] if found[2] else []))
                index = begin + 1
                continue
            if (sections and index == last) or (not sections and begin >= len(lines)):
                index += 1
                continue
            if not sections:  # a text without a name
                sections.append(("BODY", []))
                index += 1
                continue
        if sections:
            sections[-1][1].append(line)
        elif found := _UNPARTED.fullmatch(line):
            sections.append((found[1], []))
        elif key := KEY.match(line):
            about.append((key[1], key[2].strip()))
        index += 1
    return about, [(name, "\n".join(text)) for name, text in sections]


def _following(lines: list[str]) -> list[int]:
    """The index of the next line that is not blank, for each line."""
    found = [len(lines)] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        found[index] = index + 1 if lines[index + 1].strip() else found[index + 1]
    return found


def _begins(found: re.Match[str], lines: list[str], inside: int, sections: list[tuple[str, list[str]]]) -> bool:
    """Whether the line in which a section's name was `found` begins one; the first line in it is at `inside`."""
    if found[1] in ("COMMENT", "PING"):
        return not found[2] and inside < len(lines) and ABOUT.match(lines[inside]) is not None
    known = any(name == found[1] for name, _text in sections)
    return not known and (not found[2] or not sections)


def read_date(text: str) -> str:
    """`MM/DD/YYYY hh:mm:ss AM`, with or without AM and PM, and what services make of it; local to the blog."""
    found = _DATE.search(text)
    if not found:
        return ""
    first, second, third, hour, minute, second_ = (int(found[group] or 0) for group in (1, 2, 3, 5, 6, 7))
    year, month, day = (first, second, third) if len(found[1]) > 2 else (third, first, second)
    if month > 12 >= day:  # the day is written first
        month, day = day, month
    if year < 100:
        year += 2000 if year < 70 else 1900  # no blog is older than the web
    half = (found[4] or found[8] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("p", "午後") else 0)
    try:
        return datetime(year, month, day, hour, minute, second_).isoformat()
    except ValueError:
        return ""
