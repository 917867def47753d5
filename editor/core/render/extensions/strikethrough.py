"""`~~struck out~~` becomes <del>; a single ~, as in 「1~2」, stays text."""

from markdown import Markdown
from markdown.extensions import Extension

from editor.core.render.extensions.emphasis import InlineMarkup, Tags


class StrikethroughExtension(Extension):
    """One more delimiter of emphasis, so that it nests with bold and italic."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        inline = md.treeprocessors["inline"]
        assert isinstance(inline, InlineMarkup)
        inline.emphasis.add("~", Tags("", "del"))
        if "~" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("~")
