"""The version in the window beside another one of the same post, with what can be done about the two."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from editor.app.files.situation import FileState
from editor.app.files.watcher import Watcher
from editor.core.file.postfile import PostFile
from editor.core.history.compare import compare_files
from editor.core.words import tr
from editor.ui.compare import CompareView
from editor.ui.widgets.first_size import open_at


class OtherVersion(QDialog):
    """Stays open beside the work. A way that is taken closes it."""

    def __init__(
        self, mine: PostFile, watcher: Watcher, ways: Sequence[tuple[str, Callable[[], object]]], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Two versions of this post"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 900, 600)
        self.view = CompareView(self)
        box = QDialogButtonBox()
        for words, way in ways:
            button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, way=way: self._take(way))
        close = box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)
        situation = watcher.situation
        theirs = situation.theirs
        other = situation.path.name if situation.path is not None and situation.state is FileState.COPY else ""
        self.view.set_names(tr("In this window"), other or tr("In the file"))
        self.view.compare(lambda: compare_files(mine, PostFile.parse(theirs)))
        self.view.setFocus()

    def _take(self, way: Callable[[], object]) -> None:
        self.accept()
        way()
