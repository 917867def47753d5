"""Commands as one can click them: QActions, menus, tool bar. Knows no single command."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from editor.app.choices.command import Command, Menu, always
from editor.core.words import tr
from editor.ui.look.icons import icon
from editor.ui.look.theme import theme
from editor.ui.widgets.plain_text import set_tip

ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
WITH_TEXT = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Actions(QObject):
    """One QAction for each command. `refresh()` asks all commands whether they make sense now."""

    def __init__(self, commands: Iterable[Command], window: QWidget) -> None:
        super().__init__(window)
        self._commands = {command.id: command for command in commands}
        self._actions = {command.id: self._action(command, window) for command in self._commands.values()}
        self._main = ""
        self._now_and_then: list[tuple[QMenu, list[str]]] = []
        """The menus inside of which nothing may be seen now, and the commands in each."""
        window.addActions(list(self._actions.values()))
        theme.changed.connect(self._put_icons)
        self._put_icons()

    @property
    def commands(self) -> Mapping[str, Command]:
        """All commands by their id."""
        return self._commands

    def rekey(self, commands: Iterable[Command]) -> None:
        """Let the actions have the keys that `commands`, the same ones, have now."""
        for command in commands:
            self._commands[command.id] = command
            self._put_keys(self._actions[command.id], command)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def refresh(self) -> None:
        """Enable, check and name the actions as the commands say now."""
        for name, command in self._commands.items():
            action = self._actions[name]
            shown = command.shown()
            action.setVisible(shown)
            action.setEnabled(shown and command.enabled())
            thing = command.thing()
            text = (
                tr("{title}: {thing}", title=command.title, thing=thing.replace("&", "&&")) if thing else command.title
            )
            if text != action.text():
                action.setText(text)
            if command.checked is not None:
                action.setChecked(command.checked())
        for menu, names in self._now_and_then:
            menu.menuAction().setVisible(any(self._actions[name].isVisible() for name in names))

    def fill_bar(self, bar: QMenuBar, menus: Iterable[Menu]) -> dict[str, QMenu]:
        """Put `menus` into the menu bar; the menus by their title."""
        made: dict[str, QMenu] = {}
        for menu in menus:
            made[menu.title] = inner = QMenu(menu.title, bar)
            self._fill(inner, menu, made)
            bar.addMenu(inner)
        return made

    def fill_tools(
        self,
        bar: QToolBar,
        items: Iterable[str | QWidget | None],
        with_text: Iterable[str] = (),
        main: str = "",
    ) -> dict[str, QToolButton]:
        """Put commands, lines (None) and widgets into the tool bar; those of `with_text` show their title too, and the
        button of `main` is the one filled with ink.

        The buttons by their command.
        """
        self._main = main
        self._put_icons()
        texts = set(with_text)
        buttons: dict[str, QToolButton] = {}
        for item in items:
            if item is None:
                bar.addSeparator()
            elif isinstance(item, QWidget):
                bar.addWidget(item)
            else:
                button = buttons[item] = QToolButton(bar)
                button.setDefaultAction(self._actions[item])
                button.setToolButtonStyle(WITH_TEXT if item in texts else ICON_ONLY)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if item == main:
                    button.setObjectName("mainAct")
                bar.addWidget(button)
        return buttons

    def _fill(self, menu: QMenu, description: Menu, made: dict[str, QMenu]) -> None:
        for item in description.items:
            if item is None:
                menu.addSeparator()
            elif isinstance(item, Menu):
                made[item.title] = inner = QMenu(item.title, menu)  # not by Qt: PySide may take that for a former menu
                self._fill(inner, item, made)
                menu.addMenu(inner)
                names = [name for name in item.items if isinstance(name, str)]
                if names and not any(self._commands[name].shown is always for name in names):
                    self._now_and_then.append((inner, names))
            else:
                menu.addAction(self._actions[item])

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.title, window)
        action.setObjectName(command.id)
        if command.everywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.setCheckable(command.checked is not None)
        action.setIconText(command.name)
        self._put_keys(action, command)
        action.triggered.connect(lambda _checked=False, run=command.run: run())
        return action

    def _put_keys(self, action: QAction, command: Command) -> None:
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        keys = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""
        title = command.tip or command.name
        set_tip(action, tr("{title} ({keys})", title=title, keys=keys) if keys else title)

    def _put_icons(self) -> None:
        for name, command in self._commands.items():
            if command.icon:
                self._actions[name].setIcon(icon(command.icon, "surface" if name == self._main else "text"))
                self._actions[name].setIconVisibleInMenu(False)
