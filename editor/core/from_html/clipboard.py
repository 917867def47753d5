"""Estimates of a page on the clipboard without a parser: whether it is worth reading, and not too large."""

import re

from editor.core.text.patterns import pattern

SIZE_LIMIT = 4 * 1024 * 1024
"""Characters of HTML that are read; of more, only its plain text is pasted."""

_STRUCTURE = pattern(
    r"<(?:h[1-6]|p|li|ul|ol|dl|a|b|strong|i|em|s|del|strike|su[bp]|blockquote|table|tr|td|pre|code|kbd|ruby|img|hr|br)"
    r"[\s>/]|white-space:\s*(?:pre|break)|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|line-through",
    re.IGNORECASE,
)


def has_structure(page: str) -> bool:
    """Whether `page` says more than its plain text does; a copy from a code editor, say, does not."""
    return _STRUCTURE.search(page) is not None
