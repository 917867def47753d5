"""A person who answers the window's questions from a list."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from editor.ui.dialogs.ask import Ask


class Answers(Ask):
    """Answers from `choices` and `paths`, oldest first; with none left, cancels. What was asked and told is kept."""

    def __init__(self) -> None:
        self.choices: list[int | None] = []
        self.paths: list[Path | None] = []
        self.names: list[str] = []
        """Of files, for renaming."""
        self.kind = 0
        self.asked: list[str] = []
        self.texts: list[str] = []
        """Of the questions, below their titles."""
        self.told: list[str] = []
        self.while_asking: Callable[[], object] = lambda: None

    def choice(self, title: str, text: str, ways: tuple[str, ...]) -> int | None:
        self.asked.append(title)
        self.texts.append(text)
        self.while_asking()
        return self.choices.pop(0) if self.choices else None

    def moment(self, title: str, text: str, proposal: datetime) -> str:
        self.asked.append(title)
        return proposal.isoformat() if self.choices and self.choices.pop(0) == 0 else ""

    def file_name(self, title: str, text: str, proposal: str) -> str:
        self.asked.append(title)
        self.texts.append(text)
        return self.names.pop(0) if self.names else ""

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title} {text}")

    def open_path(self, folder: Path) -> Path | None:
        return self._path()

    def online_path(self, folder: Path) -> Path | None:
        return self._path()

    def theme_path(self, folder: Path) -> Path | None:
        return self._path()

    def client_path(self) -> Path | None:
        return self._path()

    def page_path(self, folder: Path) -> Path | None:
        return self._path()

    def save_path(self, title: str, proposal: Path, kinds: str) -> Path | None:
        return self._path()

    def export_path(self, title: str, proposal: Path, kinds: list[str]) -> tuple[Path, str] | None:
        path = self._path()
        return (path, kinds[self.kind]) if path else None

    def import_paths(self, folder: Path) -> list[Path]:
        path = self._path()
        return [path] if path else []

    def image_paths(self, folder: Path) -> list[Path]:
        self.asked.append(str(folder))
        given, self.paths = self.paths, []
        return [path for path in given if path is not None]

    def folder(self, title: str, proposal: Path) -> Path | None:
        return self._path()

    def _path(self) -> Path | None:
        return self.paths.pop(0) if self.paths else None
