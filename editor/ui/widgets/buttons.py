"""Small buttons whose icon keeps to the theme."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from editor.ui.look.icons import icon
from editor.ui.look.theme import theme
from editor.ui.widgets.plain_text import set_tip


class IconButton(QToolButton):
    """A button called `name` (its accessible name and tool tip), with a quiet icon and perhaps a `text` beside it."""

    def __init__(self, object_name: str, icon_name: str, name: str, *, text: str = "", size: int = 14) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setObjectName(object_name)
        self.setIconSize(QSize(size, size))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if text else Qt.FocusPolicy.NoFocus)
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        else:
            set_tip(self, name)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setIcon(icon(self._icon_name, "muted"))


class CommandButton(IconButton):
    """A button called `name` for what the command `command` of its window does, with the tip of that: it names the keys
    that the person has chosen."""

    def __init__(self, command: str, icon_name: str, name: str) -> None:
        super().__init__("quietButton", icon_name, name, text=name)
        self._command = command

    def event(self, event: QEvent) -> bool:
        """Take the tip when it is to be shown, or read by a screen reader."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.ToolTip):
            only = Qt.FindChildOption.FindDirectChildrenOnly
            action: QAction | None = self.window().findChild(QAction, self._command, only)
            if action is not None:
                set_tip(self, action.toolTip())
        return super().event(event)
