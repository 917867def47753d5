"""The notice about a header that cannot be edited, and the ways out of it."""

import pytest
from PySide6.QtWidgets import QPushButton

from editor.app.open_post import change

BROKEN = "---\nnews: {a: [}\n---\n本文。\n"
MENDED = "---\nnews: {headline: 見出し}\n---\n本文。\n"


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.md"
    path.write_text(BROKEN, encoding="utf-8")
    return path


@pytest.fixture
def press(qtbot):
    def press(window, words):
        button = next(one for one in window.desk.notice.findChildren(QPushButton) if one.text() == words)
        button.click()

    return press


def test_an_ordinary_post_has_none(window_of, post):
    window = window_of(post)
    assert window.desk.notice.isHidden()
    assert window.desk.fields_pane.isVisible()


def test_a_broken_header_says_where_and_shows_the_whole_file(window_of, broken):
    window = window_of(broken)
    assert window.desk.notice.isVisible()
    assert "Line 2" in window.desk.notice.accessibleName()
    assert not window.desk.fields_pane.isVisible()
    assert window.desk.document.text() == BROKEN


def test_it_is_not_written_until_it_was_seen(window_of, broken, answers, qtbot, press):
    window = window_of(broken)
    window.desk.source.edit.insertPlainText("x")
    window.actions_["file.save"].trigger()
    assert answers.told[0].startswith("Nothing was saved")
    assert broken.read_text(encoding="utf-8") == BROKEN
    press(window, "OK")
    with qtbot.waitSignal(window.desk.document.saved):
        window.actions_["file.save"].trigger()
    assert broken.read_text(encoding="utf-8") == "x" + BROKEN


def test_a_mended_header_gives_the_fields_back(window_of, broken, answers, press):
    window = window_of(broken)
    press(window, "Read the header again")
    assert answers.told[0].startswith("The file is as it was. Its header still has a problem")
    window.desk.document.apply(change.edited(text=MENDED))
    press(window, "Read the header again")
    assert window.desk.notice.isHidden()
    assert window.desk.fields_pane.isVisible()
    assert window.desk.document.text() == "本文。\n"
    assert window.desk.document.fields.news.headline == "見出し"
    assert not window.desk.document.is_clean


def test_a_header_mended_and_saved_is_written_once(window_of, broken, qtbot, press):
    window = window_of(broken)
    document = window.desk.document
    press(window, "OK")
    document.apply(change.edited(text=MENDED))
    with qtbot.waitSignal(document.saved):
        window.actions_["file.save"].trigger()
    assert window.desk.notice.isHidden()
    assert document.is_clean
    window.desk.source.edit.insertPlainText("新")
    with qtbot.waitSignal(document.saved):
        window.actions_["file.save"].trigger()
    assert broken.read_text(encoding="utf-8") == MENDED + "新"


def test_a_header_broken_behind_our_back_is_noticed_when_read(window_of, post, answers, qtbot):
    window = window_of(post)
    window.desk.source.edit.insertPlainText("x")
    post.write_text(BROKEN, encoding="utf-8")
    answers.choices = [2]
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: window.desk.document.raw)
    assert window.desk.notice.isVisible()
    assert window.desk.document.text() == BROKEN


def test_another_encoding_is_taken_as_utf8_and_the_original_kept(window_of, tmp_path, qtbot, press, answers):
    path = tmp_path / "old.md"
    original = "---\ntitle: 題\n---\n本文です。\n".encode("cp932")
    path.write_bytes(original)
    window = window_of(path)
    assert "Shift_JIS" in window.desk.notice.accessibleName()
    assert window.desk.source.edit.isReadOnly()
    window.actions_["file.save"].trigger()
    assert answers.told[0].startswith("Nothing was saved")
    press(window, "Convert to UTF-8")
    assert window.desk.notice.isHidden()
    with qtbot.waitSignal(window.desk.document.saved):
        window.actions_["file.save"].trigger()
    assert path.read_bytes() == original.decode("cp932").encode("utf-8")
    assert (tmp_path / "old.original.md").read_bytes() == original


def test_bytes_that_are_no_text_can_only_be_looked_at(window_of, tmp_path):
    path = tmp_path / "picture.md"
    path.write_bytes(bytes(range(256)) * 4)
    window = window_of(path)
    assert window.desk.notice.isVisible()
    assert not window.desk.notice.findChildren(QPushButton)
