"""The dialogs of the window that stay open beside the work, each at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor import __version__
from editor.core.words import tr
from editor.ui.desk import Desk
from editor.ui.one_window import OneWindow
from editor.ui.problems import Problems

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.app.command import Menu
    from editor.ui.actions import Actions
    from editor.ui.ask import Ask
    from editor.ui.dialogs.import_posts import ImportPosts
    from editor.ui.dialogs.replace_posts import ReplacePosts
    from editor.ui.dialogs.settings import SettingsDialog
    from editor.ui.dialogs.shortcuts import ShortcutSheet
    from editor.ui.dialogs.versions import VersionsDialog
    from editor.ui.palette import Palette
    from editor.ui.switcher import Switcher


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
        self.palette: Palette | None = None
        self.switcher: Switcher | None = None

    def list_commands(self, actions: Actions, menus: tuple[Menu, ...]) -> None:
        """Take the window's commands and menus, which the palette and the sheet of shortcuts list. Some of the commands
        open a dialog of these, so that they are made later."""
        self._actions, self._menus = actions, menus

    def open_palette(self) -> None:
        """Lay the command palette over the window, with nothing looked for yet."""
        if self.palette is None and self._actions is not None:
            from editor.ui.palette import Palette

            self.palette = Palette(self._actions, self._window)
        if self.palette is not None:
            self.palette.open()

    def replace_in_posts(self) -> None:
        """Show the dialog that finds and replaces in all posts, with the words that are selected."""
        chosen = self._desk.source.edit.textCursor().selectedText()
        self.replacing.show().look_for("" if "\u2029" in chosen else chosen)

    def switch_post(self, by: int) -> None:
        """Go on (1) or back (-1) in the list of the posts that were open last, which is shown with it."""
        if self.switcher is None:
            from editor.ui.switcher import Switcher

            self.switcher = Switcher(self._app.session, self._app.settings, self._desk.files, self._window)
        self.switcher.step(by)

    @property
    def shows_palette(self) -> bool:
        """Whether the command palette lies over the window."""
        return self.palette is not None and self.palette.isVisible()

    def tell_about(self) -> None:
        """Say what this program is."""
        self._ask.tell(
            tr("Ronpyo (論評) {version}", version=__version__),
            tr(
                "An editor for daily commentary on the news. MIT licence. It never publishes by itself. "
                "Not tried so far: Windows, macOS, a real Blogger account."
            ),
        )

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
        from editor.ui.dialogs.replace_posts import ReplacePosts
        from editor.ui.hit_opening import HitOpening

        app = self._app
        dialog = ReplacePosts(app.posts_search(), app.posts_replacing(), app.session, app.settings, self._window)
        dialog.place_wanted.connect(HitOpening(self._desk, app.session).show)
        return dialog

    def _make_importing(self) -> ImportPosts:
        from editor.ui.dialogs.import_posts import ImportPosts

        return ImportPosts(self._app.import_process, self._app.settings, self._ask, self._window)
