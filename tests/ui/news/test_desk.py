"""The clip beside the text, and what is taken from it, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.app.open_post import change
from editor.core.news_page.clip import Clip, ClipImage
from editor.ui.window.window import MainWindow

CLIP = Clip(
    headline="港湾の混雑が解消",
    outlet="朝日新聞",
    url="https://www.asahi.com/a.html",
    published="2026-05-11",
    text="一文目がここにある。二文目が続く。\n\n三文目で終わる。",
    images=(ClipImage("https://www.asahi.com/a.jpg", "港の朝", "共同"),),
)


@pytest.fixture
def window(window_of) -> MainWindow:
    window = window_of()
    window.app.clips.wait(10)
    window.app.clips.keep(window.desk.document, CLIP)
    return window


def pane(window: MainWindow):
    if not window.desk.news.shows_clip:
        QTest.keySequence(window, "Ctrl+4")
    return window.desk.news._clip_pane


def test_the_clip_is_a_face_of_the_right_pane(window):
    desk = window.desk
    shown = pane(window)
    assert shown.isVisible() and window.focusWidget() is shown.text
    assert window.actions_["view.clip"].isChecked() and not window.actions_["view.desktop"].isChecked()
    assert shown.headline.text() == CLIP.headline
    assert "朝日新聞" in shown.about.text() and CLIP.url in shown.about.text()
    QTest.keySequence(window, "Ctrl+4")
    assert not shown.isVisible() and desk.preview.shows_page
    assert window.actions_["view.desktop"].isChecked()
    pane(window)
    window.actions_["view.phone"].trigger()
    assert desk.preview.shows_page and window.actions_["view.phone"].isChecked()


def test_it_opens_a_pane_that_is_hidden(window):
    window.desk.toggle_preview()
    assert not window.desk.preview.isVisible()
    assert pane(window).isVisible()
    assert window.desk.preview_shown()


def test_a_sentence_becomes_a_bullet_and_a_quotation_each_one_step(window, qtbot):
    shown, document = pane(window), window.desk.document
    before = document.text()
    QTest.keyClick(shown.text, Qt.Key.Key_Return)
    assert document.fields.news.summary == ("一文目がここにある。",)
    QTest.keyClick(shown.text, Qt.Key.Key_Down)
    QTest.keyClick(shown.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    quoted = document.text()
    assert quoted.startswith("> 二文目が続く。\n> Source: [朝日新聞](https://www.asahi.com/a.html), 11 May 2026\n")
    qtbot.waitUntil(
        lambda: (
            {mark.cursor.selectedText() for mark in shown.text.extraSelections()}
            >= {"一文目がここにある。", "二文目が続く。"}
        )
    )
    document.apply(change.undone())
    assert document.text() == before
    document.apply(change.undone())
    assert document.fields.news.summary == ()


def test_escape_goes_back_to_the_text_and_leaves_the_clip_open(window):
    shown = pane(window)
    QTest.keyClick(shown.text, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.source.edit
    assert window.desk.news.shows_clip


def test_bullets_follow_those_that_are_there(window):
    shown, document = pane(window), window.desk.document
    window.desk.news.add_bullet("先にある行")
    shown.text.give_bullet()
    assert document.fields.news.summary == ("先にある行", "一文目がここにある。")


def test_a_post_without_a_clip_says_how_to_get_one(window_of):
    window = window_of()
    window.desk.news.show_clip()
    shown = window.desk.news._clip_pane
    assert not shown.text.isVisible() and "F2" in shown._empty.text()
    assert shown.headline.text() == "Clip of the news page"
    shown.text.give_bullet()
    assert window.desk.document.fields.news.summary == ()


def test_another_post_has_its_own_clips(window, qtbot):
    shown = pane(window)
    window.desk.files.new()
    qtbot.waitUntil(lambda: shown.clip is None, timeout=10_000)


def test_several_clips_can_be_chosen_between(window):
    other = Clip(headline="別の記事", url="https://www.asahi.com/b.html", text="別の文。")
    window.app.clips.keep(window.desk.document, other)
    shown = pane(window)
    assert shown.clip == other and shown._choice.count() == 2
    shown._choice.setCurrentIndex(1)
    shown._choice.activated.emit(1)
    assert shown.clip == CLIP and shown.text.words == CLIP.text


def test_f6_goes_through_the_clip(window):
    shown = pane(window)
    window.desk.focus_source()
    QTest.keySequence(window, "F6")
    assert window.focusWidget() is shown.text


def test_a_post_that_is_held_takes_nothing(window):
    shown, document = pane(window), window.desk.document
    document.apply(change.noticed(held=True))
    before = document.contents()
    shown.text.give_bullet()
    shown.text.give_quotation()
    assert document.contents() == before


def test_the_bullet_that_was_added_is_in_sight(window, qtbot):
    shown, fields = pane(window), window.desk.fields_pane
    window.resize(1280, 700)
    fields.turn_to(1)
    for number in range(9):
        window.desk.news.add_bullet(f"{number}番目の文は、まとめの一行になる。" * 3)
    assert fields.tab == 0 and window.focusWidget() is shown.text
    last = fields.news.bullets.rows[-1]
    qtbot.waitUntil(lambda: len(fields.news.bullets.rows) == 9 and last.visibleRegion().boundingRect() == last.rect())
