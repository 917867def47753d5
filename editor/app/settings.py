"""The person's choices, kept in a small TOML file, and where the window was, kept apart from them."""

import contextlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor import paths
from editor.app.choices_file import choices_file, read_choices


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the settings. An empty language or theme follows the system; an empty library is the
    default one. `graphics` is one of those of `ui.graphics`, empty: automatic. `image_hosts` are the hosts, parted by
    spaces, whose pictures the preview may load. `autosave` is empty, on, or "off"."""

    language: str = ""
    theme: str = ""
    library: str = ""
    profile: str = ""
    preview_width: str = "desktop"
    graphics: str = ""
    image_hosts: str = ""
    autosave: str = ""


class Settings(QObject):
    """Owner of the choices and of the window's state. Unknown keys in the file stay."""

    changed = Signal()

    def __init__(self, folder: Path | None = None, state_folder: Path | None = None) -> None:
        super().__init__()
        self._file = choices_file(folder or paths.config())
        self._state_file = (state_folder or paths.state()) / "window.json"
        known = {field.name for field in fields(Choices)}
        read = read_choices(self._file.parent)
        self._choices = Choices(**{k: v for k, v in read.items() if k in known and isinstance(v, str)})
        self.state: dict[str, Any] = self._read_state()

    @property
    def choices(self) -> Choices:
        """The choices in force."""
        return self._choices

    @property
    def library(self) -> Path:
        """The folder of posts."""
        return Path(self._choices.library).expanduser() if self._choices.library else paths.default_library()

    def choose(self, **values: str) -> None:
        """Change choices and keep them."""
        chosen = replace(self._choices, **values)
        if chosen == self._choices:
            return
        self._choices = chosen
        self._write()
        self.changed.emit()

    def save_state(self) -> None:
        """Keep `state`; a state that cannot be kept is no loss worth a word."""
        with contextlib.suppress(OSError):
            self._state_file.parent.mkdir(parents=True, exist_ok=True)
            partial = self._state_file.with_suffix(".tmp")
            partial.write_text(json.dumps(self.state, ensure_ascii=False, indent=1), encoding="utf-8")
            partial.replace(self._state_file)

    def _read_state(self) -> dict[str, Any]:
        try:
            value = json.loads(self._state_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}

    def _write(self) -> None:
        import tomlkit

        table = tomlkit.document()
        with contextlib.suppress(OSError, ValueError):
            table = tomlkit.parse(self._file.read_text(encoding="utf-8"))
        for key, value in asdict(self._choices).items():
            if value or key in table:
                table[key] = value
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial = self._file.with_suffix(".tmp")
            partial.write_text(tomlkit.dumps(table), encoding="utf-8")
            partial.replace(self._file)
