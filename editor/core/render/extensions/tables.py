"""Tables whose cells may hold ruby: the bar inside `{漢字|かんじ}` does not divide cells."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension as BaseExtension
from markdown.extensions.tables import TableProcessor
from markdown.util import ETX, STX

_RUBY = re.compile(r"\{[^{}|\n]++(?:\|[^{}|\n]++)++\}")
_MASK = STX + ETX  # no text holds the first, and no placeholder is empty


class Table(TableProcessor):
    """Python-Markdown's, with the bars of ruby out of sight while a row is split; `\\|` in ruby is a bar too."""

    def _split(self, row: str) -> list[str]:
        if "{" not in row:
            return self._cells(row)
        masked = _RUBY.sub(lambda found: found[0].replace(r"\|", _MASK).replace("|", _MASK), row)
        return [cell.replace(_MASK, "|") for cell in self._cells(masked)]

    def _cells(self, row: str) -> list[str]:
        cells: list[str] = super()._split(row)  # type: ignore[misc]  # the stubs leave it out
        return cells


class TableExtension(Extension):
    """Tables; `ruby` says whether ruby is read."""

    def __init__(self, ruby: bool) -> None:
        super().__init__()
        self._ruby = ruby

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        if "|" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("|")
        kind = Table if self._ruby else TableProcessor
        processor = kind(md.parser, BaseExtension().getConfigs())
        md.parser.blockprocessors.register(processor, "table", 75)
