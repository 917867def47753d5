"""The field to search posts in, and Enter there: it is about what is typed, and waits until the list shows that."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.core.words import tr
from editor.ui.library.model import ROW, PostList
from editor.ui.widgets.plain_text import set_tip

Row = dict[str, Any]


class SearchField(QLineEdit):
    """Says what can be typed in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("librarySearch")
        self.setPlaceholderText(tr("Search the posts"))
        self.setAccessibleName(tr("Search the posts"))
        self.setClearButtonEnabled(True)
        set_tip(
            self, tr("Words in any order; also “in quotes”, -without, label:NAME, status:draft, clip:WORD, 2024..2025")
        )


class Entering(QObject):
    """Does what Enter means with the row that `wanted()` gives, once the list answers `query()` and knows the row."""

    def __init__(
        self, model: PostList, query: Callable[[], str], wanted: Callable[[], QModelIndex], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._query = query
        self._wanted = wanted
        self._do: Callable[[Row], None] | None = None
        model.modelReset.connect(self._try)
        model.dataChanged.connect(self._try)

    def enter(self, do: Callable[[Row], None]) -> None:
        """Do it now, or as soon as it can be done."""
        self._do = do
        self._try()

    def forget(self) -> None:
        """Something else is typed."""
        self._do = None

    def _try(self) -> None:
        if self._do is None or self._model.query != self._query():
            return
        index = self._wanted()
        if not index.isValid():
            self._do = None
        elif row := self._model.data(index, ROW):
            do, self._do = self._do, None
            do(row)
