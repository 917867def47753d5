"""Links, and readings over kanji: a pair of brackets with two places."""

import re

from editor.core.markup.edit import Edit, Markup, line_end, line_start, nothing
from editor.core.text.patterns import pattern

_URL = pattern(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_LINK = pattern(r"(?<![!\\])\[(?P<words>(?:[^\[\]\\\n]|\\.)*)\]\((?P<place>[^()\s]*|<[^<>\n]*>)\)")
_RUBY = pattern(r"\{(?P<words>[^{}|\n]*)\|(?P<place>[^{}|\n]*)\}")
_LONGEST_LINE = 20_000  # characters


def is_url(text: str) -> bool:
    """Whether `text` is one web address and nothing else."""
    return _URL.fullmatch(text.strip()) is not None


def destination(address: str) -> str:
    """`address` as Markdown may name it between the parentheses of a link."""
    address = address.strip().replace("\n", "")
    depth = 0
    for character in address:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            break
    if depth or any(character in address for character in " \t<>\u3000"):
        for character, escape in ((" ", "%20"), ("\t", "%09"), ("\u3000", "%E3%80%80"), ("(", "%28"), (")", "%29")):
            address = address.replace(character, escape)
        address = address.replace("<", "%3C").replace(">", "%3E")
    return address


def link(text: str, start: int, end: int) -> Edit:
    """Make a link of the selection, or words of the link that the selection lies in.

    Selected words become the link's words with the caret at the address; a selected address becomes the address.
    """
    if found := _around(_LINK, text, start, end):
        return _unwrapped(found)
    chosen = text[start:end]
    if is_url(chosen):
        return Edit(start, end, f"[]({destination(chosen)})", (start + 1, start + 1))
    return _linked(text, start, end, "")


def link_to(url: str) -> Markup:
    """The command that makes the selection a link to `url`."""

    def make_link(text: str, start: int, end: int) -> Edit:
        if start == end:
            return Edit(start, end, url, (start + len(url),) * 2)
        return _linked(text, start, end, url)

    return make_link


def ruby(text: str, start: int, end: int) -> Edit:
    """Give the selected kanji a reading, `{漢字|かんじ}`, the caret where it is written; or take the reading off."""
    if found := _around(_RUBY, text, start, end):
        return _unwrapped(found)
    words = text[start:end]
    if any(character in words for character in "{}|\n"):
        return nothing(start, end)
    caret = start + 1 if start == end else end + 2
    return Edit(start, end, f"{{{words}|}}", (caret, caret))


def _linked(text: str, start: int, end: int, url: str) -> Edit:
    words = text[start:end].strip().partition("\n")[0].rstrip()
    if words:
        start = text.index(words, start)
    end = start + len(words)
    if not _are_balanced(words):
        words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)
    made = f"[{words}]({destination(url)})"
    if start == end:
        return Edit(start, end, made, (start + 1, start + 1))
    if url:
        return Edit(start, end, made, (start + len(made), start + len(made)))
    caret = start + len(made) - 1
    return Edit(start, end, made, (caret, caret))


def _are_balanced(words: str) -> bool:
    depth = 0
    for character in words:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0


def _around(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match on this line that holds the selection, its brackets included."""
    begin, stop = line_start(text, start), line_end(text, start)
    if end > stop or stop - begin > _LONGEST_LINE:
        return None
    for found in pattern.finditer(text, begin, stop):
        if found.start() < start <= end < found.end() or (found.start(), found.end()) == (start, end):
            return found
    return None


def _unwrapped(found: re.Match[str]) -> Edit:
    words = found["words"]
    return Edit(found.start(), found.end(), words, (found.start(), found.start() + len(words)))
