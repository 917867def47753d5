"""Predictions that are due today: sentences that the author marked with 予測 and this day, above the list of posts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.app.library.library import Library, path_of
from editor.app.threads.alive import while_alive
from editor.core.words import tr
from editor.ui.widgets.buttons import IconButton
from editor.ui.widgets.plain_text import PlainLabel, set_tip

_MOST = 3  # that are shown at once


class DuePredictions(QWidget):
    """Asks when the posts are other ones; a click opens the post by `open_path`. Hidden while none is due."""

    def __init__(self, library: Library, open_path: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._open_path = open_path
        self.buttons: list[IconButton] = []
        self.setObjectName("duePredictions")
        self.setAccessibleName(tr("Predictions due today"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._heading = PlainLabel(tr("Predictions due today"), role="libraryCount")
        self._layout.addWidget(self._heading)
        self.hide()

    def look(self) -> None:
        """Ask for those of today."""
        today = date.today().isoformat()
        self._library.ask("predictions", "", Path(), while_alive(self, self.show_due), first=today, last=today)

    def show_due(self, due: list[dict[str, Any]]) -> None:
        """Show what `predictions` of `memory.py` answered."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for row in due[:_MOST]:
            words = tr("“{sentence}” ({title})", sentence=row["sentence"], title=row["title"])
            shown = row["sentence"] if len(row["sentence"]) <= 24 else row["sentence"][:23] + "…"
            button = IconButton("quietButton", "check", words, text=shown.replace("&", "&&"))
            set_tip(button, words)
            button.clicked.connect(lambda _checked=False, row=row: self._open(row))
            self._layout.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(due))

    def _open(self, row: dict[str, Any]) -> None:
        self._open_path(path_of(self._library.folder, row))
