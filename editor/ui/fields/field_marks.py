"""The marks of a field: words that no dictionary knows, and the sentence that is read aloud. Most fields never have
any."""

from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.write.marks import ALOUD, SPELLING, MarkedPlace, TextMarks


class FieldMarks:
    """Paints the marks of `edit`, which says whether it is `composing`."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self.misspelled: TextMarks | None = None
        """The lines under words that no dictionary knows; None until there were any."""
        self.spoken: TextMarks | None = None
        """The sentence that is read aloud; None until one was."""

    def show_misspelled(self, places: list[MarkedPlace]) -> None:
        """Draw the line of unknown words under `places`, and under no others."""
        if self.misspelled is None and places:
            self.misspelled = TextMarks(self._edit, SPELLING)
        if self.misspelled is not None:
            self.misspelled.show(places)

    def show_spoken(self, sentence: QTextCursor | None) -> None:
        """Mark the `sentence` that is read aloud; None: none is."""
        if self.spoken is None and sentence is not None:
            self.spoken = TextMarks(self._edit, ALOUD)
        if self.spoken is not None:
            self.spoken.show_selection(sentence)

    def paint_behind(self, event: QPaintEvent) -> None:
        """Before the letters are painted."""
        if self.spoken is not None:
            self.spoken.paint(event)

    def paint_over(self, event: QPaintEvent) -> None:
        """Over the text that has been painted."""
        if self.misspelled is not None:
            self.misspelled.paint(event)
