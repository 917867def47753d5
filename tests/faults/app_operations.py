"""What the program writes with its window, from where the window asks for it: the session, its queue, the settings."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tomlkit  # noqa: F401 # loaded here once, not in each process
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QTextCursor

from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.app.open_post.document import Document
from editor.app.threads.jobs import Jobs
from editor.core.file.postfile import PostFile
from tests.faults.core_operations import POST, put
from tests.faults.operation import OLD, Box, Found, Operation, Told

TYPED = "続きを書く。" * 400
NEW = OLD + TYPED.encode()
THEIRS = OLD + "ほかの人の文。\n".encode()
STATE = "person/state/ronpyo/window.json"
CHOICES = "person/config/ronpyo/settings.toml"


class Desk:
    """What a window has: a session with its settings and its queue. What it is told is what the person reads."""

    def __init__(self) -> None:
        self.application = QCoreApplication.instance() or QCoreApplication([])
        self.jobs = Jobs()
        self.settings = Settings()
        self.session = Session(self.settings, self.jobs)
        self.told: list[Told] = []
        self.session.written.connect(lambda written: self.told.append(Told("saved", str(written.path))))
        self.session.save_failed.connect(lambda save, error: self.told.append(Told("refused", str(error))))
        self.session.unconfirmed.connect(lambda save, error: self.told.append(Told("unconfirmed", str(error))))

    def open(self, path: Path) -> Document:
        """The post at `path`; the list of recent files is written."""
        document = self.session.open(path)
        self.settings.save_state()
        return document

    def answer(self) -> Told:
        """Wait until the person has been told something and everything is at rest."""
        loop = QEventLoop()
        timer = QTimer()
        timer.timeout.connect(lambda: loop.quit() if self.told and not self.session.saving else None)
        timer.start(1)
        loop.exec()
        self.settings.save_state()  # as when the program ends
        return self.told[-1]


def type_text(document: Document, text: str) -> None:
    """Type at the end."""
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def opened(box: Box) -> tuple[Desk, Document]:
    """A window with the post open, and more text in it than in the file."""
    desk = Desk()
    document = desk.open(box.root / POST)
    if TYPED not in document.text():
        type_text(document, TYPED)
    return desk, document


def _saving(**how: Any) -> Callable[[Box, tuple[Desk, Document]], Told]:
    def act(box: Box, state: tuple[Desk, Document]) -> Told:
        desk, document = state
        target = box.root / how["to"] if "to" in how else None
        desk.session.save(document, target, replace_it=how.get("replace_it", False))
        return desk.answer()

    return act


def _changed_meanwhile(box: Box) -> tuple[Desk, Document]:
    desk, document = opened(box)
    if (box.root / POST).read_bytes() == OLD:
        (box.root / POST).write_bytes(THEIRS)
    return desk, document


def _judge_replaced(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    """Mine or theirs at its place, and theirs beside it at the latest when mine has taken it."""
    found = Found()
    copies = [name for name in files if re.fullmatch(r"library/2026/記事\.copy(-\d+)?\.md", name)]
    found.torn += [name for name in copies if files[name] not in (THEIRS, NEW)]
    if files.get(POST) not in (OLD, THEIRS, NEW):
        found.torn.append(POST)
    if files.get(POST) == NEW:
        found.kept.append(box.root / POST)
        if not any(files[name] == THEIRS for name in copies):
            found.torn.append("their version is gone")
    else:
        found.missing.append(POST)
    return found


def _begun(box: Box) -> tuple[Desk, Document]:
    desk = Desk()
    found = sorted(box.library.glob("*/*.md"))
    return desk, desk.open(found[-1]) if found else desk.session.new()


def _judge_begun(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    found = Found()
    ours = [name for name in files if name.endswith(".md")]
    for name in ours:
        file = PostFile.parse(files[name])
        if not (file.editable and file.fields.id and file.body.endswith(TYPED)):
            found.torn.append(name)
        else:
            found.kept.append(box.root / name)
    if not ours:
        found.missing.append("the new post")
    return found


def _type_first(box: Box, state: tuple[Desk, Document]) -> Told:
    desk, document = state
    if document.on_disk:
        desk.session.save(document)
    else:
        type_text(document, TYPED)
    return desk.answer()


def _choose(box: Box, settings: Settings) -> Told:
    told: list[Told] = []
    settings.not_kept.connect(lambda error: told.append(Told("refused", str(error))))
    settings.choose(theme="dark")
    return told[0] if told else Told("saved")


def _prepare_choices(box: Box) -> None:
    put(CHOICES, CHOSEN[0])(box)
    (box.root / STATE).parent.mkdir(parents=True)


def _settings(box: Box) -> Settings:
    if (box.root / CHOICES).read_bytes() == CHOSEN[1]:  # the second time: there must be something to change
        (box.root / CHOICES).write_bytes(CHOSEN[0])
    return Settings()


_MINE = b'# mine\nlibrary = "/somewhere"\n'
CHOSEN = (_MINE, _MINE + b'theme = "dark"\npreview_width = "desktop"\n')


def operations() -> tuple[Operation, ...]:
    """All of them."""
    return (
        Operation(
            "save from the window",
            prepare=put(POST, OLD),
            begin=opened,
            act=_saving(),
            allowed={POST: (OLD, NEW)},
            promised={POST: NEW},
            subject="記事.md",
        ),
        Operation(
            "save as",
            prepare=put(POST, OLD),
            begin=opened,
            act=_saving(to="library/2026/別名.md", replace_it=True),
            allowed={POST: (OLD,), "library/2026/別名.md": (None, NEW)},
            promised={"library/2026/別名.md": NEW},
            subject="別名.md",
        ),
        Operation(
            "replace what another program wrote",
            prepare=put(POST, OLD),
            begin=_changed_meanwhile,
            act=_saving(replace_it=True),
            allowed={},
            promised={},
            subject="記事",
            judge=_judge_replaced,
            again=False,  # the second time nothing has changed meanwhile
            known=r"library/2026/記事(\.copy(-\d+)?)?\.md|person/state/ronpyo/window\.json",
        ),
        Operation(
            "the first words of a new post",
            prepare=lambda box: None,
            begin=_begun,
            act=_type_first,
            allowed={},
            promised={},
            subject="-post.md",
            judge=_judge_begun,
            known=r"library/\d+/[\d-]+-post\.md|person/state/ronpyo/window\.json",
        ),
        Operation(
            "choose a setting",
            prepare=_prepare_choices,
            begin=_settings,
            act=_choose,
            allowed={CHOICES: CHOSEN},
            promised={CHOICES: CHOSEN[1]},
            subject="",
        ),
    )
