"""Enter in running text: a new paragraph, or out of a picture's caption and on to the next one.

Both are given the lines around the caret, from the last blank line before it on, and answer None where Enter is a plain
new line there.
"""

from editor.core.html.element_names import PHRASING
from editor.core.markup.edit import Edit, is_blank, line_end, line_start
from editor.core.text.code import fence_of
from editor.core.text.list_markers import marker_of
from editor.core.text.parts import is_divider, is_jump_break
from editor.core.text.patterns import pattern

_QUOTE = pattern(r" {0,3}>")
_CODE = pattern(r"(?: {4}| {0,3}\t)")
_ROW = pattern(r" {0,3}\|")
_RULE_OF_TABLE = pattern(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){1,200}\|?[ \t]*$")
_NOTE = pattern(r" {0,3}(?:\[\^[^\]\n]{1,60}\]|\[[^\]\n]{1,400}\]|\*\[[^\]\n]{1,100}\]):")
_TAG = pattern(r" {0,3}<(?:[?!]|/?(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>]|$))")
_FIGURE = pattern(r"[ \t]*!\[(?P<caption>(?:\\.|[^\\\[\]]){0,2000})\](?:\([^\n]{0,4000}\)|\[[^\]\n]{0,400}\])[ \t]*")


def new_paragraph(text: str, index: int) -> Edit | None:
    """A blank line at `index` of `text`, and the caret behind it.

    None where a line break has a meaning of its own: in lists, quotations, tables, code, HTML and notes, and on a line
    that is blank already.
    """
    begin, stop = line_start(text, index), line_end(text, index)
    line = text[begin:stop]
    if is_blank(line) or _has_lines_of_its_own(text[:stop].split("\n"), text[stop + 1 : line_end(text, stop + 1)]):
        return None
    rest = stop - len(text[index:stop].lstrip(" \t"))
    return Edit(index, rest, "\n\n", (index + 2, index + 2))


def next_caption(text: str, index: int) -> Edit | None:
    """Out of the caption in which `index` lies: into the caption of the figure below, where that is empty, else into a
    new paragraph. None where `index` lies in no caption of a figure of its own line."""
    begin, stop = line_start(text, index), line_end(text, index)
    figure = _FIGURE.fullmatch(text, begin, stop)
    if figure is None or not figure.start("caption") <= index <= figure.end("caption"):
        return None
    below = stop
    while below < len(text) and is_blank(text[below + 1 : line_end(text, below + 1)]):
        below = line_end(text, below + 1)
    following = _FIGURE.fullmatch(text, below + 1, line_end(text, below + 1)) if below < len(text) else None
    if following is not None and not following["caption"]:
        there = following.start("caption")
        return Edit(there, there, "", (there, there))
    return Edit(stop, stop, "\n\n", (stop + 2, stop + 2))


def _has_lines_of_its_own(lines: list[str], below: str) -> bool:
    """Whether the last of `lines`, which are one block, stands in something to which a line break belongs."""
    line = lines[-1]
    if is_divider(line) or is_jump_break(line):
        return False
    fence = fence_of(line)
    if (fence is not None and fence.opens) or _CODE.match(line) or _ROW.match(line) or _RULE_OF_TABLE.match(below):
        return True
    if any(marker_of(one) or _QUOTE.match(one) or _RULE_OF_TABLE.match(one) or _NOTE.match(one) for one in lines):
        return True
    return any((tag := _TAG.match(one)) and (tag["name"] or "!").lower() not in PHRASING for one in lines)
