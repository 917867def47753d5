"""The way of the caret back to the text when the part of the window that has it is hidden."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from editor.ui.preview.pane import PreviewPane


class CaretReturn(QObject):
    """Calls `to_text` when a pane, or a bar of `column` above the text, is hidden with the caret in it.

    Qt hands it to whatever comes next in the order of Tab, such as the button that closes a line: the next key would
    do what nobody meant.
    """

    def __init__(
        self, column: QWidget, fields: QWidget, library: QWidget, preview: PreviewPane, to_text: Callable[[], None]
    ) -> None:
        super().__init__(column)
        self._to_text = to_text
        bars = column.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for part in (*bars, fields, library, preview):
            part.installEventFilter(self)
        preview.caret_lost.connect(to_text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look before Qt has handed the caret on; nothing is taken from anyone."""
        if event.type() == QEvent.Type.Hide and isinstance(watched, QWidget) and watched.isHidden():
            focus = watched.window().focusWidget()
            if focus is not None and (focus is watched or watched.isAncestorOf(focus)):
                self._to_text()
        return False
