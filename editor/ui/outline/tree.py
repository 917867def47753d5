"""The list of the outline: sections that are dragged, pictures and footnotes; Enter goes there."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from editor.app.threads.soon import run_soon
from editor.core.markup.sections import OutlineEntry, OutlineKind
from editor.core.words import tr
from editor.ui.look.icons import icon
from editor.ui.look.theme import theme

_ENTRY = Qt.ItemDataRole.UserRole
_ICONS = {
    OutlineKind.COMMENTARY: "divider",
    OutlineKind.HEADING: "heading",
    OutlineKind.PICTURE: "image",
    OutlineKind.FOOTNOTE: "footnote",
}


class OutlineTree(QTreeWidget):
    """`chosen(line)`: go to the 0-based line. `dropped(line, target)`: the section that begins on `line` is to stand
    before the line `target`. `moved(up)`: the section of the current row is to be moved. `left`: back to the text."""

    chosen = Signal(int)
    dropped = Signal(int, int)
    moved = Signal(bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[OutlineEntry, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self.setObjectName("outlineTree")
        self.setAccessibleName(tr("Outline"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(0, _ENTRY).line))
        theme.changed.connect(self._dress)

    def show_entries(self, entries: Sequence[OutlineEntry], *, afresh: bool = False) -> None:
        """Show `entries`, those below a heading inside of it; the row that is current stays so."""
        if tuple(entries) == self._entries and not afresh:
            return
        self._entries = tuple(entries)
        self.clear()
        self._items = []
        around: list[tuple[int, QTreeWidgetItem]] = []
        for entry in self._entries:
            item = QTreeWidgetItem([entry.title or tr("Commentary")])
            item.setData(0, _ENTRY, entry)
            item.setIcon(0, icon(_ICONS[entry.kind], "muted"))
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if entry.level else flags)
            while around and (entry.kind is OutlineKind.COMMENTARY or (entry.level and around[-1][0] >= entry.level)):
                around.pop()
            if around:
                around[-1][1].addChild(item)
            else:
                self.addTopLevelItem(item)
            if entry.level:
                around.append((entry.level, item))
            self._items.append(item)
        self.expandAll()

    def _dress(self) -> None:
        self.show_entries(self._entries, afresh=True)

    def mark_line(self, line: int) -> None:
        """Make the row current in whose lines the 0-based `line` of the text is."""
        index = bisect_right([entry.line for entry in self._entries], line) - 1
        item = self._items[index] if index >= 0 else None
        if item is not self.currentItem():
            self.setCurrentItem(item) if item is not None else self.clearSelection()

    @property
    def line(self) -> int | None:
        """The line on which the section of the current row begins; None: it is none."""
        item = self.currentItem()
        entry: OutlineEntry | None = item.data(0, _ENTRY) if item is not None else None
        return entry.line if entry is not None and entry.level else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, Esc to the text, Alt+Shift+arrows move the section."""
        key, item = event.key(), self.currentItem()
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & both == both:
            self.moved.emit(key == Qt.Key.Key_Up)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.chosen.emit(item.data(0, _ENTRY).line)
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the section is to go; the rows follow the text."""
        line, item = self.line, self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if line is None:
            return
        below = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem
        target = self.target(item, below=below)
        run_soon(self, lambda: self.dropped.emit(line, target))  # Qt is still at work on these rows

    def target(self, item: QTreeWidgetItem | None, *, below: bool) -> int:
        """The line before which a section stands that is dropped on `item`, or just `below` it; on none: at the end."""
        if item is None:
            return max((entry.end for entry in self._entries), default=0)
        entry: OutlineEntry = item.data(0, _ENTRY)
        while not entry.level and entry.kind is not OutlineKind.COMMENTARY and item is not None:
            item = item.parent()
            if item is None:
                return entry.line
            entry, below = item.data(0, _ENTRY), True
        return entry.end if below else entry.line
