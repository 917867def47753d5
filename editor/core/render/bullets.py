"""A bullet of a summary as HTML: one line of inline Markdown, as POST_FORMAT has it.

The profile's own engine renders it as a paragraph: bold, links, code and ruby are what they are in the body.
"""

import re
from functools import lru_cache
from html import escape

from editor.core.html.sanitize import sanitize_block
from editor.core.markup.escape import escaped_line
from editor.core.profile.template import Html
from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.markdown import Converter

_MARKUP = re.compile(r"[*_`\[\]<>&{}~\\]|://|^\s*(?:[-+#:=|]|\d+[.)])")
_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|div|ul|ol|li|table|blockquote|pre|h[1-6]|hr|figure|details)\b", re.IGNORECASE)
_PICTURE = re.compile(r'<img\b(?:[^<>"]|"[^"]*")*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_LONGEST = 20_000
"""Characters of a bullet that are read as Markdown; a longer one is shown as it is written."""


class BulletRenderer:
    """Renders the bullets of posts of one profile. Not for several threads at once."""

    def __init__(self, options: MarkdownOptions, words: BlogWords) -> None:
        self._converter = Converter(options, words)
        self._known = lru_cache(maxsize=512)(self._render)

    def html(self, bullet: str) -> Html:
        """The sanitised HTML of `bullet`, without a block around it; what is no running text is shown as written."""
        return self._known(bullet)

    def _render(self, bullet: str) -> Html:
        line = " ".join(bullet.split("\n")).strip()
        if not _MARKUP.search(line) or len(line) > _LONGEST:
            return Html(escape(line))
        text = f"\\{line}" if line.startswith("* ") else escaped_line(line)
        try:
            blocks = self._converter.convert(text, None, {}).news
        except Exception:  # Python-Markdown fails on some texts: then the text itself is shown
            return Html(escape(line))
        found = _PARAGRAPH.fullmatch(blocks[0].html) if len(blocks) == 1 else None
        if found is None or _BLOCK.search(found[1]):
            return Html(escape(line))
        return Html(_PICTURE.sub(_words_of, sanitize_block(found[1])))


def _words_of(picture: re.Match[str]) -> str:
    """The words in place of a picture, which no bullet holds."""
    alt = _ALT.search(picture[0])
    return alt[1] if alt else ""
