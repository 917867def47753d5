"""The row below the field of the post's address: the derived one while nobody has given it, and buttons."""

from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.fields.flow_layout import FlowLayout
from editor.ui.fields.page import note
from editor.ui.widgets.buttons import IconButton


class AddressRow(QWidget):
    """A note and buttons; each says what the person wants."""

    open_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    confirm_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = False
        self._derived = ""
        self.note = note()
        self.confirm = _button("check", tr("This is right"), self.confirm_wanted)
        self.paste = _button("copy", tr("Paste the URL"), self.paste_wanted)
        self.open = _button("export", tr("Open on the blog"), self.open_wanted)
        self.copy = _button("link", tr("Copy URL"), self.copy_wanted)
        buttons = QWidget()
        flow = FlowLayout(4)
        buttons.setLayout(flow)
        for widget in (self.confirm, self.paste, self.open, self.copy, QWidget()):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self._show()

    def show_known(self, known: bool) -> None:
        """Show the buttons for a field that holds an address, or for one that does not."""
        self._known = known
        self._show()

    def show_answer(self, answer: dict[str, Any] | None) -> None:
        """Show the library's answer, as `own_address` gives it; None: not known yet."""
        self._derived = answer["url"] if answer and answer["derived"] else ""
        self._show()

    def _show(self) -> None:
        derived = bool(self._derived) and not self._known
        self.note.setText(tr("Not confirmed: {address}", address=self._derived) if derived else "")
        self.note.setVisible(derived)
        self.confirm.setVisible(derived)
        self.paste.setVisible(not self._known)
        for button in (self.open, self.copy):
            button.setVisible(self._known or derived)


def _button(icon: str, name: str, wanted: SignalInstance) -> IconButton:
    button = IconButton("quietButton", icon, name, text=name)
    button.clicked.connect(lambda: wanted.emit())
    return button
