"""`~~struck out~~` becomes <del>; a single ~, as in 「1~2」, stays text."""

from markdown import Markdown
from markdown.extensions import Extension


class StrikethroughExtension(Extension):
    """One more delimiter for Python-Markdown's own emphasis, so that it nests with bold and italic."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        assert md.delimiters is not None  # the emphasis of Python-Markdown itself has set them
        md.delimiters.add("~", "del", smart=False, double=True)
        if "~" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("~")
