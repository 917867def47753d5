"""Fields whose value is one of a few."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from editor.core.post import Status
from editor.core.words import tr
from editor.ui.widgets.spoken import name_choice


class Choice(QComboBox):
    """A list to choose from that the wheel only changes when it has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("fieldChoice")
        name_choice(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def choose(self, value: str) -> None:
        """Show the entry of `value`; a value that is not in the list is added."""
        index = self.findData(value)
        if index < 0:
            self.addItem(value, value)
            index = self.count() - 1
        if index != self.currentIndex():
            self.setCurrentIndex(index)


class StatusChoice(QWidget):
    """Draft, ready, published: three words side by side, one of them chosen."""

    chosen = Signal(object)
    """The `Status` that the person chose."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Status"))
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        words = {Status.DRAFT: tr("Draft"), Status.READY: tr("Ready"), Status.PUBLISHED: tr("Published")}
        self.buttons = {status: QToolButton() for status in words}
        for status, button in self.buttons.items():
            button.setObjectName("statusButton")
            button.setText(words[status])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(tr("Status: {status}", status=words[status]))
            button.clicked.connect(lambda _checked, status=status: self.chosen.emit(status))
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)

    def choose(self, status: Status) -> None:
        """Show `status` as the chosen one."""
        self.buttons[status].setChecked(True)

    def focus(self) -> None:
        """Put the focus on the chosen one."""
        if (chosen := self._group.checkedButton()) is not None:
            chosen.setFocus()
