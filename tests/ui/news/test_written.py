"""A commentary that was written elsewhere is pasted as a whole."""

import pytest
from PySide6.QtWidgets import QApplication

WRITTEN = "{commentary}知恵の勝利だ\n\n{summary}\n・一つ目。\n・二つ目。\n\n港で働く人々\n\n本文だ。\n"


@pytest.fixture
def window(window_of):
    window = window_of()
    window.actions_["file.new"].trigger()
    return window


def paste(window, text=WRITTEN):
    words = window.desk.document.profile.words
    QApplication.clipboard().setText(text.format(commentary=words.commentary, summary=words.summary))
    window.actions_["post.written"].trigger()


def said(window):
    return window.desk.news.source.line.words


def test_each_part_goes_to_its_place_in_one_step(window):
    document = window.desk.document
    before = document.contents()
    paste(window)
    assert document.fields.commentary.headline == "知恵の勝利だ"
    assert document.fields.commentary.summary == ("一つ目。", "二つ目。")
    assert document.text().endswith("<!-- commentary -->\n\n港で働く人々\n\n本文だ。\n")
    assert "summary: 2" in said(window)
    window.desk.source.edit.undo()
    assert document.contents() == before


def test_the_news_that_is_there_stays(window):
    document = window.desk.document
    window.desk.source.go_to_part("news")
    window.desk.source.edit.insert_text("ニュースだ。")
    paste(window)
    assert document.text() == "ニュースだ。\n\n<!-- commentary -->\n\n港で働く人々\n\n本文だ。\n"


def test_nothing_is_written_over(window):
    paste(window)
    before = window.desk.document.contents()
    paste(window, "別の見出し\n\n別の本文。")
    assert window.desk.document.contents() == before
    assert "words already" in said(window)


@pytest.mark.parametrize("text", ["", "一行だけ"])
def test_without_a_commentary_nothing_is_done(window, text):
    before = window.desk.document.contents()
    paste(window, text)
    assert window.desk.document.contents() == before
    assert "no commentary" in said(window)
