"""Commands that change the Markdown round the selection, or put something into it."""

from editor.app.choices.command import Command, plain
from editor.core import markup
from editor.core.words import tr
from editor.ui.desk.desk import Desk


def markup_commands(desk: Desk) -> tuple[Command, ...]:
    """The commands that work on the text of `desk`."""
    return (*_format(desk), *_insert(desk))


def _format(desk: Desk) -> tuple[Command, ...]:
    return (
        _markup(desk, "format.bold", tr("&Bold"), markup.bold, "Ctrl+B", "bold"),
        _markup(desk, "format.italic", tr("&Italic"), markup.italic, "Ctrl+I", "italic"),
        _markup(desk, "format.strike", tr("&Strikethrough"), markup.strikethrough, "Ctrl+Shift+X", "strike"),
        _markup(desk, "format.ruby", tr("Rub&y (reading)"), markup.ruby, "Ctrl+Shift+R", "ruby"),
        _markup(desk, "format.heading", tr("&Heading"), markup.heading, "Ctrl+Shift+H", "heading"),
        _markup(desk, "format.subheading", tr("Subhe&ading"), markup.heading_level(3), "Ctrl+Shift+Alt+H"),
        _markup(desk, "format.quote", tr("&Quotation"), markup.quotation, "Ctrl+Shift+Q", "quote"),
        _markup(desk, "format.list", tr("Bullet &list"), markup.bullet_list, "Ctrl+Shift+L", "list"),
        _markup(desk, "format.numbers", tr("&Numbered list"), markup.numbered_list, "Ctrl+Shift+N", "numbers"),
        _markup(desk, "format.line_up", tr("Move line &up"), markup.move_lines_up, "Alt+Up"),
        _markup(desk, "format.line_down", tr("Move line &down"), markup.move_lines_down, "Alt+Down"),
        _markup(desk, "format.duplicate", tr("Du&plicate line"), markup.duplicate_lines, "Ctrl+Shift+D"),
    )


def _insert(desk: Desk) -> tuple[Command, ...]:
    return (
        _markup(desk, "insert.link", tr("&Link"), markup.link, "Ctrl+K", "link"),
        Command(
            "insert.image",
            tr("Ima&ge…"),
            desk.pictures.choose,
            ("Ctrl+Shift+I",),
            "image",
            enabled=lambda: _can_write(desk),
        ),
        Command(
            "insert.captioned",
            tr("Im&ages for the captions…"),
            desk.pictures.choose_for_captions,
            tip=tr("Puts each image above the line that is its caption"),
            enabled=lambda: _can_write(desk),
        ),
        _markup(desk, "insert.footnote", tr("&Footnote"), markup.footnote, "Ctrl+Shift+F", "footnote"),
        _markup(desk, "insert.table", tr("&Table"), markup.table),
        _markup(desk, "insert.more", tr("&Jump break"), markup.jump_break, "Ctrl+Shift+J", "more"),
        _markup(desk, "insert.divider", tr("&Commentary begins here"), markup.commentary_divider, "", "divider"),
    )


def _markup(desk: Desk, name: str, title: str, change: markup.Markup, keys: str = "", icon: str = "") -> Command:
    """A command that changes the text round the selection, in a step that is called as it is."""
    shortcuts = (keys,) if keys else ()

    def run() -> None:
        desk.source.apply(change, plain(title))

    return Command(name, title, run, shortcuts, icon, enabled=lambda: _can_write(desk))


def _can_write(desk: Desk) -> bool:
    return not desk.document.read_only
