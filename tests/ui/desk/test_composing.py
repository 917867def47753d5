"""Every command of the program while an input method composes: the word is finished first, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from editor.app.aloud.reading_aloud import ReadingAloud
from editor.app.open_post import change
from editor.core.fields import spec
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.spelling import dictionaries
from editor.ui.fields.text_field import TextField
from editor.ui.window.window import MainWindow
from editor.ui.write.source_edit import SourceEdit
from tests.answers import Answers
from tests.ui.fields.conftest import compose

pytestmark = pytest.mark.long(20)

WORD = "変換"
HEADER = "---\nid: i\ntitle: 題\nnews:\n  headline: 見出し\n  summary: [一, 二]\n---\n"
POST = f"{HEADER}本文。\n\n<!-- commentary -->\n\n論評。\n"
PLACES = {"the text": "", "a headline": "news.headline", "a bullet": "news.summary.1"}
DOUBLES = {"format.duplicate"}
"""Commands that write the line of the caret once more, the word with it."""


def composed(window: MainWindow, place: str) -> SourceEdit | TextField:
    """The widget at `place`, in which a word is being composed at the end of what is there."""
    window.activateWindow()
    path = PLACES[place]
    widget: SourceEdit | TextField = window.desk.source.edit
    if path:
        assert window.desk.fields_pane.focus_field(path)
        focus = window.focusWidget()
        assert isinstance(focus, TextField)
        focus.set_caret(-1)
        widget = focus
    else:
        window.desk.source.go_to_line(1)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
    compose(widget, "へん")  # type: ignore[arg-type]
    compose(widget, WORD)  # type: ignore[arg-type]
    assert window.desk.composes()
    return widget


def close_dialogs() -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.close()


@pytest.mark.parametrize("place", PLACES)
def test_the_word_is_in_the_post_when_the_command_has_run(
    place: str,
    window_of: Callable[..., MainWindow],
    tmp_path: Path,
    qtbot: QtBot,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(dictionaries, "list_dictionaries", tuple)  # no process for either
    monkeypatch.setattr(ReadingAloud, "read", lambda _reading, _cursor: None)
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = window_of(path)
    file = PostFile.parse(POST.encode())
    wrong = []
    for name in [name for name in window.actions_.commands if name != "app.quit"]:
        document = window.desk.document
        if document.path != path:
            window.desk.files.open_path(path)
            qtbot.waitUntil(lambda: window.desk.document.path == path)
            document = window.desk.document
        document.apply(change.restored(Post(file.fields, file.body), "as before", risky=False))
        window.desk.want_fields(True)
        answers.choices = [1]
        QApplication.clipboard().setText("貼る")
        composed(window, place)
        window.actions_.refresh()
        window.actions_[name].setEnabled(True)  # whatever sense it makes: it may be asked for in any state
        window.actions_[name].trigger()
        close_dialogs()
        if window.desk.document.path == path:
            now = f"{document.fields}{document.text()}"
        else:
            qtbot.waitUntil(lambda: WORD in path.read_text(encoding="utf-8"))
            now = path.read_text(encoding="utf-8")
        if window.desk.composes() or now.count(WORD) != 1 + (name in DOUBLES and not PLACES[place]):
            wrong.append((name, now.count(WORD), window.desk.composes()))
    assert not wrong


@pytest.mark.parametrize("place", PLACES)
def test_quitting_keeps_it(place: str, window_of: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = window_of(path)
    composed(window, place)
    window.actions_["app.quit"].trigger()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert path.read_text(encoding="utf-8").count(WORD) == 1


@pytest.mark.parametrize("place", PLACES)
def test_undo_ends_with_the_word_and_takes_it_back_when_asked_again(
    place: str, window_of: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = window_of(path)
    document = window.desk.document
    document.apply(change.edited(spec.with_value(document.fields, "description", "先"), name="before"))
    composed(window, place)
    for expected in (1, 0):
        window.actions_["edit.undo"].trigger()
        assert f"{document.fields}{document.text()}".count(WORD) == expected
        assert document.fields.description == "先"


def test_what_is_copied_out_has_the_word(window_of: Callable[..., MainWindow], post: Path, qtbot: QtBot) -> None:
    window = window_of(post)
    composed(window, "the text")
    QApplication.clipboard().clear()
    window.actions_["post.markdown"].trigger()
    qtbot.waitUntil(lambda: WORD in QApplication.clipboard().text())


@pytest.mark.parametrize("path", ["news.headline", "news.source", "news.date", "description", "permalink", "text"])
def test_no_hint_lies_under_a_composition(
    path: str, window_of: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    """What is seen is what would be seen where there is no hint at all."""
    post = tmp_path / "post.md"
    post.write_text("---\nid: i\n---\n", encoding="utf-8")
    window = window_of(post)
    qtbot.waitUntil(window.isActiveWindow)
    widget: SourceEdit | TextField = window.desk.source.edit
    if path != "text":
        window.desk.fields_pane.focus_field(path)
        focus = window.focusWidget()
        assert isinstance(focus, TextField)
        widget = focus
    widget.setFocus()
    widget.setCursorWidth(0)  # it blinks
    empty = widget.grab().toImage()
    assert widget.placeholderText()
    compose(widget, "\u3000")  # type: ignore[arg-type]  # nothing that can be seen
    shown = widget.grab().toImage()
    assert shown != empty
    widget.setPlaceholderText("")
    assert widget.grab().toImage() == shown
    compose(widget, "")  # type: ignore[arg-type]
    assert widget.grab().toImage() == empty


@pytest.mark.parametrize("place", ["news.summary", "related"])
def test_candidates_stand_below_the_words_in_a_row_just_made(
    place: str, window_of: Callable[..., MainWindow], post: Path
) -> None:
    window = window_of(post)
    window.desk.fields_pane.show_tab(0 if place == "news.summary" else 2)
    page = window.desk.fields_pane.current
    rows = page.bullets if place == "news.summary" else page.rows  # type: ignore[attr-defined]
    for _row in range(3):
        rows.add()
    field = window.focusWidget()
    assert isinstance(field, TextField)
    compose(field, WORD)
    told = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect()
    QApplication.processEvents()
    assert told == field.cursorRect().translated(field.viewport().pos())
    assert field.rect().contains(told.center())
    compose(field, "", WORD)


@pytest.mark.parametrize("given_up", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_a_word_over_a_selection_is_one_step(
    place: str, given_up: bool, window_of: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = window_of(path)
    widget = composed(window, place)
    compose(widget, "")  # type: ignore[arg-type]
    document = window.desk.document
    before = f"{document.fields}{document.text()}"
    cursor = widget.textCursor()
    cursor.select(cursor.SelectionType.LineUnderCursor)
    widget.setTextCursor(cursor)
    assert cursor.hasSelection()
    for preedit in ("へん", WORD):
        compose(widget, preedit)  # type: ignore[arg-type]
    compose(widget, "", "" if given_up else WORD)  # type: ignore[arg-type]
    after = f"{document.fields}{document.text()}"
    assert (after.count(WORD), before != after) == (int(not given_up), True)
    window.actions_["edit.undo"].trigger()
    assert f"{document.fields}{document.text()}" == before
    window.actions_["edit.redo"].trigger()
    assert f"{document.fields}{document.text()}" == after
    compose(widget, "つぎ", "")  # type: ignore[arg-type]
    compose(widget, "", "次")  # type: ignore[arg-type]
    window.actions_["edit.undo"].trigger()
    assert f"{document.fields}{document.text()}" == after, "the next word is a step of its own"


SHORT, LONG = "\u5909", "\u5909\u63db" * 60


@pytest.mark.parametrize("place", PLACES)
def test_candidates_stand_clear_of_all_lines_of_the_words(
    place: str, window_of: Callable[..., MainWindow], tmp_path: Path
) -> None:
    """Wherever the caret is among them: an input method puts it before the words that it offers others for."""
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    widget = composed(window_of(path), place)
    asked = Qt.InputMethodQuery.ImCursorRectangle
    for words in (SHORT, LONG, f"{LONG}\U00020bb7", f"{LONG}\ud842"):
        told = set()
        for caret in (0, len(words) // 2, len(words)):
            compose(widget, words, caret=caret)  # type: ignore[arg-type]
            QApplication.processEvents()
            query = QInputMethodQueryEvent(asked | Qt.InputMethodQuery.ImSurroundingText)
            QApplication.sendEvent(widget, query)
            place_of_caret = widget.cursorRect().translated(widget.viewport().pos())
            rectangle = query.value(asked).toRect()
            assert rectangle.contains(place_of_caret) and rectangle.left() == place_of_caret.left(), words
            told.add((rectangle.top(), rectangle.bottom()))
        line = widget.cursorRect().height()
        (top, bottom), *others = told
        assert not others, "it does not jump while another word is chosen"
        assert (bottom - top > 2 * line) == (words != SHORT), words
