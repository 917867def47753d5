"""Copy for Blogger: the HTML is on the clipboard; title, labels, permalink and description each have a button."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.core.words import tr
from editor.ui.checks.rows import ProblemRows
from editor.ui.elided_label import ElidedLabel
from editor.ui.named import named
from editor.ui.plain_text import PlainLabel

_WIDTH = 640  # px
_MOST_SHOWN = 8  # findings; the problem list has them all
_FEW, _SHORT_LIST, _LIST = 2, 120, 200
"""So many problems are a short list; the heights of a short and a long one in pixels."""
_AROUND = 96  # pixels for the window's frame and the desktop's bars, when it must be as high as the screen allows


class CopyForBlogger(QDialog):
    """Shows the parts of `export` (an `Export` as JSON) in the order of Blogger's boxes. The HTML is copied at once.

    `clean_wanted` asks for the export of the text where the original goes out; the answer comes by `show_export`.
    `pictures_wanted` names the picture to give an address to, empty for the first; `problem_wanted(problem)`: the
    person wants to go to a problem of the post.
    """

    clean_wanted = Signal()
    pictures_wanted = Signal(str)
    problem_wanted = Signal(dict)

    def __init__(self, export: dict[str, Any], parent: QWidget, problems: Sequence[dict[str, Any]] = ()) -> None:
        """`problems` is what is still to be looked at in the post."""
        super().__init__(parent)
        self.setObjectName("copyForBlogger")
        self.setWindowTitle(tr("Copy for Blogger"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._problems = list(problems)
        self._original = export if export.get("original") or export.get("kept") else None
        self._buttons: list[QPushButton] = []
        self._sign = PlainLabel("⚠", role="dialogSign")
        self._title = PlainLabel(role="dialogTitle")
        self._scroll = named(QScrollArea(), "copyScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        self._pictures = QPushButton(tr("Open pictures"))
        self._pictures.clicked.connect(lambda: self._show_picture(""))
        self._close = QPushButton(tr("Close"))
        self._close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._pictures)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        self.show_export(export)

    def show_export(self, export: dict[str, Any]) -> None:
        """Copy the HTML of `export` and show its parts, in the place of those before."""
        missing = [str(path) for path in export["missing_images"]]
        self._sign.setVisible(bool(missing))
        self._title.setText(tr("{n} pictures are not in it yet", n=len(missing)) if missing else tr("Copied"))
        self._pictures.setVisible(bool(missing))
        self._buttons = []
        inside = named(QWidget(), "copyInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(_words(_what_to_do(missing), "dialogNote"))
        if missing:
            column.addWidget(self._missing(missing))
        if findings := self._findings(export):
            column.addWidget(findings)
        column.addLayout(self._rows(export))
        if self._problems:
            column.addWidget(_words(_still(self._problems), "dialogNote"))
            column.addWidget(self._open())
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._copy(self._buttons[0], export["text"])
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the height to the contents, as long as the screen has room; then they are scrolled."""
        inside = self._scroll.widget()
        layout = inside.layout() if inside else None
        if layout is None:
            return
        room = self.screen().availableGeometry()
        width = min(max(_WIDTH, self.width()), room.width() - _AROUND)
        margins = self.contentsMargins()
        outer = self.layout()
        if outer is not None:
            margins = outer.contentsMargins()
        wanted = layout.totalHeightForWidth(width - margins.left() - margins.right())
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        self.resize(width, min(wanted + around, room.height() - _AROUND))

    def _rows(self, export: dict[str, Any]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        html = tr("{n} characters of HTML", n=f"{len(export['text']):,}")
        self._row(grid, tr("Post (HTML)"), html, export["text"])
        for label, part in (
            (tr("Title"), "title"),
            (tr("Labels"), "labels"),
            (tr("Permalink"), "permalink"),
            (tr("Search description"), "description"),
        ):
            self._row(grid, label, export[part], export[part])
        return grid

    def _row(self, grid: QGridLayout, label: str, shown: str, text: str) -> None:
        """One row; that of an empty box is not seen."""
        row = grid.rowCount()
        button = named(QPushButton(tr("Copy")), "copyButton")
        button.setAccessibleName(tr("Copy: {what}", what=label))
        button.setEnabled(bool(text))
        button.clicked.connect(lambda: self._copy(button, text))
        for column, widget in enumerate((ElidedLabel(label, "copyLabel"), ElidedLabel(shown, "copyValue"), button)):
            grid.addWidget(widget, row, column)
            widget.setVisible(bool(text))
        self._buttons.append(button)

    def _open(self) -> QWidget:
        """The problems that are still open, in the list that the checks have."""
        rows = ProblemRows()
        rows.show_problems(self._problems, [])
        rows.setFixedHeight(_LIST if len(self._problems) > _FEW else _SHORT_LIST)
        rows.chosen.connect(self._go_to)
        return rows

    def _go_to(self, problem: dict[str, Any]) -> None:
        self.accept()
        self.problem_wanted.emit(problem)

    def _missing(self, paths: list[str]) -> QWidget:
        files = named(QListWidget(), "copyMissing")
        files.addItems(paths)
        files.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        files.ensurePolished()
        files.setFixedHeight(min(4, len(paths)) * files.sizeHintForRow(0) + 2 * files.frameWidth() + 12)
        files.setAccessibleName(tr("Pictures without an address"))
        files.itemClicked.connect(lambda item: self._show_picture(item.text()))
        files.itemActivated.connect(lambda item: self._show_picture(item.text()))
        return files

    def _findings(self, export: dict[str, Any]) -> QWidget | None:
        """The findings on the HTML, live content or lost features; and the way to the other of original and clean
        copy."""
        active, lost = list(export.get("active", ())), list(export.get("lost", ()))
        if not active and not lost and self._original is None:
            return None
        box = named(QFrame(), "copyFindings")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        original, kept = bool(export.get("original")), int(export.get("kept") or 0)
        if kept:
            sentence = tr("You edited this imported post. {n} of its blocks go out as they were.", n=kept)
        elif original and active:
            sentence = tr("This is the original HTML, as it was imported. In it is:")
        elif original:
            sentence = tr("This is the original HTML, as it was imported.")
        elif active:
            sentence = tr("In it is:")
        else:
            sentence = tr("This is a clean copy, made of the post's text.") if self._original is not None else ""
        if sentence:
            column.addWidget(_words(sentence, "copyFinding", warns=bool(active) and not kept))
        if kept and active:
            column.addWidget(_words(tr("In it is:"), "copyFinding", warns=True))
        if active:
            column.addWidget(_words(_listed(active), "copyFound"))
        if lost:
            column.addWidget(_words(tr("The imported post had this, and the copy has not:"), "copyFinding", warns=True))
            column.addWidget(_words(_listed(lost), "copyFound"))
        if other := self._other(original or kept > 0, bool(active)):
            row = QHBoxLayout()
            row.addWidget(other)
            row.addStretch(1)
            column.addLayout(row)
        return box

    def _other(self, original: bool, active: bool) -> QPushButton | None:
        """The button to the other copy; None where there is no other, or no reason for one."""
        if original and active:
            clean = named(QPushButton(tr("Clean copy")), "copyClean")
            clean.clicked.connect(self.clean_wanted)
            return clean
        if not original and self._original is not None:
            back = named(QPushButton(tr("The original")), "copyOriginal")
            back.clicked.connect(lambda: self.show_export(self._original or {}))
            return back
        return None

    def _show_picture(self, path: str) -> None:
        """Make room for the pictures: what is on the clipboard has to be copied again in any case."""
        self.accept()
        self.pictures_wanted.emit(path)

    def _copy(self, button: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        for other in self._buttons:
            other.setText(tr("Copy"))
        button.setText(tr("Copied ✓"))


def _what_to_do(missing: list[str]) -> str:
    if not missing:
        return tr(
            "In Blogger, switch the editor to “HTML view” and paste. Leave it in HTML view: the other view rewrites "
            "tables, ruby and captions."
        )
    return tr("Upload these pictures in Blogger's editor, put each address into the Images tab and copy again.")


def _still(problems: list[dict[str, Any]]) -> str:
    return tr("Still to look at: {n}. The copy is on the clipboard all the same.", n=len(problems))


def _listed(findings: list[str]) -> str:
    lines = [f"・{finding}" for finding in findings[:_MOST_SHOWN]]
    if len(findings) > _MOST_SHOWN:
        lines.append(tr("and {n} more", n=len(findings) - _MOST_SHOWN))
    return "\n".join(lines)


def _words(text: str, name: str, *, warns: bool = False) -> QLabel:
    label = PlainLabel(text, role=name)
    label.setWordWrap(True)
    label.setProperty("warns", warns)
    return label
