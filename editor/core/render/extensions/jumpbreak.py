"""The jump break: the first `<!--more-->` that is alone on a line."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from editor.core.text.parts import is_jump_break

JUMP_BREAK_HTML = "<!-- -->"
"""The stashed HTML of the jump break: a comment, which the sanitiser removes anywhere but at the top level."""


class JumpBreakExtension(Extension):
    """Knows which top-level block is the jump break. `placeholder` stands for it in the text; "": there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.placeholder = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.registerExtension(self)
        # After fenced code, before raw HTML.
        md.preprocessors.register(_Finder(md, self), "jump_break", 22)

    def reset(self) -> None:
        self.placeholder = ""

    def found(self) -> bool:
        """Whether the text has a jump break already."""
        return bool(self.placeholder)

    def store(self, md: Markdown) -> str:
        """The placeholder of the jump break."""
        self.placeholder = md.htmlStash.store(JUMP_BREAK_HTML)
        return self.placeholder

    def is_jump_break(self, block: Element) -> bool:
        """Whether the top-level element `block` is the jump break."""
        return bool(self.placeholder) and block.text == self.placeholder and not len(block)


class _Finder(Preprocessor):
    def __init__(self, md: Markdown, extension: JumpBreakExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        if self._extension.found():
            return lines
        for index, line in enumerate(lines):
            if is_jump_break(line):
                return [*lines[:index], "", self._extension.store(self.md), "", *lines[index + 1 :]]
        return lines
