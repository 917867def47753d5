"""Questions to the person, behind one small door, so that a test can answer them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from editor.core.words import tr


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
        name, _kind = QFileDialog.getSaveFileName(self._window, title, str(proposal), kinds)
        return Path(name) if name else None

    def export_path(self, title: str, proposal: Path, kinds: list[str]) -> tuple[Path, str] | None:
        """Where to write, and as which of `kinds`."""
        name, kind = QFileDialog.getSaveFileName(self._window, title, str(proposal), ";;".join(kinds))
        return (Path(name), kind) if name else None

    def folder(self, title: str, proposal: Path) -> Path | None:
        """Which folder."""
        name = QFileDialog.getExistingDirectory(self._window, title, str(proposal))
        return Path(name) if name else None

    def choice(self, title: str, text: str, ways: tuple[str, ...], default: int = 0) -> int | None:
        """Which of `ways`, by its number; None: cancelled."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(tr("Ronpyo"))
        box.setText(f"<b>{title}</b>")
        box.setInformativeText(text)
        buttons = [box.addButton(way, QMessageBox.ButtonRole.ActionRole) for way in ways]
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(buttons[default])
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return buttons.index(clicked) if clicked in buttons else None

    def tell(self, title: str, text: str) -> None:
        """Something the person must have seen."""
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Ronpyo"))
        box.setText(f"<b>{title}</b>")
        box.setInformativeText(text)
        box.exec()
