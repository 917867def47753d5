"""Questions to the person, behind one small door, so that a test can answer them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from editor.core.words import tr
from editor.ui.dialogs.question import Question


class Ask:
    """Asks in dialogs over `window`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_path(self, folder: Path) -> Path | None:
        """Which post to open."""
        kinds = tr("Posts (*.md *.markdown *.txt);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self._window, tr("Open a post"), str(folder), kinds)
        return Path(name) if name else None

    def image_path(self, folder: Path) -> Path | None:
        """Which picture to put into the post."""
        kinds = tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp *.avif)")
        name, _kind = QFileDialog.getOpenFileName(self._window, tr("Choose a picture"), str(folder), kinds)
        return Path(name) if name else None

    def save_path(self, title: str, proposal: Path, kinds: str) -> Path | None:
        """Where to write; the dialog has asked before an existing file is replaced."""
        chosen = self.export_path(title, proposal, [kinds])
        return chosen[0] if chosen else None

    def export_path(self, title: str, proposal: Path, kinds: list[str]) -> tuple[Path, str] | None:
        """Where to write, and as which of `kinds`, such as "Markdown (*.md)"; the name follows the kind."""
        dialog = QFileDialog(self._window, title, str(proposal.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(kinds)

        def follow(kind: str) -> None:
            suffix = kind.rpartition("(*")[2].rstrip(")")
            dialog.setDefaultSuffix(suffix)
            name = Path(dialog.selectedFiles()[0]) if dialog.selectedFiles() else proposal
            dialog.selectFile(str(name.with_suffix(suffix)))

        dialog.selectFile(proposal.name)
        dialog.setDefaultSuffix(proposal.suffix)
        dialog.filterSelected.connect(follow)
        if not dialog.exec() or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter()

    def folder(self, title: str, proposal: Path) -> Path | None:
        """Which folder."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(proposal))
        return Path(name) if name else None

    def choice(self, title: str, text: str, ways: tuple[str, ...]) -> int | None:
        """Which of `ways`, by its number, the first one at hand; None: cancelled."""
        question = Question(title, text, ways, tr("Cancel"), self._window)
        question.exec()
        question.deleteLater()
        return question.chosen

    def tell(self, title: str, text: str) -> None:
        """Something the person must have seen."""
        message = Question(title, text, (), tr("Close"), self._window)
        message.exec()
        message.deleteLater()
