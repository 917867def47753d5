"""The bar under the text that finds and replaces words, in the text and in the fields."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QWidget

from editor.core.library.post_hits import PlacedHit
from editor.core.text.text_search import TextSearch
from editor.core.words import tr
from editor.ui.widgets.find_bar import FindBar, find_line
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel, set_tip
from editor.ui.write.hits import Hits
from editor.ui.write.source_edit import SourceEdit

if TYPE_CHECKING:
    from editor.app.search.find_process import FindProcess

_TYPING_MS = 200
"""Milliseconds without a key after which a regular expression is run."""
_ROOM = 160
"""Pixels of the words below which the switches go into a row of their own."""
_SHOWN = 60
"""Characters of a hit, and of what takes its place, that are shown."""


class SearchOptions(QWidget):
    """The switches of a search: exactly, whole words, kana alike, regular expression."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self.exact = _switch("Aa", tr("Match width and case"))
        self.whole = _switch(tr("Word"), tr("Whole words only; in Japanese another script ends a word"))
        self.kana = _switch("あア", tr("Take hiragana and katakana for the same"))
        self.pattern = _switch(".*", tr("Regular expression; $1 puts in its first group"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for switch in (self.exact, self.whole, self.kana, self.pattern):
            row.addWidget(switch)
            switch.toggled.connect(lambda _on: changed())
        self.pattern.toggled.connect(lambda on: self.kana.setEnabled(not on))

    def search(self, words: str, *, as_written: bool = False) -> TextSearch:
        """The search for `words` with these options. `as_written`: for no other spellings of them."""
        pattern = self.pattern.isChecked()
        kana = self.kana.isChecked() and not pattern
        return TextSearch(words, self.exact.isChecked(), self.whole.isChecked(), kana, pattern, as_written)


def _switch(text: str, tip: str) -> QToolButton:
    switch = QToolButton()
    switch.setText(text)
    switch.setCheckable(True)
    set_tip(switch, tip)
    switch.setAccessibleName(tip)
    return switch


class ReplaceBar(FindBar):
    """Looks in `edit` and in the fields of its post while one types."""

    def __init__(self, edit: SourceEdit, process: "Callable[[], FindProcess]", parent: QWidget | None = None) -> None:
        """`process()` gives the process that runs regular expressions."""
        super().__init__(parent)
        self._edit = edit
        self.hits = Hits(edit, process)
        self.options = SearchOptions(self.look)
        self.exact = self.options.exact
        self.replacement = find_line(tr("Replace with"))
        self.replace_one = named(QPushButton(tr("Replace")), "quiet")
        self.replace_all = named(QPushButton(tr("Replace all")), "quiet")
        self._second_row = QWidget()
        self._parted = False
        """Whether the switches stand in a row of their own."""
        self._note = PlainLabel(role="findNote", wraps=True)
        """The current hit and what it would be, or why nothing can be looked for."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TYPING_MS)
        self._soon.timeout.connect(self._look_now)
        self._lay_out()
        self._connect()

    def open(self, replace: bool = False) -> None:
        """Show the bar, with the selected words to look for."""
        focus = QApplication.focusWidget()
        field = focus if isinstance(focus, QPlainTextEdit) and focus.window() is self.window() else self._edit
        chosen = field.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.words.setText(chosen)
        self._second_row.setVisible(replace)
        super().open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the words in a narrow column."""
        super().resizeEvent(event)
        row = self.first_row
        widest = self.count.fontMetrics().horizontalAdvance(tr("{current} of {count}", current=100, count=100))
        others = (self.options, self.previous, self.next, self.close_button)
        taken = widest + sum(one.sizeHint().width() + row.spacing() for one in others) + row.spacing()
        parted = self.contentsRect().width() - taken < _ROOM
        if parted and not self._parted:
            row.removeWidget(self.options)
            self.rows.insertWidget(1, self.options, 0, Qt.AlignmentFlag.AlignLeft)
        elif self._parted and not parted:
            self.rows.removeWidget(self.options)
            row.insertWidget(row.indexOf(self.previous), self.options)
        self._parted = parted

    def put_away(self) -> None:
        """Hide the bar and look for nothing any more; the caret stays where it is."""
        self.hide()
        self._soon.stop()
        self.hits.look_for(TextSearch(""))

    @property
    def note(self) -> str:
        """The sentence about the current hit; "" where there is none."""
        return self._note.text() if not self._note.isHidden() else ""

    def step(self, go: Callable[[], None]) -> None:
        """Do `go`, a step to another hit; where a pattern was only just typed, to its first one."""
        if self._soon.isActive():
            self._look_now()
        else:
            go()

    def _lay_out(self) -> None:
        self.first_row.insertWidget(self.first_row.indexOf(self.previous), self.options)
        second = QHBoxLayout(self._second_row)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self.replacement, 1)
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_all)
        self.rows.addWidget(self._second_row)
        self.rows.addWidget(self._note)
        self._note.hide()

    def _connect(self) -> None:
        self.typed.connect(self._look_for)
        self.next_wanted.connect(lambda: self.step(self.hits.go_next))
        self.previous_wanted.connect(lambda: self.step(self.hits.go_previous))
        self.dismissed.connect(self._leave)
        self.replacement.textChanged.connect(self._replacement_changed)
        self.replacement.returnPressed.connect(self._replace)
        self.replace_one.clicked.connect(self._replace)
        self.replace_all.clicked.connect(self._replace_all)
        self.hits.changed.connect(self.show_count)
        self.hits.shown.connect(self._show_hit)
        self.hits.failed.connect(self._say)
        self.hits.replaced.connect(lambda count: self.count.setText(tr("{count} replaced", count=count)))

    def _look_for(self, _words: str) -> None:
        if self.options.pattern.isChecked() and self.words.text():
            self._soon.start()
        else:
            self._look_now()

    def _look_now(self) -> None:
        self._soon.stop()
        self._note.hide()
        self.hits.look_for(self._wanted(), self.replacement.text(), again=True)
        self.hits.go_nearest()

    def _wanted(self) -> TextSearch:
        """The search; while one replaces, for the words as they are written alone: each hit becomes something else."""
        return self.options.search(self.words.text(), as_written=not self._second_row.isHidden())

    def _replacement_changed(self) -> None:
        """Find the same again, each hit with what takes its place now; the caret stays."""
        self.hits.look_for(self._wanted(), self.replacement.text())

    def _leave(self) -> None:
        self.put_away()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self) -> None:
        self._edit.run_when_idle(lambda: self._change(self.hits.replace))

    def _replace_all(self) -> None:
        self._edit.run_when_idle(lambda: self._change(self.hits.replace_all))

    def _change(self, change: Callable[[], None]) -> None:
        if self._soon.isActive():
            self._look_now()
        change()

    def _show_hit(self, hit: PlacedHit | None) -> None:
        """Show the current hit and what it would be: what a pattern puts there can be told beforehand."""
        self._note.setVisible(hit is not None and not self._second_row.isHidden())
        if hit is not None:
            self._note.setText(tr("{old} → {new}", old=_short(hit.found), new=_short(hit.text) or tr("(nothing)")))

    def _say(self, sentence: str) -> None:
        self.count.clear()
        self._note.setText(sentence)
        self._note.show()


def _short(text: str) -> str:
    """`text` in one line for a label, line ends as signs."""
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
