"""The widget that shows a comparison. It cannot be written in; the next and the previous change are one key away."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from editor.app.threads.jobs import Jobs
from editor.core.errors import RonpyoError
from editor.core.history.compare import Comparison
from editor.core.words import tr
from editor.ui.compare.marked_text import MarkedText
from editor.ui.compare.page import page, place
from editor.ui.look.theme import theme
from editor.ui.widgets.buttons import IconButton
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel


class CompareView(QWidget):
    """Two columns, old at the left and new at the right, each with a name; F7 and Shift+F7 go from change to change.

    `compared(comparison)`: it is on the screen.
    """

    compared = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareView")
        self._jobs = Jobs(self)
        self._wanted = 0
        self._comparison: Comparison | None = None
        self._places: list[int] = []
        self._at = -1
        self._state = PlainLabel(role="dialogNote")
        self._all = named(QToolButton(), "compareAll")
        self._all.setText(tr("Show what is the same, too"))
        self._all.setCheckable(True)
        self._all.toggled.connect(self._fill)
        self.previous_button = IconButton("compareStep", "up", tr("Previous change (Shift+F7)"), size=16)
        self.next_button = IconButton("compareStep", "down", tr("Next change (F7)"), size=16)
        self.previous_button.clicked.connect(self.go_previous)
        self.next_button.clicked.connect(self.go_next)
        self._names = [PlainLabel(role="compareName"), PlainLabel(role="compareName")]
        self.text = MarkedText()
        self._lay_out()
        for keys, step in (("F7", self.go_next), ("Shift+F7", self.go_previous)):
            QShortcut(QKeySequence(keys), self, step)  # wherever in this window the caret is
        theme.changed.connect(self._fill)
        self.setFocusProxy(self.text)
        self._show_state()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self._state, 1)
        bar.addWidget(self._all)
        bar.addWidget(self.previous_button)
        bar.addWidget(self.next_button)
        names = QHBoxLayout()
        names.setSpacing(0)
        for name in self._names:
            names.addWidget(name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(bar)
        layout.addLayout(names)
        layout.addWidget(self.text, 1)

    def set_names(self, old: str, new: str) -> None:
        """Say what stands at the left and at the right."""
        for label, name in zip(self._names, (old, new), strict=True):
            label.setText(name)

    def compare(self, work: Callable[[], Comparison]) -> None:
        """Show what `work()` finds, which runs off the window's thread; of several calls the last one counts."""
        self._wanted += 1
        number = self._wanted

        def done(comparison: Comparison) -> None:
            if isValid(self) and number == self._wanted:
                self.show_comparison(comparison)

        def failed(error: Exception) -> None:
            if not isinstance(error, RonpyoError):
                raise error
            if isValid(self) and number == self._wanted:
                self.clear(str(error))

        self._comparison = None
        self._jobs.start(work, done, failed)
        self._show_state()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show `comparison`, from its first change on."""
        self._wanted += 1
        self._comparison = comparison
        self._fill()
        self.compared.emit(comparison)

    def clear(self, words: str = "") -> None:
        """Show nothing but a sentence."""
        self._wanted += 1
        self._comparison = None
        self._places, self._at = [], -1
        self.text.forget_mark()
        self.text.clear()
        self._show_state()
        self._state.setText(words)

    @property
    def changes(self) -> int:
        """Number of changes to go to."""
        return len(self._places)

    @property
    def current(self) -> int:
        """The change that the view stands at, counted from 0; -1: at none."""
        return self._at

    def go_next(self) -> None:
        """Go to the next change, from the last one to the first."""
        self._go(self._at + 1)

    def go_previous(self) -> None:
        """Go to the change before, from the first one to the last."""
        self._go(self._at - 1 if self._at >= 0 else -1)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._comparison is None:
            return
        words, number = page(self._comparison, whole=self._all.isChecked())
        self.text.setHtml(words)
        self.text.forget_mark()
        known = self.text.places()
        self._places = [known[place(index)] for index in range(number) if place(index) in known]
        self._at = -1
        self._show_state()

    def _go(self, number: int) -> None:
        if not self._places:
            return
        self._at = number % len(self._places)
        self.text.go_to(self._places[self._at])
        self._show_state()

    def _show_state(self) -> None:
        comparison = self._comparison
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(self._places))
        if comparison is None:
            self._state.setText(tr("Comparing…") if self._jobs.busy else "")
        elif comparison.form_only:
            self._state.setText(tr("The words are the same; only the form of the file differs."))
        elif comparison.same:
            self._state.setText(tr("There is no difference."))
        else:
            words = _changes(len(self._places), comparison.removed, comparison.added)
            if self._at >= 0:
                words = tr("At change {number}. {words}", number=self._at + 1, words=words)
            self._state.setText(words)


def _changes(places: int, removed: int, added: int) -> str:
    """The sentence about so many places, and the characters that are fewer and more there; what is none is not said."""
    fewer, more = f"{removed:,}", f"{added:,}"
    if not added:
        return tr("Changes: {n} ({removed} characters fewer)", n=places, removed=fewer)
    if not removed:
        return tr("Changes: {n} ({added} characters more)", n=places, added=more)
    return tr("Changes: {n} ({removed} characters fewer, {added} more)", n=places, removed=fewer, added=more)
