"""The findings of the checks as rows under headings: faults apart from advice, section by section."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from editor.core.words import tr
from editor.ui.look.icons import icon
from editor.ui.look.theme import theme

ProblemJson = dict[str, Any]
"""A problem as the report has it: what `Problem.as_json` gives, with "section" and "known"."""

_LOOK = {"error": ("warning", "accent"), "warning": ("warning", "warning"), "advice": ("help", "muted")}
_SECTIONS = ("news", "commentary", "related", "images", "post")
_PROBLEM = Qt.ItemDataRole.UserRole


def section_names() -> dict[str, str]:
    """The sections of a post, by their names in a report, in the order in which they are listed."""
    names = (tr("News"), tr("Commentary"), tr("Related"), tr("Images"), tr("Post"))
    return dict(zip(_SECTIONS, names, strict=True))


def said(problem: ProblemJson) -> str:
    """The sentence of a problem, and below it what is proposed instead of which words."""
    if problem.get("mend") is None:
        return str(problem["message"])
    mend = problem["mend"] or tr("(nothing)")
    return f"{problem['message']}\n{problem['words']} → {mend}"


class ProblemRows(QListWidget):
    """Rows to go through. `chosen(problem)`: go there; `ignored(problem)`: the Delete key was pressed on it."""

    chosen = Signal(dict)
    ignored = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemList")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Checks"))
        self.itemActivated.connect(self._activated)
        self.itemClicked.connect(self._activated)

    def show_problems(self, problems: list[ProblemJson], quiet: list[ProblemJson]) -> None:
        """Show `problems`, and under a heading of their own those that are ignored; the chosen one stays chosen.

        While one writes, the same problems come again and again at other lines: then nothing moves in the list.
        """
        serious = [problem for problem in problems if problem["severity"] != "advice"]
        advice = [problem for problem in problems if problem["severity"] == "advice"]
        blocks = ((serious, ""), (advice, tr("Suggestion")), (quiet, tr("Ignored")))
        rows = [row for block, title in blocks for row in _rows(block, title)]
        if [(text, bool(problem)) for text, problem in rows] == self._labels():
            for number, (_text, problem) in enumerate(rows):
                if problem is not None:
                    self.item(number).setData(_PROBLEM, problem)
            return
        current, row, scroll = self.problem, self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        for text, problem in rows:
            if problem is None:
                self._add_heading(text)
            else:
                sign, role = _LOOK[problem["severity"]]
                item = QListWidgetItem(icon(sign, role), text)
                item.setData(_PROBLEM, problem)
                self.addItem(item)
        self._choose(current, row)
        self.verticalScrollBar().setValue(scroll)

    def _labels(self) -> list[tuple[str, bool]]:
        """The words of each row, and whether it is a problem."""
        return [(self.item(row).text(), self._problem_at(row) is not None) for row in range(self.count())]

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(theme.color("muted"))
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def _choose(self, problem: ProblemJson | None, row: int) -> None:
        """Have `problem` chosen; where it is gone, the one that is in its row now."""
        rows = self.rows()
        same = next((one for one in rows if is_same(self._problem_at(one), problem)), None)
        if same is None and row >= 0:
            same = min(rows, key=lambda one: (one < row, abs(one - row)), default=None)
        if same is not None:
            self.setCurrentRow(same)

    def rows(self) -> list[int]:
        """The rows that are problems and no headings."""
        return [row for row in range(self.count()) if self._problem_at(row) is not None]

    def _problem_at(self, row: int) -> ProblemJson | None:
        item = self.item(row)
        found: ProblemJson | None = item.data(_PROBLEM) if item is not None else None
        return found

    @property
    def problem(self) -> ProblemJson | None:
        """The chosen one."""
        return self._problem_at(self.currentRow())

    def step(self, by: int) -> ProblemJson | None:
        """Choose the next one (`by` 1) or the one before (-1), round at the ends; None: there are none."""
        rows = self.rows()
        if not rows:
            return None
        here = self.currentRow()
        at = rows.index(here) + by if here in rows else (0 if by > 0 else -1)
        self.setCurrentRow(rows[at % len(rows)])
        return self.problem

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete ignores the chosen one."""
        if event.key() == Qt.Key.Key_Delete and self.problem is not None:
            self.ignored.emit(self.problem)
        else:
            super().keyPressEvent(event)

    def _activated(self, item: QListWidgetItem) -> None:
        if (problem := item.data(_PROBLEM)) is not None:
            self.chosen.emit(problem)


def _rows(problems: list[ProblemJson], title: str) -> Iterator[tuple[str, ProblemJson | None]]:
    """The rows of a block, section by section: a heading without a problem, then the problems with their words."""
    for section, name in section_names().items():
        there = [problem for problem in problems if problem.get("section", "post") == section]
        if there:
            yield f"{title} — {name}" if title else name, None
        for problem in there:
            yield said(problem), problem


def is_same(one: ProblemJson | None, other: ProblemJson | None) -> bool:
    """Whether two reports speak of one finding, wherever its line is now."""
    if one is None or other is None:
        return False
    keys = ("known", "message") if "known" in one and "known" in other else ("rule", "message", "line", "words")
    return all(one.get(key) == other.get(key) for key in keys)
