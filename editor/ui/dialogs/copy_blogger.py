"""Copy for Blogger: the HTML is on the clipboard; title, labels, permalink and description each have a button."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.core.words import tr
from editor.ui.checks.rows import ProblemRows
from editor.ui.dialogs.copy_findings import AboutCopy, CopyFindings, finding_label
from editor.ui.elided_label import ElidedLabel
from editor.ui.named import named
from editor.ui.plain_text import PlainLabel

_WIDTH = 640  # px
_FEW, _SHORT_LIST, _LIST = 2, 120, 200
"""So many problems are a short list; the heights of a short and a long one in pixels."""
_AROUND = 96  # pixels for the window's frame and the desktop's bars, when it must be as high as the screen allows


class CopyForBlogger(QDialog):
    """Shows the parts of `export` (an `Export` as JSON) in the order of Blogger's boxes. The HTML is copied at once.

    `clean_wanted` asks for the export of the text where the original goes out; the answer comes by `show_export`.
    `pictures_wanted` names the picture to give an address to, empty for the first; `problem_wanted(problem)`: the
    person wants to go to a problem of the post. While pictures are missing it stays above the browser;
    `addresses_pasted(html)`: the HTML that Blogger made of them was pasted anywhere into it; `files_wanted(how)` asks
    for their files, "folder" or "clipboard".
    """

    clean_wanted = Signal()
    pictures_wanted = Signal(str)
    problem_wanted = Signal(dict)
    addresses_pasted = Signal(str)
    files_wanted = Signal(str)

    def __init__(self, export: dict[str, Any], parent: QWidget, problems: Sequence[dict[str, Any]] = ()) -> None:
        """`problems` is what is still to be looked at in the post."""
        super().__init__(parent)
        self.setObjectName("copyForBlogger")
        self.setWindowTitle(tr("Copy for Blogger"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Between this window and the browser one goes back and forth for each box.
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
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
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste, context=context)
        self.show_export(export)

    def show_export(self, export: dict[str, Any]) -> None:
        """Copy the HTML of `export` and show its parts, in the place of those before."""
        missing = [str(path) for path in export["missing_images"]]
        self._sign.setVisible(bool(missing))
        self._title.setText(_how_far(len(missing)))
        self._pictures.setVisible(bool(missing))
        self._buttons = []
        inside = named(QWidget(), "copyInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(finding_label(_what_to_do(missing), "dialogNote"))
        if missing:
            column.addWidget(self._missing(missing))
            column.addLayout(self._uploading())
        if (about := AboutCopy.of(export, self._original)) is not None:
            findings = CopyFindings(about)
            findings.clean_wanted.connect(self.clean_wanted)
            findings.original_wanted.connect(lambda: self.show_export(self._original or {}))
            column.addWidget(findings)
        column.addLayout(self._rows(export))
        if self._problems:
            column.addWidget(finding_label(_still(self._problems), "dialogNote"))
            column.addWidget(self._open())
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._copy(self._buttons[0], export["text"])
        if self.isVisible():
            self._fit()

    def _paste(self) -> None:
        """Take Blogger's HTML of the pictures: as text of its HTML view, or as what was copied in its other view."""
        mime = QGuiApplication.clipboard().mimeData()
        text = mime.text()
        self.addresses_pasted.emit(text if "<" in text or not mime.hasHtml() else mime.html())

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

    def _uploading(self) -> QHBoxLayout:
        """The ways to have the files at hand in Blogger."""
        row = QHBoxLayout()
        for text, name, how in (
            (tr("Open the folder"), "copyFolder", "folder"),
            (tr("Copy the files"), "copyFiles", "clipboard"),
        ):
            button = named(QPushButton(text), name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, how=how: self.files_wanted.emit(how))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _show_picture(self, path: str) -> None:
        """Make room for the pictures: what is on the clipboard has to be copied again in any case."""
        self.accept()
        self.pictures_wanted.emit(path)

    def _copy(self, button: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        for other in self._buttons:
            other.setText(tr("Copy"))
        button.setText(tr("Copied ✓"))


def _how_far(missing: int) -> str:
    if missing == 1:
        return tr("One picture is not in it yet")
    return tr("{n} pictures are not in it yet", n=missing) if missing else tr("Copied")


def _what_to_do(missing: list[str]) -> str:
    if not missing:
        return tr(
            "In Blogger, switch the editor to “HTML view” and paste. Leave it in HTML view: the other view rewrites "
            "tables, ruby and captions."
        )
    return tr(
        "Upload these pictures in Blogger's editor, copy all of the HTML that it made there and paste it here: each "
        "picture gets its address, and the whole post is copied."
    )


def _still(problems: list[dict[str, Any]]) -> str:
    return tr("Still to look at: {n}. The copy is on the clipboard all the same.", n=len(problems))
