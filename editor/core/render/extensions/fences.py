"""Fenced code, found line by line.

Python-Markdown's own extension searches with one regular expression over the whole text, which takes 22 s for three
back-ticks and 20,000 spaces, and does not know fences in list items.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from editor.core.render.extensions.lists import marker_of

_FENCE = re.compile(r"( *)(`{3,}|~{3,})([^\n]*)")
_LANGUAGE = re.compile(r"[\w#.+-]+")


class _Fence:
    """One line that may open or close a block of code."""

    def __init__(self, found: re.Match[str]) -> None:
        self.indent = len(found[1])
        self.sign = found[2][0]
        self.length = len(found[2])
        self.info = found[3].strip()
        self.closes = not self.info
        self.opens = "`" not in self.info

    def closed_by(self, other: "_Fence") -> bool:
        return other.closes and other.sign == self.sign and other.length >= self.length


def _fence_of(line: str) -> _Fence | None:
    found = _FENCE.fullmatch(line)
    return _Fence(found) if found else None


def _longest_ahead(fences: list[_Fence | None]) -> list[tuple[int, int]]:
    """For each line the longest closing fences below it, (of back-ticks, of tildes): no search for one that is not."""
    ahead = [(0, 0)] * len(fences)
    ticks = tildes = 0
    for index in range(len(fences) - 1, -1, -1):
        ahead[index] = (ticks, tildes)
        fence = fences[index]
        if fence and fence.closes:
            ticks = max(ticks, fence.length if fence.sign == "`" else 0)
            tildes = max(tildes, fence.length if fence.sign == "~" else 0)
    return ahead


class CodeBlock(NamedTuple):
    """A closed block of code: the indices of its two fences, and what the first one says."""

    start: int
    end: int
    indent: int
    info: str


def code_blocks(lines: Sequence[str]) -> Iterator[CodeBlock]:
    """The closed blocks of code in `lines`, in order; an unclosed fence is text."""
    return (found for found in _scan(lines) if isinstance(found, CodeBlock))


def unclosed_fences(lines: Sequence[str]) -> tuple[str, ...]:
    """The fences in `lines` that are text only because nothing closes them, without what follows the signs."""
    return tuple(dict.fromkeys(found for found in _scan(lines) if isinstance(found, str)))


def _scan(lines: Sequence[str]) -> Iterator[CodeBlock | str]:
    fences = [_fence_of(line) if "```" in line or "~~~" in line else None for line in lines]
    if not any(fences):
        return
    ahead = _longest_ahead(fences)
    content = 0  # how far in the content of the list above begins
    index = 0
    while index < len(lines):
        fence = fences[index]
        content = _list_content(content, lines[index], index > 0 and not lines[index - 1].strip())
        if fence and fence.opens and fence.indent < content + 4:
            if ahead[index][fence.sign == "~"] >= fence.length:
                end = next(i for i in range(index + 1, len(lines)) if (f := fences[i]) and fence.closed_by(f))
                yield CodeBlock(index, end, fence.indent, fence.info)
                index = end
            else:
                yield fence.sign * fence.length
        index += 1


class FencedCode(Preprocessor):
    """Takes each closed block of code out of the text."""

    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        behind = 0
        for block in code_blocks(lines):
            inside = lines[block.start + 1 : block.end]
            code = [text[min(block.indent, len(text) - len(text.lstrip(" "))) :] for text in inside]
            kept += [*lines[behind : block.start], "", " " * block.indent + self._stash(code, block.info), ""]
            behind = block.end + 1
        return [*kept, *lines[behind:]] if behind else lines

    def _stash(self, code: list[str], info: str) -> str:
        language = _LANGUAGE.match(info)
        attribute = f' class="language-{escape(language[0])}"' if language else ""
        text = escape("".join(f"{line}\n" for line in code), quote=False)
        placeholder: str = self.md.htmlStash.store(f"<pre><code{attribute}>{text}</code></pre>")
        return placeholder


def _list_content(content: int, line: str, after_blank: bool) -> int:
    """Where the content of the list that `line` stands in begins, given where it was before; 0: in no list."""
    if marker := marker_of(line[content:] if not line[:content].strip() else line):
        within = content if not line[:content].strip() else 0
        return within + marker.content
    indent = len(line) - len(line.lstrip(" "))
    return min(content, indent) if after_blank and line.strip() else content


class FenceExtension(Extension):
    """Registers the preprocessor where Python-Markdown's own would be."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(FencedCode(md), "fenced_code_block", 25)
