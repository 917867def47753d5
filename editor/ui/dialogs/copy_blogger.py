"""Copy for Blogger: the HTML is on the clipboard; title, labels, permalink and description each have a button."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.problem import to_mend
from editor.core.words import tr
from editor.ui.checks.rows import ProblemRows
from editor.ui.dialogs.boxes import Box, Boxes
from editor.ui.dialogs.copy_findings import AboutCopy, CopyFindings, finding_label, still_open
from editor.ui.dialogs.upload_files import UploadFiles, dragging_hint
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.widgets.steady_scroll import SteadyScrollArea

_WIDTH = 640  # px
_FEW, _SHORT_LIST, _LIST = 2, 120, 200
"""So many problems are a short list; the heights of a short and a long one in pixels."""
_AROUND = 96  # pixels for the window's frame and the desktop's bars, when it must be as high as the screen allows


class CopyForBlogger(QDialog):
    """Shows the parts of `export` (an `Export` as JSON) in the order of Blogger's boxes. The HTML is copied at once.

    `clean_wanted` asks for the export of the text where the original goes out; the answer comes by `show_export`.
    `pictures_wanted` names the picture to give an address to, empty for the first; `problem_wanted(problem)`: the
    person wants to go to a problem of the post. It stays above the browser, so that what it holds can be dragged there.
    `addresses_pasted(html)`: the HTML that Blogger made of the pictures was pasted anywhere into it;
    `addresses_offered(html)`: it is on the clipboard when the person comes back. `files_wanted(how)` asks for the
    files, "folder" or "clipboard".
    """

    clean_wanted = Signal()
    pictures_wanted = Signal(str)
    problem_wanted = Signal(dict)
    addresses_pasted = Signal(str)
    addresses_offered = Signal(str)
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
        self.setAcceptDrops(True)
        self._missing: list[str] = []
        self._files: tuple[Path, ...] = ()
        self._list: UploadFiles | None = None
        self._looked_at = ""
        """The words of the clipboard that were looked at for addresses."""
        self._sign = PlainLabel("⚠", role="dialogSign")
        self._title = PlainLabel(role="dialogTitle")
        self._scroll = named(SteadyScrollArea(), "copyScroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is scrolled by what has the focus in it
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        self._pictures = QPushButton(tr("Open “Images”"))
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

    def show_export(self, export: dict[str, Any], note: str = "") -> None:
        """Copy the HTML of `export` and show its parts, in the place of those before; `note` says what was done."""
        self._missing = [str(path) for path in export["missing_images"]]
        self._problems = still_open(self._problems, self._missing)
        missing = len(self._missing)
        self._sign.setVisible(bool(missing))
        self._title.setText(_how_far(missing))
        self._pictures.setVisible(bool(missing))
        inside = named(QWidget(), "copyInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if note:
            column.addWidget(finding_label(note, "dialogNote"))
        column.addWidget(finding_label(_what_to_do(missing), "dialogNote"))
        self._list = None
        if missing:
            self._add_pictures(column)
        if (about := AboutCopy.of(export, self._original)) is not None:
            findings = CopyFindings(about)
            findings.clean_wanted.connect(self.clean_wanted)
            findings.original_wanted.connect(lambda: self.show_export(self._original or {}))
            column.addWidget(findings)
        boxes = _boxes_of(export)
        column.addWidget(boxes)
        column.addWidget(
            finding_label(tr("Space copies one after another. Or drag a text into its box."), "dialogNote")
        )
        if self._problems:
            column.addWidget(finding_label(_still(self._problems), "dialogNote"))
            column.addWidget(self._open())
            column.addWidget(self._way_to_problems(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        boxes.copy(0)
        self._looked_at = str(export["text"])
        if self.isVisible():
            self._fit()

    @property
    def missing(self) -> tuple[str, ...]:
        """The pictures without an address, as the text names them."""
        return tuple(self._missing)

    def carry_files(self, files: Sequence[Path]) -> None:
        """Have the pictures that are to be uploaded at hand: `files`, in the order of the text."""
        self._files = tuple(files)
        if self._list is not None and files:
            self._list.carry_files(files)
            self._dragging.setText(dragging_hint())
            if self.isVisible():
                self._fit()

    def _paste(self) -> None:
        """Take Blogger's HTML of the pictures: as text of its HTML view, or as what was copied in its other view."""
        self.addresses_pasted.emit(_html_of(QGuiApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The HTML that Blogger made of the pictures may be dropped anywhere."""
        mime = event.mimeData()
        if self._missing and event.source() is None and (mime.hasHtml() or mime.hasFormat("text/plain")):
            event.setDropAction(Qt.DropAction.CopyAction)  # the browser keeps its own
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the addresses out of it."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.addresses_pasted.emit(_html_of(event.mimeData()))

    def changeEvent(self, event: QEvent) -> None:
        """Addresses that lie on the clipboard when the person comes back are offered."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange or not self.isActiveWindow() or not self._missing:
            return
        from editor.core.images.blogger_markup import shows_uploads

        html = _html_of(QGuiApplication.clipboard().mimeData())
        if html != self._looked_at and shows_uploads(html):
            self._looked_at = html
            self.addresses_offered.emit(html)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the height to the contents, as long as the screen has room; then they are scrolled."""
        inside = self._scroll.widget()
        layout = inside.layout() if inside else None
        if layout is None:
            return
        room = self.room()
        width = min(max(_WIDTH, self.width()), room.width() - _AROUND)
        margins = outer.contentsMargins() if (outer := self.layout()) is not None else self.contentsMargins()
        layout.activate()  # else a row in it still has the height that its words had before
        inner = width - margins.left() - margins.right()
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        most = room.height() - _AROUND
        wanted = layout.totalHeightForWidth(inner)
        for shorten in (self._without_list, self._with_few_rows):
            if wanted + around <= most:
                break
            shorten()
            layout.invalidate()
            wanted = layout.totalHeightForWidth(inner)
        self.resize(width, min(wanted + around, most))

    def room(self) -> QRect:
        """The screen without its bars."""
        return self.screen().availableGeometry()

    def _without_list(self) -> None:
        """On a small screen the problems are a button: a list would be cut."""
        if self._problems:
            self._open_rows.hide()
            self._open_way.show()

    def _with_few_rows(self) -> None:
        if self._list is not None:
            self._list.show_rows(2)

    def _open(self) -> QWidget:
        """The problems that are still open, in the list that the checks have."""
        rows = ProblemRows()
        rows.show_problems(self._problems, [])
        rows.setFixedHeight(_LIST if len(self._problems) > _FEW else _SHORT_LIST)
        rows.chosen.connect(self._go_to)
        self._open_rows = rows
        return rows

    def _way_to_problems(self) -> QWidget:
        """The button that takes the place of that list where the screen has no room for it."""
        n = to_mend(self._problems)
        words = tr("{n} problem left" if n == 1 else "{n} problems left", n=n) if n else tr("Suggestions")
        way = named(QPushButton(words), "copyProblems")
        way.setAutoDefault(False)
        way.clicked.connect(lambda: self._go_to(self._problems[0]))
        way.hide()
        self._open_way = way
        return way

    def _go_to(self, problem: dict[str, Any]) -> None:
        self.accept()
        self.problem_wanted.emit(problem)

    def _add_pictures(self, column: QVBoxLayout) -> None:
        """The pictures that are missing, and the ways to have their files at hand in Blogger."""
        files = UploadFiles(self._missing, tr("Images without a URL"))
        for chosen in (files.itemClicked, files.itemActivated):
            chosen.connect(lambda item: self._show_picture(self._missing[files.row(item)]))
        self._list = files
        self._dragging = finding_label("", "dialogNote")
        column.addWidget(files)
        ways = self._uploading()
        ways.insertWidget(0, self._dragging, 1)
        column.addLayout(ways)
        self.carry_files(self._files)

    def _uploading(self) -> QHBoxLayout:
        """The ways to have the files at hand in Blogger."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, name, how in (
            (tr("Open the folder"), "copyFolder", "folder"),
            (tr("Copy the files"), "copyFiles", "clipboard"),
        ):
            button = named(QPushButton(text), name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, how=how: self.files_wanted.emit(how))
            row.addWidget(button)
        return row

    def _show_picture(self, path: str) -> None:
        """Make room for the pictures: what is on the clipboard has to be copied again in any case."""
        self.accept()
        self.pictures_wanted.emit(path)


def _boxes_of(export: dict[str, Any]) -> Boxes:
    html = tr("{n} characters of HTML", n=f"{len(export['text']):,}")
    named_parts = (
        (tr("Title"), "title"),
        (tr("Labels"), "labels"),
        (tr("Permalink"), "permalink"),
        (tr("Search description"), "description"),
    )
    return Boxes(
        [Box(tr("Post (HTML)"), export["text"], html), *(Box(label, export[part]) for label, part in named_parts)]
    )


def _html_of(mime: QMimeData) -> str:
    """The HTML of Blogger's HTML view, which comes as text, else that of its other view."""
    text = mime.text()
    return text if "<" in text or not mime.hasHtml() else mime.html()


def _how_far(missing: int) -> str:
    if missing == 1:
        return tr("One image is not in it yet")
    return tr("{n} images are not in it yet", n=missing) if missing else tr("Copied")


def _what_to_do(missing: int) -> str:
    if not missing:
        return tr(
            "In Blogger, switch the editor to “HTML view” and paste. Leave it in HTML view: the other view rewrites "
            "tables, ruby and captions."
        )
    return tr(
        "Upload these images in Blogger's editor, select all of the HTML that it made there and "
        "drag it here (or copy it and come back): each image gets its URL, and the whole post is "
        "copied."
    )


def _still(problems: list[dict[str, Any]]) -> str:
    if n := to_mend(problems):
        return tr("The copy is on the clipboard. Problems that are left: {n}.", n=n)
    return tr("The copy is on the clipboard. There are suggestions.")
