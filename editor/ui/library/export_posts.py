"""Export of many posts: which ones, in which format and where to; then how far it is; then what came of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QDate, QUrl
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.app.library.export_process import ExportProcess
from editor.app.library.library import Library
from editor.app.threads.alive import while_alive
from editor.core.exporters import Exporter, exporters
from editor.core.words import tr
from editor.ui.dialogs.ask import Ask
from editor.ui.dialogs.work_page import WorkPage, report_text
from editor.ui.library.post_choice import PostChoice
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.widgets.spoken import name_choice

_SIDE_BY_SIDE = 10


SavedFirst: TypeAlias = Callable[[list[Path], Callable[[list[Path]], None]], object]
"""Does something with files of posts, once the open post is in its file as it is in the window."""


class ExportPosts(QDialog):
    """Stays beside the work. Closing it while it exports gives the export up: then nothing is written."""

    def __init__(self, library: Library, ask: Ask, saved: SavedFirst, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exportPosts")
        self.setWindowTitle(tr("Export several posts"))
        open_at(self, 700, 600)
        self._library, self._ask, self._saved = library, ask, saved
        self.process = ExportProcess(QCoreApplication.instance())
        self.destroyed.connect(self.process.leave)  # children of a widget are deleted before it says so
        self.posts = PostChoice(library, self)
        self._target = Path()
        self._forms = {form.name: form for form in exporters()}
        self._title = PlainLabel(role="dialogTitle")
        self._pages = QStackedWidget()
        work = WorkPage(tr("Progress of the export"))
        self.bar, self.so_far, self.report = work.bar, work.so_far, report_text(tr("What was exported"))
        for page in (self._choice(), work, self.report):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(_SIDE_BY_SIDE)
        layout.addWidget(self._title)
        layout.addWidget(self._pages, 1)
        layout.addLayout(self._foot())
        self._connect()
        self._show_choice()

    # -- the three pages -----------------------------------------------------------------------------------------------

    def _choice(self) -> QWidget:
        page = QWidget()
        self.form = QComboBox()
        for form in self._forms.values():
            self.form.addItem(f"{form.label()} (*{form.suffix})", form.name)
        name_choice(self.form, tr("Format"))
        self.as_folder = QCheckBox(tr("As a fol&der with a file for each post"))
        below = QHBoxLayout()
        below.addWidget(PlainLabel(tr("Format")))
        below.addWidget(self.form, 1)
        below.addWidget(self.as_folder)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SIDE_BY_SIDE)
        layout.addWidget(self.posts, 1)
        layout.addLayout(below)
        return page

    def _foot(self) -> QHBoxLayout:
        self.begin = QPushButton(tr("&Export…"))
        self.begin.setAutoDefault(False)
        self.halt = _quiet(tr("&Stop"))
        self.show_folder = _quiet(tr("Show the fol&der"))
        self.again = _quiet(tr("Export &more…"))
        self.close_button = _quiet(tr("Close"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.show_folder, self.again, self.halt, self.begin, self.close_button):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.posts.changed.connect(self._allow)
        self.form.currentIndexChanged.connect(lambda _index: self._fit_format())
        self.begin.clicked.connect(self._start)
        self.halt.clicked.connect(self._stop)
        self.show_folder.clicked.connect(self._open_folder)
        self.again.clicked.connect(self._show_choice)
        self.close_button.clicked.connect(self.reject)
        self.process.progressed.connect(self._progressed)
        self.process.done.connect(self._done)
        self.process.stopped.connect(lambda: self._tell(tr("Stopped"), tr("Nothing was written.")))
        self.process.failed.connect(lambda sentence: self._tell(tr("Not exported"), sentence))
        self._fit_format()

    # -- the export ----------------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        self.begin.setEnabled(bool(self.posts.chosen))

    def _format(self) -> Exporter:
        return self._forms[str(self.form.currentData())]

    def _fit_format(self) -> None:
        """A format of which each post is a file has no choice, nor one of which none is."""
        self.as_folder.setEnabled(self._format().gather is not None)
        self.as_folder.setChecked(self._format().gather is None)

    def _show(self, page: int, title: str) -> None:
        self._pages.setCurrentIndex(page)
        self._title.setText(title)
        self.begin.setVisible(page == 0)
        self.halt.setVisible(page == 1)
        self.halt.setEnabled(True)
        self.again.setVisible(page == 2)
        self.show_folder.setVisible(False)
        self.close_button.setVisible(page != 1)

    def _show_choice(self) -> None:
        self._show(0, tr("Export several posts"))
        self._allow()
        self.posts.search.setFocus()

    def _start(self) -> None:
        form, into_folder = self._format(), self.as_folder.isChecked()
        target = self._ask_folder(form) if into_folder else self._ask_file(form)
        if target is None:
            return
        self._target = target
        self.bar.setRange(0, len(self.posts.chosen))
        self.bar.setValue(0)
        self.so_far.setText(tr("The posts are being read…"))
        self._show(1, tr("Exporting…"))
        self.halt.setFocus()
        paths = self.posts.chosen

        def start(now: list[Path]) -> None:
            self.process.start(now, form.name, target, into_folder=into_folder)

        self._saved(paths, while_alive(self, start))

    def _ask_file(self, form: Exporter) -> Path | None:
        proposal = self._library.folder.parent / f"{self._name()}{form.suffix}"
        target = self._ask.save_path(tr("Export several posts"), proposal, f"{form.label()} (*{form.suffix})")
        return target if target is None or target.suffix else target.with_name(target.name + form.suffix)

    def _ask_folder(self, form: Exporter) -> Path | None:
        """A new folder in the one that the person chooses, or that one where it is empty."""
        chosen = self._ask.folder(tr("Where to make the folder of the posts"), self._library.folder.parent)
        if chosen is None:
            return None
        try:
            empty = chosen.is_dir() and not any(chosen.iterdir())
        except OSError:
            empty = True  # writing says what is wrong with it
        if empty:
            return chosen
        number, target = 1, chosen / f"{self._name()}-{form.name}"
        while target.exists():
            number += 1
            target = chosen / f"{self._name()}-{form.name}-{number}"
        return target

    def _name(self) -> str:
        return f"posts-{QDate.currentDate().toString('yyyy-MM-dd')}"

    def _stop(self) -> None:
        self.halt.setEnabled(False)
        self.so_far.setText(tr("Stopping…"))
        self.process.cancel()

    def _progressed(self, done: int) -> None:
        self.bar.setValue(done)
        if self.halt.isEnabled():
            count = self.bar.maximum()
            self.so_far.setText(
                tr("The file is being written…") if done == count else tr("{done} of {count}", done=done, count=count)
            )

    def _done(self, posts: int, sentences: list[str]) -> None:
        words = tr("One post is in {file}.", file=str(self._target))
        if posts != 1:
            words = tr("{count} posts are in {file}.", count=f"{posts:,}", file=str(self._target))
        self._tell(tr("Exported"), "\n".join([words, *(["", *sentences] if sentences else [])]))
        self.show_folder.show()

    def _tell(self, title: str, words: str) -> None:
        self.report.setPlainText(words)
        self._show(2, title)
        self.close_button.setFocus()

    def _open_folder(self) -> None:
        folder = self._target if self._target.is_dir() else self._target.parent
        open_outside(QUrl.fromLocalFile(str(folder)))

    def reject(self) -> None:
        """Give an export up that is under way; the dialog stays to say so."""
        if not self.process.running:
            super().reject()
        elif self.halt.isEnabled():
            self._stop()


def _quiet(words: str) -> QPushButton:
    """A button that Enter in another field does not press."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button
