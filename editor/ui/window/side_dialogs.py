"""The dialogs of the window that stay open beside the work, each at most once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor import __version__
from editor.app.instance.updates import was_updated
from editor.app.threads.jobs import Jobs
from editor.core.words import tr
from editor.ui.checks.problems import Problems
from editor.ui.desk.desk import Desk
from editor.ui.widgets.one_window import OneWindow

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.app.choices.command import Menu
    from editor.core.receipts.receipt import Receipt
    from editor.ui.commands.actions import Actions
    from editor.ui.commands.palette import Palette, PaletteRow
    from editor.ui.commands.snippets import SnippetRows
    from editor.ui.commands.switcher import Switcher
    from editor.ui.counts.dialog import CountsDialog
    from editor.ui.dialogs.ask import Ask
    from editor.ui.dialogs.import_posts import ImportPosts
    from editor.ui.dialogs.replace_posts import ReplacePosts
    from editor.ui.dialogs.settings import SettingsDialog
    from editor.ui.dialogs.shortcuts import ShortcutSheet
    from editor.ui.dialogs.versions import VersionsDialog
    from editor.ui.help.window import HelpWindow
    from editor.ui.library.export_posts import ExportPosts
    from editor.ui.preview.blog_theme import BlogTheme
    from editor.ui.receipts.window import ReceiptsWindow


class SideDialogs(QObject):
    """Opens the dialogs that stay open beside the work, in front of `window`. Commands name their owners here."""

    def __init__(self, desk: Desk, app: Application, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._app = app
        self._ask = ask
        self._window = window
        self._actions: Actions | None = None
        self._menus: tuple[Menu, ...] = ()
        self.problems = Problems(desk, app.previewer, app.ignoring, app.settings)
        self.versions: OneWindow[VersionsDialog] = OneWindow(self._make_versions)
        self.settings: OneWindow[SettingsDialog] = OneWindow(self._make_settings)
        self.shortcuts: OneWindow[ShortcutSheet] = OneWindow(self._make_shortcuts)
        self.importing: OneWindow[ImportPosts] = OneWindow(self._make_importing)
        """The import itself belongs to the application and outlives its dialog."""
        self.replacing: OneWindow[ReplacePosts] = OneWindow(self._make_replacing)
        self.exporting: OneWindow[ExportPosts] = OneWindow(self._make_exporting)
        desk.library.export_wanted.connect(self._export)
        desk.library.import_wanted.connect(self.importing.show)
        self.receipts: OneWindow[ReceiptsWindow] = OneWindow(self._make_receipts)
        desk.publish.receipt_kept.connect(self._copied)
        desk.blogger.online_found.connect(self._compare_fetched)
        app.session.current_changed.connect(self._close_receipts)
        self.counts: OneWindow[CountsDialog] = OneWindow(self._make_counts)
        self.help: OneWindow[HelpWindow] = OneWindow(self._make_help)
        self.palette: Palette | None = None
        self.switcher: Switcher | None = None
        self._theme: BlogTheme | None = None
        self._reading = Jobs(self)

    def list_commands(self, actions: Actions, menus: tuple[Menu, ...]) -> None:
        """Take the window's commands and menus, which the palette and the sheet of shortcuts list. Some of the commands
        open a dialog of these, so that they are made later."""
        self._actions, self._menus = actions, menus

    def open_palette(self, *only: str) -> None:
        """Lay the command palette over the window, with nothing looked for yet: snippets and all commands, or `only`
        those of these ids."""
        if self.palette is None and self._actions is not None:
            from editor.ui.commands.palette import Palette

            self.palette = Palette(self._actions, self._window)
        if self.palette is not None:
            can_write = not self._desk.document.read_only
            asks = tr("Name of a snippet") if only else ""
            self.palette.open(self.snippets.rows() if can_write else (), only, asks)
            if can_write:
                self.snippets.read(tell=bool(only))

    @cached_property
    def snippets(self) -> SnippetRows:
        """The person's snippets, which the palette lists."""
        from editor.ui.commands.snippets import SnippetRows

        return SnippetRows(self._desk, self._show_snippets)

    def _show_snippets(self, rows: tuple[PaletteRow, ...]) -> None:
        if self.palette is not None and self.shows_palette:
            self.palette.show_more(rows)

    def replace_in_posts(self) -> None:
        """Show the dialog that finds and replaces in all posts, with the words that are selected."""
        chosen = self._desk.source.edit.textCursor().selectedText()
        self.replacing.show().look_for("" if "\u2029" in chosen else chosen)

    def switch_post(self, by: int) -> None:
        """Go on (1) or back (-1) in the list of the posts that were open last, which is shown with it."""
        if self.switcher is None:
            from editor.ui.commands.switcher import Switcher

            self.switcher = Switcher(self._app.session, self._app.settings, self._desk.files, self._window)
        self.switcher.step(by)

    @property
    def shows_palette(self) -> bool:
        """Whether the command palette lies over the window."""
        return self.palette is not None and self.palette.isVisible()

    def open_help(self, page: str = "") -> None:
        """Show the help at `page`; without one, at the page of the pane or dialog in which the person is."""
        from editor.ui.help.context import page_here

        page = page or page_here(self._window)
        self.help.show().show_page(page)

    def tell_update(self) -> None:
        """Tell of an update once, in the quiet line above the text."""
        if was_updated(self._app.settings):
            words = tr("This is Ronpyo {version}.", version=__version__)
            self._desk.memory.line.say(words, [(tr("What is new"), lambda: self.open_help("new"))])

    def tell_about(self) -> None:
        """Say what this program is."""
        self._ask.tell(
            tr("Ronpyo (論評) {version}", version=__version__),
            tr(
                "An editor for daily commentary on the news. MIT licence. It never publishes by itself. "
                "Not tried so far: Windows, macOS, a real Blogger account."
            ),
        )

    def _export(self, row: dict[str, Any]) -> None:
        """Offer to export the post of a row of the library, and others with it."""
        self.exporting.show().posts.choose(row)

    def _saved_first(self, paths: list[Path], then: Callable[[list[Path]], None]) -> None:
        """Do `then(paths)` once the open post, if it is one of `paths`, is in its file as it is in the window; the
        paths are as they are by then."""
        from editor.app.files.followed_files import FollowedFiles

        document, followed = self._desk.document, FollowedFiles(self._app.session, paths)
        if document.is_clean or document.path.absolute() not in paths:
            followed.when_settled(then)
        else:
            self._desk.commit_input()
            self._desk.files.save(lambda: followed.when_settled(then))

    def _close_receipts(self) -> None:
        """Close the list of the copies: they are of the post that was open."""
        self.receipts.close()

    def _copied(self) -> None:
        """A copy was kept: the library says so, and the list of copies where it is open."""
        self._app.library.changed.emit()
        if self.receipts.window is not None:
            self.receipts.window.read()

    def _compare_online(self, receipt: Receipt, online: str = "") -> None:
        """Show what was changed on the blog since the copy of `receipt`; `online` is the HTML of the post there."""
        from editor.ui.receipts.online import OnlineChanges

        dialog = OnlineChanges(self._desk.document, receipt, self._app.render_process, self._ask, self._window)
        self._app.session.current_changed.connect(dialog.close)
        dialog.show()
        if online:
            dialog.compare(online)

    def _compare_fetched(self, online: str) -> None:
        """Show what was changed in HTML that was fetched since the newest copy; without a copy that is said."""
        from editor.ui.receipts.window import newest_receipt

        def tell(sentence: str) -> None:
            self._ask.tell(tr("Not compared"), sentence)

        def compare(receipt: Receipt) -> None:
            self._compare_online(receipt, online)

        newest_receipt(self._desk.document, self._reading, compare, tell)

    def choose_theme(self) -> None:
        """Ask for the theme of the blog that the preview is to wear."""
        from editor.ui.preview.blog_theme import BlogTheme

        if self._theme is None:
            self._theme = BlogTheme(self._app, self._ask, self._window)
        self._theme.choose()

    # Each dialog is loaded when it is first wanted, and not at the start.

    def _make_versions(self) -> VersionsDialog:
        from editor.ui.dialogs.versions import VersionsDialog

        desk = self._desk
        return VersionsDialog(desk.document, self._app.versions, self._ask, desk.commit_input, self._window)

    def _make_settings(self) -> SettingsDialog:
        from editor.ui.dialogs.settings import SettingsDialog

        return SettingsDialog(self._app.settings, self._ask, self._window)

    def _make_shortcuts(self) -> ShortcutSheet:
        from editor.ui.dialogs.shortcuts import ShortcutSheet

        commands = dict(self._actions.commands) if self._actions is not None else {}
        return ShortcutSheet(self._menus, commands, self._app.keymap, self._window)

    def _make_replacing(self) -> ReplacePosts:
        from editor.ui.desk.hit_opening import HitOpening
        from editor.ui.dialogs.replace_posts import ReplacePosts

        app = self._app
        dialog = ReplacePosts(app.posts_search(), app.posts_replacing(), app.session, app.settings, self._window)
        dialog.place_wanted.connect(HitOpening(self._desk, app.session).show)
        return dialog

    def _make_counts(self) -> CountsDialog:
        from editor.ui.counts.dialog import CountsDialog

        return CountsDialog(self._app, self._desk.source.edit, self._window)

    def _make_help(self) -> HelpWindow:
        from editor.ui.help.facts import facts_of
        from editor.ui.help.window import HelpWindow

        commands = self._actions.commands if self._actions is not None else {}
        return HelpWindow(facts_of(commands, self._menus), self._ask, self._window)

    def _make_importing(self) -> ImportPosts:
        from editor.ui.dialogs.import_posts import ImportPosts

        return ImportPosts(self._app.import_process, self._app.settings, self._ask, self._window)

    def _make_exporting(self) -> ExportPosts:
        from editor.ui.library.export_posts import ExportPosts

        self._app.library.start()
        return ExportPosts(self._app.library, self._ask, self._saved_first, self._window)

    def _make_receipts(self) -> ReceiptsWindow:
        from editor.ui.receipts.window import ReceiptsWindow

        window = ReceiptsWindow(self._desk.document, self._window)
        window.online_wanted.connect(self._compare_online)
        return window
