"""Addresses in Markdown with their places: of links and pictures, of Markdown and of HTML, and those written out."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from editor.core.text.code import code_blocks_of_body, without_code_spans
from editor.core.text.comments import replace_comments

_ADDRESS = re.compile(
    r"\]\(\s{0,9}(?:<(?P<angle>[^<>\n]{0,2000})>|(?P<plain>[^\s()\"'<](?:[^()\"'<>\n]|\([^()\n]{0,500}\)){0,2000}))"
    r"|^ {0,3}\[[^\[\]\n]{1,500}\]:[ \t]{0,9}(?:<(?P<defined>[^<>\n]{0,2000})>|(?P<definition>[^\s<>]{1,2000}))"
    r"|\b(?:href|src)\s{0,3}=\s{0,3}"
    r"(?:\"(?P<double>[^\"<>]{0,2000})\"|'(?P<single>[^'<>]{0,2000})'|(?P<bare>[^\s\"'<>]{1,2000}))"
    r"|(?P<url>https?://[^\s<>\"'()\[\]「」『』【】（）、。\u3000\\]{1,2000})",
    re.IGNORECASE | re.MULTILINE,
)
_HTML = ("double", "single", "bare")


class Address(NamedTuple):
    """An address as it stands in a text from `start` to `end`; `value` is the same without HTML's entities. `form`
    tells what stands round it: "angle", "defined", "double" and "single" hold any name, the others none with spaces."""

    value: str
    start: int
    end: int
    form: str


def addresses(text: str) -> Iterator[Address]:
    """The addresses of links and pictures in `text`, in order. Code has none; comments have."""
    for match in _ADDRESS.finditer(readable(text, comments=True)):
        form = match.lastgroup or ""
        start, end = match.span(form)
        written = text[start:end]
        if form in ("url", "plain"):
            written = written.rstrip(".,;:!?" if form == "url" else None)
            end = start + len(written)
        if written:
            yield Address(unescape(written) if form in _HTML else written, start, end, form)


def with_addresses_changed(text: str, change: Callable[[str, str], str | None]) -> str:
    """`text` with `change(address, form)` in the place of each address for which that is not None."""
    parts, at = [], 0
    for one in addresses(text):
        new = change(one.value, one.form)
        if new is not None and new != one.value:
            parts += [text[at : one.start], new.replace("&", "&amp;") if one.form in _HTML else new]
            at = one.end
    return "".join(parts) + text[at:] if parts else text


def readable(text: str, *, comments: bool = False) -> str:
    """`text` with its code, and without `comments` HTML's comments, blanked out, each character in its place."""
    lines = text.split("\n")
    for block in code_blocks_of_body(lines):
        for number in range(block.start, min(block.end + 1, len(lines))):
            lines[number] = " " * len(lines[number])
    text = "\n".join(lines)
    if not comments:
        text = replace_comments(text, lambda comment: re.sub(r"[^\n]", " ", comment))
    return without_code_spans(text)
