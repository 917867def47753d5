"""Paragraphs in running text: Enter makes one, or leads out of a picture's caption and on to the next one; and lines
of a text without blank lines are one each.

What Enter does is told from the lines around the caret, from the last blank line before it on; None where it is a plain
new line there.
"""

from editor.core.html.element_names import PHRASING
from editor.core.markup.edit import Edit, is_blank, line_end, line_start
from editor.core.text.code import fence_of
from editor.core.text.list_markers import is_rule, marker_of
from editor.core.text.parts import is_divider, is_jump_break
from editor.core.text.patterns import pattern

_QUOTE = pattern(r" {0,3}>")
_CODE = pattern(r"(?: {4}| {0,3}\t)")
_ROW = pattern(r" {0,3}\|")
_RULE_OF_TABLE = pattern(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){1,200}\|?[ \t]*$")
_NOTE = pattern(r" {0,3}(?:\[\^[^\]\n]{1,60}\]|\[[^\]\n]{1,400}\]|\*\[[^\]\n]{1,100}\]):")
_TAG = pattern(r" {0,3}<(?:[?!]|/?(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>]|$))")
_HEADING = pattern(r" {0,3}#{1,6}(?:[ \t]|$)")
_HARD_BREAK = pattern(r"[^\n]*(?:\\| {2,})$")
_SENTENCE_END = pattern(r"[^\n]*[。！？!?…][」』）)】〕〉》”’\"']{0,4}[ \t\u3000]*$")
_INDENT = "\u3000"
"""The full-width space with which Japanese begins a paragraph."""
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


def one_each(text: str) -> str:
    """`text` with a blank line between its lines, where each of them is a paragraph: notebooks and mails of Japanese
    authors have no blank lines, and Markdown would read one paragraph.

    The same text where that is not plain to see: with blank lines, with marks of Markdown, or with a line, other than
    the last, that neither ends a sentence nor stands among lines that all begin with a full-width space.
    """
    inner = text.strip("\n")
    lines = inner.split("\n")
    if len(lines) < 2 or any(is_blank(line) or _is_marked(line) for line in lines):
        return text
    if not all(map(_SENTENCE_END.match, lines[:-1])) and not all(line.startswith(_INDENT) for line in lines):
        return text
    begin = len(text) - len(text.lstrip("\n"))
    return text[:begin] + "\n\n".join(lines) + text[begin + len(inner) :]


def _is_marked(line: str) -> bool:
    """Whether `line` is more to Markdown than running text, or ends with a line break that is meant."""
    return bool(
        is_divider(line)
        or is_jump_break(line)
        or is_rule(line)
        or _HEADING.match(line)
        or _FIGURE.fullmatch(line)
        or _HARD_BREAK.match(line)
        or _has_lines_of_its_own([line], "")
        or _RULE_OF_TABLE.match(line)
    )


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
