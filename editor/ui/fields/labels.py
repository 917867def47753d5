"""The labels of a post: each a small button that removes it, and a field for the next."""

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from editor.core.fields import rows
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.flow_layout import FlowLayout
from editor.ui.fields.text_field import TextField
from editor.ui.widgets.buttons import IconButton
from editor.ui.widgets.plain_text import set_tip

_PARTED_BY = re.compile(r"[,、，\n]")


class LabelField(TextField):
    """The field for the next label; a comma or Enter ends it."""

    def __init__(self, editor: "LabelsEditor", binding: Binding) -> None:
        super().__init__(binding, tr("New label"), wrap=False)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(96, self.height())

    def press(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.text():
            self._editor.all_wanted.emit()
        elif is_enter:
            self._editor.take(everything=True)
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self._editor.take_back()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self._editor.advice_wanted.emit()
        else:
            return False
        return True

    def paste_text(self, text: str) -> None:
        super().paste_text("、".join(line for line in text.splitlines() if line.strip()))


class LabelsEditor(QWidget):
    """Shows `fields.labels`. What is being written in the field becomes a label at Enter, a comma, or on leaving.

    `typed`: something else stands in the field; `advice_wanted`: the person goes to the labels that are offered;
    `all_wanted`: they want all of them.
    """

    typed = Signal()
    advice_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, binding: Binding) -> None:
        super().__init__()
        self._binding = binding
        self._shown: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self.setObjectName("labels")
        self.field = LabelField(self, binding)
        self.field.set_hint(tr("Add a label"))
        self._flow = FlowLayout(6)
        self.setLayout(self._flow)
        self._flow.addWidget(self.field)
        self.field.edited.connect(lambda _text: self.take(everything=False))
        self.field.textChanged.connect(self.typed)
        self.field.composed.connect(lambda: self.take(everything=False))
        self.field.left.connect(lambda: self.take(everything=True))
        binding.leaving.connect(lambda: self.take(everything=True))
        binding.refreshed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds."""
        labels = self._binding.fields.labels
        if labels == self._shown:
            return
        start, end = rows.common_ends(self._shown, labels)
        for chip in self._chips[start : len(self._chips) - end]:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        new = [self._chip(label) for label in labels[start : len(labels) - end]]
        for index, chip in enumerate(new, start):
            self._flow.insert_widget(index, chip)
            chip.show()
        self._chips[start : len(self._chips) - end] = new
        self._shown = labels
        self._binding.arranged.emit()
        self.updateGeometry()

    def take(self, *, everything: bool) -> None:
        """Make labels of what stands in the field before a comma, or of all of it."""
        if self.field.composing:
            return
        *parts, rest = _PARTED_BY.split(self.field.text())
        if everything:
            parts, rest = [*parts, rest], ""
        if not parts:
            return
        new = [label for part in parts if (label := part.strip())]
        self.field.show_text(rest)
        labels = self._binding.fields.labels
        fresh = tuple(label for label in dict.fromkeys(new) if label not in labels)
        if fresh:
            self._binding.put("labels", labels + fresh, tr("Add label “{label}”", label=fresh[-1]))

    def add(self, label: str) -> None:
        """Add `label` in place of what stands in the field; the caret stays there."""
        self.field.show_text("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        labels = self._binding.fields.labels
        if label not in labels:
            self._binding.put("labels", (*labels, label), tr("Add label “{label}”", label=label))

    def add_all(self, labels: tuple[str, ...]) -> None:
        """Add `labels` in one step."""
        there = self._binding.fields.labels
        if fresh := tuple(label for label in labels if label not in there):
            self._binding.put(
                "labels", there + fresh, tr("Add {n} label" if len(fresh) == 1 else "Add {n} labels", n=len(fresh))
            )

    def replace(self, label: str, usual: str) -> None:
        """Spell `label` as `usual`; it goes where that is there already."""
        labels = self._binding.fields.labels
        if label in labels:
            spelled = tuple(dict.fromkeys(usual if one == label else one for one in labels))
            self._binding.put("labels", spelled, tr("Spell label “{label}” as usual", label=label))

    def take_back(self) -> None:
        """Take the last label back into the field, to be changed."""
        if labels := self._binding.fields.labels:
            self._remove(len(labels) - 1)
            self.field.show_text(labels[-1])
            self.field.set_caret(-1)

    def focus_label(self, index: int) -> bool:
        """Put the focus on the label `index`; False: there is none."""
        if not 0 <= index < len(self._chips):
            return False
        self._chips[index].setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._chips:
            keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if event.key() in keys and isinstance(watched, QToolButton):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def _remove(self, index: int) -> None:
        labels = self._binding.fields.labels
        self._binding.put("labels", rows.removed(labels, index), tr("Remove label “{label}”", label=labels[index]))

    def _chip(self, label: str) -> QToolButton:
        name = tr("Remove label “{label}”", label=label)
        chip = IconButton("labelChip", "close", name, text=label.replace("&", "&&") or " ", size=12)
        chip.setParent(self)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the word
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tip(chip, name)
        chip.clicked.connect(lambda: self._remove_and_stay(chip))
        chip.installEventFilter(self)
        return chip

    def _remove_and_stay(self, chip: QToolButton) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._remove(self._chips.index(chip))
