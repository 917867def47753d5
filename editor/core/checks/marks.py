"""Markdown that is shown as it is written: signs that do not do what they seem to."""

import re
from collections.abc import Iterator, Sequence

from editor.core.checks.registry import Subject
from editor.core.problem import Problem
from editor.core.words import tr

_BOLD = re.compile(r"(?<![\\*＊])(?:\*\*(?!\*)|＊＊(?!＊))")
_SPACED = re.compile(
    r"(?<![\\*])(?<![0-9A-Za-z)] )\*\*[ \t\u3000]+(?P<words>[^*\n]{1,200}?)[ \t\u3000]*\*\*(?!\*)|"
    r"(?<![\\*])\*\*(?P<late>[^\s*][^*\n]{0,200}?)[ \t\u3000]+\*\*(?!\*)"
)
_WIDE_BOLD = re.compile(r"＊＊(?P<words>[^＊\s][^＊\n]{0,200})＊＊")
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,300})\](?P<between>[ \u3000]{1,3}\(|（)(?P<address>https?://[^\s()（）<>]{1,2000})[)）]"
)
_TURNED = re.compile(r"(?<![\w\])])\((?P<words>[^()\n]{1,200})\)\[(?P<address>https?://[^\s\[\]]{1,2000})\]")
_HEADING = re.compile(r" {0,3}(?:(?P<signs>#{2,6})(?=[^\s#])|(?P<wide>＃{1,6})(?=[ \u3000]))(?P<rest>.*)")
_ATTRIBUTES = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{1,1000}\)(?P<list>\{[^{}|｜\n]{1,200}=[^{}\n]{0,200}\})")
_ROW = re.compile(r" {0,3}\|(?:[^|\n]*\|){2,}\s*$")
_DELIMITER = re.compile(r" {0,3}\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*$")


def rule(subject: Subject) -> Iterator[Problem]:
    """Each sign that is seen on the page, with what does what was meant."""
    lines = subject.text_lines
    for number, text, line in lines:
        if "*" in text or "＊" in text:
            yield from _emphasis(subject, number, text, line)
        if "] " in text or "]\u3000" in text or "]（" in text or ")[" in text:
            yield from _links(subject, number, text, line)
        if "#" in text or "＃" in text:
            yield from _headings(subject, number, text)
        if "){" in text:
            for found in _ATTRIBUTES.finditer(text):
                words = line[found.start("list") : found.end("list")]
                yield _shown(subject, number, found.start("list"), words, "")
    yield from _bold_alone(subject, lines)
    yield from _rows(subject, lines)


def _shown(subject: Subject, number: int, start: int, words: str, mend: str | None) -> Problem:
    message = tr("“{signs}” is shown as it is written.", signs=words[:40])
    return subject.at("markup-raw", message, number, start + 1, words, mend)


def _emphasis(subject: Subject, number: int, text: str, line: str) -> Iterator[Problem]:
    """Bold with white space inside its signs, and bold in full-width signs."""
    if text.lstrip().startswith(("***", "* * *")):
        return
    if text.count("**") == 2 or "＊＊" in text:
        for found in (*_SPACED.finditer(text), *_WIDE_BOLD.finditer(text)):
            named = found.groupdict()
            words = (named.get("words") or named.get("late") or "").strip()
            start, end = found.span()
            yield _shown(subject, number, start, line[start:end], f"**{words}**")


def _links(subject: Subject, number: int, text: str, line: str) -> Iterator[Problem]:
    """Links with a space or a full-width bracket between words and address, or with both turned round."""
    for found in (*_LINK.finditer(text), *_TURNED.finditer(text)):
        start, end = found.span()
        yield _shown(subject, number, start, line[start:end], f"[{found['words']}]({found['address']})")


def _headings(subject: Subject, number: int, text: str) -> Iterator[Problem]:
    """Two signs and more without a space, and full-width signs: a single # without one may be a hash tag."""
    found = _HEADING.match(text)
    if found is None:
        return
    signs = found["signs"] or found["wide"]
    start = text.index(signs)
    written = text[start : start + len(signs) + (0 if found["signs"] else 1)]
    yield _shown(subject, number, start, written, "#" * len(signs) + " ")


def _bold_alone(subject: Subject, lines: Sequence[tuple[int, str, str]]) -> Iterator[Problem]:
    """`**` that opens or closes nothing in its paragraph."""
    paragraph: list[tuple[int, int, str]] = []
    last = -1
    for number, text, line in (*lines, (0, "", "")):
        if not text.strip() or number != last + 1:
            if len(paragraph) % 2 and not any("***" in whole for _n, _s, whole in paragraph):
                where, start, whole = paragraph[0 if len(paragraph) == 1 else -1]
                yield _shown(subject, where, start, whole[start : start + 2], None)
            paragraph = []
        last = number
        paragraph += [(number, found.start(), line) for found in _BOLD.finditer(text) if found[0] == "**"]


def _rows(subject: Subject, lines: Sequence[tuple[int, str, str]]) -> Iterator[Problem]:
    """Rows of a table that have no line of dashes below the first of them."""
    start, last, count = -1, -1, 0
    has_dashes = False
    for index, (number, text, _line) in enumerate((*lines, (-9, "", ""))):
        row = _ROW.match(text) or (_DELIMITER.match(text) and start >= 0 and number == last + 1)
        if row and start >= 0 and number == last + 1:
            count += 1
            has_dashes = has_dashes or bool(_DELIMITER.match(text))
        else:
            if start >= 0 and count > 1 and not has_dashes:
                first = lines[start]
                message = tr("These rows are no table: a line such as |---|---| is missing below the first one.")
                yield subject.at("markup-raw", message, first[0], 1, first[2])
            start, count, has_dashes = (index, 1, False) if _ROW.match(text) else (-1, 0, False)
        last = number
