"""Import: which files, into which library; then how far it is; then what came of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.app.choices.settings import Settings
from editor.app.library.import_process import ImportProcess
from editor.core.paths import downloads
from editor.core.words import tr
from editor.ui.dialogs.ask import Ask
from editor.ui.dialogs.work_page import WorkPage, report_text
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.plain_text import PlainLabel

_WHOLE = 1000  # steps of the progress bar


class ImportPosts(QDialog):
    """Stays beside the work: one goes on writing while it imports. Closing it stops an import in good order."""

    def __init__(self, process: ImportProcess, settings: Settings, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importPosts")
        self.setWindowTitle(tr("Import"))
        open_at(self, 640, 460)
        self._process, self._settings, self._ask = process, settings, ask
        self.setAcceptDrops(True)
        self._paths: list[Path] = []
        self._unfinished = False
        """The same files are to be imported again: it was stopped, or the URL of the blog was missing."""
        self._pages = QStackedWidget()
        self._title = PlainLabel(role="dialogTitle")
        self._buttons = QDialogButtonBox()
        self._begin = self._buttons.addButton(tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._begin.clicked.connect(self._start)
        self._halt = self._buttons.addButton(tr("&Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        self._halt.clicked.connect(self._stop)
        self._again = self._buttons.addButton(tr("Import &more…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._again.clicked.connect(self._show_choice)
        self._close = self._buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._close.clicked.connect(self.reject)
        work = WorkPage(tr("Progress of the import"))
        work.bar.setRange(0, _WHOLE)
        self._bar, self._count, self._report = work.bar, work.so_far, report_text(tr("What was imported"))
        for page in (self._choice(), work, self._report):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._buttons)
        process.progressed.connect(self._progressed)
        process.done.connect(self._done)
        process.failed.connect(self._failed)
        if process.running:
            self._show_work()
        else:
            self._show_choice()

    # -- the three pages -----------------------------------------------------------------------------------------------

    def _choice(self) -> QWidget:
        page = QWidget()
        note = PlainLabel(
            tr(
                "Posts that you have edited here are never overwritten. Choose a backup or Takeout from "
                "Blogger (zip or folder), a saved feed, an export from Hatena, livedoor, Movable Type or "
                "WordPress, a folder of Markdown posts, or a saved page."
            ),
            role="dialogNote",
        )
        note.setWordWrap(True)
        self._files = QListWidget()
        self._files.setAccessibleName(tr("Files to import"))
        self._files.setMinimumHeight(90)
        self._nothing = PlainLabel(
            tr("Choose files or a folder, or drop them here.")
            + "\n"
            + tr("In Blogger, a backup is downloaded under Settings, “Back up content”."),
            self._files.viewport(),
            role="emptyList",
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self._files.viewport())
        inside.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignCenter)
        choose, folder = QPushButton(tr("&Files…")), QPushButton(tr("F&older…"))
        self._clear = QPushButton(tr("&Clear the list"))
        choose.clicked.connect(self._choose_files)
        folder.clicked.connect(self._choose_folder)
        self._clear.clicked.connect(lambda: self._take([], anew=True))
        row = QHBoxLayout()
        for button in (choose, folder, self._clear):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self._host = QLineEdit()
        self._host.setPlaceholderText("example.blogspot.com")
        self._zone = QLineEdit()
        self._zone.setPlaceholderText(tr("as the file says"))
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in ((tr("URL of the blog"), self._host), (tr("Time zone of the blog"), self._zone)):
            field.setAccessibleName(label)
            form.addRow(label, field)
        self._place = PlainLabel()
        self._place.setWordWrap(True)
        form.addRow(tr("Into the library"), self._place)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(note)
        layout.addWidget(self._files, 1)
        layout.addLayout(row)
        layout.addLayout(form)
        return page

    # -- choosing ------------------------------------------------------------------------------------------------------

    def _choose_files(self) -> None:
        self._take(self._ask.import_paths(self._paths[-1].parent if self._paths else downloads()))

    def _choose_folder(self) -> None:
        folder = self._ask.folder(tr("Folder to import"), self._paths[-1].parent if self._paths else downloads())
        self._take([folder] if folder is not None else [])

    def _take(self, paths: list[Path], *, anew: bool = False) -> None:
        self._paths = [] if anew else list(dict.fromkeys([*self._paths, *paths]))
        self._files.clear()
        self._files.addItems([str(path) for path in self._paths])
        self._begin.setEnabled(bool(self._paths))
        self._clear.setEnabled(bool(self._paths))
        self._nothing.setVisible(not self._paths)
        if self._paths:
            self._begin.setDefault(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped while they can be chosen."""
        if _dropped(event.mimeData()) and not self._process.running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(_dropped(event.mimeData()))
        event.acceptProposedAction()

    # -- the import ----------------------------------------------------------------------------------------------------

    def _show(self, page: int, title: str) -> None:
        self._pages.setCurrentIndex(page)
        self._title.setText(title)
        self._begin.setVisible(page == 0)
        self._halt.setVisible(page == 1)
        self._halt.setEnabled(True)
        self._again.setVisible(page == 2)
        self._close.setVisible(page != 1)

    def _show_choice(self) -> None:
        self._show(0, tr("Import posts into your library"))
        self._take([], anew=not self._unfinished)

    def showEvent(self, event: QShowEvent) -> None:
        """The library may have been chosen anew meanwhile."""
        super().showEvent(event)
        self._place.setText(str(self._settings.library))

    def _start(self) -> None:
        self._show_work()
        library = self._settings.library
        self._process.start(self._paths, library, self._host.text().strip(), self._zone.text().strip())

    def _show_work(self) -> None:
        self._bar.setValue(0)
        self._count.setText(tr("The files are being read…"))
        self._show(1, tr("Importing…"))
        self._halt.setFocus()

    def _stop(self) -> None:
        self._halt.setEnabled(False)
        self._count.setText(tr("Stopping after this post…"))
        self._process.cancel()

    def _progressed(self, share: float, entries: int) -> None:
        self._bar.setValue(round(share * _WHOLE))
        if self._halt.isEnabled():
            self._count.setText(tr("Posts and pages so far: {n}", n=f"{entries:,}"))

    def _done(self, lines: list[str], report: dict[str, object]) -> None:
        self._unfinished = bool(report["cancelled"] or report.get("without_url"))
        self._report.setPlainText("\n".join(lines))
        self._show(2, tr("The import was stopped") if report["cancelled"] else tr("The import is done"))
        self._close.setFocus()

    def _failed(self, sentence: str) -> None:
        self._unfinished = False
        self._report.setPlainText(sentence)
        self._show(2, tr("Not imported"))
        self._close.setFocus()

    def reject(self) -> None:
        """An import that runs is stopped in good order; its report is shown, and the dialog stays for that."""
        if not self._process.running:
            super().reject()
        elif self._halt.isEnabled():
            self._stop()


def _dropped(data: QMimeData) -> list[Path]:
    """The files and folders of this machine that are dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
