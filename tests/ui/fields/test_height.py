"""The fields are as high as their content, up to the line that the person drew, and never end within a row."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.open_post import change
from editor.ui.fields.height import _leaves, row_end

POST = "---\nid: i\nnews:\n  headline: 見出し\n  summary: [一, 二]\ncommentary:\n  summary: [三]\n---\n本文\n"


@pytest.mark.parametrize(
    ("rows", "limit", "end"),
    [
        ([], 50, 50),
        ([(0, 20), (20, 40), (40, 60)], 50, 40),
        ([(0, 20), (20, 40), (40, 60)], 60, 60),
        ([(0, 45), (20, 40), (40, 60)], 42, 0),
        ([(0, 100)], 50, 0),
        ([(0, 20), (24, 90), (24, 40)], 60, 24),
    ],
)
def test_the_last_whole_row(rows, limit, end):
    assert row_end(rows, limit) == end


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=20), st.integers(1, 250))
def test_no_row_is_ever_cut(rows, limit):
    rows = [(top, top + height) for top, height in rows]
    end = row_end(rows, limit)
    assert 0 <= end <= limit
    assert not [row for row in rows if row[0] < end < row[1]]


@pytest.fixture
def window(window_of, tmp_path, qtbot):
    path = tmp_path / "a.md"
    path.write_text(POST, encoding="utf-8")
    made = window_of(path)
    made.resize(1000, 800)
    qtbot.waitUntil(lambda: whole(made))
    return made


def whole(window):
    """Whether the page that is shown ends below a row, and not within one."""
    page = window.desk.fields_pane.current
    foot = page.verticalScrollBar().value() + page.viewport().height()
    return not [row for row in _leaves(page.inside, foot) if row[0] < foot - 8 and row[1] > foot]


def height(window):
    return window.desk.rows.sizes()[0]


def test_it_grows_with_the_content_up_to_a_limit_and_shrinks_again(window, qtbot):
    bullets = window.desk.fields_pane.news.bullets
    before = height(window)
    bullets.add()
    assert height(window) > before, "at once: an input method is told where the caret stays"
    for _row in range(20):
        bullets.add()
    field, page = bullets.rows[-1].field, window.desk.fields_pane.current

    def is_seen():
        foot = field.mapTo(page.viewport(), field.rect().bottomLeft()).y()
        return whole(window) and 0 < foot <= page.viewport().height()

    qtbot.waitUntil(is_seen)
    assert field.hasFocus()
    assert height(window) <= 0.46 * sum(window.desk.rows.sizes())
    while len(bullets.values) > 2:
        bullets.remove(len(bullets.values) - 1)
    qtbot.waitUntil(lambda: height(window) == before)


def test_the_text_stays_where_it_is_when_the_caret_crosses_the_divider(window, qtbot):
    pane, fields = window.desk.fields_pane, window.desk._fields_height
    pane.turn_to(1)
    qtbot.waitUntil(lambda: fields._needed.get(1, 0) > 0 and whole(window))
    fields.fit()
    first = height(window)
    for tab in (0, 1, 0):
        pane.turn_to(tab)
        fields.fit()
        assert height(window) == first


def test_the_line_that_one_draws_is_kept(window, qtbot):
    for _row in range(12):
        window.desk.fields_pane.news.bullets.add()
    window.desk.rows.setSizes([200, 500])
    window.desk.rows.splitterMoved.emit(200, 1)
    qtbot.waitUntil(lambda: height(window) <= 200 and whole(window))
    assert window.app.settings.state["fields_height"] == 200


def test_a_page_ends_below_a_whole_row_only_while_the_caret_stays_in_sight(window, qtbot):
    """The row at the foot may be higher than the room that there is: to show it whole would hide the caret's above."""
    document = window.desk.document
    document.apply(change.edited(replace(document.fields, description="検索向けの説明の文である。" * 60), name="説明"))
    pane = window.desk.fields_pane
    pane.focus_field("permalink")
    page, permalink = pane.current, window.focusWidget()
    bar = page.verticalScrollBar()

    def sight():
        top = permalink.mapTo(page.viewport(), permalink.rect().topLeft()).y()
        return 0 <= top <= page.viewport().height() - permalink.height()

    qtbot.waitUntil(lambda: page.inside.height() > permalink.geometry().bottom() + 2 * page.viewport().height())
    bar.setValue(permalink.y() - 20)
    assert sight()
    window.desk._fields_height._settle()
    assert sight()
    window.desk.focus_source()
    window.desk._fields_height._settle()
    assert not sight() and whole(window), "the caret is in the text: nothing speaks against a whole row"
