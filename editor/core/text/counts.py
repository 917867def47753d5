"""The length of a text for its reader: characters without markup and white space, and minutes. Linear in the text."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from editor.core.text.comments import replace_comments
from editor.core.text.link_definitions import ADDRESS
from editor.core.text.patterns import pattern

CHARACTERS_PER_MINUTE = 500
"""Japanese prose, read silently; 400 to 600 are usual figures."""
WORDS_PER_MINUTE = 230
"""Words in Latin letters."""

# No pattern may try the same characters twice from many places: each bounds its inner part by characters that end it.
_LINES = pattern(
    r"""^[ \t]{0,3}(?:
        (?:`{3,}|~{3,})[^\n]*$                              # the fence of a code block
        |\[(?!\^)[^\]\n]{1,200}\]:[ \t]*"""
    + ADDRESS
    + r"""\S{1,2000}[^\n]*$ # where a link leads
        |[-=*_|: \t]{3,}$                                    # a rule, an underline, the line below a table's head
        |\[\^[^\]\n]{1,100}\]:                               # the mark of a footnote
        |\#{1,6}(?=[ \t])                                    # a heading
        |(?:>[ \t]?){1,20}                                   # a quotation
        |(?:[-*+]|\d{1,9}[.)])(?=[ \t])                      # an item
    )""",
    re.MULTILINE | re.VERBOSE,
)
_LINK_TARGET = pattern(r"\]\([^()\n]{0,2000}(?:\([^()\n]{0,2000}\)[^()\n]{0,2000})?\)|\]\[[^\]\n]{0,200}\]")
_AUTOLINK = pattern(r"<((?:https?|mailto|tel):[^\s<>]{1,2000})>")
_TAG = pattern(r"</?[A-Za-z][^<>\n]{0,2000}>")
_FOOTNOTE = pattern(r"\[\^[^\]\n]{1,100}\]")
_RUBY = pattern(r"\{([^{}|\n]{1,100})\|[^{}\n]{1,200}\}")
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_MARKS = pattern(r"[*_`|\[\]{}]|!(?=\[)|~~")
_WORD = pattern(r"[A-Za-z0-9\u00c0-\u024f]+(?:['’.-][A-Za-z0-9\u00c0-\u024f]+)*")
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Count:
    """`characters` as a reader counts them: no markup, no white space, a combining mark belongs to its letter."""

    characters: int
    minutes: int


def count(markdown: str) -> Count:
    """The length of a text in Markdown; what is counted of a picture is its caption, of ruby the base text."""
    text = plain_text(markdown)
    characters = _visible(text)
    latin = latin_words(text)
    others = characters - sum(map(len, latin))
    time = others / CHARACTERS_PER_MINUTE + len(latin) / WORDS_PER_MINUTE
    return Count(characters, max(1, round(time)) if characters else 0)


def latin_words(text: str) -> list[str]:
    """The words in Latin letters and the numbers of a text without markup."""
    return _WORD.findall(text)


def plain_text(markdown: str) -> str:
    """The words of `markdown` without its marks, near enough for counting."""
    text = replace_comments(markdown, lambda _comment: "")
    text = _LINES.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _FOOTNOTE.sub("", text)
    text = _LINK_TARGET.sub("]", text)
    text = _RUBY.sub(r"\1", text)
    text = _ENTITY.sub("x", text)
    kept = _ESCAPE.split(text)  # every second part is an escaped character, which is text
    return "".join(part if index % 2 else _MARKS.sub("", part) for index, part in enumerate(kept))


def _visible(text: str) -> int:
    # A long text has few different characters.
    characters = Counter(text).items()
    return sum(times for char, times in characters if not char.isspace() and unicodedata.category(char) not in _UNSEEN)
