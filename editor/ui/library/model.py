"""The list of posts as Qt's views ask for it: a number for each row, and what a row says once it is in sight."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer
from shiboken6 import isValid

from editor.app.library.library import Library
from editor.core.library.listing import DRAFTS, NEAR, NEWEST, unpacked
from editor.core.post import Fields
from editor.core.receipts.sentences import state_word
from editor.core.receipts.shelf import BlogState
from editor.core.renaming.file_name import is_given
from editor.core.words import tr
from editor.ui.widgets.plain_text import plain_tip

ROW = Qt.ItemDataRole.UserRole
"""The role of a row's data: a dict of the post, None while it is not known yet."""

SECTION = Qt.ItemDataRole.UserRole + 1
"""The words of a row that begins a section; empty for a post."""

POSTS_TYPE = "application/x-ronpyo-posts"
"""Marks a drag of posts of the library: what it carries beside that is for other programs, too."""

FIRST = 200
"""Results that are asked for while one types; all of them, once one goes on to read them."""

_BLOCK = 60  # rows that are fetched at once
_KEPT = 3000  # rows that are remembered

Index = QModelIndex | QPersistentModelIndex


class PostList(QAbstractListModel):
    """All posts that a query finds. Holds eight bytes for each, and what is said of those that were looked at."""

    def __init__(self, library: Library, parent: Any = None) -> None:
        super().__init__(parent)
        self._library = library
        self.query = ""
        self.total = 0
        self.ranked = False
        self._is_chosen: Callable[[dict[str, Any]], bool] | None = None
        self._result: dict[str, Any] = {}
        self._numbers: array[int] = array("q")
        self._sections: list[tuple[str, int]] = []
        self._heads: list[int] = []
        self._rows: dict[int, dict[str, Any]] = {}
        self._wanted: dict[int, int] = {}
        """Numbers that are to be asked for, and their rows."""
        self._asked: set[int] = set()
        self._generation = 0
        self._fetching = QTimer(self)
        self._fetching.setSingleShot(True)
        self._fetching.timeout.connect(self._fetch)

    def offer_choice(self, is_chosen: Callable[[dict[str, Any]], bool]) -> None:
        """Give each row a box to tick, ticked where `is_chosen(row)`."""
        self._is_chosen = is_chosen

    @property
    def offers_choice(self) -> bool:
        """Whether each row has a box to tick."""
        return self._is_chosen is not None

    def show(self, query: str, result: dict[str, Any]) -> None:
        """Show what `query` found."""
        same = query == self.query
        if same and result == self._result:  # as after most saves: the same posts, of which one may say something new
            self._look_anew()
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._result = result
        self.query, self.total, self.ranked = query, result["total"], result["ranked"]
        self._numbers = unpacked(result["numbers"])
        self._sections = [(name, place) for name, place in result["sections"]]
        self._heads = [place + number for number, (_name, place) in enumerate(self._sections)]
        self._look_anew()
        if not same:
            self._rows.clear()
        self.endResetModel()

    def _look_anew(self) -> None:
        """Ask for every row again; what is in sight is shown as it was until it is known."""
        self._generation += 1
        self._asked.clear()
        self._wanted.clear()
        self._rows = {number: {**row, "old": True} for number, row in self._rows.items()}

    # -- what Qt asks ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._numbers) + len(self._sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        section, number = self._at(index.row())
        if role == SECTION:
            return section_words(self._sections[section][0]) if number is None else ""
        if number is None:
            return section_words(self._sections[section][0]) if role == _TEXT else None
        if role == ROW:
            return self._row(number, index.row())
        if role == Qt.ItemDataRole.CheckStateRole and self._is_chosen is not None and (row := self._rows.get(number)):
            return Qt.CheckState.Checked if self._is_chosen(row) else Qt.CheckState.Unchecked
        if role in (_TEXT, Qt.ItemDataRole.ToolTipRole) and (row := self._row(number, index.row())):
            return spoken(row) if role == _TEXT else plain_tip(tooltip(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._at(index.row())[1] is None:
            return Qt.ItemFlag.NoItemFlags
        own = Qt.ItemFlag.ItemIsDragEnabled if self._is_chosen is None else Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren | own

    def mimeTypes(self) -> list[str]:
        return ["text/html", "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Posts as links with their dates: dropped on the related posts they become rows, elsewhere text."""
        return posts_as_mime([row for index in indexes if (row := self.data(index, ROW))])

    # -- rows ------------------------------------------------------------------------------------------------------

    def number(self, index: Index) -> int | None:
        """The number of the post in a row; None for a section."""
        return self._at(index.row())[1] if index.isValid() and index.row() < self.rowCount() else None

    def known(self, row: int) -> dict[str, Any] | None:
        """The data of a row if it is here already; None too for a section and for a row that there is not."""
        number = self._at(row)[1] if 0 <= row < self.rowCount() else None
        return None if number is None else self._rows.get(number)

    def row_of(self, number: int) -> int:
        """The row of a post; -1 where it is not in the list."""
        try:
            place = self._numbers.index(number)
        except ValueError:
            return -1
        return place + bisect_right([start for _name, start in self._sections], place)

    def first_post(self) -> int:
        """The first row with a post; -1 where there is none."""
        return len(self._heads[:1]) if self._numbers else -1

    @property
    def complete(self) -> bool:
        """Whether all that was found is in the list."""
        return len(self._numbers) >= self.total

    def _at(self, row: int) -> tuple[int, int | None]:
        """The section of a row, and the number of its post; None where the row is the section's own."""
        section = bisect_right(self._heads, row) - 1
        if section >= 0 and self._heads[section] == row:
            return section, None
        return section, self._numbers[row - section - 1]

    def _row(self, number: int, place: int) -> dict[str, Any] | None:
        row = self._rows.get(number)
        if (row is None or "old" in row) and number not in self._asked:
            self._wanted[number] = place
            if not self._fetching.isActive():
                self._fetching.start(0)
        return row

    def _fetch(self) -> None:
        """Ask for what was looked for, the latest first, and a little around it: one goes on to there."""
        wanted = [number for number in self._wanted if number not in self._asked][-_BLOCK:]
        places = [self._wanted[number] for number in wanted]
        self._wanted.clear()
        if not wanted:
            return
        if len(self._rows) > _KEPT:
            self._rows.clear()
            self._asked.clear()
        self._asked.update(wanted)
        generation = self._generation

        def came(rows: list[dict[str, Any]]) -> None:
            if not isValid(self) or generation != self._generation:
                return
            known = {number: row["blog"] for number, row in self._rows.items() if "blog" in row}
            for row in rows:
                self._rows[row["id"]] = {**row, "blog": known.get(row["id"], "")}
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))
            self._library.states([row["id"] for row in rows], states_came)

        def states_came(states: list[list[Any]]) -> None:
            if not isValid(self) or generation != self._generation:
                return
            known = dict(states)
            for number in wanted:
                if (row := self._rows.get(number)) is not None:
                    row["blog"] = known.get(number, "")
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

        self._library.rows(self.query, wanted, came)


_TEXT = Qt.ItemDataRole.DisplayRole


def posts_as_mime(posts: Sequence[dict[str, Any]]) -> QMimeData:
    """Rows of the library for a drag, as links with their dates."""
    data = QMimeData()
    data.setData(POSTS_TYPE, b"1")
    data.setText("\n".join(" ".join(filter(None, (post["title"], post["day"], post["url"]))) for post in posts))
    if all(post["url"] for post in posts):
        data.setHtml("".join(map(_link, posts)))
    return data


def _link(row: dict[str, Any]) -> str:
    return f'<p><a href="{escape(row["url"])}">{escape(row["title"])}</a> {row["day"]}</p>'


def section_words(name: str) -> str:
    """The words over a section."""
    if name == DRAFTS:
        return tr("Not published yet")
    if name == NEAR:
        return tr("Similar posts")
    if name == NEWEST:
        return tr("Latest posts")
    if not name:
        return tr("Without a date")
    year, month = name.split("-")
    return tr("{month}/{year}", year=year, month=int(month))


def status_words(status: str) -> str:
    """A status in words."""
    return {"draft": tr("Draft"), "ready": tr("Ready"), "published": tr("Published")}.get(status, status)


def blog_words(row: dict[str, Any]) -> str:
    """The state of a post on its way to the blog, in a word or two; "" for one that was never copied there."""
    return state_word(BlogState(row["blog"])) if row.get("blog") else ""


def shown_title(row: dict[str, Any]) -> str:
    """The title of a post as it is listed. A post that says nothing has its file's name for one: the person's own is
    shown, such as "memo", and one that the program gave, "2026-11-26-post-2", is not."""
    title: str = row["title"]
    path = Path(row.get("path", ""))
    if title and title == path.stem and is_given(path, Fields()):
        title = ""
    return title or tr("Without a title")


def spoken(row: dict[str, Any]) -> str:
    """A row in one line, for who hears it."""
    title = shown_title(row) if row["title"] else row.get("words", "")
    state = blog_words(row)
    return ", ".join(filter(None, (title, row["day"], status_words(row["status"]), state, row.get("snippet", ""))))


def tooltip(row: dict[str, Any]) -> str:
    """The tip of a row: the data that it has no room for."""
    lines = [
        row["title"],
        " · ".join(filter(None, (row["day"], status_words(row["status"]), blog_words(row)))),
        "、".join(row["labels"]),
    ]
    lines += [tr("Conflict copy: {name}", name=name) for name in row["copies"]]
    return "\n".join(filter(None, [*lines, row["path"]]))
