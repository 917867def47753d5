"""The images that a Markdown body names, for those who need no rendering: path, caption, line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.text.code import code_blocks_of_body, without_code_spans
from editor.core.text.patterns import pattern
from editor.core.text.single_line import single_line

_REFERENCE = pattern(r" {0,3}\[([^\[\]\n]+)\]:[ \t]*<?([^\s<>]+)>?")
_TARGET = pattern(
    r"""\(\s*(?:<([^<>]*)>|([^\s()"'<](?:[^()"'\n]|\([^()]*\)){0,500}?)?)"""
    r"""(?:\s+(?:"[^"]{0,2000}"|'[^']{0,2000}'))?\s*\)"""
)
_LABEL = pattern(r"\[([^\[\]]*)\]")
_ESCAPED = pattern(r"\\([\\`*_{}\[\]()>#+\-.!])")
_BRACKET = pattern(r"\\.|[\[\]]|\n[ \t]*(?=\n)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class BodyImage:
    """One image of the body; `line` is the 1-based line of the body where it begins."""

    path: str
    caption: str
    line: int


def body_images(body: str) -> tuple[BodyImage, ...]:
    """The images of `body` in order, each path once, as Markdown names them; code and comments hold none."""
    found: dict[str, BodyImage] = {}
    for image in every_image(body):
        found.setdefault(image.path, image)
    return tuple(found.values())


def every_image(body: str) -> Iterator[BodyImage]:
    """The images of `body` in order, each as often as it is there.

    Knows `![caption](path "title")`, `![caption](<path with spaces>)` and `![caption][reference]`. Linear in time.
    """
    text = without_code(body)
    references = {match[1].strip().lower(): match[2] for line in text.split("\n") if (match := _REFERENCE.match(line))}
    closed = _closing_brackets(text)
    line, counted, at = 1, 0, text.find("![")
    while at >= 0:
        line, counted = line + text.count("\n", counted, at), at
        end = closed.get(at + 1)
        if end and text[max(at - 1, 0) : at] != "\\":
            caption = text[at + 2 : end]
            path = _path(text, end + 1, caption, references)
            if path:
                yield BodyImage(path, _ESCAPED.sub(r"\1", single_line(caption)), line)
        at = text.find("![", at + 2)


def _path(text: str, at: int, caption: str, references: dict[str, str]) -> str:
    if target := _TARGET.match(text, at):
        return (target[1] or target[2] or "").strip()
    label = _LABEL.match(text, at)
    return references.get(((label and label[1]) or caption).strip().lower(), "")


def _closing_brackets(text: str) -> dict[int, int]:
    """The index of the closing bracket of each bracket that is closed within its paragraph."""
    closed: dict[int, int] = {}
    open_ones: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            open_ones.append(match.start())
        elif match[0] == "]":
            if open_ones:
                closed[open_ones.pop()] = match.start()
        elif match[0][0] == "\n":
            open_ones.clear()
    return closed


def without_code(body: str) -> str:
    """`body` with fenced code, code spans and comments blanked out, every line where it was."""
    lines = body.split("\n")
    for block in list(code_blocks_of_body(lines)):
        lines[block.start : block.end + 1] = [""] * (block.end - block.start + 1)
    return _without_comments(without_code_spans("\n".join(lines)))


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
    return "".join(kept) + text[at:]
