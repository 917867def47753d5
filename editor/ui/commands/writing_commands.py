"""Commands of the text as it is written: its look, what is dimmed, and moves by sentence."""

from functools import partial

from editor.app.choices.command import Command, Menu, plain
from editor.app.choices.text_look import OFF, ON
from editor.core.words import tr
from editor.ui.desk.desk import Desk
from editor.ui.window.full_screen import FullScreen
from editor.ui.window.side_dialogs import SideDialogs
from editor.ui.write.source_edit import SourceEdit
from editor.ui.write.spotlight import PARAGRAPH, SENTENCE


def writing_commands(desk: Desk, full_screen: FullScreen) -> tuple[Command, ...]:
    """The commands of the text of `desk`."""
    return (*_looks(desk, full_screen), *_moves(desk.source.edit), *_tables(desk))


def snippet_commands(desk: Desk, dialogs: SideDialogs) -> tuple[Command, ...]:
    """The commands of the person's snippets, which are chosen in the palette."""
    return (
        Command(
            "insert.snippet",
            tr("&Snippets…"),
            partial(dialogs.open_palette, SNIPPETS_FILE),
            ("Ctrl+Shift+O",),
            enabled=lambda: not desk.document.read_only,
        ),
        Command(SNIPPETS_FILE, tr("Edit the s&nippets…"), lambda: dialogs.snippets.open_file()),
    )


SNIPPETS_FILE = "app.snippets_file"
"""Id of the command that opens the file of the snippets."""


def looks_menu() -> Menu:
    """The menu of the looks of the text."""
    sizes = ("view.larger", "view.smaller", "view.usual_size")
    return Menu(
        tr("&Text"), (*sizes, None, "view.fold_links", "view.typewriter", "view.dim_sentences", "view.dim_paragraphs")
    )


def table_menu() -> Menu:
    """The menu of edits of a table."""
    columns = ("table.add_column", "table.remove_column", None, "table.align")
    return Menu(tr("&Table"), ("table.add_row", "table.remove_row", *columns))


SENTENCES = "edit.select_more edit.select_sentence edit.select_paragraph - edit.next_sentence edit.previous_sentence"
"""Ids of the commands that select and go by sentence, as a menu has them."""


def _looks(desk: Desk, full_screen: FullScreen) -> tuple[Command, ...]:
    source = desk.source

    def dims(kind: str) -> None:
        source.choose(spotlight="" if source.chosen("spotlight") == kind else kind)

    return (
        Command("view.larger", tr("&Larger text"), partial(source.zoom, 1), ("Ctrl++", "Ctrl+=")),
        Command("view.smaller", tr("&Smaller text"), partial(source.zoom, -1), ("Ctrl+-",)),
        Command("view.usual_size", tr("&Usual size of the text"), partial(source.zoom, 0), ("Ctrl+0",)),
        Command(
            "view.typewriter",
            tr("Line of the caret in the &middle"),
            lambda: source.choose(typewriter="" if source.chosen("typewriter") == ON else ON),
            checked=lambda: source.chosen("typewriter") == ON,
        ),
        Command(
            "view.dim_sentences",
            tr("Dim all but the s&entence"),
            partial(dims, SENTENCE),
            checked=lambda: source.chosen("spotlight") == SENTENCE,
        ),
        Command(
            "view.dim_paragraphs",
            tr("Dim all but the &paragraph"),
            partial(dims, PARAGRAPH),
            checked=lambda: source.chosen("spotlight") == PARAGRAPH,
        ),
        Command(
            "view.fold_links",
            tr("&Fold URLs"),
            lambda: source.choose(fold_links="" if source.chosen("fold_links") == OFF else OFF),
            checked=lambda: source.chosen("fold_links") != OFF,
        ),
        Command(
            "view.full_screen",
            tr("F&ull screen, the text alone"),
            full_screen.toggle,
            ("F11",),
            checked=lambda: full_screen.active,
        ),
    )


def _moves(edit: SourceEdit) -> tuple[Command, ...]:
    def made(name: str, title: str, move: str, keys: str = "") -> Command:
        return Command(name, title, partial(_move, edit, move), (keys,) if keys else ())

    return (
        made("edit.next_sentence", tr("Go to the ne&xt sentence"), "go_to_next", "Ctrl+]"),
        made("edit.previous_sentence", tr("Go to the previ&ous sentence"), "go_to_previous", "Ctrl+["),
        made("edit.select_sentence", tr("Select the se&ntence"), "select_sentence"),
        made("edit.select_paragraph", tr("Select the para&graph"), "select_paragraph"),
        made("edit.select_more", tr("Select &more"), "select_more", "Ctrl+Shift+A"),
        made("edit.note", tr("To the foot&note and back"), "go_to_note", "Ctrl+Shift+K"),
    )


def _tables(desk: Desk) -> tuple[Command, ...]:
    def made(name: str, title: str, edit: str) -> Command:
        def run() -> None:
            from editor.core.markup import table_edits  # when it is wanted, and not at the start

            desk.source.apply(getattr(table_edits, edit), plain(title))

        return Command(f"table.{name}", title, run, enabled=lambda: not desk.document.read_only)

    return (
        made("add_row", tr("Add a &row below"), "add_row"),
        made("remove_row", tr("Remove the r&ow"), "remove_row"),
        made("add_column", tr("Add a &column at the right"), "add_column"),
        made("remove_column", tr("Remove the co&lumn"), "remove_column"),
        made("align", tr("&Put the columns in line"), "align_table"),
    )


def _move(edit: SourceEdit, name: str) -> None:
    from editor.ui.write import sentence_moves  # when it is wanted, and not at the start

    getattr(sentence_moves, name)(edit)
