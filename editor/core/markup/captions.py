"""Captions without a picture: short lines of their own that say what a picture shows, to be put below theirs."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from editor.core.markup.edit import Edit, Markup, is_blank, nothing
from editor.core.markup.link import destination
from editor.core.text.code import code_blocks_of_body, line_numbers
from editor.core.text.parts import is_divider, is_jump_break

LONGEST = 40
"""Characters of a caption; a longer line is a sentence."""
_MOST = 2_000_000  # characters of a text that is looked through

_MARKUP = re.compile(r"[#>|<\[`~=_]|[-*+](?:\s|[-*])|\d+[.)]\s|\s{4}|\t|!\[|【|\\\[")
_WITHIN = re.compile(r"\]\(|!\[|`|https?://|(?<!\\)<|\$\$|\|")
_SENTENCE = "。．.！!？?」』…：:、，,;；"
_MARKS = re.compile(r"[\W_]+")


class Caption(NamedTuple):
    """A caption: the indices of its line in the text, and its words in Markdown."""

    start: int
    end: int
    words: str


def lone_captions(text: str) -> tuple[Caption, ...]:
    """The paragraphs of `text` that look like captions of pictures which are not there: one short line that is no
    sentence, no heading, item or quotation, and not in code."""
    if len(text) > _MOST:
        return ()
    lines = text.split("\n")
    in_code = line_numbers(code_blocks_of_body(lines)) if "```" in text or "~~~" in text else set[int]()
    found, at = [], 0
    for number, line in enumerate(lines):
        alone = _parts(lines, number - 1) and _parts(lines, number + 1)
        if alone and number not in in_code and _is_caption(line):
            found.append(Caption(at, at + len(line), line.strip()))
        at += len(line) + 1
    return tuple(found)


def with_pictures(captions: Sequence[Caption], paths: Sequence[str]) -> Markup:
    """The command that makes each of `captions` the caption of the picture with the path at the same place of `paths`;
    what is selected stays so."""

    def put(text: str, start: int, end: int) -> Edit:
        if not captions:
            return nothing(start, end)
        pieces, at = [], captions[0].start
        moved = [start, end]
        for caption, path in zip(captions, paths, strict=True):
            figure = f"![{_escaped(caption.words)}]({destination(path)})"
            pieces += [text[at : caption.start], figure]
            grown = len(figure) - (caption.end - caption.start)
            moved = [place + grown * (old >= caption.end) for place, old in zip(moved, (start, end), strict=True)]
            at = caption.end
        return Edit(captions[0].start, at, "".join(pieces), (moved[0], max(moved)))

    return put


def in_order(names: Sequence[str], captions: Sequence[Caption]) -> tuple[int, ...]:
    """For each caption the index of its file in `names`: by its name where the names tell all of them, else by the
    order in which they came."""
    stems = [_bare(PurePath(name).stem) for name in names]
    told = []
    for caption in captions:
        words = _bare(caption.words)
        fitting = [n for n, stem in enumerate(stems) if len(stem) > 1 and words and (words in stem or stem in words)]
        told.append(fitting[0] if len(fitting) == 1 else -1)
    return tuple(told) if sorted(told) == list(range(len(names))) else tuple(range(len(names)))


def _parts(lines: Sequence[str], number: int) -> bool:
    """Whether the line `number` parts paragraphs: it is blank, a mark, or beyond the text."""
    if not 0 <= number < len(lines):
        return True
    line = lines[number]
    return is_blank(line) or is_divider(line) or is_jump_break(line)


def _is_caption(line: str) -> bool:
    words = line.strip()
    if not words or len(words) > LONGEST or words[-1] in _SENTENCE or is_divider(line) or is_jump_break(line):
        return False
    has_words = any(char.isalnum() for char in words)
    return has_words and _MARKUP.match(line) is None and _WITHIN.search(words) is None


def _escaped(words: str) -> str:
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)


def _bare(words: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", words)).casefold()
