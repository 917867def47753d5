"""The author's earlier posts in the window: what is asked about them for the open post, and who shows the answers."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from editor.app.application import Application
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.ui.desk.files import Files
from editor.ui.desk.publish import Publish
from editor.ui.dialogs.ask import Ask
from editor.ui.fields.pane import FieldsPane
from editor.ui.library.keeping import LibraryFiles
from editor.ui.library.slot import LibrarySlot
from editor.ui.memory.address import AddressDesk
from editor.ui.memory.covered import CoveredBefore
from editor.ui.memory.filling_in import FillingIn
from editor.ui.memory.findings import LibraryFindings
from editor.ui.memory.labels import LabelDesk
from editor.ui.memory.moved import MovedAddress
from editor.ui.memory.pasted_address import PastedAddress
from editor.ui.memory.relating import Relating
from editor.ui.memory.said import SaidDesk
from editor.ui.memory.windows import MemoryWindows
from editor.ui.preview.pane import PreviewPane
from editor.ui.widgets.quiet_line import QuietLine
from editor.ui.write.pane import SourcePane


class Panes(Protocol):
    """The parts of the window that earlier posts are shown in."""

    fields_pane: FieldsPane
    source: SourcePane
    preview: PreviewPane
    library: LibrarySlot
    files: Files
    publish: Publish
    rearranged: SignalInstance

    def composes(self) -> bool:
        """Whether an input method holds a word."""

    def focus_source(self) -> None:
        """Put the caret into the text."""

    def want_fields(self, wanted: bool) -> None:
        """Show the fields, or hide them."""


class MemoryDesk(QObject):
    """Builds them in one readable order and hands them the open post."""

    def __init__(self, panes: Panes, app: Application, ask: Ask) -> None:
        fields, source, open_path = panes.fields_pane, panes.source, panes.files.open_path
        super().__init__(fields)
        self.questions = StandingQuestions(app.library, self, panes.composes)
        panes.preview.stands.connect(self.questions.start)
        self.line = QuietLine()
        """One line above the text: what is asked or told about earlier posts and the post's address."""
        self.address = AddressDesk(self.questions, fields, self.line)
        self.covered = CoveredBefore(app.library, self.questions, self.line, open_path)
        self.pasted = PastedAddress(app.library, source.edit, self.line)
        self.relating = Relating(app.library, self.questions, app.settings, panes.library, fields)
        self.relating.left.connect(panes.focus_source)
        self.relating.fields_wanted.connect(lambda: panes.want_fields(True))
        self.filling = FillingIn(app.library, self.questions, app.settings, fields, self.line)
        self.filling.fields_wanted.connect(lambda: panes.want_fields(True))
        self.moved = MovedAddress(app.library, app.session, app.settings, self.line)
        self.findings = LibraryFindings(self.questions, fields, app.settings, app.ignoring)
        self.labels = LabelDesk(self.questions, fields)
        self.said = SaidDesk(self.questions, source, panes.preview)
        self.said.rearranged.connect(panes.rearranged)
        self.windows = MemoryWindows(app.library, self.questions, source, open_path)
        self.address.forward_wanted.connect(self.windows.show_forward)
        panes.publish.copied.connect(self.address.copied)
        self.library_files = LibraryFiles(app, panes.files, panes.library, ask)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self.line.forget()
        for part in (self.address, self.moved, self.covered, self.relating, self.filling, self.findings):
            part.set_document(document)
        for other in (self.labels, self.said, self.windows, self.pasted):
            other.set_document(document)
        self.questions.set_document(document)
