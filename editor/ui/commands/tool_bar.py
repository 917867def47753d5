"""The tool bar: what one does while writing at the left, what takes the post out of the program at the right."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from editor.core.problem import to_mend
from editor.core.words import tr
from editor.ui.commands.actions import ICON_ONLY, WITH_TEXT, Actions
from editor.ui.commands.menus import LEAVING, TOOLS
from editor.ui.widgets.quick_tips import QuickTips
from editor.ui.window.status import set_serious

_BEGINNING = ("file.new", "file.save")
_GIVEN_UP = ("edit.undo", "edit.redo")
"""The buttons that go where there is no room for them: everybody knows their keys."""
_VIEWS, _RARE = ("view.desktop", "view.phone", "view.list"), ("format.ruby", "insert.footnote")
"""The buttons that go in a window of 700 px, such as one at 200 %: they stand in menus, too."""
_KNOWN = ("format.italic", "format.list", "insert.link", "insert.divider")
"""The buttons that go in a still narrower one, on a small screen at 150 %: what brings the post to the blog stays."""
_STEPS = (_BEGINNING, ("post.export",), _GIVEN_UP, ("post.problems",), ("post.copy",), _VIEWS, _RARE, _KNOWN)
"""The buttons that give up their words, or go, one group after the other, while the tool bar has no room for them."""


class ToolBar(QToolBar):
    """The buttons of some of the commands. In a narrow window they are icons, and a few go, so that none is cut off."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Tools"), parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        items = (*TOOLS, gap, *LEAVING)
        texts = (*_BEGINNING, *LEAVING)
        buttons = actions.fill_tools(self, items, with_text=texts, main="post.copy")
        self._steps = [(group, [buttons[name] for name in group]) for group in _STEPS]
        places = self.actions()
        at = {self.widgetForAction(place): number for number, place in enumerate(places)}
        undo, views = at[buttons[_GIVEN_UP[0]]], at[buttons[_VIEWS[0]]]
        self._given_up = {
            _GIVEN_UP: places[undo : undo + len(_GIVEN_UP) + 1],  # with the line behind them
            _VIEWS: places[views - 1 : views + len(_VIEWS)],  # with the line before them
            _RARE: [places[at[buttons[name]]] for name in _RARE],
            _KNOWN: [places[at[buttons[name]]] for name in _KNOWN],
        }
        QuickTips(buttons.values(), self)
        self._check = actions["post.problems"]
        self._checks = buttons["post.problems"]
        self._checks.setObjectName("checks")
        self._room = 0
        self._count(0)

    def fit(self, width: int) -> None:
        """Give the buttons their words as far as there is room for them in `width` px."""
        self._room = width
        for group, buttons in self._steps:
            self._give(group, buttons, room=True)
        for group, buttons in self._steps:
            if self.sizeHint().width() <= width:
                return
            self._give(group, buttons, room=False)

    def show_report(self, report: dict[str, Any]) -> None:
        """Say how many problems of `report` there are to look at; of an empty one, nothing."""
        problems = report.get("problems", ())
        self._count(to_mend(problems))
        set_serious(self._checks, any(problem["severity"] == "error" for problem in problems))

    def _count(self, number: int) -> None:
        words = tr("Check {n}", n=number) if number else tr("Check")
        if words != self._check.iconText():
            self._check.setIconText(words)
            if self._room:
                self.fit(self._room)

    def _give(self, group: tuple[str, ...], buttons: list[QToolButton], *, room: bool) -> None:
        if group in self._given_up:
            for place in self._given_up[group]:
                place.setVisible(room)
            for button in buttons:  # a QWidgetAction that is changed enables its widget
                button.setEnabled(button.defaultAction().isEnabled())
        else:
            for button in buttons:
                button.setToolButtonStyle(WITH_TEXT if room else ICON_ONLY)
        if (layout := self.layout()) is not None:
            layout.invalidate()  # it hears nothing of a button for which it had no room
