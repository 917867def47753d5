"""A page that is pasted into the real window is read by the render process."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from editor.app.pages import pasted_pages
from editor.app.render.render_process import RenderProcess
from editor.core import words

BIG = "<p>" + "日本の<b>経済</b>と<a href='https://example.jp/a'>記事</a>。</p><p>" * 3000 + "</p>"


def clipboard(html: str, text: str) -> None:
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_long_page_is_read_elsewhere(real_process, window_of, post, qtbot, monkeypatch):
    monkeypatch.setattr(pasted_pages, "DEADLINE_MS", 60_000)
    window = window_of(post)
    edit, document = window.desk.source.edit, window.desk.document
    before = document.text()
    clipboard(BIG, "ただの文")
    edit.paste()
    assert document.text() == before
    qtbot.waitUntil(lambda: document.text() != before, timeout=60_000)
    assert document.text().count("日本の**経済**と[記事](https://example.jp/a)。") == 3000
    window.desk.source.edit.undo()
    assert document.text() == before


def test_a_page_that_takes_too_long_is_its_plain_text(real_process, window_of, post, qtbot, monkeypatch):
    window = window_of(post)
    document = window.desk.document
    process = window.app.render_process
    qtbot.waitUntil(lambda: bool(window.app.previewer.report), timeout=30_000)  # it has started
    monkeypatch.setattr(pasted_pages, "DEADLINE_MS", 1)
    number = process.process_id
    clipboard(BIG, "ただの文")
    window.desk.source.edit.paste()
    qtbot.waitUntil(lambda: "ただの文" in document.text(), timeout=30_000)
    assert "**" not in document.text()
    assert process.process_id != number
    monkeypatch.undo()
    qtbot.waitUntil(lambda: window.app.previewer.is_current, timeout=30_000)


def test_a_save_takes_the_plain_text_with_it(real_process, window_of, post: Path, qtbot):
    window = window_of(post)
    clipboard(BIG, "ただの文")
    window.desk.source.edit.paste()
    with qtbot.waitSignal(window.app.session.written):
        window.desk.files.save()
    assert "ただの文" in post.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "markdown"),
    [("<p><b>太</b></p>", "**太**"), ("<p>\ud83d\ude00 \ud800 終</p>", "😀 \ufffd 終"), ("<p></p>", "")],
)
def test_a_reader_answers(qtbot, page, markdown):
    words.use("en")
    process, got = RenderProcess(), []
    pasted_pages.reader(process)(page, got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=30_000)
    assert got == [markdown]
    process.stop()
