"""The parts of a post in Markdown that an export of ours wrote: headlines, summaries, source, related posts, and the
body that is left.

With the fields that the file carries, each line is looked for as the export wrote it and gives the value that the
author had; one that was changed since is read anew. Without them all is read from the lines.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import unescape

from editor.core.exporters import field_lines
from editor.core.fields.related import shown_related
from editor.core.post import Commentary, Fields, News, Related
from editor.core.profile.values import Profile
from editor.core.text.code import code_blocks, line_numbers
from editor.core.text.parts import DIVIDER, split_body
from editor.core.text.written_dates import without_date

_ITEM = re.compile(r"[-*+] +(.*)")
_ROW = re.compile(r"[-*+](?: +(.*))?")
_ESCAPE = re.compile(r"\\([\\`*_\[\]<>#+.)\-])")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(<?([^\s<>]*?)>?\)")


@dataclass(frozen=True, slots=True)
class OwnParts:
    """The fields that a text shows, and the body that is left of it."""

    fields: Fields
    body: str


def read_parts(
    text: str, known: Fields | None, profile: Profile, as_given: Callable[[str], str] = lambda line: line
) -> OwnParts:
    """The parts of `text`, in which `\\n` ends lines. `known` are the fields that its file carries, None: there are
    none. `as_given` makes of a line of fields, as an export writes it, the line as `text` has it."""
    reader = _OwnPartsReader(known, profile, as_given)
    return reader.read(text)


class _OwnPartsReader:
    """Reads one text."""

    def __init__(self, known: Fields | None, profile: Profile, as_given: Callable[[str], str]) -> None:
        self._known, self._profile, self._as_given = known, profile, as_given
        self._given = known or Fields()
        self._label = f"## {field_lines.literal(profile.words.commentary)}".rstrip()

    def read(self, text: str) -> OwnParts:
        news_text, behind = self._divided(text)
        is_one = behind is None
        related, rest = self._related(news_text if behind is None else behind)
        if behind is None:
            news_text = rest
        else:
            behind = rest
        commentary, behind = self._commentary(behind or "")
        news, news_text = self._news(news_text)
        body = news_text if is_one else f"{news_text}\n\n{DIVIDER}\n\n{behind}".strip("\n")
        if not is_one and not self._has_divider(text) and self._known is not None:
            body = _joined(news_text, behind)  # the post had none either
        fields = replace(self._given, news=news, commentary=commentary, related=related)
        return OwnParts(fields, f"{body}\n" if body else "")

    @staticmethod
    def _has_divider(text: str) -> bool:
        return split_body(text).commentary is not None

    def _divided(self, text: str) -> tuple[str, str | None]:
        """The parts before and behind the divider, or before and from the headline of the commentary."""
        parts = split_body(text)
        if parts.commentary is not None:
            return parts.news.strip("\n"), parts.commentary.strip("\n")
        lines = text.split("\n")
        exact = self._as_given(field_lines.heading(2, self._given.commentary.headline, self._profile.words.commentary))
        at = _line_of(lines, lambda line: line == exact) if exact else None
        if at is None and (exact or self._known is None):
            at = _line_of(lines, lambda line: line.startswith(self._label) and len(line) > len(self._label))
        if at is None:
            bullets = self._as_given(field_lines.summary(self._given.commentary.summary, self._profile))
            found = f"\n\n{text}\n\n".rfind(f"\n\n{bullets}\n\n") if bullets else -1
            return (text[:found].strip("\n"), text[found:].strip("\n")) if found >= 0 else (text.strip("\n"), None)
        return "\n".join(lines[:at]).strip("\n"), "\n".join(lines[at:]).strip("\n")

    def _news(self, text: str) -> tuple[News, str]:
        given = self._given.news
        headline, text = self._headline(text, given.headline, "")
        bullets, text = self._summary(text, given.summary)
        source, text = self._source(text)
        return replace(source, headline=headline, summary=bullets), text

    def _commentary(self, text: str) -> tuple[Commentary, str]:
        given = self._given.commentary
        headline, text = self._headline(text, given.headline, self._profile.words.commentary)
        bullets, text = self._summary(text, given.summary)
        return Commentary(headline, bullets), text

    def _headline(self, text: str, given: str, label: str) -> tuple[str, str]:
        line, _, rest = text.partition("\n")
        expected = self._as_given(field_lines.heading(2, given, label))
        if self._known is not None and not expected:
            return given, text
        if line == expected:
            return given, rest.strip("\n")
        before = f"## {field_lines.literal(label)}" if label else "## "
        if line.startswith(before) and line[len(before) :].strip():
            return plain(line[len(before) :].strip(" \t")), rest.strip("\n")
        return "", text

    def _summary(self, text: str, given: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        expected = self._as_given(field_lines.summary(given, self._profile))
        if self._known is not None and not expected:
            return given, text
        if expected and (text == expected or text.startswith(f"{expected}\n\n")):
            return given, text[len(expected) :].strip("\n")
        label, _, rest = text.partition("\n")
        if label.rstrip() != field_lines.summary_label(self._profile):
            return (), text
        written = {self._as_given(field_lines.item(bullet)): bullet for bullet in given}
        bullets, lines = [], rest.strip("\n").split("\n")
        for line in lines:
            if (found := _ITEM.fullmatch(line.rstrip(" \t"))) is None:
                break
            bullets.append(written.get(f"- {found[1]}") or _bullet(found[1]))
        return (tuple(bullets), "\n".join(lines[len(bullets) :]).strip("\n")) if bullets else ((), text)

    def _source(self, text: str) -> tuple[News, str]:
        """Source, address and days, and the text without their line, which is the last one."""
        given = self._given.news
        expected = self._as_given(field_lines.source(given, self._profile))
        if self._known is not None and not expected:
            return given, text
        lines = text.split("\n")
        at = _line_of(lines, lambda line: line == expected, last=True) if expected else None
        if at is not None:
            return given, _joined("\n".join(lines[:at]), "\n".join(lines[at + 1 :]))
        if (read := self._read_source(lines[-1])) is None:
            return News(date=given.date), text
        return replace(read, date=given.date), "\n".join(lines[:-1]).strip("\n")

    def _read_source(self, line: str) -> News | None:
        """The source that a line states which was changed, or of which nothing is known; None for another line."""
        given, words = self._given.news, self._profile.words
        label = field_lines.literal(words.source)
        if not label or not line.startswith(label):
            return None
        rest = line[len(label) :].strip()
        found = _LINK.match(rest)
        name, url, tail = (plain(found[1]), found[2], rest[found.end() :]) if found else (plain(rest), "", "")
        before, _, after = words.accessed.partition("{date}")
        day = plain(tail).strip()
        dated = without_date(day.removeprefix(before.strip()).removesuffix(after.strip())) if day else None
        if day and (dated is None or dated.text):
            return None
        accessed = dated.day if dated else ""
        if accessed and accessed == self._day_of(given.accessed):
            accessed = given.accessed
        if url and url == re.sub(r"[\s<>]", "", given.url):
            url = given.url
        return News(source="" if name == url else name, url=url, accessed=accessed)

    def _day_of(self, text: str) -> str:
        shown = without_date(self._profile.format_short_date(text)) if text else None
        return shown.day if shown else ""

    def _related(self, text: str) -> tuple[tuple[Related, ...], str]:
        """The related posts, and the text without their list, which is the last one under its heading."""
        given = self._given.related
        if self._known is not None and not shown_related(given):
            return given, text
        lines = text.split("\n")
        heading = field_lines.related_heading(self._profile)
        at = _line_of(lines, lambda line: line.rstrip() == heading, last=True) if heading else None
        if at is None:
            return (), text
        start = at + 1
        while start < len(lines) and not lines[start].strip():
            start += 1
        written = {self._as_given(field_lines.related_item(entry, self._profile)): entry for entry in given}
        end, found = start, []
        while end < len(lines) and (item := _ROW.fullmatch(lines[end].rstrip(" \t"))):
            if item[1]:  # earlier releases wrote empty rows, too
                found.append(written.get(f"- {item[1]}") or _related(item[1]))
            end += 1
        if end == start:
            return (), text
        rows = given if tuple(found) == shown_related(given) else tuple(found)  # with those that show nothing
        return rows, _joined("\n".join(lines[:at]), "\n".join(lines[end:]))


def plain(markdown: str) -> str:
    """The text that `field_lines.literal` wrote."""
    return unescape(_ESCAPE.sub(r"\1", markdown))


def _bullet(markdown: str) -> str:
    """The bullet that a line of a list is."""
    return re.sub(r"^\\(?=[-+#*])|^(\d{1,9})\\(?=[.)])", r"\1", markdown)


def _related(markdown: str) -> Related:
    found = _LINK.match(markdown)
    title, url, rest = (plain(found[1]), found[2], markdown[found.end() :]) if found else ("", "", markdown)
    dated = without_date(plain(rest).strip())
    more, day = (dated.text, dated.day) if dated is not None else (plain(rest).strip(), "")
    return Related(" ".join(filter(None, [title, more])), url, day)


def _joined(before: str, behind: str) -> str:
    return "\n\n".join(filter(None, [before.strip("\n"), behind.strip("\n")]))


def _line_of(lines: list[str], wanted: Callable[[str], bool], *, last: bool = False) -> int | None:
    """The index of the first or last line of no code that is `wanted`."""
    code = line_numbers(code_blocks(lines))
    found = [number for number, line in enumerate(lines) if number not in code and wanted(line)]
    return (found[-1] if last else found[0]) if found else None
