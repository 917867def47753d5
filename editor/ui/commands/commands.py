"""All commands of the window, declared once; `menus` says where they stand."""

import sys
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from editor.app.choices.command import Command
from editor.core.keys.system_keys import keys_on
from editor.core.words import tr
from editor.ui.aloud.commands import aloud_commands
from editor.ui.aloud.switch import AloudSwitch
from editor.ui.blogger import commands as blogger_commands
from editor.ui.commands.markup_commands import markup_commands
from editor.ui.commands.writing_commands import snippet_commands, writing_commands
from editor.ui.desk.composing import after_words
from editor.ui.desk.desk import Desk
from editor.ui.fields.pane import tab_names
from editor.ui.memory.commands import memory_commands
from editor.ui.news.commands import news_commands
from editor.ui.outline.commands import outline_commands
from editor.ui.outline.desk import OutlineDesk
from editor.ui.preview.commands import preview_commands
from editor.ui.spelling.commands import spelling_commands
from editor.ui.spelling.switch import SpellingSwitch
from editor.ui.window.full_screen import FullScreen
from editor.ui.window.side_dialogs import SideDialogs


def commands(
    desk: Desk,
    dialogs: SideDialogs,
    full_screen: FullScreen,
    outline: OutlineDesk,
    spelling: SpellingSwitch,
    aloud: AloudSwitch,
) -> tuple[Command, ...]:
    """The commands of a window: they work on `desk`, its `outline` or its `spelling`, open one of its `dialogs`, read
    it `aloud`, or fill the screen."""
    declared = (
        *_file(desk, dialogs),
        *_edit(desk, dialogs),
        *spelling_commands(spelling),
        *markup_commands(desk),
        *_post(desk, dialogs),
        *blogger_commands.commands(desk.blogger),
        *_view(desk, dialogs),
        *writing_commands(desk, full_screen),
        *snippet_commands(desk, dialogs),
        *aloud_commands(aloud),
        *outline_commands(outline),
        *_help(desk, dialogs),
    )
    here = (replace(one, keys=keys_on(sys.platform, one.id, one.keys)) for one in declared)
    return after_words(tuple(here), desk)


def _file(desk: Desk, dialogs: SideDialogs) -> tuple[Command, ...]:
    return (
        Command("file.new", tr("&New post"), lambda: desk.files.new(), ("Ctrl+N",), "new"),
        Command("file.open", tr("&Open…"), desk.files.open, ("Ctrl+O",), "open"),
        Command("file.save", tr("&Save"), desk.files.save, ("Ctrl+S",), "save"),
        Command("file.save_as", tr("Save &as…"), desk.files.save_as, ("Ctrl+Shift+S",)),
        Command(
            "file.rename",
            tr("Rename the fi&le…"),
            desk.memory.library_files.rename_open,
            enabled=desk.memory.library_files.can_rename,
        ),
        Command("file.import", tr("I&mport…"), dialogs.importing.show),
        Command("file.export_many", tr("Export se&veral posts…"), dialogs.exporting.show),
        Command(
            "file.recovered",
            tr("Recovered te&xts…"),
            desk.safety.show_recovered,
            enabled=lambda: bool(desk.safety.recovered),
        ),
        Command("app.settings", tr("Se&ttings…"), dialogs.settings.show, ("Ctrl+,",), "settings"),
        Command("app.quit", tr("&Quit"), desk.main_window.close, ("Ctrl+Q",)),
    )


def _edit(desk: Desk, dialogs: SideDialogs) -> tuple[Command, ...]:
    def undone() -> str | None:
        return None if desk.document.held else desk.document.history.undo_name

    def redone() -> str | None:
        return None if desk.document.held else desk.document.history.redo_name

    def can_write() -> bool:
        return _can_write(desk)

    source = desk.source
    return (
        Command(
            "edit.undo",
            tr("&Undo"),
            source.edit.undo,
            ("Ctrl+Z",),
            "undo",
            enabled=lambda: bool(undone()),
            thing=undone,
        ),
        Command(
            "edit.redo",
            tr("&Redo"),
            source.edit.redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "redo",
            enabled=lambda: bool(redone()),
            thing=redone,
        ),
        Command("edit.cut", tr("Cu&t"), lambda: _focused(desk, "cut"), ("Ctrl+X",)),
        Command("edit.copy", tr("&Copy"), lambda: _focused(desk, "copy"), ("Ctrl+C",)),
        Command("edit.paste", tr("&Paste"), lambda: _focused(desk, "paste"), ("Ctrl+V",)),
        Command("edit.paste_plain", tr("Paste &without formatting"), desk.paste_plain, ("Ctrl+Shift+V",)),
        Command("edit.select_all", tr("Select &all"), lambda: _focused(desk, "selectAll"), ("Ctrl+A",)),
        Command("edit.find", tr("&Find…"), source.open_find, ("Ctrl+F",), "search"),
        Command("edit.find_next", tr("Find &next"), source.find_next, ("F3",)),
        Command("edit.find_previous", tr("Find pre&vious"), source.find_previous, ("Shift+F3",)),
        Command("edit.search_library", tr("Searc&h all posts…"), desk.search_library, ("F4", "Ctrl+Alt+F"), "library"),
        Command("edit.replace", tr("R&eplace…"), source.replace, ("Ctrl+H",), enabled=can_write),
        Command("edit.replace_posts", tr("Find and replace in a&ll posts…"), dialogs.replace_in_posts, ("Ctrl+Alt+H",)),
    )


def _post(desk: Desk, dialogs: SideDialogs) -> tuple[Command, ...]:
    return (
        Command("post.labels", tr("&Labels of the post"), lambda: desk.show_field("labels"), ("Ctrl+Alt+L",)),
        *news_commands(desk),
        *memory_commands(desk),
        Command(
            "post.problems",
            tr("Chec&k the post"),
            dialogs.problems.toggle,
            ("Ctrl+5",),
            "check",
            checked=lambda: dialogs.problems.is_open,
        ),
        Command("post.next_problem", tr("Ne&xt problem"), dialogs.problems.go_to_next, ("F8",)),
        Command("post.previous_problem", tr("Previo&us problem"), dialogs.problems.go_to_previous, ("Shift+F8",)),
        Command(
            "post.mend",
            tr("Apply the sugg&estion"),
            dialogs.problems.mend_current,
            ("Ctrl+F8",),
            enabled=lambda: _can_write(desk),
        ),
        Command("post.ignore", tr("I&gnore it in this post"), dialogs.problems.ignore_current, ("Ctrl+Shift+F8",)),
        Command("post.rules", tr("Rules of the chec&ks…"), lambda: dialogs.problems.rules.show()),
        Command("post.mend_links", tr("&Mend all links to own posts"), dialogs.problems.mend_links),
        Command("post.counts", tr("Co&unts and writing…"), dialogs.counts.show),
        Command("post.versions", tr("Earlier &versions…"), dialogs.versions.show, ("F9",), "versions"),
        Command("post.copy", tr("&Copy for Blogger"), desk.publish.copy_for_blogger, ("Ctrl+Shift+C",), "copy"),
        Command("post.markdown", tr("Copy as Mark&down"), desk.publish.copy_markdown),
        Command("post.receipts", tr("Copies for the &blog…"), dialogs.receipts.show),
        Command("post.export", tr("&Export…"), desk.publish.export, ("Ctrl+E",), "export"),
    )


def _view(desk: Desk, dialogs: SideDialogs) -> tuple[Command, ...]:
    return (
        Command(
            "view.library",
            tr("&Library"),
            desk.toggle_library,
            ("Ctrl+3",),
            "library",
            checked=lambda: not desk.library.isHidden(),
        ),
        Command(
            "view.fields",
            tr("&Fields"),
            desk.toggle_fields,
            ("Ctrl+1",),
            "fields",
            enabled=lambda: not desk.document.raw,
            checked=desk.fields_shown,
        ),
        Command("view.preview", tr("&Preview"), desk.toggle_preview, ("Ctrl+2",), checked=desk.preview_shown),
        *preview_commands(desk),
        Command("view.theme", tr("The blog’s own &theme…"), dialogs.choose_theme),
        Command(
            "view.clip",
            tr("&Clip of the news page"),
            desk.news.toggle_clip,
            ("Ctrl+4",),
            checked=lambda: desk.news.shows_clip,
        ),
        Command(
            "view.said",
            tr("What I &said before"),
            desk.memory.said.toggle,
            ("Ctrl+6",),
            checked=lambda: desk.memory.said.shown,
        ),
        Command("view.next_pane", tr("&Next pane"), desk.next_pane, ("F6",)),
        Command("view.source", tr("Go to the &text"), desk.go_to_text, ("Alt+0",)),
        *(
            Command(
                f"view.tab{n}",
                tr("Go to “{tab}”", tab=tab),
                partial(desk.show_tab, n - 1),
                (f"Alt+{n}",),
                enabled=lambda: not desk.document.raw,
            )
            for n, tab in enumerate(tab_names(), 1)
        ),
        Command("view.next_post", tr("Ne&xt of the last posts"), partial(dialogs.switch_post, 1), ("Ctrl+Tab",)),
        Command(
            "view.previous_post",
            tr("P&revious of the last posts"),
            partial(dialogs.switch_post, -1),
            ("Ctrl+Shift+Tab",),
        ),
        Command("app.palette", tr("All co&mmands…"), dialogs.open_palette, ("Ctrl+Shift+P",)),
    )


def _help(desk: Desk, dialogs: SideDialogs) -> tuple[Command, ...]:
    return (
        Command("help.open", tr("&Help"), dialogs.open_help, ("F1",), "help", everywhere=True),
        Command("help.new", tr("What is &new"), lambda: dialogs.open_help("new")),
        Command("help.sample", tr("The &sample post"), desk.files.open_sample),
        Command("help.shortcuts", tr("&Keyboard shortcuts"), dialogs.shortcuts.show, ("Ctrl+F1",)),
        Command("help.about", tr("&About Ronpyo"), dialogs.tell_about),
    )


def _can_write(desk: Desk) -> bool:
    return not desk.document.read_only


def _focused(desk: Desk, method: str) -> None:
    """Let the widget with the caret do what every text widget can; of the preview one can copy."""
    widget: QWidget | None = QApplication.focusWidget()
    if widget is None:
        return
    view = desk.preview.view
    if view is not None and (widget is view or view.isAncestorOf(widget)):
        if method in ("copy", "selectAll"):
            getattr(view, method)()
    elif hasattr(widget, method):
        getattr(widget, method)()
