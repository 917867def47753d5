"""Definitions of links whose target is an address; another line that looks like one is shown."""

import re

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension

from editor.core.text.link_definitions import ADDRESS


class References(ReferenceProcessor):
    """Python-Markdown's reader of definitions, for addresses alone."""

    RE = re.compile(
        ReferenceProcessor.RE.pattern.replace(r"([^\s]+)", rf"{ADDRESS}([^\s]+)", 1), ReferenceProcessor.RE.flags
    )


class ReferenceExtension(Extension):
    """Puts that reader in the place of Python-Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(References(md.parser), "reference", 15)
