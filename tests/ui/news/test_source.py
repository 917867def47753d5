"""A copied page becomes the news of the open post, in the real window, read by the real process."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from editor.app.open_post import change
from editor.app.pages import news_pages
from editor.core.clips import store
from editor.core.clips.place import library_of
from editor.core.fields.spec import News, with_value
from editor.ui.window.window import MainWindow
from tests.ui.news.conftest import ADDRESS, HEADLINE, SENTENCES, copied, page, put_on_clipboard

pytestmark = pytest.mark.long(15)

TODAY = news_pages.date.today().isoformat()


@pytest.fixture
def window(window_of) -> MainWindow:
    return window_of()


def news(window: MainWindow) -> News:
    return window.desk.document.fields.news


def said(window: MainWindow) -> str:
    return window.desk.news.source.line.words


def take(window: MainWindow, words: str) -> None:
    """Click the button of the quiet line that says `words`."""
    buttons = window.desk.news.source.line.findChildren(QPushButton)
    next(button for button in buttons if button.isVisible() and button.text() == words).click()


def field(window: MainWindow, path: str):
    assert window.desk.fields_pane.focus_field(path)
    return QApplication.focusWidget() or window.focusWidget()


@pytest.fixture
def until(qtbot) -> Callable[..., None]:
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def test_one_key_fills_the_news_and_one_undo_takes_it_back(window, until):
    put_on_clipboard(copied())
    QTest.keySequence(window, "F2")
    until(lambda: news(window).headline)
    filled = news(window)
    assert (filled.headline, filled.source, filled.url) == (HEADLINE, "朝日新聞", ADDRESS)
    assert (filled.date, filled.accessed) == ("2026-05-11", TODAY)
    assert "朝日新聞" in said(window) and "2026-05-11" in said(window)
    assert window.desk.document.text().strip() == "<!-- commentary -->"
    document, clips = window.desk.document, window.app.clips
    clips.wait(10)
    (clip,) = store.of(library_of(document.path.parent), document.fields.id)
    assert clip == clips.clips[0] and clip.images[0].credit and all(one in clip.text for one in SENTENCES)
    document.apply(change.undone())
    assert news(window) == News()
    assert document.history.undo_name is None
    document.apply(change.redone())
    assert news(window) == filled


def test_the_caret_goes_to_the_summary_or_to_what_is_missing(window, until):
    put_on_clipboard(copied())
    field(window, "news.headline")
    window.desk.news.source.paste()
    until(lambda: news(window).headline)
    assert window.focusWidget().accessibleName() == "Bullet 1 of the summary"
    window.desk.files.new()
    until(lambda: not news(window).headline)
    put_on_clipboard(copied(address="https://unknown.example/a.html"))
    field(window, "news.headline")
    window.desk.news.source.paste()
    until(lambda: news(window).headline)
    assert not news(window).source
    assert window.focusWidget().accessibleName() == "Source"


def test_a_page_in_the_headline_is_offered_and_never_becomes_one(window, until):
    put_on_clipboard(copied())
    headline = field(window, "news.headline")
    headline.paste()
    assert headline.text() == "" and "whole page" in said(window)
    take(window, "Paste its first line")
    assert news(window).headline == HEADLINE and said(window) == ""
    window.desk.document.apply(change.undone())
    headline.paste()
    take(window, "Fill in the news")
    until(lambda: news(window).url)
    assert news(window).headline == HEADLINE


@pytest.mark.parametrize("path", ["news.url", "commentary.headline"])
def test_a_page_in_the_address_or_the_other_headline(window, path):
    put_on_clipboard(copied())
    before = window.desk.document.fields
    field(window, path).paste()
    assert window.desk.document.fields == before and "whole page" in said(window)


def test_a_sentence_in_the_headline_is_pasted_as_ever(window):
    put_on_clipboard("一行の\n見出し")
    field(window, "news.headline").paste()
    assert news(window).headline and said(window) == ""


def test_a_page_in_an_empty_text_is_pasted_and_offered(window, until):
    document = window.desk.document
    before = document.text()
    put_on_clipboard(copied())
    window.desk.source.edit.paste()
    until(lambda: SENTENCES[0] in document.text())
    pasted = document.text()
    assert "looks like a news page" in said(window)
    take(window, "Fill in the news instead")
    until(lambda: news(window).headline)
    assert document.text() == before
    document.apply(change.undone())
    assert news(window) == News() and document.text() == before
    window.desk.source.edit.paste()
    until(lambda: document.text() == pasted)
    take(window, "Leave it in the text")
    assert document.text() == pasted and said(window) == ""


def test_what_was_written_behind_a_pasted_page_stays(window, until):
    document, edit = window.desk.document, window.desk.source.edit
    put_on_clipboard(copied())
    edit.paste()
    until(lambda: SENTENCES[0] in document.text())
    edit.insert_text("私の言葉")
    take(window, "Fill in the news instead")
    until(lambda: news(window).headline)
    assert "私の言葉" in document.text() and SENTENCES[0] in document.text()


def test_no_offer_where_something_is_written_already(window_of, post):
    window = window_of(post)
    put_on_clipboard(copied())
    window.desk.source.edit.paste()
    assert said(window) == ""


def test_what_the_author_wrote_stays_and_is_said(window_of, post, until):
    window = window_of(post)
    put_on_clipboard(copied())
    window.desk.news.source.paste()
    until(lambda: news(window).url)
    assert news(window).headline == "見出し" and "What you wrote stays: Headline" in said(window)
    take(window, "Use the page's")
    assert news(window).headline == HEADLINE and news(window).summary == ("一", "二")
    window.desk.document.apply(change.undone())
    assert news(window).headline == "見出し" and news(window).url == ADDRESS


def test_a_late_answer_is_for_the_post_it_was_asked_for(window, until, qtbot):
    put_on_clipboard(copied())
    left = window.desk.document
    answers = []
    source = window.desk.news.source
    arrived = source._arrived
    source._arrived = lambda wanted, clip: (answers.append(clip), arrived(wanted, clip))
    source.paste()
    window.desk.files.new()
    until(lambda: window.desk.document is not left)
    until(lambda: answers)
    assert news(window) == News() and left.fields.news == News() and said(window) == ""


def test_undo_of_something_else_meanwhile(window, until):
    document = window.desk.document
    window.desk.source.edit.insert_text("本文")
    put_on_clipboard(copied())
    window.desk.news.source.paste()
    document.apply(change.undone())
    until(lambda: news(window).headline)
    assert "本文" not in document.text()
    document.apply(change.undone())
    assert news(window) == News()


@pytest.mark.parametrize("where", ["text", "field"])
def test_a_word_that_is_composed_is_left_alone(window, until, qtbot, where):
    widget = window.desk.source.edit if where == "text" else field(window, "commentary.headline")
    widget.setFocus()
    put_on_clipboard(copied())
    QApplication.sendEvent(widget, QInputMethodEvent("ろん", []))
    assert widget.composing
    reads = []
    pages = window.desk.news.source._pages
    read = pages.read
    pages.read = lambda page, address, done, failed: read(
        page, address, lambda clip: (reads.append(1), done(clip)), failed
    )
    flush = window.desk.fields_pane.flush
    window.desk.fields_pane.flush = lambda: None
    window.desk.news.source.paste()
    window.desk.fields_pane.flush = flush
    until(lambda: reads)
    QTest.qWait(120)
    assert news(window).headline == ""
    event = QInputMethodEvent("", [])
    event.setCommitString("論評")
    QApplication.sendEvent(widget, event)
    until(lambda: news(window).headline)
    assert "論評" in window.desk.document.text() + window.desk.document.fields.commentary.headline


def test_a_saved_page_is_dropped_or_opened(window, until, answers, tmp_path):
    saved = tmp_path / "saved page.html"
    saved.write_text(
        f"<html><head><meta charset=utf-8><link rel=canonical href={ADDRESS}></head><body>{page()}</body></html>",
        encoding="utf-8",
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(saved))])
    for way in ("text", "headline", "command", "open"):
        window.desk.files.new()
        until(lambda: not news(window).headline)
        if way == "text":
            window.desk.source.edit.insertFromMimeData(mime)
        elif way == "headline":
            widget = field(window, "news.headline")
            assert widget.canInsertFromMimeData(mime)
            widget.insertFromMimeData(mime)
        else:
            answers.paths.append(saved)
            (window.desk.news.open_page if way == "command" else window.desk.files.open)()
        until(lambda: news(window).headline == HEADLINE)
        assert news(window).url == ADDRESS, way
        assert "saved" not in window.desk.document.text()


def test_a_saved_page_that_cannot_be_read_is_said(window, until, tmp_path):
    window.desk.news.source.open_file(tmp_path / "gone.html")
    until(lambda: "gone.html could not be read" in said(window))
    assert news(window) == News()


def test_the_address_may_come_later(window, until):
    put_on_clipboard(copied(address="https://www.asahi.com"))
    window.desk.news.source.paste()
    until(lambda: news(window).headline)
    assert news(window).url == "" and "does not say its URL" in said(window)
    put_on_clipboard(ADDRESS)
    window.desk.news.source.paste()
    until(lambda: news(window).url == ADDRESS)
    window.app.clips.wait(10)
    (clip,) = window.app.clips.clips
    assert clip.url == ADDRESS and SENTENCES[0] in clip.text


def test_the_same_page_again_is_said(window, until):
    put_on_clipboard(copied())
    window.desk.news.source.paste()
    until(lambda: news(window).headline)
    window.app.clips.wait(10)
    window.desk.news.source.paste()
    until(lambda: "had this page already" in said(window))
    assert "nothing new" in said(window)
    assert len(window.app.clips.clips) == 1


def test_a_day_without_its_year_is_unsure(window, until):
    put_on_clipboard(copied(page(day="5月11日 18時05分")))
    window.desk.news.source.paste()
    until(lambda: news(window).headline)
    assert "is a guess" in said(window) and news(window).date.endswith("-05-11")


@pytest.mark.parametrize("mime", [QMimeData, lambda: "   \n"])
def test_nothing_on_the_clipboard(window, mime):
    put_on_clipboard(mime())
    window.desk.news.source.paste()
    assert "no page on the clipboard" in said(window)
    assert window.desk.document.history.undo_name is None


def test_a_post_that_cannot_be_written_takes_none(window_of, tmp_path):
    raw = tmp_path / "raw.md"
    raw.write_text("---\nnews: [\n---\n本文。\n", encoding="utf-8")
    window = window_of(raw)
    assert not window.actions_["post.news"].isEnabled()
    put_on_clipboard(copied())
    window.desk.news.source.paste()
    assert window.desk.document.text() == "---\nnews: [\n---\n本文。\n"


def test_a_page_that_takes_too_long_is_said(real_process, window, until, monkeypatch):
    until(lambda: window.app.previewer.report)  # the process has started
    monkeypatch.setattr(news_pages, "DEADLINE_MS", 1)
    put_on_clipboard(copied("<h1>題</h1>" + "<p>段落です。</p>" * 60_000))
    window.desk.news.source.paste()
    until(lambda: "too long" in said(window))
    assert news(window) == News()


def test_a_picture_of_the_news_gets_what_the_page_said_of_it(window, until, tmp_path):
    from PySide6.QtGui import QColor, QImage

    picture = tmp_path / "port.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(picture), "PNG")
    document, edit = window.desk.document, window.desk.source.edit
    put_on_clipboard(copied())
    window.desk.news.source.paste()
    until(lambda: news(window).headline)
    edit.insert_image(picture)
    assert "![混雑が解消した港](" in document.text()
    assert document.fields.images[0].credit == "写真：朝日新聞"
    assert edit.textCursor().selectedText() == "混雑が解消した港"
    document.apply(change.undone())
    assert "![" not in document.text() and document.fields.images == ()
    document.apply(change.redone())
    edit.go_to_line(document.text().count("\n") + 1)
    edit.insert_image(picture)
    assert document.text().count("![混雑が解消した港]") == 1


def test_a_new_post_begins_with_the_copied_page(window, until):
    before = window.desk.document
    put_on_clipboard(copied())
    QTest.keySequence(window, "Ctrl+Alt+N")
    until(lambda: window.desk.document is not before and news(window).headline)
    assert news(window).headline == HEADLINE
    assert before.fields.news.headline != HEADLINE


def test_without_a_page_no_post_is_begun(window):
    before = window.desk.document
    QApplication.clipboard().clear()
    QTest.keySequence(window, "Ctrl+Alt+N")
    assert window.desk.document is before
    assert "no page" in said(window)


def test_the_clip_is_offered_only_while_it_is_not_shown(window, until):
    put_on_clipboard(copied())
    QTest.keySequence(window, "F2")
    until(lambda: "朝日新聞" in said(window))
    QTest.keySequence(window, "Ctrl+4")
    assert said(window) == ""


def test_what_else_was_said_of_the_page_stays_when_its_clip_is_shown(window, until):
    document = window.desk.document
    written = with_value(document.fields, "news.headline", "自分の見出し")
    document.apply(change.edited(written))
    put_on_clipboard(copied())
    QTest.keySequence(window, "F2")
    until(lambda: news(window).headline == "自分の見出し" and "朝日新聞" in said(window))
    words = said(window)
    QTest.keySequence(window, "Ctrl+4")
    line = window.desk.news.source.line
    assert said(window) == words
    assert [one.text() for one in line.findChildren(QPushButton) if one.isVisible()] == ["Use the page's"]
