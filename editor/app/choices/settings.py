"""The person's choices, kept in a small TOML file, and where the window was, kept apart from them."""

from __future__ import annotations

import contextlib
import json
import re
from copy import deepcopy
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from editor.app.threads.jobs import Jobs
from editor.core import paths
from editor.core.checks.catalogue import Switches
from editor.core.disk import store
from editor.core.disk.choices_file import choices_file, look_at_choices
from editor.core.disk.toml_file import edit_toml
from editor.core.errors import FileError
from editor.core.history.window_state import FILE, as_bytes, keep_state, read_state
from editor.core.words import tr

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of the settings, as the plain file has them; what each does, and what can be chosen, is declared in
    `ui/settings/catalogue.py`. An empty choice is the default."""

    language: str = ""
    theme: str = ""
    page: str = ""
    library: str = ""
    profile: str = ""
    preview_width: str = "desktop"
    graphics: str = ""
    motion: str = ""
    image_hosts: str = ""
    autosave: str = ""
    enter: str = ""
    web_picture_size: str = ""
    listed: str = ""
    open_draft: str = ""
    text_size: str = ""
    text_width: str = ""
    line_height: str = ""
    text_font: str = ""
    typewriter: str = ""
    spotlight: str = ""
    fold_links: str = ""
    spelling: str = ""
    aloud_rate: str = ""
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
        self._state_file = (state_folder or paths.state()) / FILE
        self._jobs = Jobs(self)
        read, why = look_at_choices(self._file.parent)
        self._choices = Choices(**_chosen(read))
        self._read, self._unread = read, why
        self._unwritten: set[str] = set()
        self.state: dict[str, Any] = read_state(self._state_file)
        self._kept_state: dict[str, Any] = deepcopy(self.state)
        """The state as this window knows it to be in the file."""
        self._arranged: set[str] = set()
        self.is_first_start = not self.state
        """Says that no earlier start has left a state."""

    @property
    def choices(self) -> Choices:
        """The choices in force."""
        return self._choices

    @property
    def damage(self) -> str:
        """The sentence about what of the file is not in force, as it was read at the start; "" where all is."""
        return _damage(self._file, self._read, self._unread)

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
        from editor.core.images.web_copy import LONGEST  # not at the start

        stated = self._choices.web_picture_size.strip()
        return int(stated) if re.fullmatch("[1-9][0-9]{2,4}", stated) else LONGEST

    def choose(self, **values: Any) -> None:
        """Change choices and keep them."""
        chosen = replace(self._choices, **values)
        if chosen == self._choices:
            return
        self._unwritten |= {key for key, value in values.items() if value != getattr(self._choices, key)}
        self._choices = chosen
        try:
            self._write()
        except FileError as error:
            self.not_kept.emit(error)
        self.changed.emit()

    def arrange(self, **values: Any) -> None:
        """Take the place and the panes of this window into `state`: they are those of the window that was used last,
        whatever another one kept meanwhile."""
        self.state.update(values)
        self._arranged |= values.keys()

    def save_state(self, *, later: bool = False) -> None:
        """Keep `state`, beside what other windows kept; a state that cannot be kept is no loss worth a word. `later`:
        without being waited for."""
        mine, own = json.loads(as_bytes(self.state)), frozenset(self._arranged)
        self._arranged.clear()
        if later:
            self._jobs.start(lambda: self._write_state(mine, own), lambda _done: None, _raise)
            return
        if self._jobs.wait(_PATIENCE):  # what was handed over is older
            self._write_state(mine, own)

    def _write_state(self, mine: dict[str, Any], own: frozenset[str]) -> None:
        with contextlib.suppress(FileError):
            keep_state(self._state_file, self._kept_state, mine, own)
            self._kept_state = mine

    def ready_file(self, text: str) -> Path:
        """The path of the plain file of the choices, made with `text` where there is none. Raises FileError."""
        store.make_folder(self._file.parent, self._file.parent)
        if not self._file.exists():
            store.write(self._file, text.encode("utf-8"), store.ABSENT)
        return self._file

    def _write(self) -> None:
        """Write the choices that are not in the file yet into what it holds now: the person, or another window, may
        have changed the others there, or taken them out. Raises FileError."""

        def change(table: TOMLDocument) -> None:
            others = {*table, *self._read} - self._unwritten if table else set[str]()
            for key, value in asdict(self._choices).items():
                if key not in others and (value or key in table):
                    table[key] = list(value) if isinstance(value, tuple) else value

        edit_toml(self._file, change)
        self._unwritten.clear()


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


def _damage(file: Path, read: dict[str, Any], why: str) -> str:
    """The sentence about what of the file is not in force."""
    if why:
        return tr(
            "Your posts are safe. {name} could not be read ({why}), "
            "so the usual settings are in force. Once you change one, the file as it is now is kept as {kept}.",
            name=file.name,
            why=why,
            kept=file.with_suffix(".broken.toml").name,
        )
    known = {field.name for field in fields(Choices)}
    wrong = [key for key in read if key in known and key not in _chosen(read)]
    if not wrong:
        return ""
    return tr("In {name} these are no settings and are passed over: {keys}", name=file.name, keys=", ".join(wrong))


def _raise(error: Exception) -> None:
    raise error
