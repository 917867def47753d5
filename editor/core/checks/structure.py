"""The structure of the body: divider, jump break, code fences, footnotes."""

import re
from collections.abc import Iterator

from editor.core.checks.body import LineKind, opens_fence
from editor.core.checks.registry import Subject
from editor.core.problem import Problem, Severity
from editor.core.text.code import without_code_spans
from editor.core.text.parts import DIVIDER, JUMP_BREAK_MARK, is_jump_break, split_body
from editor.core.words import tr

_MORE = re.compile(JUMP_BREAK_MARK)
_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s\\]+)\]:")
_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s\\]{1,200})\](?!:)|(?<=[^\s\\])\[\^([^\]\s\\]{1,200})\](?=:)")


def rule(subject: Subject) -> Iterator[Problem]:
    """Findings on the structure of the body: parts that must stand once, marks that nothing closes, references without
    a target."""
    yield from _divider(subject)
    yield from _jump_break(subject)
    yield from _fences(subject)
    yield from _footnotes(subject)


def _divider(subject: Subject) -> Iterator[Problem]:
    fields, parts = subject.fields, subject.parts
    if parts.commentary is None:
        if fields.news.headline.strip() and fields.commentary.headline.strip() and subject.body.strip():
            message = tr("No line “{divider}” tells where the commentary begins.", divider=DIVIDER)
            yield subject.in_body("divider-missing", Severity.WARNING, message, 1)
        return
    second = split_body(parts.commentary)
    if second.line:
        message = tr("“{divider}” is there a second time; the first one counts.", divider=DIVIDER)
        yield subject.in_body("divider-repeated", Severity.WARNING, message, parts.line + second.line)


def _jump_break(subject: Subject) -> Iterator[Problem]:
    marks = [line for line in subject.lines if _MORE.search(line.text)]
    text = [line for line in marks if line.kind is LineKind.TEXT and _MORE.search(without_code_spans(line.text))]
    alone = [line for line in text if is_jump_break(line.text)]
    for line in alone[1:]:
        message = tr("The jump break is there a second time; the first one counts.")
        yield Problem("jump-break-repeated", Severity.WARNING, message, line.number)
    if alone:
        return
    for line in text[:1]:
        message = tr("The jump break works only when it stands alone on its line.")
        yield Problem("jump-break-not-alone", Severity.WARNING, message, line.number)
    for line in [line for line in marks if line.kind is LineKind.CODE][:1] if not text else []:
        message = tr("The jump break stands inside a block of code, where it is only text.")
        yield Problem("jump-break-in-code", Severity.WARNING, message, line.number)


def _fences(subject: Subject) -> Iterator[Problem]:
    opening = [line for line in subject.lines if line.kind is LineKind.TEXT and opens_fence(line.text)]
    for line in opening[:1]:
        message = tr("The block of code that begins here is never closed.")
        yield Problem("fence-unclosed", Severity.WARNING, message, line.number)


def _footnotes(subject: Subject) -> Iterator[Problem]:
    defined: dict[str, int] = {}
    used: dict[str, int] = {}
    for line in subject.lines:
        if line.kind is not LineKind.TEXT or line.text.startswith(("    ", "\t")):
            continue
        text = without_code_spans(line.text)
        if definition := _DEFINITION.match(text):
            name = definition[1]
            if name in defined:
                message = tr("The footnote “{name}” is defined a second time.", name=name)
                yield Problem("footnote-repeated", Severity.WARNING, message, line.number)
            defined.setdefault(name, line.number)
            text = text[definition.end() :]
        for reference in _REFERENCE.finditer(text):
            used.setdefault(reference[1] or reference[2], line.number)
    for name, number in used.items():
        if name not in defined:
            message = tr("There is no footnote “{name}”: the text shows [^{name}].", name=name)
            yield Problem("footnote-undefined", Severity.WARNING, message, number)
    for name, number in defined.items():
        if name not in used:
            message = tr("Nothing refers to the footnote “{name}”.", name=name)
            yield Problem("footnote-unused", Severity.ADVICE, message, number)
