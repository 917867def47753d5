"""The counts of the post, part by part and of the selection, and what was written today and this week."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from editor.app.application import Application
from editor.app.open_post.buffer import decode
from editor.app.threads.jobs import Jobs
from editor.core.history.writing_days import HIGHEST_GOAL
from editor.core.text.extent import Extent, extent
from editor.core.text.parts import split_body
from editor.core.words import tr
from editor.ui.counts.chart import WritingChart
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.write.source_edit import SourceEdit

_STEP = 100  # characters of the goal


class CountsDialog(QDialog):
    """Stays beside the work and follows it: with each report on the post, and with the selection."""

    def __init__(self, app: Application, edit: SourceEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Counts and writing"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._app, self._edit = app, edit
        self._jobs = Jobs(self)
        self._cells: dict[tuple[int, int], PlainLabel] = {}
        self.chart = WritingChart()
        self.goal = QSpinBox()
        self.goal.setRange(0, HIGHEST_GOAL)
        self.goal.setSingleStep(_STEP)
        self.goal.lineEdit().setTextMargins(8, 0, 0, 0)  # Qt takes no padding of the style sheet for it
        self.goal.setSpecialValueText(tr("No goal"))
        self.goal.setAccessibleName(tr("Goal of a day, in characters"))
        self._today = PlainLabel(role="dialogNote", wraps=True)
        self._lay_out()
        self.goal.editingFinished.connect(lambda: app.writing().set_goal(self.goal.value()))
        app.previewer.reported.connect(self.count)
        app.session.current_changed.connect(self.count)
        edit.selectionChanged.connect(self.count)
        app.writing().changed.connect(self._show_writing)
        app.writing().read()
        self.count()

    def cell(self, row: int, column: int) -> str:
        """The number in a row (news, commentary, whole, selection) and column (characters, sheets, words, minutes)."""
        return self._cells[row, column].text()

    @property
    def today(self) -> str:
        """The sentence about today."""
        return self._today.text()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        heads = (tr("Characters"), tr("Sheets of 400"), tr("Latin words"), tr("Minutes to read"))
        for column, words in enumerate(heads):
            grid.addWidget(PlainLabel(words, role="dialogNote"), 0, column + 1, Qt.AlignmentFlag.AlignRight)
        for row, words in enumerate((tr("News"), tr("Commentary"), tr("Whole text"), tr("Selection"))):
            grid.addWidget(PlainLabel(words), row + 1, 0)
            for column in range(len(heads)):
                label = self._cells[row, column] = PlainLabel()
                label.setAccessibleName(f"{words}: {heads[column]}")
                grid.addWidget(label, row + 1, column + 1, Qt.AlignmentFlag.AlignRight)
        goal = QHBoxLayout()
        goal.addWidget(PlainLabel(tr("Goal of a day, in characters")))
        goal.addWidget(self.goal)
        goal.addStretch(1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        goal.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Counts and writing"), role="dialogTitle"))
        layout.addLayout(grid)
        layout.addSpacing(8)
        layout.addWidget(self._today)
        layout.addWidget(self.chart)
        layout.addLayout(goal)

    def count(self, *_what: object) -> None:
        """Count once more, off the window's thread; one count at a time is enough."""
        if self._jobs.busy:
            return
        document = self._app.session.current
        if document is None:
            return
        body = document.body_text()
        chosen = decode(self._edit.textCursor().selectedText().replace("\u2029", "\n"))
        revision = document.revision

        def work() -> list[Extent]:
            parts = split_body(body)
            return [extent(text) for text in (parts.news, parts.commentary or "", body, chosen)]

        def done(extents: list[Extent]) -> None:
            self._show(extents)
            now = self._app.session.current
            cursor = decode(self._edit.textCursor().selectedText().replace("\u2029", "\n"))
            if now is not document or now.revision != revision or cursor != chosen:
                self.count()

        self._jobs.start(work, done, _raise)

    def _show(self, extents: list[Extent]) -> None:
        for row, found in enumerate(extents):
            numbers = (f"{found.characters:,}", f"{found.sheets:,.1f}", f"{found.words:,}", f"{found.minutes:,}")
            for column, number in enumerate(numbers):
                self._cells[row, column].setText(number)

    def _show_writing(self) -> None:
        writing = self._app.writing()
        week = writing.week
        if not self.goal.hasFocus():
            self.goal.setValue(writing.goal)
        self.chart.show_days(week, writing.goal)
        today, all_days = writing.today, sum(written for _day, written in week)
        said = tr("Today {today} characters, in seven days {week}.", today=f"{today:,}", week=f"{all_days:,}")
        if writing.goal and today < writing.goal:
            said += " " + tr("{n} more to the goal.", n=f"{writing.goal - today:,}")
        elif writing.goal:
            said += " " + tr("The goal is reached.")
        if writing.damaged:
            said += " " + tr("The record before could not be read; it is kept beside the new one.")
        self._today.setText(said)


def _raise(error: Exception) -> None:
    raise error
