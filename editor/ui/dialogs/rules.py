"""The rules of the checks, each with its reason and a switch: the one place in which they are chosen."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.choices.settings import Settings
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.checks.catalogue import CATALOGUE, Family, has_switch
from editor.core.errors import RonpyoError
from editor.core.library.spellings_file import ready_file
from editor.core.words import tr
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel, set_tip

_RULE = Qt.ItemDataRole.UserRole


class RulesDialog(QDialog):
    """Every switch is in force and kept at once."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rules of the checks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 760, 600)
        self._settings = settings
        self._tree = QTreeWidget()
        self._tree.setObjectName("rulesTree")
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setWordWrap(True)
        self._tree.setAccessibleName(tr("Rules of the checks"))
        self._fill()
        self._tree.itemChanged.connect(self._switched)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        self._jobs = Jobs(self)
        self._spellings = close.addButton(tr("File of spellings…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._spellings.setAutoDefault(False)  # Enter in the list of rules opens no file
        set_tip(self._spellings, tr("Words that you decide about yourself, in a file that can be edited and shared."))
        self._spellings.clicked.connect(self._open_spellings)
        self._said = PlainLabel(role="dialogNote", wraps=True)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Rules of the checks"), role="dialogTitle"))
        note = tr("Rules that are off are not used. A single problem can be ignored in its post instead.")
        layout.addWidget(PlainLabel(note, role="dialogNote", wraps=True))
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._said)
        layout.addWidget(close)

    def _open_spellings(self) -> None:
        """Make the file where there is none, and give it to the system's editor."""

        def failed(error: Exception) -> None:
            if not isinstance(error, RonpyoError):
                raise error
            self._said.setText(str(error))
            self._said.show()

        def ready(path: Path) -> None:
            open_outside(QUrl.fromLocalFile(str(path)))

        self._jobs.start(ready_file, while_alive(self, ready), while_alive(self, failed))

    def _fill(self) -> None:
        bold = self._tree.font()
        bold.setBold(True)
        for family in Family:
            rules = [entry for entry in CATALOGUE if entry.family is family and has_switch(entry.id)]
            if not rules:
                continue
            heading = QTreeWidgetItem([family.label])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(0, bold)
            self._tree.addTopLevelItem(heading)
            for entry in rules:
                item = QTreeWidgetItem([entry.reason])
                item.setData(0, _RULE, entry.id)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                on = self._settings.switches.wants(entry.id)
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                heading.addChild(item)
            heading.setExpanded(True)

    def _switched(self, item: QTreeWidgetItem) -> None:
        rule = item.data(0, _RULE)
        if rule is not None:
            on = item.checkState(0) is Qt.CheckState.Checked
            self._settings.switch(self._settings.switches.switched(rule, on))
