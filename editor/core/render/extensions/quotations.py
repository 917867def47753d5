"""Quotations whose last line names the source: it becomes the quotation's footer.

> 天は人の上に人を造らず。
> ― 福沢諭吉『学問のすゝめ』
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_SOURCE = re.compile(r"[ \u3000]*((?:—{1,2}|―{1,2})[ \u3000]?|--[ \u3000]|出典[：:][ \u3000]?)(?=[^ \u3000])(.+)")


def begins_source(text: str) -> bool:
    """Whether `text` is what a source line begins with, before the name of the source: 出典：, ―."""
    found = _SOURCE.fullmatch(f"{text}x")
    return found is not None and found[2] == "x"


class BlockQuote(BlockQuoteProcessor):
    """Quotations as Python-Markdown reads them, but two of them with a blank line between them stay two, each with its
    own source."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self.RE.search(block)
        if found is None:
            return
        self.parser.parseBlocks(parent, [block[: found.start()]])
        lines = block[found.start() :].lstrip("\n").split("\n")
        quote = SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        cleaned = [self.clean(line) for line in lines]
        # Fences inside of the quotation could not be seen before its marks were taken away.
        self.parser.parseChunk(quote, "\n".join(self.parser.md.preprocessors["fenced_code_block"].run(cleaned)))
        self.parser.state.reset()


class QuotationSource(Treeprocessor):
    """Moves the source line of each quotation into a footer; runs before the inline patterns."""

    def run(self, root: Element) -> None:
        for quote in list(root.iter("blockquote")):
            if len(quote):
                self._move_source(quote, quote[-1])

    @staticmethod
    def _move_source(quote: Element, last: Element) -> None:
        if last.tag != "p" or len(last) or not last.text:
            return
        words, _newline, line = last.text.rpartition("\n")
        found = _SOURCE.fullmatch(line)
        if found is None or not (words or len(quote) > 1):
            return
        if words:
            last.text = words.rstrip(" ")
        else:
            quote.remove(last)
        footer = SubElement(quote, "footer")
        footer.text = found[1].replace("--", "—")
        SubElement(footer, "cite").text = found[2].rstrip(" ")


class QuotationExtension(Extension):
    """Quotations; `sources` says whether their last line may be a source."""

    def __init__(self, sources: bool) -> None:
        super().__init__()
        self._sources = sources

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(BlockQuote(md.parser), "quote", 20)
        if self._sources:
            md.treeprocessors.register(QuotationSource(md), "quotation_source", 28)
