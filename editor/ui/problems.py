"""The list of what there is to look at, and the way from a problem to its place in the post."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.buffer import decode, encode, raw_indices, to_position
from editor.app.previewer import Previewer
from editor.ui.desk import Desk
from editor.ui.one_window import OneWindow

if TYPE_CHECKING:
    from editor.ui.dialogs.problems import ProblemList


class Problems(QObject):
    """Shows the problems of the latest report on the post of `desk`."""

    def __init__(self, desk: Desk, previewer: Previewer) -> None:
        super().__init__(desk)
        self._desk = desk
        self._previewer = previewer
        self._list: OneWindow[ProblemList] = OneWindow(self._make)
        previewer.reported.connect(self._fill)

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._list.is_open

    def show(self) -> None:
        """Show the list beside the work."""
        self._list.show()

    def go_to(self, problem: dict[str, Any]) -> None:
        """Put the caret where `problem` is: into its field, or at its line."""
        desk = self._desk
        desk.window().activateWindow()
        if problem["field"] and not desk.document.raw:
            hidden = desk.fields_pane.isHidden()
            desk.fields_pane.show()  # what is hidden takes no caret
            if desk.fields_pane.focus_field(problem["field"]):
                desk.want_fields(True)
                self._selected(problem)
                return
            desk.fields_pane.setHidden(hidden)
        if problem["line"]:
            desk.source.go_to_line(max(1, problem["line"] - self._lines_above()))
            desk.focus_source()
            self._selected(problem)

    def mend(self, problem: dict[str, Any]) -> None:
        """Write what is proposed in place of the words of `problem`, in one undo step, if they still stand there."""
        self.go_to(problem)
        editor = self._selected(problem)
        if editor is not None and not editor.isReadOnly():
            editor.textCursor().insertText(encode(problem["mend"]))

    def _selected(self, problem: dict[str, Any]) -> QPlainTextEdit | None:
        """The text or the field with the words of `problem` selected in it; None where they do not stand there now."""
        in_text = not problem["field"] or self._desk.document.raw
        editor = self._desk.source.edit if in_text else self._desk.window().focusWidget()
        if not problem.get("words") or not isinstance(editor, QPlainTextEdit):
            return None
        if in_text:
            block = editor.document().findBlockByNumber(max(0, problem["line"] - self._lines_above() - 1))
        else:
            block = editor.document().firstBlock()
        text, words = decode(block.text()), encode(problem["words"].partition("\n")[0])
        (start,) = raw_indices(block.text(), [min(problem["column"] - 1, len(text))])
        if block.text()[start : start + len(words)] != words:
            return None
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + to_position(block.text(), start))
        end = block.position() + to_position(block.text(), start + len(words))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        return editor

    def _lines_above(self) -> int:
        """Number of lines of the file, as it was reported on last, above those of the text."""
        document = self._desk.document
        if document.raw:
            return 0
        body_line: int = self._previewer.report.get("body_line", document.file.body_line)
        return body_line - 1

    def _make(self) -> "ProblemList":
        from editor.ui.dialogs.problems import ProblemList

        made = ProblemList(self._desk.window())
        made.chosen.connect(self.go_to)
        made.mended.connect(self.mend)
        made.show_problems(self._problems())
        return made

    def _fill(self) -> None:
        if (problems := self._list.window) is not None:
            problems.show_problems(self._problems())

    def _problems(self) -> list[dict[str, Any]]:
        problems: list[dict[str, Any]] = self._previewer.report.get("problems", [])
        return problems
