"""The line editor of the まとめ bullets."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from editor.core.fields import rows
from editor.core.fields.bullets import one_line, split_bullets
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.page import characters
from editor.ui.fields.row import Row
from editor.ui.fields.rows_editor import RowsEditor
from editor.ui.fields.text_field import TextField
from editor.ui.widgets.plain_text import PlainLabel


class BulletField(TextField):
    """The text of one bullet: its keys reach over to the bullets around it."""

    def __init__(self, editor: "BulletsEditor", row: "BulletRow", binding: Binding) -> None:
        super().__init__(binding, "")
        self._editor = editor
        self._row = row

    def press(self, event: QKeyEvent) -> bool:
        key, cursor = event.key(), self.textCursor()
        at_start = not cursor.hasSelection() and cursor.atStart()
        if self._row.move_key(event):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._editor.split(self._row)
        elif key == Qt.Key.Key_Backspace and at_start:
            self._editor.join(self._editor.index(self._row) - 1)
        elif key == Qt.Key.Key_Delete and not cursor.hasSelection() and cursor.atEnd():
            self._editor.join(self._editor.index(self._row))
        elif key == Qt.Key.Key_Up and not event.modifiers() and self.on_first_line():
            self._row.leave_wanted.emit(-1)
        elif key == Qt.Key.Key_Down and not event.modifiers() and self.on_last_line():
            self._row.leave_wanted.emit(1)
        else:
            return False
        return True

    def paste_text(self, text: str) -> None:
        bullets = split_bullets(text)
        if len(bullets) > 1:
            self._editor.paste(self._row, bullets)
        elif bullets and not self.text():
            super().paste_text(bullets[0])
        else:
            super().paste_text(one_line(text))

    def insert(self, text: str, caret: int) -> None:
        if len(split_bullets(text)) > 1:
            self._editor.insert_text(self._row, text, caret)
        else:
            super().insert(text, caret)


class BulletRow(Row):
    """One bullet with its count of characters."""

    def __init__(self, editor: "BulletsEditor", binding: Binding) -> None:
        super().__init__()
        self.field = BulletField(editor, self, binding)
        self.dot = PlainLabel("•")
        self.dot.setObjectName("bulletDot")
        self._layout.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.field, 1)
        self._finish(self.field)
        self.field.edited.connect(self._written)

    def show_value(self, value: object) -> None:
        self.field.show_text(str(value))
        self._show_count()

    def set_number(self, number: int, *, alone: bool) -> None:
        self.field.setAccessibleName(tr("Bullet {n} of the summary", n=number))
        self.field.set_hint(tr("The gist in one sentence. Enter begins the next.") if alone else "")

    def _written(self, value: str) -> None:
        self._show_count()
        self.edited.emit(value, "")

    def _show_count(self) -> None:
        self.count.setText(characters(self.field.text()))


class BulletsEditor(RowsEditor):
    """The bullets at `path` of the fields, "news.summary" or "commentary.summary"."""

    def __init__(self, binding: Binding, path: str) -> None:
        super().__init__(binding, path, "")
        self.setAccessibleName(tr("Summary"))
        self.refresh()

    def make_row(self) -> BulletRow:
        return BulletRow(self, self._binding)

    def step_name(self, kind: str, number: int) -> str:
        match kind:
            case "add":
                return tr("Add bullet {n}", n=number)
            case "remove":
                return tr("Remove bullet {n}", n=number)
            case "move":
                return tr("Move bullet {n}", n=number)
            case "split":
                return tr("Split bullet {n}", n=number)
            case "join":
                return tr("Join bullet {n} to the one before", n=number)
            case "paste":
                return tr("Paste bullets")
        return tr("Edit bullet {n}", n=number)

    def split(self, row: BulletRow) -> None:
        """Enter: what stands behind the caret becomes the next bullet. A selection is replaced."""
        self.finish_composing()
        before, after = row.field.around_caret()
        index = self.index(row)
        if not before and not after:
            self.focus_row(index + 1, caret=0)
        else:
            kind, about = ("split", index) if after else ("add", index + 1)
            self.change(rows.replaced(self._all(), index, before, after), kind, about)
            self.focus_row(index + 1, caret=0)

    def join(self, index: int) -> None:
        """Make one bullet of the one at `index` and the next; Backspace in the only empty one removes it."""
        self.finish_composing()
        if index < 0:
            if self._values[:1] == ("",):
                self.remove(0)
        elif index + 1 < len(self._values):
            first, second = self._values[index : index + 2]
            values = rows.replaced(rows.removed(self._values, index + 1), index, first + second)
            if second:
                self.change(values, "join", index + 1)
            else:
                self.change(values, "remove", index + 1)
            self.focus_row(index, caret=len(first))

    def insert_text(self, row: BulletRow, text: str, caret: int) -> None:
        """Put the lines of `text` at the caret as bullets; the caret goes behind its first `caret` characters."""
        before, _after = row.field.around_caret()
        index, first = self.index(row), split_bullets(text[:caret]) or ("",)
        self.paste(row, split_bullets(text))
        self.focus_row(index + len(first) - 1, caret=len(first[-1]) + (len(before) if len(first) == 1 else 0))

    def paste(self, row: BulletRow, bullets: tuple[str, ...]) -> None:
        """Put `bullets` at the caret: the first joins what stands before it, the last what stands behind."""
        self.finish_composing()
        before, after = row.field.around_caret()
        first, *between, last = bullets
        index = self.index(row)
        new = (before + first, *between, last + after)
        self.change(rows.replaced(self._all(), index, *new), "paste", index)
        self.focus_row(index + len(bullets) - 1, caret=len(last))
