"""The view of a list of posts. A table of one column: QListView asks a model for each of its rows whenever one of them
changes, which with 100,000 rows and a model in Python stops the window for half a second."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from editor.core.words import tr
from editor.ui.library.model import FIRST, PostList
from editor.ui.library.row import PostRow
from editor.ui.look.theme import theme

_FITTED = 2 * FIRST
"""Rows of a list in which each is as high as what it says."""


class PostTable(QTableView):
    """Shows a `PostList` by a `PostRow`; in long lists all rows are of one height.

    `typed(text)`: letters that are to be searched.
    """

    typed = Signal(str)

    def __init__(self, model: PostList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("libraryList")
        self.row = PostRow(self)
        self.posts = model
        self._is_uneven = False
        self.setItemDelegate(self.row)
        self.setModel(model)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Posts"))
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(0)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        self.fit_rows()
        theme.changed.connect(self.viewport().update)

    def fit_rows(self) -> None:
        """Give the rows the height that they need now."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height = self.row.sizeHint(option, QModelIndex()).height()
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            self._fit_all()
        self.verticalScrollBar().setSingleStep(max(1, height // 2))

    def _fit_known(self, first: QModelIndex, last: QModelIndex) -> None:
        """Give each row of a short list the height of what it says, as far as that has come, and the others the usual
        one: a header keeps the heights of its rows when other posts come to stand there."""
        if self.posts.rowCount() > _FITTED:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        font, width, down = option.font, self.viewport().width(), self.verticalHeader()
        usual = down.defaultSectionSize()
        for number in range(first.row(), last.row() + 1):
            height = usual
            if (row := self.posts.known(number)) is not None:
                height = self.row.height_of(row, font, width, ticked=self.posts.offers_choice)
            if height != down.sectionSize(number):
                down.resizeSection(number, height)
                self._is_uneven = True

    def _fit_all(self) -> None:
        rows, down = self.posts.rowCount(), self.verticalHeader()
        if 0 < rows <= _FITTED:
            self._fit_known(self.posts.index(0), self.posts.index(rows - 1))
        elif rows and self._is_uneven:  # the first of them, from when the list was short
            for number in range(_FITTED):
                down.resizeSection(number, down.defaultSectionSize())
            self._is_uneven = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_all()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit_rows)
            model.modelReset.connect(self._fit_all)
            model.dataChanged.connect(self._fit_known)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = {Qt.Key.Key_Home: self.posts.first_post(), Qt.Key.Key_End: self.posts.rowCount() - 1}
        row = rows.get(Qt.Key(event.key()), -1)
        if row >= 0 and not event.modifiers():
            self.setCurrentIndex(self.posts.index(row))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """The view would ask for the text of every row."""
        if search.strip():
            self.typed.emit(search)
