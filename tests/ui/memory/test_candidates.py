"""The near posts below the related ones, and how they are taken."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtGui import Qt as Rich
from PySide6.QtTest import QTest

from editor.app.library import standing_questions
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post import change
from editor.core.post import Fields, Related
from editor.ui.memory.candidate_row import EXPANDED
from editor.ui.memory.relating import listed_of
from tests.core.library.posts import header
from tests.ui.library.test_pane import library_of

__all__ = ["library_of"]

START = StandingQuestions.start  # the fixture of all windows holds it back


@pytest.fixture
def memory_of(library_of, monkeypatch):
    """Builds a window on the first of the posts, with all questions asked."""
    monkeypatch.setattr(standing_questions, "PAUSE_MS", 0)

    def build(posts, language="en"):
        window = library_of(posts, language)
        START(window.desk.memory.questions)
        return window

    return build


NEAR = [f"関税の行方・その{number}" for number in range(1, 13)]
POSTS = {
    "new.md": header(date="2026-04-02", status="draft", news__headline="関税の行方と停戦", labels="[米国]")
    + "米国の関税の行方を論じる。\n",
    **{
        f"near-{number}.md": header(
            date=f"2026-03-{number:02d}",
            status="published",
            title=title,
            news__summary="['要点<b>一</b>', 要点二]",
            blogger__url=f"https://e.com/{number}",
        )
        + "米国の関税の行方。" * number
        for number, title in enumerate(NEAR, 1)
    },
    "draft.md": header(date="2026-03-30", status="draft", title="関税の行方の下書き") + "米国の関税の行方を論じる。\n",
    "far.md": header(date="2020-01-01", status="published", title="天気", blogger__url="https://e.com/far")
    + "晴れ。\n",
}


def answer(number: int, title: str) -> dict:
    """A candidate as the library gives it."""
    row = {"id": number, "path": f"near-{number}.md", "title": title, "url": f"https://e.com/{number}"}
    more = {"derived": False, "date": f"2026-03-{number:02d}", "status": "published", "score": 0.5}
    return {**row, **more, "why": ["関税", "行方"], "bullets": ["要点<b>一</b>", "要点二"]}


@pytest.fixture
def window(window_of, post):
    """A window that was given twelve candidates, with the focus in them."""
    window = window_of(post)
    QCoreApplication.processEvents()  # the caret is in the news, which the tabs follow once
    window.actions_["post.near"].trigger()
    page = window.desk.fields_pane.related
    page.show_candidates([answer(number, title) for number, title in enumerate(NEAR, 1)])
    return window


@pytest.fixture
def candidates(window):
    return window.desk.fields_pane.related.candidates


def titles(candidates) -> list[str]:
    return [post["title"] for post in candidates.shown]


def chosen(window) -> list[str]:
    return [post.title for post in window.desk.document.fields.related]


def press(candidates, *keys):
    for key in keys:
        QTest.keyClick(candidates, key)


def test_the_library_offers_near_published_posts_and_never_the_post_itself(memory_of, qtbot, monkeypatch):
    window = memory_of(POSTS)
    window.actions_["post.near"].trigger()
    page = window.desk.fields_pane.related
    candidates = page.candidates
    qtbot.waitUntil(lambda: len(candidates.shown) == 9, timeout=20_000)
    assert set(titles(candidates)) <= {*NEAR, "天気"}
    assert candidates.item(0).text().startswith("1. 関税の行方・その") and "in common: " in candidates.item(0).text()
    # what is written changes them
    press(candidates, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.source.edit
    window.desk.source.edit.insertPlainText("天気と晴れ。" * 40)
    qtbot.waitUntil(lambda: titles(candidates)[:1] == ["天気"], timeout=20_000)
    # nothing is asked while a word is composed
    asked = []
    monkeypatch.setattr(window.app.library, "ask", lambda *question, **_more: asked.append(question[0]))
    questions = window.desk.memory.questions
    composes = True
    questions.composes = lambda: composes
    window.desk.source.edit.insertPlainText("新しい言葉")
    QTest.qWait(30)
    assert asked == []
    composes = False
    qtbot.waitUntil(lambda: "related" in asked)
    # nor about a post that says nothing
    fields = window.desk.document.fields
    window.desk.document.apply(change.edited(Fields(id=fields.id, related=fields.related), ""))
    qtbot.waitUntil(lambda: page.candidates.shown == ())
    assert "once you begin to write" in page.candidate_words.text()


def test_who_hears_them_is_told_all(candidates):
    assert candidates.item(0).text() == "1. 関税の行方・その1, 2026-03-01, in common: 関税, 行方"


def test_digits_take_and_no_number_moves_meanwhile(window, candidates):
    offered = titles(candidates)
    press(candidates, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_9)
    assert chosen(window) == [offered[0], offered[2], offered[8]]
    now = titles(candidates)
    assert [now[n] for n in (1, 3, 4, 5, 6, 7)] == [offered[n] for n in (1, 3, 4, 5, 6, 7)]
    assert not set(chosen(window)) & set(now)
    row = window.desk.document.fields.related[0]
    assert row.url == f"https://e.com/{NEAR.index(row.title) + 1}" and row.date.startswith("2026-03-")


def test_numbers_stay_where_no_others_are_left(window, candidates):
    page = window.desk.fields_pane.related
    page.show_candidates([answer(number, title) for number, title in enumerate(NEAR[:3], 1)])
    page.focus_candidates()
    press(candidates, Qt.Key.Key_1)
    assert [candidates.item(row).text()[:2] for row in range(candidates.count())] == ["2.", "3."]
    press(candidates, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert chosen(window) == [NEAR[0], NEAR[2], NEAR[1]] and candidates.shown == ()
    window.actions_["edit.undo"].trigger()
    assert candidates.item(0).text().startswith("2.")


def test_each_is_one_step_and_returns_to_its_place(window, candidates):
    offered = titles(candidates)
    press(candidates, Qt.Key.Key_2, Qt.Key.Key_5)
    assert window.desk.document.history.undo_name == f"Add “{offered[4]}” to the related posts"
    window.actions_["edit.undo"].trigger()
    assert chosen(window) == [offered[1]]
    window.actions_["edit.undo"].trigger()
    assert chosen(window) == []
    assert titles(candidates) == offered


def test_enter_click_and_moving(window, candidates):
    offered = titles(candidates)
    press(candidates, Qt.Key.Key_Down, Qt.Key.Key_Return)
    QTest.mouseClick(
        candidates.viewport(),
        Qt.MouseButton.LeftButton,
        pos=candidates.visualItemRect(candidates.item(3)).center(),
    )
    assert chosen(window) == [offered[1], offered[3]]


def test_space_shows_the_bullets_as_plain_text(candidates):
    height = candidates.height()
    press(candidates, Qt.Key.Key_Space)
    assert candidates.item(0).data(EXPANDED) and candidates.height() > height
    tip = candidates.item(0).toolTip()
    assert "・要点<b>一</b>" in tip and not Rich.mightBeRichText(tip)
    press(candidates, Qt.Key.Key_Space)
    assert candidates.height() == height


def test_keys_lead_up_and_back_to_the_text(window, candidates):
    press(candidates, Qt.Key.Key_1)
    candidates.setCurrentRow(0)
    press(candidates, Qt.Key.Key_Up)
    assert window.focusWidget() is window.desk.fields_pane.related.rows.rows[0].title
    window.actions_["post.near"].trigger()
    press(candidates, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.source.edit


def test_a_drag_goes_between_rows(window, candidates):
    offered = titles(candidates)
    press(candidates, Qt.Key.Key_1, Qt.Key.Key_2)
    rows = window.desk.fields_pane.related.rows
    data = candidates.mimeData([candidates.item(2)])
    assert not rows.rows[0].title.canInsertFromMimeData(data)
    place = QPointF(10, rows.rows[1].y())
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    rows.dropEvent(QDropEvent(place, *how))
    assert chosen(window) == [offered[0], offered[2], offered[1]]


def test_sorting_by_date(window, candidates):
    press(candidates, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
    window.actions_["post.related_by_date"].trigger()
    days = [post.date for post in window.desk.document.fields.related]
    assert days == ["2026-03-03", "2026-03-02", "2026-03-01"]
    window.actions_["post.related_by_date"].trigger()
    assert [post.date for post in window.desk.document.fields.related] == days[::-1]
    window.actions_["edit.undo"].trigger()
    assert [post.date for post in window.desk.document.fields.related] == days


def test_a_header_that_cannot_be_edited_has_none(window_of, tmp_path):
    path = tmp_path / "raw.md"
    path.write_text("---\na: [\n---\n\n文。\n", encoding="utf-8")
    window = window_of(path)
    assert not window.actions_["post.near"].isEnabled()
    window.desk.relating.show_near()
    window.desk.relating.sort_by_date()


@pytest.mark.parametrize(("choice", "wanted"), [("", {}), ("0", {"listed": 0.0}), ("7", {"listed": 1.0}), ("x", {})])
def test_the_setting_says_how_far_back_the_last_lists_are_put(choice, wanted):
    assert listed_of(choice) == wanted


def test_a_post_is_chosen_once(window, candidates):
    press(candidates, Qt.Key.Key_1)
    data = window.desk.fields_pane.related.rows
    before = window.desk.document.fields.related
    assert isinstance(before[0], Related)
    clip = QGuiApplication.clipboard()
    clip.setText(before[0].url)
    how = (Qt.DropAction.CopyAction, clip.mimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    data.dropEvent(QDropEvent(QPointF(QPoint(0, 0)), *how))
    assert window.desk.document.fields.related == before


def test_the_nearest_five_are_taken_in_one_step_the_newest_first(window, candidates):
    near = [{**answer(number, title), "date": f"2026-01-{number:02d}"} for number, title in enumerate(NEAR[:7], 1)]
    window.desk.memory.relating._near.answer = near
    window.actions_["post.related_best"].trigger()
    assert chosen(window) == list(reversed(NEAR[:5]))
    window.actions_["post.related_best"].trigger()
    assert len(chosen(window)) == 5  # there are five
    window.desk.source.edit.undo()
    assert chosen(window) == []


def test_what_is_chosen_already_counts(window):
    near = [{**answer(number, title), "date": f"2026-01-{number:02d}"} for number, title in enumerate(NEAR[:7], 1)]
    relating = window.desk.memory.relating
    relating._near.answer = near[:2]
    window.actions_["post.related_best"].trigger()
    relating._near.answer = near
    window.actions_["post.related_best"].trigger()
    assert chosen(window) == [NEAR[1], NEAR[0], NEAR[4], NEAR[3], NEAR[2]]


def test_near_posts_that_come_late_are_not_taken_for_another_post(window, tmp_path):
    relating = window.desk.memory.relating
    relating._near.answer = None
    window.actions_["post.related_best"].trigger()
    window.actions_["file.new"].trigger()
    relating._near.answer = [answer(number, title) for number, title in enumerate(NEAR[:3], 1)]
    relating._near.answered.emit(relating._near.answer)
    assert chosen(window) == []


def test_the_near_posts_get_room_as_long_as_one_is_there(window_of, post, qtbot):
    window = window_of(post)
    window.resize(1200, 800)
    fields, column = window.desk.fields_pane, window.desk.rows
    fields.show_page(fields.related)
    fields.related.show_candidates([answer(number, title) for number, title in enumerate(NEAR * 3, 1)])
    share = lambda: column.sizes()[0] / sum(column.sizes())  # noqa: E731
    qtbot.waitUntil(lambda: 0.3 < share() <= 0.46)
    window.actions_["post.near"].trigger()
    qtbot.waitUntil(lambda: share() > 0.5)
    window.desk.focus_source()
    qtbot.waitUntil(lambda: share() <= 0.46)


def test_the_line_that_the_person_draws_meanwhile_stays(window_of, post, qtbot):
    window = window_of(post)
    window.resize(1200, 800)
    fields, column = window.desk.fields_pane, window.desk.rows
    fields.show_related()
    fields.related.show_candidates([answer(number, title) for number, title in enumerate(NEAR * 3, 1)])
    window.actions_["post.near"].trigger()
    qtbot.waitUntil(lambda: column.sizes()[0] > 0.5 * sum(column.sizes()))
    column.moveSplitter(200, 1)
    qtbot.waitUntil(lambda: column.sizes()[0] <= 200)
    window.desk.focus_source()
    qtbot.waitUntil(lambda: not window.desk.relating._has_room)
    assert column.sizes()[0] <= 200


def test_a_post_without_a_word_is_not_told_that_none_is_like_it(window_of, qtbot):
    window = window_of()
    page = window.desk.fields_pane.related
    page.show_candidates([])
    assert "once you begin to write" in page.candidate_words.text()
    qtbot.keyClicks(window.desk.source.edit, "a")
    page.show_candidates([])
    assert "is similar" in page.candidate_words.text()
