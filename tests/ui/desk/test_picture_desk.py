"""Pictures that are pasted into a field, or dropped on the fields."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from tests.picture_files import pixels

TEXT = """---
format: 1
news:
  headline: 題
---
ドミトリエフ特使

本文だ。

<!-- commentary -->

港で働く人々

論評だ。
"""


@pytest.fixture
def files(tmp_path):
    made = [tmp_path / "desk" / f"{n}.png" for n in range(3)]
    made[0].parent.mkdir()
    for number, file in enumerate(made):
        file.write_bytes(pixels("png") + bytes(number))  # none is another's double
    return made


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "post.md"
    path.write_text(TEXT, "utf-8")
    return window_of(path)


def mime_of(*files):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def enter(window, mime):
    pane = window.desk.fields_pane
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = QDragEnterEvent(pane.rect().center(), *how)
    QApplication.sendEvent(pane, event)
    return event.isAccepted()


def drop(window, mime):
    pane = window.desk.fields_pane
    assert enter(window, mime)
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane, QDropEvent(QPointF(pane.rect().center()), *how))


def hint(window):
    label = window.desk.pictures._hint
    return label.text() if label is not None and label.isVisible() else ""


def text(window):
    return window.desk.document.text()


def test_dropped_on_the_fields_each_goes_above_its_caption_in_one_step(window, files):
    before = text(window)
    mime = mime_of(*files[:2])
    assert enter(window, mime)
    assert hint(window).split("\n")[1:] == ["ドミトリエフ特使", "港で働く人々"]
    drop(window, mime)
    assert hint(window) == ""
    assert "![ドミトリエフ特使](post/0.png)\n\n本文だ。" in text(window)
    assert "![港で働く人々](post/1.png)" in text(window)
    assert window.focusWidget() is window.desk.source.edit
    window.desk.source.edit.undo()
    assert text(window) == before


def test_one_that_is_not_let_go_there_changes_nothing(window, files):
    enter(window, mime_of(files[0]))
    QApplication.sendEvent(window.desk.fields_pane, QDragLeaveEvent())
    assert hint(window) == ""


@pytest.mark.parametrize("number", [1, 3])
def test_where_the_numbers_differ_nothing_is_inserted_and_it_is_said(window, files, number):
    before, said = text(window), []
    window.desk.source.edit.refused.connect(said.append)
    drop(window, mime_of(*files[:number]))
    assert text(window) == before
    assert said and f"images: {number}, captions without one: 2" in said[0]


def test_what_is_no_picture_is_said_and_the_others_stand(window, files):
    said = []
    window.desk.source.edit.refused.connect(said.append)
    files[0].write_bytes(b"no picture")
    drop(window, mime_of(*files[:2]))
    assert "\n\nドミトリエフ特使\n\n" in f"\n\n{text(window)}"
    assert "![港で働く人々](post/1.png)" in text(window)
    assert said


def test_captions_that_changed_while_large_pictures_were_copied_are_left(window, files, monkeypatch, qtbot):
    monkeypatch.setattr("editor.ui.write.added_pictures.AT_ONCE", 1)
    edit = window.desk.source.edit
    with qtbot.waitSignal(edit.refused) as said:
        drop(window, mime_of(*files[:2]))
        edit.selectAll()
        edit.insert_text("全部消した。")
    assert "changed meanwhile" in said.args[0]
    assert text(window) == "全部消した。"


@pytest.mark.parametrize("names", [["a.txt"], ["a.png", "b.txt"], []])
def test_other_files_are_not_taken(window, tmp_path, names):
    assert not enter(window, mime_of(*(tmp_path / name for name in names)))


def test_pasted_into_a_field_a_picture_goes_into_the_text_of_that_part(window):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    mime = QMimeData()
    mime.setImageData(image)
    QGuiApplication.clipboard().setMimeData(mime)
    window.desk.fields_pane.focus_field("commentary.headline")
    QApplication.focusWidget().paste()
    news, _, commentary = text(window).partition("<!-- commentary -->")
    assert "![" not in news and "](post/" in commentary
    assert window.desk.document.fields.commentary.headline == ""
    assert window.focusWidget() is window.desk.source.edit


def test_words_with_a_picture_of_them_are_pasted_as_words(window):
    mime = QMimeData()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    mime.setImageData(image)
    mime.setText("見出し")
    QGuiApplication.clipboard().setMimeData(mime)
    window.desk.fields_pane.focus_field("commentary.headline")
    QApplication.focusWidget().paste()
    assert window.desk.document.fields.commentary.headline == "見出し"


def test_pictures_are_chosen_for_the_captions(window, files, answers):
    answers.paths = list(files[:2])
    window.actions_["insert.captioned"].trigger()
    assert text(window).count("](post/") == 2
