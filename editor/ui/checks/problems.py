"""Problems of the open post: a pane beside the text, marks in the text, and the way from a problem to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit
from shiboken6 import isValid

from editor.app.checks.ignoring import Ignoring
from editor.app.choices.settings import Settings
from editor.app.open_post.buffer import encode
from editor.app.render.previewer import Previewer
from editor.ui.checks.pane import ChecksPane
from editor.ui.desk.desk import Desk
from editor.ui.widgets.one_window import OneWindow
from editor.ui.write.marks import MarkedPlace, find_words

if TYPE_CHECKING:
    from editor.ui.dialogs.rules import RulesDialog


class Problems(QObject):
    """Shows the problems of the latest report on the post of `desk`, in its right pane and under its words.

    `changed`: there are others.
    """

    changed = Signal()

    def __init__(self, desk: Desk, previewer: Previewer, ignoring: Ignoring, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._previewer = previewer
        self._ignoring = ignoring
        self._settings = settings
        self._pane: ChecksPane | None = None
        self._selecting: QPlainTextEdit | None = None
        """The text or field in which the words of the last problem were selected."""
        self.rules: OneWindow[RulesDialog] = OneWindow(self._make_rules)
        ignoring.failed.connect(desk.source.edit.refused)
        self._findings = desk.memory.findings
        previewer.reported.connect(self._fill)
        self._findings.changed.connect(self._fill)
        desk.rearranged.connect(self._look_for_all)
        desk.publish.ask_problems(self._problems)
        desk.publish.problem_wanted.connect(self.go_to)
        desk.blogger.problems_wanted.connect(self.show)

    @property
    def report(self) -> dict[str, Any]:
        """The latest report, its problems those of the library, too; empty before the first."""
        report: dict[str, Any] = self._previewer.report
        return {**report, "problems": self._problems()} if report else {}

    @property
    def told(self) -> dict[str, Any]:
        """The report as it is told without being asked for: a new post of which no word is written lacks no title."""
        document, report = self._desk.document, self.report
        if not report or document.on_disk or not document.is_clean:
            return report
        return {**report, "problems": [one for one in report["problems"] if one.get("rule") != "title-missing"]}

    @property
    def is_open(self) -> bool:
        """Whether the pane is shown."""
        preview = self._desk.preview
        return self._pane is not None and preview.face is self._pane and not preview.isHidden()

    def _look_for_all(self) -> None:
        self._findings.want_all(self.is_open)

    def show(self) -> None:
        """Show the pane beside the text, with the caret in it."""
        self.show_beside().setFocus()

    def toggle(self) -> None:
        """Show the pane, or the page again."""
        if self.is_open:
            self._desk.preview.show_face(None)
            self._desk.focus_source()
            self._desk.rearranged.emit()
        else:
            self.show()

    def go_to_next(self) -> None:
        """Choose the next problem, round at the end, and go to its place."""
        self._step(1)

    def go_to_previous(self) -> None:
        """Choose the problem before, round at the beginning, and go to its place."""
        self._step(-1)

    def mend_links(self) -> None:
        """Mend all links to own posts that can be, in one step."""
        self._findings.mend(self._findings.found)

    def mend_current(self) -> None:
        """Write what the chosen problem proposes."""
        self.show_beside().mend_current()

    def ignore_current(self) -> None:
        """Say the chosen problem no more in this post, or tell it again."""
        self.show_beside().ignore_current()

    def _step(self, by: int) -> None:
        problem = self.show_beside().rows.step(by)
        if problem is not None:
            self.go_to(problem)

    def show_beside(self) -> ChecksPane:
        """The pane, shown beside the text, wherever the caret is."""
        desk = self._desk
        if self._pane is None:
            self._pane = ChecksPane()
            self._pane.chosen.connect(self.go_to)
            self._pane.mended.connect(self.mend)
            self._pane.links_mended.connect(self.mend_links)
            self._pane.way_taken.connect(self._findings.do)
            self._pane.ignored.connect(self._ignore)
            self._pane.told_again.connect(self._tell_again)
            self._pane.left.connect(desk.source.edit.setFocus)
            self._pane.rules_wanted.connect(lambda: self.rules.show())
        if not self.is_open:
            desk.preview.show_face(self._pane)
            desk.preview.show()
            self._fill_pane()
            desk.rearranged.emit()
        return self._pane

    def _make_rules(self) -> RulesDialog:
        from editor.ui.dialogs.rules import RulesDialog

        return RulesDialog(self._settings, self._desk.window())

    def _ignore(self, problem: dict[str, Any]) -> None:
        self._ignoring.ignore(self._desk.document, problem["known"])

    def _tell_again(self, problem: dict[str, Any]) -> None:
        self._ignoring.tell_again(self._desk.document, problem["known"])

    def go_to(self, problem: dict[str, Any]) -> None:
        """Put the caret where `problem` is: into its field, or at its line."""
        desk = self._desk
        desk.window().activateWindow()
        self._let_go()
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
        if problem.get("edit"):
            self._findings.mend([problem])
            return
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
        line = problem["line"] - self._lines_above() if in_text else 1
        cursor = find_words(editor, MarkedPlace(line, problem["column"], problem["words"]))
        if cursor is None:
            return None
        editor.setTextCursor(cursor)
        self._selecting = editor
        return editor

    def _let_go(self) -> None:
        """Take back what was selected last: two selections at once would say that both are meant."""
        last, self._selecting = self._selecting, None
        if last is not None and isValid(last) and last.textCursor().hasSelection():
            cursor = last.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            last.setTextCursor(cursor)

    def _lines_above(self) -> int:
        """Number of lines of the file, as it was reported on last, above those of the text."""
        document = self._desk.document
        if document.raw:
            return 0
        body_line: int = self._previewer.report.get("body_line", document.file.body_line)
        return body_line - 1

    def _fill(self) -> None:
        self._fill_pane()
        self.changed.emit()
        above = self._lines_above()
        self._desk.source.edit.marks.show(
            [
                MarkedPlace(problem["line"] - above, problem["column"], problem["words"])
                for problem in self._problems()
                if problem.get("words") and problem.get("column") and not problem["field"]
            ]
        )

    def _fill_pane(self) -> None:
        if self._pane is None or not self.is_open:
            return
        if not self._previewer.report:
            self._pane.show_nothing()
        else:
            ignored = self._previewer.report.get("ignored", [])
            self._pane.show_problems(self._problems(), [*ignored, *self._placed(self._findings.ignored)])

    def _problems(self) -> list[dict[str, Any]]:
        return [*self._previewer.report.get("problems", []), *self._placed(self._findings.found)]

    def _placed(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Findings of the library with their lines in the file as it was reported on last."""
        above = self._lines_above()
        return [{**one, "line": one["body_line"] + above} if one["body_line"] else one for one in found]
