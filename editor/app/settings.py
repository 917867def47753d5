"""The person's choices, kept in a small TOML file, and where the window was, kept apart from them."""

import contextlib
import json
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.jobs import Jobs
from editor.core import paths
from editor.core.checks.catalogue import Switches
from editor.core.disk import regular, store
from editor.core.disk.choices_file import choices_file, read_choices
from editor.core.errors import FileError


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of the settings. An empty language or theme follows the system; an empty library is the default one.
    `page` is "dark" where the preview shows the page dark.
    `graphics` is one of those of `ui.graphics`, empty: automatic. `image_hosts` are the hosts, parted by spaces, whose
    pictures the preview may load. `autosave` is empty, on, or "off". `enter` says what Enter makes in the text,
    "paragraph" or "line"; empty: a paragraph where the blog is Japanese. `web_picture_size` is the number of pixels of
    the longer side of a picture's copy for the web; empty: the usual one. `listed` says how far back posts
    that the last posts list are put among the related posts that are offered, "0" to "1"; empty: the usual.
    `checks_on` and `checks_off` are the ids of rules that were switched (`core/checks/catalogue.py`).
    `text_size`, `text_width`, `line_height` and `text_font` are the look of the text (`app/text_look.py`); `typewriter`
    is "on" where the line of the caret stays in the middle, `spotlight` is "sentence" or "paragraph" where all others
    are dimmed, `fold_links` is "off" where addresses of links are always shown."""

    language: str = ""
    theme: str = ""
    page: str = ""
    library: str = ""
    profile: str = ""
    preview_width: str = "desktop"
    graphics: str = ""
    image_hosts: str = ""
    autosave: str = ""
    enter: str = ""
    web_picture_size: str = ""
    listed: str = ""
    text_size: str = ""
    text_width: str = ""
    line_height: str = ""
    text_font: str = ""
    typewriter: str = ""
    spotlight: str = ""
    fold_links: str = ""
    checks_on: tuple[str, ...] = ()
    checks_off: tuple[str, ...] = ()


_PATIENCE = 3.0  # seconds that the disk is given; a state that it does not take is no loss worth a wait


class Settings(QObject):
    """Owner of the choices and of the window's state. Unknown keys in the file stay."""

    changed = Signal()
    not_kept = Signal(object)
    """A FileError: the choices are in force, but not in the file."""

    def __init__(self, folder: Path | None = None, state_folder: Path | None = None) -> None:
        super().__init__()
        self._file = choices_file(folder or paths.config())
        self._state_file = (state_folder or paths.state()) / "window.json"
        self._jobs = Jobs(self)
        self._choices = Choices(**_chosen(read_choices(self._file.parent)))
        self.state: dict[str, Any] = self._read_state()

    @property
    def choices(self) -> Choices:
        """The choices in force."""
        return self._choices

    @property
    def library(self) -> Path:
        """The folder of posts."""
        return Path(self._choices.library).expanduser() if self._choices.library else paths.default_library()

    @property
    def switches(self) -> Switches:
        """The rules of the checks that the person has switched on and off."""
        return Switches(frozenset(self._choices.checks_on), frozenset(self._choices.checks_off))

    def switch(self, switches: Switches) -> None:
        """Have these rules switched on and off."""
        self.choose(checks_on=tuple(sorted(switches.on)), checks_off=tuple(sorted(switches.off)))

    @property
    def web_picture_size(self) -> int:
        """Pixels of the longer side of a picture's copy for the web."""
        stated = self._choices.web_picture_size.strip()
        from editor.core.images.web_copy import LONGEST  # not at the start

        return int(stated) if re.fullmatch("[1-9][0-9]{2,4}", stated) else LONGEST

    def choose(self, **values: Any) -> None:
        """Change choices and keep them."""
        chosen = replace(self._choices, **values)
        if chosen == self._choices:
            return
        self._choices = chosen
        try:
            self._write()
        except FileError as error:
            self.not_kept.emit(error)
        self.changed.emit()

    def save_state(self, *, later: bool = False) -> None:
        """Keep `state`; a state that cannot be kept is no loss worth a word. `later`: without being waited for."""
        data = json.dumps(self.state, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
        if later:
            self._jobs.start(lambda: self._write_state(data), lambda _done: None, _raise)
            return
        if self._jobs.wait(_PATIENCE):  # what was handed over is older
            self._write_state(data)

    def _write_state(self, data: bytes) -> None:
        with contextlib.suppress(FileError):
            store.make_folder(self._state_file.parent, self._state_file.parent)
            store.write(self._state_file, data, None)

    def _read_state(self) -> dict[str, Any]:
        try:
            value = json.loads(regular.text(self._state_file))
        except (OSError, ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def _write(self) -> None:
        """Write the choices into what the file holds now, which the person may have edited. Raises FileError."""
        import tomlkit

        store.make_folder(self._file.parent, self._file.parent)
        try:
            old, expected = store.read(self._file)
        except FileError as error:
            if not isinstance(error.__cause__, FileNotFoundError):
                raise
            old, expected = b"", store.ABSENT
        table = tomlkit.document()
        try:
            table = tomlkit.parse(old.decode("utf-8"))
        except ValueError:  # not readable as settings, but somebody's work
            store.write(self._file.with_suffix(".broken.toml"), old, None)
        for key, value in asdict(self._choices).items():
            if value or key in table:
                table[key] = list(value) if isinstance(value, tuple) else value
        store.write(self._file, tomlkit.dumps(table).encode("utf-8"), expected)


def _chosen(read: dict[str, Any]) -> dict[str, Any]:
    """The values of the file that are choices: texts, and lists of texts."""
    kinds = {field.name: type(field.default) for field in fields(Choices)}
    found: dict[str, Any] = {}
    for key, value in read.items():
        if kinds.get(key) is str and isinstance(value, str):
            found[key] = value
        elif kinds.get(key) is tuple and isinstance(value, list):
            found[key] = tuple(one for one in value if isinstance(one, str))
    return found


def _raise(error: Exception) -> None:
    raise error
