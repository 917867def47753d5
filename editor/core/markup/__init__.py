"""Commands on Markdown as pure functions: (text, selection start, selection end) -> Edit."""

from editor.core.markup.blocks import commentary_divider, footnote, jump_break, table, table_of
from editor.core.markup.edit import Edit, Markup
from editor.core.markup.figures import figure, figures
from editor.core.markup.inline import bold, italic, strikethrough
from editor.core.markup.lines import (
    bullet_list,
    duplicate_lines,
    heading,
    heading_level,
    indent,
    move_lines_down,
    move_lines_up,
    numbered_list,
    outdent,
    quotation,
)
from editor.core.markup.link import link, link_to, ruby

__all__ = [
    "Edit",
    "Markup",
    "bold",
    "bullet_list",
    "commentary_divider",
    "duplicate_lines",
    "figure",
    "figures",
    "footnote",
    "heading",
    "heading_level",
    "indent",
    "italic",
    "jump_break",
    "link",
    "link_to",
    "move_lines_down",
    "move_lines_up",
    "numbered_list",
    "outdent",
    "quotation",
    "ruby",
    "strikethrough",
    "table",
    "table_of",
]
