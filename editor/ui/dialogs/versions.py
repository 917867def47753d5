"""The versions of the post: what each one says beside what is written now, and ways to bring it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from editor.app.open_post.document import Document
from editor.app.open_post.restoring import Restoring
from editor.app.safety.version_keeper import VersionKeeper, place_of
from editor.app.threads.jobs import Jobs
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.file.postfile import PostFile
from editor.core.history.compare import Comparison, compare_files
from editor.core.history.restore import VersionPart
from editor.core.history.version_list import Version
from editor.core.history.versions import Listing
from editor.core.renaming.moved_links import with_name_followed
from editor.core.words import tr
from editor.ui.compare import CompareView
from editor.ui.dialogs import version_words
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.choices import Choice
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel

_PAUSE = 400  # ms after a change of the post until it is compared anew
_VERSION = Qt.ItemDataRole.UserRole
_LOOKED_AT = 8
"""Versions among which one that differs is looked for, to be shown first."""


class VersionsDialog(QDialog):
    """Stays open beside the work. Nothing in it loses text: a restored part is a step that can be undone, and what was
    there before is a version, too."""

    def __init__(
        self, document: Document, keeper: VersionKeeper, ask: Ask, commit_input: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowTitle(tr("Earlier versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1080, 640)
        self._document = document
        self._keeper = keeper
        self._ask = ask
        self._restoring = Restoring(document, commit_input)
        self._jobs = Jobs(self)
        self._listing = Listing()
        self._reading: list[PostFile] = []
        self._then: PostFile | None = None
        self._possible: set[VersionPart] = set()
        self._seeks = False
        """Whether a version that differs is still looked for, to be shown first."""
        self._make_widgets()
        self._lay_out()
        self._stale = QTimer(self, singleShot=True, interval=_PAUSE)
        self._stale.timeout.connect(self._compare)
        self._connect()
        self._load()

    def _make_widgets(self) -> None:
        self.list = named(QListWidget(), "versionList")
        self.list.setAccessibleName(tr("Earlier versions"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.compare = CompareView()
        self.part = Choice(tr("What to restore"))
        self.part.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for part, words in version_words.parts().items():
            self.part.addItem(words, part.value)
        self.restore = QPushButton(tr("Restore"))
        self.save = QPushButton(tr("Save as a file…"))
        self.close_button = QPushButton(tr("Close"))
        for button in (self.restore, self.save, self.close_button):
            button.setAutoDefault(False)
        self._notes = PlainLabel(role="dialogNote", wraps=True)
        self._said = PlainLabel(role="dialogNote", wraps=True)

    def _lay_out(self) -> None:
        column = self._column = QWidget()
        left = QVBoxLayout(column)
        left.setContentsMargins(0, 0, 8, 0)
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self._notes)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(8, 0, 0, 0)
        inner.addWidget(self.compare)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(column)
        halves.addWidget(right)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(1, 1)
        halves.setSizes([300, 780])
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._said, 1)
        for widget in (self.part, self.restore, self.save, self.close_button):
            buttons.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(halves, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._chosen)
        self.compare.compared.connect(self._show_parts)
        self.part.currentIndexChanged.connect(self._show_buttons)
        self.restore.clicked.connect(self._restore)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.close)
        self._document.changed.connect(self._changed)
        self._document.destroyed.connect(self.close)
        self._keeper.kept.connect(self._kept)

    # -- the list --------------------------------------------------------------------------------------------------

    def _kept(self, place: object) -> None:
        if place == place_of(self._document):
            self._load()

    def _load(self) -> None:
        place, versions = place_of(self._document), self._keeper.versions
        self._jobs.start(lambda: versions.listing(place), self._show, self._failed)

    def _show(self, listing: Listing) -> None:
        """The newest on top; the chosen one stays chosen."""
        if not isValid(self):
            return
        chosen = self.version()
        self._listing = listing
        self.list.blockSignals(True)
        self.list.clear()
        versions = list(listing.versions)
        for version, before in reversed(list(zip(versions, [None, *versions], strict=False))):
            item = QListWidgetItem(version_words.row(version, before))
            item.setData(_VERSION, version)
            self.list.addItem(item)
            if chosen is not None and version.id == chosen.id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._notes.setText(version_words.notes(listing))
        self._notes.setVisible(bool(self._notes.text()))
        self._column.setVisible(bool(versions))
        self.part.setVisible(bool(versions))
        if not versions:
            self.compare.clear(tr("There are no earlier versions yet. The first one comes with the first save."))
        elif self.list.currentItem() is None:
            self._seek(0)
        self._show_buttons()

    def version(self) -> Version | None:
        """The version that is chosen."""
        item = self.list.currentItem()
        found: Version | None = item.data(_VERSION) if item is not None else None
        return found

    # -- the chosen one --------------------------------------------------------------------------------------------

    def _seek(self, row: int) -> None:
        self.list.setCurrentRow(row)
        self._seeks = True

    def _goes_on(self, comparison: Comparison) -> bool:
        """Go on to the newest version that differs, if need be: the last save is as the post is now, and shows nothing.
        Where none of the newest differs, the first is shown."""
        row, self._seeks = self.list.currentRow(), False
        if not comparison.same:
            return False
        if row + 1 < min(self.list.count(), _LOOKED_AT):
            self._seek(row + 1)
        else:
            self.list.setCurrentRow(0)
        return self.list.currentRow() != row

    def _chosen(self) -> None:
        self._seeks = False
        self._say("")
        self._compare()

    def _changed(self, _revision: int) -> None:
        self._stale.start()

    def _compare(self) -> None:
        version, versions = self.version(), self._keeper.versions
        self._then = None
        if version is None:
            return
        now, path = self._document.draft(), self._document.path
        reading: list[PostFile] = []
        self._reading = reading
        self.compare.set_names(version_words.name(version), tr("Now"))

        def work() -> Comparison:
            file = PostFile.parse(versions.read(version))
            reading.append(with_name_followed(file, Path(version.path), path))
            return compare_files(reading[0], now.whole())

        self.compare.compare(work)
        self._show_buttons()

    def _show_parts(self, comparison: Comparison) -> None:
        """Show the parts that differ, which alone can be restored."""
        if self._seeks and self._goes_on(comparison):
            return
        self._then = self._reading[0]
        self._possible = possible = self._restoring.possible(self._then)
        model = self.part.model()
        for row in range(self.part.count()):
            model.item(row).setEnabled(VersionPart(self.part.itemData(row)) in possible)  # type: ignore[attr-defined]
        if possible and VersionPart(self.part.currentData()) not in possible:
            self.part.setCurrentIndex(
                next(row for row in range(self.part.count()) if VersionPart(self.part.itemData(row)) in possible)
            )
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self.version() is not None
        self.part.setEnabled(bool(self._possible) and self._then is not None)
        self.restore.setEnabled(self._then is not None and VersionPart(self.part.currentData()) in self._possible)
        self.save.setEnabled(chosen)

    # -- what one does with it -------------------------------------------------------------------------------------

    def _restore(self) -> None:
        version, part = self.version(), VersionPart(self.part.currentData())
        if version is None or self._then is None:
            return
        if self._restoring.restore(self._then, part, version_words.step(version, part)):
            self.list.setFocus()
            self._say(tr("Restored. Undo takes it back, and what was there before is an earlier version, too."))
        else:
            self._compare()  # it is not what it was when the button was drawn

    def _save(self) -> None:
        version = self.version()
        if version is None:
            return
        path = self._ask.save_path(tr("Save this version as"), self._name(version), "Markdown (*.md)")
        if path is None:
            return
        versions = self._keeper.versions

        def work() -> Path:
            store.write(path, versions.read(version), store.ABSENT)
            return path

        self._jobs.start(work, lambda path: self._say(tr("This version is in {name}.", name=path.name)), self._failed)

    def _name(self, version: Version) -> Path:
        path = self._document.path
        return path.with_name(f"{path.stem}.{version.time:%Y-%m-%d-%H%M}{path.suffix}")

    def _say(self, words: str) -> None:
        self._said.setText(words)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        self._say(str(error))
