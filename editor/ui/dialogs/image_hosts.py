"""The choice of the hosts whose pictures the preview loads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor.app.choices.settings import Settings
from editor.core.images import blogger_address
from editor.core.images.hosts import parse_hosts
from editor.core.words import tr
from editor.ui.widgets.plain_text import PlainLabel


class ImageHostsChoice(QWidget):
    """A line of host names, in force when one leaves it, with what each means said below."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.names = QLineEdit(settings.choices.image_hosts)
        self.names.setPlaceholderText(tr("None"))
        self.names.setAccessibleName(tr("Load web images from"))
        self.blogger = QPushButton(tr("Add Blogger’s hosts"))
        self.blogger.setAutoDefault(False)
        self.said = PlainLabel(role="dialogNote")
        self.said.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.names, 1)
        line.addWidget(self.blogger, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.said)
        self.names.editingFinished.connect(self._choose)
        self.names.textEdited.connect(self._say)
        self.blogger.clicked.connect(self._add_blogger)
        self._say()

    def _choose(self) -> None:
        self._settings.choose(image_hosts=" ".join(self.names.text().split()))

    def _add_blogger(self) -> None:
        there, _refused = parse_hosts(self.names.text())
        missing = (name for name in blogger_address.HOSTS if name not in there.names)
        self.names.setText(" ".join([*self.names.text().split(), *missing]))
        self._say()
        self._choose()

    def _say(self) -> None:
        _hosts, refused = parse_hosts(self.names.text())
        if refused:
            self.said.setText(tr("Not a host name: {words}", words=" ".join(refused)))
        else:
            self.said.setText(
                tr(
                    "Host names, separated by spaces (for example your blog's). They can see when you view "
                    "one of their images."
                )
            )
