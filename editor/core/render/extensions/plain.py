"""Short ways for text without markup, which most text is. The result is that of Python-Markdown's own ways."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX

# Without one of these no inline pattern, our own ones included, can match.
_MARKUP = re.compile(rf"[`\\\[<&{{*_~{STX}]|://|  \n")


class RawHtml(HtmlBlockPreprocessor):
    """Python-Markdown's, which copies text without tags and entities character by character."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class Inline(InlineProcessor):
    """Python-Markdown's, which looks for each of its patterns in each text."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # The method that does so is private to its class: there is no other place to ask before it is called.
        if patternIndex == 0 and not _MARKUP.search(data):
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled


class PlainTextExtension(Extension):
    """Puts the first in the place of Python-Markdown's own; the second is what emphasis.py builds on."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(RawHtml(md), "html_block", 20)
