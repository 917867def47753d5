"""The post's address on its blog: asked for once, pasted anywhere, confirmed, opened, copied."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton

from editor.core.post import Status

URL = "https://e.blogspot.com/2025/04/talks.html"
DERIVED = {"url": "https://e.example/2025/04/derived.html", "derived": True, "blog": "https://e.example"}


@pytest.fixture
def window(window_of, post):
    return window_of(post)


@pytest.fixture
def opened(monkeypatch):
    """What the system's browser was given."""
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toString()))
    return urls


@pytest.fixture
def told(window):
    sentences = []
    window.desk.memory.address.told.connect(sentences.append)
    return sentences


def fields(window):
    return window.desk.document.fields


def line(window):
    return window.desk.memory.line


def press(window, words):
    next(button for button in line(window).findChildren(QPushButton) if button.text() == words).click()


def clipboard(text):
    QGuiApplication.clipboard().setText(text)


def paste(window, path, text):
    window.desk.fields_pane.focus_field(path)
    data = QMimeData()
    data.setText(text)
    window.focusWidget().insertFromMimeData(data)


def answers(window, monkeypatch, answer):
    monkeypatch.setattr(window.desk.memory.questions, "ask_once", lambda _name, done, **_more: done(answer))


def test_after_copying_it_is_asked_for_once(window):
    window.desk.publish.copied.emit()
    assert line(window).words.startswith("Once the post is published")
    clipboard(f"{URL}?m=1")
    press(window, "Paste the URL")
    assert fields(window).blogger.url == URL and fields(window).status is Status.PUBLISHED
    assert line(window).words == f"Saved, and marked as published: {URL}"
    press(window, "Undo")
    assert fields(window).blogger.url == "" and fields(window).status is Status.DRAFT
    line(window).hide()
    window.desk.publish.copied.emit()
    assert line(window).words == ""


def test_who_has_an_address_is_not_asked(window):
    clipboard(URL)
    window.actions_["post.address_paste"].trigger()
    assert fields(window).blogger.url == URL
    line(window).hide()
    window.desk.publish.copied.emit()
    assert line(window).words == "Earlier posts can point to this one."


@pytest.mark.parametrize("path", ["news.headline", "commentary.headline", "permalink", "description", "blogger.url"])
def test_once_asked_it_may_be_pasted_into_any_field(window, path):
    window.desk.publish.copied.emit()
    before = fields(window)
    paste(window, path, URL)
    assert fields(window).blogger.url == URL and fields(window).status is Status.PUBLISHED
    assert fields(window).news == before.news and fields(window).permalink == before.permalink
    assert window.desk.document.history.undo_name == "URL of the post"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("news.headline", URL),  # nobody asked for it
        ("title", "https://other.example/2025/04/talks.html"),  # another blog, as far as one knows
        ("description", "https://e.blogspot.com/"),
        ("description", f"Look at {URL}"),
    ],
)
def test_other_texts_go_where_they_are_pasted(window, path, text):
    paste(window, path, text)
    assert fields(window).blogger.url == ""
    assert text in fields(window).news.headline + fields(window).title + fields(window).description


def test_the_address_of_the_own_blog_is_taken_in_the_posts_page(window):
    window.desk.memory.address._question.answer = DERIVED
    paste(window, "description", "https://e.example/2025/04/talks.html")
    assert fields(window).blogger.url == "https://e.example/2025/04/talks.html"
    assert fields(window).status is Status.DRAFT


@pytest.mark.parametrize("text", ["", "words", "https://www.blogger.com/blog/post/edit/1/2", "javascript:alert(1)"])
def test_what_is_no_address_is_said(window, text):
    clipboard(text)
    window.actions_["post.address_paste"].trigger()
    assert fields(window).blogger.url == ""
    assert "clipboard" in line(window).words


def test_a_derived_address_is_shown_as_such_until_it_is_confirmed(window):
    window.desk.fields_pane.focus_field("blogger.url")
    row = window.desk.fields_pane.post.address
    assert row.note.isHidden() and row.open.isHidden() and not row.paste.isHidden()
    row.show_answer(DERIVED)
    assert row.note.text() == f"Not confirmed: {DERIVED['url']}"
    window.desk.memory.address._question.answer = DERIVED
    row.confirm.click()
    assert fields(window).blogger.url == DERIVED["url"]
    assert row.note.isHidden() and row.confirm.isHidden() and not row.open.isHidden() and row.paste.isHidden()


def test_opening_shows_where_it_leads(window, opened, told, monkeypatch):
    answers(window, monkeypatch, DERIVED)
    window.actions_["post.address_open"].trigger()
    assert opened == [] and DERIVED["url"] in line(window).words
    press(window, "Open it in the browser")
    assert opened == [DERIVED["url"]]
    clipboard(URL)
    window.actions_["post.address_paste"].trigger()
    window.actions_["post.address_open"].trigger()
    assert opened[1:] == [URL] and told[-1] == f"Opened in the browser: {URL}"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "no URL", "ftp://e.com/x"])
def test_other_schemes_are_not_opened(window, opened, address):
    paste(window, "blogger.url", address)
    window.actions_["post.address_open"].trigger()
    assert opened == [] and line(window).words == f"This URL is not opened: {address}"


def test_a_doubtful_address_is_asked_about(window, opened):
    paste(window, "blogger.url", "https://blog@evil.example/2025/04/a.html")
    window.actions_["post.address_open"].trigger()
    assert opened == [] and "before the @" in line(window).words


def test_copying(window, told, monkeypatch):
    answers(window, monkeypatch, {"url": "", "derived": True, "blog": ""})
    window.actions_["post.address_copy"].trigger()
    assert line(window).words.startswith("The post has no URL yet.")
    answers(window, monkeypatch, DERIVED)
    window.actions_["post.address_copy"].trigger()
    assert QGuiApplication.clipboard().text() == DERIVED["url"] and told[-1].startswith("Copied (not confirmed")
    paste(window, "blogger.url", URL)
    window.actions_["post.address_copy"].trigger()
    assert QGuiApplication.clipboard().text() == URL


def test_a_header_that_cannot_be_edited_takes_none(window_of, tmp_path):
    path = tmp_path / "raw.md"
    path.write_text("---\na: [\n---\n\n文。\n", encoding="utf-8")
    window = window_of(path)
    clipboard(URL)
    window.desk.memory.address.paste()
    window.desk.publish.copied.emit()
    assert line(window).words == "" and not window.actions_["post.address_paste"].isEnabled()
