"""The status bar: whether all is saved, how much is written, where the caret is."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QToolButton, QWidget

from editor.core.problem import to_mend
from editor.core.words import tr
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel, set_tip
from editor.ui.widgets.spoken import announce

CARET_MS = 100
_GAP = 6  # pixels between two of the labels


class StatusBar(QStatusBar):
    """Says what others tell it. `problems_clicked`: the person wants to see the problems; `counts_clicked`: counts."""

    problems_clicked = Signal()
    counts_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._save = PlainLabel(role="saveState")
        self._counts = named(QToolButton(), "counts")
        self._counts.setAutoRaise(True)
        self._counts.clicked.connect(self.counts_clicked)
        self._counts.hide()
        self._counted = ("", "")
        """The counts in full, and in a few characters for a narrow window."""
        self._selected = PlainLabel()
        self._selected.hide()
        set_tip(self._counts, tr("Characters without white space and Markdown marks"))
        self._problems = named(QToolButton(), "problemCount")
        self._problems.setAutoRaise(True)
        self._problems.clicked.connect(self.problems_clicked)
        self._problems.hide()
        self._caret = PlainLabel()
        self._place = (1, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CARET_MS)
        self._soon.timeout.connect(self._show_caret)
        left = QWidget()  # one for all, which a message hides: what is counted meanwhile would be written over it
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for label in (self._save, self._counts):
            row.addWidget(label)
        self.addWidget(left)
        self.addPermanentWidget(self._selected)
        self.addPermanentWidget(self._problems)
        self.addPermanentWidget(self._caret)

    def saving(self) -> None:
        """A save is under way."""
        self._say_save(tr("Saving…"), usual=True)

    def saved(self, moment: datetime) -> None:
        """All is on the disk since `moment`."""
        self._say_save(tr("Saved {time}", time=f"{moment:%H:%M:%S}"), usual=True)

    def unsaved(self, on_disk: bool) -> None:
        """Say that there are changes that are not on the disk."""
        words = tr("Unsaved changes") if on_disk else tr("New post: saved with your first keystroke")
        self._say_save(words, usual=on_disk)

    def opened(self) -> None:
        """The document is as on the disk, and nothing was saved since it was opened."""
        self._say_save(tr("Saved"))

    def failed(self, sentence: str) -> None:
        """A save failed."""
        self._say_save(sentence, serious=True)

    def count(self, report: dict[str, Any]) -> None:
        """Show what the report counted and how many problems it found; of an empty one, nothing."""
        for shown in (self._counts, self._problems):
            shown.setVisible(bool(report))
        if not report:
            return
        self._counted = (
            tr(
                "News {news}, commentary {commentary} characters; {minutes} min to read",
                news=f"{report['news']:,}",
                commentary=f"{report['commentary']:,}",
                minutes=report["minutes"],
            ),
            tr("{n} + {m} chars", n=f"{report['news']:,}", m=f"{report['commentary']:,}"),
        )
        self._counts.setAccessibleName(self._counted[0])
        number = to_mend(report["problems"])
        self._problems.setText(
            tr("{n} problem" if number == 1 else "{n} problems", n=number) if number else tr("No problems")
        )
        set_serious(self._problems, any(problem["severity"] == "error" for problem in report["problems"]))
        self._fit()

    def select(self, characters: int | None) -> None:
        """Show how many characters are selected; None: nothing is."""
        self._selected.setVisible(characters is not None)
        if characters is not None:
            self._selected.setText(tr("{n} selected", n=f"{characters:,}"))
        self._fit()

    def caret(self, line: int, column: int) -> None:
        """The caret's place, both counted from 1; shown a moment later, so that no key waits for it to be painted."""
        self._place = (line, column)
        if not self._soon.isActive():
            self._soon.start()

    def _show_caret(self) -> None:
        line, column = self._place
        self._caret.setText(tr("Line {line}, column {column}", line=line, column=column))

    def _say_save(self, text: str, serious: bool = False, usual: bool = False) -> None:
        """Say `text`; where it is a `usual` one, which comes with each pause, the counts beside it keep their place."""
        is_new = text != self._save.text()  # most keys say once more that there are changes
        self._save.setText(text)
        if is_new and usual:
            self._save.setMinimumWidth(max(self._save.minimumWidth(), self._save.sizeHint().width()))
        set_serious(self._save, serious)
        if serious:
            announce(self._save, text, urgent=True)
        if is_new:
            self._fit()

    def _fit(self) -> None:
        """Say the counts in full where there is room for them, so that nothing is pushed out at the right."""
        self._counts.setText(self._counted[0])
        shown = [
            one for one in (self._save, self._counts, self._selected, self._problems, self._caret) if not one.isHidden()
        ]
        if sum(max(one.sizeHint().width(), one.minimumWidth()) + _GAP for one in shown) > self.width():
            self._counts.setText(self._counted[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def set_serious(widget: QWidget, serious: bool) -> None:
    """Draw the eye to `widget`, or no longer."""
    if bool(widget.property("serious")) != serious:
        widget.setProperty("serious", serious)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
