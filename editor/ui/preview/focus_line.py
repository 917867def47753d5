"""A line along the top of the preview's page while keys go to it: the page, drawn by another process, shows nothing of
that by itself."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from editor.ui.preview.pane import PreviewPane

HEIGHT = 2  # px


class FocusLine(QWidget):
    """Lies over the page of `preview` and takes nothing from it."""

    def __init__(self, preview: PreviewPane) -> None:
        super().__init__(preview)
        self.setObjectName("focusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._preview = preview
        preview.installEventFilter(self)
        if isinstance(qt := QApplication.instance(), QApplication):
            qt.focusChanged.connect(self._follow)
            self._follow(None, qt.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line is as wide as the page."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._lay()
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        view: QWidget | None = self._preview.view
        there = view is not None and now is not None and (now is view or view.isAncestorOf(now))
        if there:
            self._lay()
        self.setVisible(there)

    def _lay(self) -> None:
        view: QWidget = self._preview.view
        top = view.mapTo(self._preview, QPoint(0, 0)).y()
        self.setGeometry(0, top, self._preview.width(), HEIGHT)
        self.raise_()
