"""The unknown words of the open post as the window shows them: a quiet line under each, in the text and the fields."""

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from editor.app.checks.spelling import PostSpelling
from editor.app.open_post.buffer import decode
from editor.core.fields.field_texts import field_texts
from editor.core.spelling.latin_words import word_at
from editor.core.words import tr
from editor.ui.fields.text_field import TextField
from editor.ui.spelling.word_menu import WordMenu
from editor.ui.write.marks import MarkedPlace, TextMarks
from editor.ui.write.source_edit import SourceEdit

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk


class SpellingDesk(QObject):
    """Shows what `spelling` finds on `desk`, and its words in the context menus.

    The word behind which the caret stands is being written: it gets its line when the caret goes elsewhere.
    """

    def __init__(self, desk: "Desk", spelling: PostSpelling) -> None:
        super().__init__(desk)
        self._desk = desk
        self._spelling = spelling
        self._edit = desk.source.edit
        self._held: MarkedPlace | None = None
        """The word that is being written, with its place."""
        spelling.found.connect(self._show)
        spelling.failed.connect(self._edit.refused)
        self._edit.cursorPositionChanged.connect(self._caret_moved)
        self._edit.menu_opening.connect(self._offer)
        desk.fields_pane.menu_opening.connect(self._offer)
        desk.fields_pane.turned.connect(self._show_in_fields)
        desk.fields_pane.arranged.connect(self._show_in_fields)
        self._show()

    def go_to_next(self) -> bool:
        """Select the next unknown word of the text, round at the end; False: there is none."""
        self._held = None
        self._show_in_text()
        words = self._edit.misspelled.next_after(self._edit.textCursor().selectionStart())
        if words is None:
            return False
        self._edit.go_to(words)
        self._edit.setFocus()
        return True

    # -- inside ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._held = None
        self._held = self._written()
        self._show_in_text()
        self._show_in_fields()

    def _show_in_text(self) -> None:
        self._edit.misspelled.show([place for place in self._places() if place != self._held])

    def _places(self) -> list[MarkedPlace]:
        return [MarkedPlace(line, column, shown) for line, column, shown, field in self._spelling.unknown if not field]

    def _written(self) -> MarkedPlace | None:
        """The unknown word that ends at the caret, where the person writes; None: there is none."""
        if not self._edit.hasFocus():
            return None
        cursor = self._edit.textCursor()
        before = decode(cursor.block().text()[: cursor.positionInBlock()])
        line = cursor.blockNumber() + 1
        ends = (one for one in self._places() if one.line == line and one.column - 1 + len(one.words) == len(before))
        return next(ends, None)

    def _caret_moved(self) -> None:
        if self._held is not None and self._written() != self._held:
            self._held = None
            self._show_in_text()

    def _show_in_fields(self) -> None:
        texts = field_texts(self._desk.document.fields)
        found: dict[str, list[MarkedPlace]] = defaultdict(list)
        for _line, column, shown, field in self._spelling.unknown:
            if text := texts.get(field, ""):
                found[text].append(MarkedPlace(1, column, shown))
        for field_widget in self._desk.fields_pane.findChildren(TextField):
            field_widget.marks.show_misspelled(found.get(field_widget.text(), []))

    def _offer(self, widget: SourceEdit | TextField, menu: QMenu, position: int) -> None:
        marks: TextMarks | None = widget.marks.misspelled if isinstance(widget, TextField) else widget.misspelled
        words = marks.at(position) if marks is not None else None
        if words is not None and words.hasSelection():
            WordMenu(menu, widget, words, self._spelling)
            return
        block = widget.document().findBlock(position)
        before = decode(block.text()[: position - block.position()])
        if self._spelling.is_ignored(shown := word_at(decode(block.text()), len(before))):
            first = menu.actions()[0] if menu.actions() else None
            entry = QAction(tr("Check the spelling of this word again"), menu)
            entry.triggered.connect(lambda _checked=False: self._spelling.check_again(shown))
            menu.insertAction(first, entry)  # type: ignore[arg-type]  # None: at the end
            menu.insertSeparator(first)  # type: ignore[arg-type]
