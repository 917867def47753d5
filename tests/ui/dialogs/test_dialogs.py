"""The dialogs: what they show, what their buttons do."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QScrollArea, QWidget

from editor.app.choices.settings import Settings
from editor.core import words
from editor.ui.dialogs.copy_blogger import CopyForBlogger
from editor.ui.dialogs.question import QuestionDialog
from editor.ui.dialogs.settings import SettingsDialog
from editor.ui.widgets.choices import Choice

EXPORT = {
    "text": "<p>本文</p>",
    "title": "題",
    "labels": "経済, 港",
    "permalink": "",
    "description": "説明",
    "missing_images": ["pictures/1.png"],
}


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_html_is_copied_at_once_and_the_rest_by_a_click(parent):
    dialog = CopyForBlogger(EXPORT, parent)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == EXPORT["text"]
    buttons = {one.accessibleName(): one for one in dialog.findChildren(QPushButton) if one.accessibleName()}
    buttons["Copy: Labels"].click()
    assert clipboard.text() == "経済, 港"
    assert buttons["Copy: Labels"].text() == "Copied ✓"
    assert buttons["Copy: Post (HTML)"].text() == "Copy"
    assert not buttons["Copy: Permalink"].isEnabled()
    assert dialog.findChild(QListWidget).item(0).text() == "1.png"


ORIGINAL = EXPORT | {"missing_images": [], "original": True, "active": ["a script <b>", "a form"], "lost": []}
CLEAN = EXPORT | {"text": "<p>clean</p>", "missing_images": [], "original": False, "active": [], "lost": ["bold: 1"]}


def shown_words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def test_what_is_live_in_an_original_is_said_with_a_clean_copy_beside_it(parent, qtbot):
    dialog = CopyForBlogger(ORIGINAL, parent)
    assert QGuiApplication.clipboard().text() == ORIGINAL["text"]
    assert "the original HTML" in shown_words(dialog)
    assert "・a script <b>\n・a form" in shown_words(dialog)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel, "copyFound"))
    with qtbot.waitSignal(dialog.clean_wanted):
        dialog.findChild(QPushButton, "copyClean").click()
    dialog.show_export(CLEAN)
    assert QGuiApplication.clipboard().text() == "<p>clean</p>"
    words = "\n".join(label.text() for label in dialog._scroll.widget().findChildren(QLabel))
    assert "clean copy" in words
    assert "・bold: 1" in words
    dialog._scroll.widget().findChild(QPushButton, "copyOriginal").click()
    assert QGuiApplication.clipboard().text() == ORIGINAL["text"]


def test_pictures_that_are_missing_are_the_first_thing_said_and_lead_to_their_tab(parent, qtbot):
    dialog = CopyForBlogger(EXPORT, parent)
    assert dialog._title.text() == "One image is not in it yet"
    with qtbot.waitSignal(dialog.pictures_wanted) as wanted:
        files = dialog.findChild(QListWidget)
        files.itemActivated.emit(files.item(0))
    assert wanted.args == ["pictures/1.png"]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("many", [0, 40])
def test_no_row_is_cut_and_the_dialog_fits_the_screen(parent, qtbot, language, many):
    words.use(language)
    try:
        export = ORIGINAL | {
            "title": "題" * 300,
            "description": "説明\n" * 100,
            "permalink": "p",
            "active": ["何か" * 60] * many,
        }
        dialog = CopyForBlogger(export, parent)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.isVisible())
        room = dialog.screen().availableGeometry()
        assert dialog.width() <= room.width() and dialog.height() <= room.height()
        inside = dialog._scroll.widget()
        qtbot.waitUntil(lambda: inside.width() <= dialog._scroll.viewport().width())
        assert inside.findChildren(QPushButton)
        for widget in [*inside.findChildren(QLabel), *inside.findChildren(QPushButton)]:
            assert widget.height() >= (widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 20)
    finally:
        words.use("en")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_question_gives_the_way_that_was_taken(parent, number):
    question = QuestionDialog("Title", "Text", ("a", "b", "c"), "Cancel", parent)
    question.buttons[number].click()
    assert question.chosen == number


def test_a_question_can_be_left_by_the_keyboard(parent, qtbot):
    question = QuestionDialog("Title", "Text", ("a", "b"), "Cancel", parent)
    question.show()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert question.chosen is None and not question.isVisible()
    question.show()
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert question.chosen == 0


def test_a_questions_words_are_never_markup(parent):
    question = QuestionDialog("<b>name</b>.md", "<img src=x>", (), "Close", parent)
    labels = {label.text(): label.textFormat() for label in question.findChildren(QLabel)}
    assert labels == dict.fromkeys(("<b>name</b>.md", "<img src=x>"), Qt.TextFormat.PlainText)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_settings_are_as_wide_as_their_choices(parent, tmp_path, qapp, language):
    from editor.ui.look.theme import theme

    words.use(language)
    theme.wear("light", qapp)
    dialog = SettingsDialog(Settings(tmp_path, tmp_path), None, parent)
    try:
        dialog.show()
        area = dialog.findChild(QScrollArea)
        assert area.viewport().width() >= area.widget().sizeHint().width()
        assert area.viewport().height() >= area.widget().heightForWidth(area.viewport().width()), (
            "nothing to scroll here"
        )
        assert dialog.rect().contains(area.geometry())
    finally:
        dialog.close()
        qapp.setStyleSheet("")


def test_no_sentence_of_the_settings_is_cut_off(parent, qtbot, tmp_path, japanese, qapp):
    from editor.ui.look.theme import theme

    theme.wear("light", qapp)
    try:
        dialog = SettingsDialog(Settings(tmp_path, tmp_path), None, parent)
        dialog.show()
        qtbot.waitExposed(dialog)
        notes = [label for label in dialog.findChildren(QLabel) if label.wordWrap() and label.isVisible()]
        assert notes
        assert all(label.height() >= label.heightForWidth(label.width()) for label in notes)
    finally:
        qapp.setStyleSheet("")


def test_a_choice_is_in_force_at_once(parent, answers, tmp_path):
    settings = Settings()
    dialog = SettingsDialog(settings, answers, parent)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(Choice)}
    box = boxes["Colours"]
    box.setCurrentIndex(box.findData("dark"))
    box.activated.emit(box.currentIndex())
    assert settings.choices.theme == "dark"
    answers.paths = [tmp_path / "posts"]
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Change…").click()
    assert settings.library == tmp_path / "posts"
    assert Settings().choices == settings.choices


def test_hosts_of_pictures_are_chosen_by_name(parent, tmp_path, qtbot):
    from editor.ui.dialogs.image_hosts import ImageHostsChoice

    settings = Settings(tmp_path, tmp_path)
    choice = ImageHostsChoice(settings)
    qtbot.addWidget(choice)
    assert settings.choices.image_hosts == ""
    choice.names.setText("img.example.com 127.0.0.1")
    choice.names.textEdited.emit(choice.names.text())
    assert choice.said.text() == "Not a host name: 127.0.0.1"
    choice.blogger.click()
    choice.blogger.click()
    kept = "img.example.com 127.0.0.1 blogger.googleusercontent.com *.bp.blogspot.com"
    assert Settings(tmp_path, tmp_path).choices.image_hosts == kept
    choice.names.clear()
    choice.names.editingFinished.emit()
    assert settings.choices.image_hosts == ""


def test_the_graphics_are_a_choice_of_the_next_start(parent, tmp_path, monkeypatch):
    from editor.core.disk.choices_file import read_choices

    monkeypatch.setattr("sys.platform", "linux")
    settings = Settings(tmp_path, tmp_path)
    dialog = SettingsDialog(settings, None, parent)
    box = next(box for box in dialog.findChildren(Choice) if box.accessibleName() == "Graphics")
    box.setCurrentIndex(box.findData("software"))
    box.activated.emit(box.currentIndex())
    assert read_choices(tmp_path)["graphics"] == "software"


def test_blogger_s_html_may_be_pasted_anywhere_in_the_copy_dialog(parent, qtbot):
    dialog = CopyForBlogger(EXPORT, parent)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QGuiApplication.clipboard().setText('<img src="https://e.jp/a.png">')
    with qtbot.waitSignal(dialog.addresses_pasted) as pasted:
        qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == ['<img src="https://e.jp/a.png">']
    with qtbot.waitSignal(dialog.files_wanted) as wanted:
        dialog.findChild(QPushButton, "copyFiles").click()
    assert wanted.args == ["clipboard"]
    dialog.close()


PICTURES = '<img src="https://blogger.googleusercontent.com/img/a/AVv" />'


@pytest.mark.parametrize(
    ("html", "offered"),
    [
        (PICTURES, True),
        ('<img src="https://elsewhere.example/a.png" />', False),
        (PICTURES + '<img src="https://elsewhere.example/a.png" />', False),
        (PICTURES + "x" * 3_000_000, False),
        (EXPORT["text"], False),
        ("", False),
    ],
)
def test_addresses_on_the_clipboard_are_offered_once_when_one_comes_back(parent, qtbot, html, offered):
    dialog = CopyForBlogger(EXPORT, parent)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    found = []
    dialog.addresses_offered.connect(found.append)
    other = QWidget()
    qtbot.addWidget(other)
    for _ in range(2):
        other.show()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
        QGuiApplication.clipboard().setText(html)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
    assert found == [html] * offered
    dialog.close()


def test_an_image_that_has_its_url_is_no_problem_any_more(parent):
    def lacks(path):
        words = {"severity": "warning", "message": "見る", "line": 1, "rule": "image-not-uploaded"}
        return words | {"field": f"images.{path}.url"}

    other = {"severity": "warning", "message": "見る", "line": 1, "rule": "x", "field": ""}
    dialog = CopyForBlogger(
        EXPORT | {"missing_images": ["a.png", "b.png"]}, parent, [lacks("a.png"), lacks("b.png"), other]
    )
    assert len(dialog._problems) == 3
    dialog.show_export(EXPORT | {"missing_images": ["b.png"]})
    assert dialog._problems == [lacks("b.png"), other]
    dialog.show_export(EXPORT | {"missing_images": []})
    assert dialog._problems == [other]
    dialog.close()


def test_the_copy_dialog_grows_with_the_words_on_its_pictures(parent, qtbot, monkeypatch):
    monkeypatch.setattr("editor.ui.dialogs.copy_blogger.dragging_hint", lambda: "\n".join(["drag", "them", "there"]))
    dialog = CopyForBlogger(EXPORT | {"missing_images": ["pictures/a.png"], "permalink": "p"}, parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.carry_files([Path("pictures/a.png")])
    words = dialog._dragging
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert dialog._scroll.verticalScrollBar().maximum() == 0
    dialog.close()


@pytest.mark.parametrize(("height", "list_shown"), [(1600, True), (640, False)])
def test_on_a_small_screen_the_problems_are_a_button_and_no_row_is_cut(parent, qtbot, monkeypatch, height, list_shown):
    export = EXPORT | {"missing_images": [f"pictures/{n}.png" for n in range(9)], "permalink": "p"}
    problem = {"severity": "warning", "message": "見る", "line": 1, "field": "", "rule": "x"}
    monkeypatch.setattr(CopyForBlogger, "room", lambda _self: QRect(0, 0, 1280, height))
    dialog = CopyForBlogger(export, parent, [problem] * 6)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.isVisible())
    assert dialog.height() <= height
    assert dialog._open_rows.isVisible() is list_shown
    rows = dialog._list.viewport().height() / dialog._list.sizeHintForRow(0)
    assert rows == int(rows) >= 2
    if not list_shown:
        with qtbot.waitSignal(dialog.problem_wanted) as wanted:
            dialog._open_way.click()
        assert wanted.args == [problem]
    dialog.close()


def test_a_copy_without_missing_pictures_looks_at_no_clipboard(parent, qtbot):
    dialog = CopyForBlogger(EXPORT | {"missing_images": []}, parent)
    found = []
    dialog.addresses_offered.connect(found.append)
    dialog.show()
    QGuiApplication.clipboard().setText(PICTURES)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert found == []
    dialog.close()


def test_an_edited_import_says_how_much_is_as_it_was(parent):
    dialog = CopyForBlogger(ORIGINAL | {"original": False, "kept": 7}, parent)
    assert "Blocks that go out as they were: 7." in shown_words(dialog)
    assert dialog.findChild(QPushButton, "copyClean") is not None
