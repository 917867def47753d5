"""Questions to the person, behind one small door, so that a test can answer them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QHeaderView, QTreeView, QWidget

from editor.core.paths import downloads
from editor.core.words import tr
from editor.ui.dialogs.question import QuestionDialog

T = TypeVar("T")


_LASTING = (Qt.WindowType.Window, Qt.WindowType.Dialog)
"""The kinds of window over which a dialog may stand; a menu or a list that opens is gone while it is asked."""


class Ask:
    """Asks in dialogs over `window`, or over the dialog of that window from which something is asked."""

    asking = False
    """Whether a dialog waits for its answer: whoever asked goes on from there, so the window must stay."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._taken_from: dict[str, Path] = {}
        """By the title of a dialog, the folder from which something was taken last."""

    def open_path(self, folder: Path) -> Path | None:
        """Ask for a post to open."""
        kinds = [tr("Posts (*.md *.markdown *.txt)"), tr("All files (*)")]
        return self._existing(tr("Open a post"), folder, kinds)

    def import_paths(self, folder: Path) -> list[Path]:
        """Ask for files to import; the importers recognise them by their contents, not by their names."""
        title = tr("Files to import")
        chosen = self._several(title, self._taken_from.get(title, folder), [tr("All files (*)")])
        if chosen:
            self._taken_from[title] = chosen[0].parent
        return chosen

    def page_path(self, folder: Path) -> Path | None:
        """Ask for a saved page to read the news from."""
        kinds = [tr("Saved pages (*.html *.htm *.mhtml *.mht *.webarchive *.pdf *.rtf *.eml)"), tr("All files (*)")]
        return self._from_elsewhere(tr("News from a saved page"), folder, kinds)

    def online_path(self, folder: Path) -> Path | None:
        """Ask for a backup of the blog, or a file with the HTML of the post."""
        kinds = [tr("Backups and HTML (*.xml *.atom *.zip *.html *.htm *.txt)"), tr("All files (*)")]
        return self._from_elsewhere(tr("The post as your blog has it"), folder, kinds)

    def theme_path(self, folder: Path) -> Path | None:
        """Ask for the theme of the blog: its backup, or a saved page."""
        kinds = [tr("Themes and saved pages (*.xml *.html *.htm *.css)"), tr("All files (*)")]
        return self._from_elsewhere(tr("The theme of your blog"), folder, kinds)

    def client_path(self) -> Path | None:
        """The file of an OAuth client, as Google gives it."""
        kinds = [tr("Client files (client_secret*.json *.json)"), tr("All files (*)")]
        return self._from_elsewhere(tr("The client’s file"), downloads(), kinds)

    def image_paths(self, folder: Path) -> list[Path]:
        """Ask for pictures to put into the post."""
        kinds = [tr("Images (*.png *.jpg *.jpeg *.gif *.webp *.avif)")]
        from editor.ui.look.picture_files import show_thumbnails  # not at the start

        return self._several(tr("Choose images"), folder, kinds, show_thumbnails)

    def save_path(self, title: str, proposal: Path, kinds: str) -> Path | None:
        """Ask for a path to write to; the dialog has asked before an existing file is replaced."""
        chosen = self.export_path(title, proposal, [kinds])
        return chosen[0] if chosen else None

    def export_path(self, title: str, proposal: Path, kinds: list[str]) -> tuple[Path, str] | None:
        """Ask for a path to write to, and for one of `kinds`, such as "Markdown (*.md)"; the name follows the kind."""
        dialog = self._file_dialog(title, proposal.parent, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

        def follow(kind: str) -> None:
            suffix = kind.rpartition("(*")[2].rstrip(")")
            dialog.setDefaultSuffix(suffix)
            name = Path(dialog.selectedFiles()[0]) if dialog.selectedFiles() else proposal
            dialog.selectFile(str(name.with_suffix(suffix)))

        dialog.selectFile(proposal.name)
        dialog.setDefaultSuffix(proposal.suffix)
        dialog.filterSelected.connect(follow)
        path = self._chosen(dialog)
        return (path, dialog.selectedNameFilter()) if path else None

    def folder(self, title: str, proposal: Path) -> Path | None:
        """Ask for a folder."""
        name = self._run(lambda: QFileDialog.getExistingDirectory(self._over(), title, str(proposal)))
        return Path(name) if name else None

    def choice(self, title: str, text: str, ways: tuple[str, ...]) -> int | None:
        """Ask for one of `ways`: its number, the first one at hand; None: cancelled."""
        question = QuestionDialog(title, text, ways, tr("Cancel"), self._over())
        self._run(question.exec)
        question.deleteLater()
        return question.chosen

    def moment(self, title: str, text: str, proposal: datetime) -> str:
        """A day and a time in the zone of `proposal`, with its offset; "": cancelled."""
        from editor.ui.blogger.moment import MomentDialog

        dialog = MomentDialog(title, text, proposal, self._over())
        accepted = self._run(dialog.exec)
        dialog.deleteLater()
        return dialog.moment if accepted else ""

    def file_name(self, title: str, text: str, proposal: str) -> str:
        """A name for a file, without its suffix; "": cancelled."""
        from editor.ui.dialogs.file_name import FileNameDialog

        dialog = FileNameDialog(title, text, proposal, self._over())
        accepted = self._run(dialog.exec)
        dialog.deleteLater()
        return dialog.name if accepted else ""

    def tell(self, title: str, text: str) -> None:
        """Something the person must have seen."""
        message = QuestionDialog(title, text, (), tr("Close"), self._over())
        self._run(message.exec)
        message.deleteLater()

    def _from_elsewhere(self, title: str, folder: Path, kinds: list[str]) -> Path | None:
        """Ask for a file that is no post, beginning where the last one for this lay, at first in `folder`."""
        chosen = self._existing(title, self._taken_from.get(title, folder), kinds)
        if chosen is not None:
            self._taken_from[title] = chosen.parent
        return chosen

    def _existing(self, title: str, folder: Path, kinds: list[str]) -> Path | None:
        dialog = self._file_dialog(title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def _several(
        self, title: str, folder: Path, kinds: list[str], look: Callable[[QFileDialog], object] | None = None
    ) -> list[Path]:
        dialog = self._file_dialog(title, folder, kinds)
        if look is not None:
            look(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.deleteLater()
        return [Path(name) for name in dialog.selectedFiles()] if self._run(dialog.exec) else []

    def _file_dialog(self, title: str, folder: Path, kinds: list[str]) -> QFileDialog:
        there = next((place for place in (folder, *folder.parents) if place.is_dir()), Path.home())
        dialog = QFileDialog(self._over(), title, str(there))
        dialog.setNameFilters(kinds)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)  # else as the one for pictures was left
        # Qt's own Japanese leaves these two in English.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind:"))
        files = dialog.findChild(QTreeView, "treeView") if dialog.layout() is not None else None
        if files is not None:  # Qt's own dialog, whose columns of size, kind and day are cut
            files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return dialog

    def _over(self) -> QWidget:
        """The dialog from which is asked: over the window alone, the new one would stand below it on some desktops,
        and the focus would go to the window after it."""
        for asking in (QApplication.activeModalWidget(), QApplication.activeWindow()):
            above = asking
            while above is not None and above is not self._window:
                above = above.parentWidget()
            if asking is not None and above is not None and asking.windowType() in _LASTING:
                return asking
        return self._window

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        dialog.deleteLater()
        return Path(dialog.selectedFiles()[0]) if self._run(dialog.exec) and dialog.selectedFiles() else None

    def _run(self, dialog: Callable[[], T]) -> T:
        before, self.asking = self.asking, True
        try:
            return dialog()
        finally:
            self.asking = before
