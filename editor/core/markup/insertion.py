"""Blocks of Markdown put into the middle of a text: lists, headings, tables and code stand on lines of their own."""

from editor.core.markup.edit import is_blank
from editor.core.text.code import fence_of
from editor.core.text.list_markers import marker_of
from editor.core.text.patterns import pattern

_BLOCK = pattern(
    r" {0,3}(?:#{1,6}[ \t]|>|\||<(?:table|div|dl|details|ul|ol|pre|blockquote|p|h[1-6]|hr)\b|\[\^[^\]\s]+\]:|<!--)"
    r"|(?: {4}|\t)"
    r"| {0,3}(?:-(?:[ \t]*-){2,}|\*(?:[ \t]*\*){2,}|_(?:[ \t]*_){2,})[ \t]*$"
)
_FIGURE = pattern(r" {0,3}\[?!\[")
_BARE_MARKER = pattern(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?")


def set_apart(made: str, before: str, after: str) -> str:
    """`made` for the place between `before` and `after`, with blank lines where its first or last block needs them.

    Running text joins the line that it is put into, and so does a block behind the mere sign of an item or quotation.
    """
    blocks = made.split("\n\n")
    above = before.rpartition("\n")[2]
    if _is_block(blocks[0]) and not _BARE_MARKER.fullmatch(above):
        made = f"\n\n{made}"
    elif _is_block(blocks[0]) and not above and not _ends_blank(before):
        made = f"\n{made}"
    if _is_block(blocks[-1]) or _is_within_block(made):
        below = after.partition("\n")
        if not is_blank(below[0]):
            made = f"{made}\n\n"
        elif below[1] and not is_blank(below[2].partition("\n")[0]):
            made = f"{made}\n"
    return made


def _ends_blank(before: str) -> bool:
    """Whether the line above the last, empty one shows nothing."""
    return is_blank(before[:-1].rpartition("\n")[2])


def _is_block(block: str) -> bool:
    """Whether the lines are no running text."""
    line = block.split("\n", 1)[0]
    if fence_of(line) is not None or marker_of(line) or _BLOCK.match(line):
        return True
    return _FIGURE.match(block) is not None and "\n" not in block and block.rstrip().endswith(")")


def _is_within_block(made: str) -> bool:
    """Whether the end of `made` lies in code whose beginning is in an earlier block of lines."""
    last = made.rstrip("\n").rpartition("\n")[2]
    return fence_of(last) is not None
