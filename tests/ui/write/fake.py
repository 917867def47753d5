"""A document with what the source pane needs of one."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from editor.app.buffer import buffer_text, set_buffer_text
from editor.app.history import History
from editor.core.history.version_list import Reason
from editor.core.post import Commentary, Fields
from editor.core.profile.values import Words


@dataclass
class FakeProfile:
    language: str = "ja"
    words: Words = field(default_factory=Words)


class FakeDocument(QObject):
    """A few lines of the seam between document and pane."""

    fields_changed = Signal()
    raw_changed = Signal()

    def __init__(self, path: Path, text: str = "", raw: bool = False) -> None:
        super().__init__()
        self.path = path
        self.fields = Fields(commentary=Commentary(headline="資源外交の主導権はどこへ"))
        self.profile = FakeProfile()
        self.buffer = QTextDocument(self)
        self.raw = raw
        self.composing = False
        set_buffer_text(self.buffer, text)
        self.history = History(self.buffer, lambda _fields: None, parent=self)
        self.announced: list[Reason] = []
        self.pasted: list[str] = []

    def announce(self, reason: Reason) -> None:
        self.announced.append(reason)

    def before_paste(self, text: str) -> None:
        self.pasted.append(text)

    def undo(self) -> None:
        self.buffer.undo()

    def redo(self) -> None:
        self.buffer.redo()

    def text(self) -> str:
        return buffer_text(self.buffer)
