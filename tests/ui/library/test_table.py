"""The heights of the rows of a list of posts."""

from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from editor.app.library.library import Library
from editor.core.library.listing import packed
from editor.ui.library.model import PostList
from editor.ui.library.table import _FITTED, PostTable

LONG = "長い題の記事は、ライブラリーの一覧では二行になります。細い窓ではなおさらです。"


class FakeLibrary:
    """Knows what each post is called, and answers at once."""

    def __init__(self, title: Any) -> None:
        self._title = title

    def rows(self, _query: str, wanted: list[int], came: Any) -> None:
        came([
            {"id": n, "title": self._title(n), "path": f"{n}.md", "status": "draft", "day": "2020-01-02", "copies": []}
            for n in wanted
        ])  # fmt: skip

    def states(self, _numbers: list[int], came: Any) -> None:
        came([])


def result(numbers: list[int], sections: list[tuple[str, int]]) -> dict[str, Any]:
    return {"total": len(numbers), "ranked": False, "numbers": packed(numbers), "sections": sections}


@pytest.fixture
def list_of(qtbot):
    """Gives a list and its table, 220 pixels wide; `title(number)` is that of a post."""
    holder = QWidget()
    qtbot.addWidget(holder)

    def make(title: Any) -> tuple[PostList, PostTable]:
        model = PostList(cast(Library, FakeLibrary(title)), holder)
        table = PostTable(model, holder)
        holder.resize(220, 400)
        table.resize(220, 400)
        holder.show()
        return model, table

    yield make


def heights(model: PostList, table: PostTable, rows: int = 12) -> list[int]:
    for row in range(min(rows, model.rowCount())):
        model.index(row).data(0)
    for _turn in range(5):
        QApplication.processEvents()
    return [table.rowHeight(row) for row in range(min(rows, model.rowCount()))]


def needed(model: PostList, table: PostTable, rows: int = 12) -> list[int]:
    """What each row would need; a section has the usual height."""
    usual, found = table.verticalHeader().defaultSectionSize(), []
    for row in range(min(rows, model.rowCount())):
        known = model.known(row)
        found.append(
            usual if known is None else table.row.height_of(known, table.font(), table.viewport().width())
        )  # fmt: skip
    return found


def test_each_row_is_as_high_as_its_own_words_also_after_a_post_came_above_it(list_of):
    model, table = list_of(lambda n: LONG if n % 3 == 0 else "短い題")
    model.show("", result([*range(10)], [("drafts", 0)]))
    before = heights(model, table)
    assert before == needed(model, table) and len(set(before)) > 1
    for numbers, sections in (
        ([98, *range(10)], [("drafts", 0)]),
        ([99, 98, *range(10)], [("drafts", 0)]),
        ([98, *range(10)], [("drafts", 0), ("2020-01", 3)]),
    ):
        model.show("", result(numbers, sections))
        assert heights(model, table) == needed(model, table), numbers


def test_a_list_that_has_grown_long_has_rows_of_one_height(list_of):
    model, table = list_of(lambda n: LONG if n % 3 == 0 else "短い題")
    model.show("", result([*range(10)], [("drafts", 0)]))
    assert len(set(heights(model, table))) > 1
    model.show("", result([*range(_FITTED + 10)], [("drafts", 0)]))
    assert set(heights(model, table)) == {table.verticalHeader().defaultSectionSize()}
    assert table.verticalHeader().length() == model.rowCount() * table.verticalHeader().defaultSectionSize()
