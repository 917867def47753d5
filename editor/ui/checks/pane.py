"""The checks beside the text: a face of the right pane that stays while one writes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.core.checks.catalogue import BY_ID
from editor.core.words import tr
from editor.ui.checks.rows import ProblemJson, ProblemRows
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel, set_tip


class ChecksPane(QWidget):
    """Shows problems and what can be done about the chosen one.

    `chosen(problem)`: go there; `mended(problem)`: write what it proposes; `ignored(problem)`: say it no more in this
    post; `told_again(problem)`: say it again; `rules_wanted`: the person wants to switch rules.
    `links_mended`: mend all links to own posts; `way_taken(problem, way)`: do one of the "ways" that the problem names.
    `left`: back to the text, by Escape.
    """

    chosen = Signal(dict)
    mended = Signal(dict)
    ignored = Signal(dict)
    told_again = Signal(dict)
    rules_wanted = Signal()
    links_mended = Signal()
    way_taken = Signal(dict, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checksPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Checks"))
        self._looked = False
        """Whether the post was looked at, so that it can be said that nothing was found."""
        self._problems: list[ProblemJson] = []
        self._quiet: list[ProblemJson] = []
        self.rows = ProblemRows()
        self.rows.chosen.connect(self.chosen)
        self.rows.ignored.connect(self._ignore)
        self.rows.currentItemChanged.connect(self._look)
        self._title = PlainLabel(tr("Checks"), role="checksTitle")
        self._empty = PlainLabel(tr("No problems found. The post is ready to publish."), role="emptyNote", wraps=True)
        self._reason = PlainLabel(role="checksReason", wraps=True)
        self._mend = QPushButton(tr("&Mend"))
        set_tip(self._mend, tr("Put the suggestion in place of these words; one undo takes it back."))
        self._mend.clicked.connect(self.mend_current)
        self._links = QPushButton(tr("Mend &all links"))
        set_tip(self._links, tr("All links to your own posts are corrected in one step."))
        self._links.clicked.connect(self.links_mended)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self._ignore_here = QPushButton(tr("Ignore here"))
        set_tip(self._ignore_here, tr("Do not show this again in this post. The text is not changed."))
        self._ignore_here.clicked.connect(self.ignore_current)
        self._ignored = QPushButton()
        self._ignored.setCheckable(True)
        self._ignored.toggled.connect(lambda _on: self._fill())
        self._rules = QPushButton(tr("Rules…"))
        self._rules.clicked.connect(self.rules_wanted)
        self._lay_out()
        self.setFocusProxy(self.rows)
        self._fill()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self._mend, self._links, self._ignore_here):
            ways.addWidget(named(button, "quietWay"))
        ways.addLayout(self._ways)
        ways.addStretch(1)
        for button in (self._ignored, self._rules):
            ways.addWidget(named(button, "quietWay"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self.rows, 1)
        self._end = QWidget()
        layout.addWidget(self._end, 1)
        layout.addWidget(self._reason)
        layout.addLayout(ways)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text of the post."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_problems(self, problems: list[ProblemJson], quiet: list[ProblemJson]) -> None:
        """Show `problems`, and how many others the author ignores."""
        self._looked = True
        self._problems, self._quiet = problems, quiet
        self._fill()

    def show_nothing(self) -> None:
        """Show neither problems nor that there are none: the post is being looked at."""
        self._looked = False
        self._problems, self._quiet = [], []
        self._fill()

    def _fill(self) -> None:
        if not self._quiet:
            self._ignored.setChecked(False)
        shown = self._quiet if self._ignored.isChecked() else []
        self.rows.show_problems(self._problems, shown)
        there = bool(self.rows.rows())
        self.rows.setVisible(there)
        self._empty.setVisible(self._looked and not self._problems)
        self._end.setVisible(not there)
        self._ignored.setText(tr("{n} ignored", n=len(self._quiet)))
        self._ignored.setVisible(bool(self._quiet))
        self._look()

    def _look(self) -> None:
        problem = self.rows.problem
        entry = BY_ID.get(problem["rule"]) if problem is not None else None
        self._reason.setText(f"{entry.reason} [{entry.id}]" if entry is not None else "")
        self._reason.setVisible(entry is not None)
        self._mend.setVisible(bool(self.rows.rows()))
        self._links.setVisible(sum(bool(one.get("edit")) for one in self._problems) > 1)
        self._offer_ways(problem)
        self._mend.setEnabled(problem is not None and problem.get("mend") is not None)
        self._ignore_here.setVisible(bool(self.rows.rows()))
        self._ignore_here.setEnabled(problem is not None and "known" in problem)
        self._ignore_here.setText(tr("Stop ignoring it") if self._is_quiet(problem) else tr("Ignore here"))

    def _offer_ways(self, problem: ProblemJson | None) -> None:
        while (old := self._ways.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for way, words in (problem or {}).get("ways", ()):
            button = named(QPushButton(words), "quietWay")
            button.clicked.connect(lambda _checked=False, way=way: self.way_taken.emit(problem, way))
            self._ways.addWidget(button)
            button.show()

    def _is_quiet(self, problem: ProblemJson | None) -> bool:
        return problem is not None and any(problem is one or problem == one for one in self._quiet)

    @property
    def can_mend(self) -> bool:
        """Whether something is proposed for the chosen one."""
        return self.rows.problem is not None and self.rows.problem.get("mend") is not None

    def mend_current(self) -> None:
        """Have what is proposed for the chosen one written."""
        if (problem := self.rows.problem) is not None and self.can_mend:
            self.mended.emit(problem)

    def ignore_current(self) -> None:
        """Ignore the chosen one, or tell it again where it is ignored."""
        if (problem := self.rows.problem) is not None:
            self._ignore(problem)

    def _ignore(self, problem: ProblemJson) -> None:
        if "known" in problem:
            (self.told_again if self._is_quiet(problem) else self.ignored).emit(problem)
