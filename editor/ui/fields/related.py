"""The list of earlier posts, 【関連記事】: title, address and date of each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout

from editor.app.open_post.related_posts import choose
from editor.core.fields import rows
from editor.core.fields.related import iso_date, parse_related, parse_related_html
from editor.core.post import Related
from editor.core.words import tr
from editor.ui.fields.row import Row
from editor.ui.fields.rows_editor import RowsEditor
from editor.ui.fields.text_field import TextField
from editor.ui.library.model import POSTS_TYPE

if TYPE_CHECKING:
    from editor.ui.fields.binding import Binding

_DATE_WIDTH = 112  # px
_LARGEST_PAGE = 300_000  # characters of HTML, read in 0.3 s; of more, only its plain text is looked at


class RelatedField(TextField):
    """One part of a row; what names whole posts is pasted as rows."""

    def __init__(self, editor: "RelatedEditor", row: "RelatedRow", label: str, *, wrap: bool) -> None:
        super().__init__(editor.binding, label, wrap=wrap)
        self._editor = editor
        self._row = row

    def press(self, event: QKeyEvent) -> bool:
        if self._row.move_key(event):
            return True
        if event.key() == Qt.Key.Key_Up and not event.modifiers() and self.on_first_line():
            self._row.leave_wanted.emit(-1)
        elif event.key() == Qt.Key.Key_Down and not event.modifiers() and self.on_last_line():
            self._row.leave_wanted.emit(1)
        elif event.key() == Qt.Key.Key_Backspace and self._row.is_blank():
            self._editor.remove(self._editor.index(self._row))
        else:
            return super().press(event)
        return True

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Posts of the library that are dragged are not for one field: the list takes them, into a place."""
        return not source.hasFormat(POSTS_TYPE) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self._editor.paste(source, self._row):
            super().insertFromMimeData(source)


class RelatedRow(Row):
    """One earlier post: its title, and below it the address and the date."""

    def __init__(self, editor: "RelatedEditor") -> None:
        super().__init__()
        self._value = Related()
        self.title = RelatedField(editor, self, tr("Title"), wrap=True)
        self.url = RelatedField(editor, self, tr("URL"), wrap=False)
        self.date = RelatedField(editor, self, tr("Date"), wrap=False)
        self.title.set_hint(tr("Title of an earlier post"))
        self.url.set_hint(tr("Its URL on the blog"))
        self.date.set_hint(tr("Date"))
        self.date.setFixedWidth(_DATE_WIDTH)
        for field in (self.url, self.date):
            field.setProperty("small", True)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.url, 1, 0)
        grid.addWidget(self.date, 1, 1)
        self._layout.addLayout(grid, 1)
        self._finish(self.title, self.url, self.date)
        self.title.edited.connect(lambda text: self._written(Related(text, self._value.url, self._value.date), "title"))
        self.url.edited.connect(lambda text: self._written(Related(self._value.title, text, self._value.date), "url"))
        self.date.edited.connect(lambda text: self._written(Related(self._value.title, self._value.url, text), "date"))
        self.date.left.connect(self._tidy_date)

    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return self._value == Related()

    def show_value(self, value: object) -> None:
        assert isinstance(value, Related)
        self._value = value
        self.title.show_text(value.title)
        self.url.show_text(value.url)
        self.date.show_text(value.date)

    def set_number(self, number: int, *, alone: bool) -> None:
        self.title.setAccessibleName(tr("Title of related post {n}", n=number))
        self.url.setAccessibleName(tr("URL of related post {n}", n=number))
        self.date.setAccessibleName(tr("Date of related post {n}", n=number))

    def _written(self, value: Related, part: str) -> None:
        self._value = value
        self.edited.emit(value, part)

    def _tidy_date(self) -> None:
        if (tidy := iso_date(self._value.date)) != self._value.date:
            self.date.show_text(tidy)
            self._written(Related(self._value.title, self._value.url, tidy), "date")


class RelatedEditor(RowsEditor):
    """The rows of `related`."""

    def __init__(self, binding: "Binding") -> None:
        super().__init__(binding, "related", Related())
        self.setAccessibleName(tr("Related posts"))
        self.setAcceptDrops(True)
        self.refresh()

    def make_row(self) -> RelatedRow:
        return RelatedRow(self)

    def step_name(self, kind: str, number: int) -> str:
        match kind:
            case "add":
                return tr("Add related post {n}", n=number)
            case "remove":
                return tr("Remove related post {n}", n=number)
            case "move":
                return tr("Move related post {n}", n=number)
            case "paste":
                return tr("Paste related posts")
        return tr("Edit related post {n}", n=number)

    def paste(self, source: QMimeData, row: RelatedRow | None = None) -> bool:
        """Make rows of the posts that `source` names, from `row` on; False: it names none, it is text for one field.

        Into a blank row the first post goes itself, otherwise they follow the row. One address fills the row's own,
        if that is empty.
        """
        posts = _posts(source)
        one = posts[0] if len(posts) == 1 else None
        whole = [post for post in posts if sum(map(bool, (post.title, post.url, post.date))) > 1]
        if not posts or (row and one and not one.url and not whole):
            return False
        self.finish_composing()
        self._binding.document.before_paste(source.text() or source.html())
        values = self._values
        index = self.index(row) if row else len(values)
        here = values[index] if index < len(values) else None
        if row and one and not one.title and not one.date:
            if here is not None and here.url:
                return False
            filled = Related(here.title, one.url, here.date) if here else one
            self.change(rows.replaced(values or (Related(),), min(index, len(values)), filled), "paste", index)
            return True
        if here == Related():
            new = rows.replaced(values, index, *posts)
        else:
            index = min(index + (here is not None), len(values))
            new = rows.inserted(values, index, *posts)
        self.change(new, "paste", index)
        self.focus_row(index + len(posts) - 1)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(POSTS_TYPE):
            self._show_place(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_place(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.row_drag.hide_gap()

    def dropEvent(self, event: QDropEvent) -> None:
        """Posts of the library go in between the rows where they are dropped."""
        gap = self.row_drag.show_gap(round(event.position().y()))
        self.row_drag.hide_gap()
        self.finish_composing()
        for post in reversed(_posts(event.mimeData())):
            choose(self._binding.document, post, gap)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _show_place(self, event: QDragMoveEvent) -> None:
        self.row_drag.show_gap(round(event.position().y()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def paste_clipboard(self) -> None:
        """Add what the clipboard names; with nothing in it that could be a post, begin an empty row."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not self.paste(data):
            self.add()


def _posts(source: QMimeData) -> tuple[Related, ...]:
    page = source.html() if source.hasHtml() else ""
    linked = parse_related_html(page) if len(page) <= _LARGEST_PAGE else ()
    if any(post.url for post in linked) or not source.hasText():
        return linked
    return parse_related(source.text())
