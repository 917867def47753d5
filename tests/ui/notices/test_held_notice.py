"""A post that is open elsewhere can be looked at, not written in, until it is free or taken over."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from editor.core import paths
from editor.core.processes.identity import me
from editor.core.sharing import claims
from tests.core.sharing.test_claims import other  # noqa: F401 a process that has a.md open


@pytest.fixture
def folder():
    return paths.state() / "open"


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\nid: i\ntitle: 題\n---\n本文\n", encoding="utf-8")
    return path


def opened(window_of, post, qtbot):
    window = window_of(post)
    qtbot.waitUntil(lambda: window.app.claims._started)
    return window


def press(window, words):
    next(button for button in window.desk.held.findChildren(QPushButton) if button.text() == words).click()


def test_what_another_window_has_open_is_only_looked_at(window_of, post, other, answers, qtbot):  # noqa: F811
    window = opened(window_of, post, qtbot)
    desk = window.desk
    assert desk.held.isVisible()
    assert desk.source.edit.isReadOnly()
    assert not desk.fields_pane.isEnabled()
    assert not desk.notice.isVisible()
    window.actions_["file.save"].trigger()
    assert "open elsewhere" in answers.told[0]
    post.write_text("---\nid: i\ntitle: 題\n---\n先\n", encoding="utf-8")  # the other one saves
    qtbot.waitUntil(lambda: desk.document.text() == "先\n")
    assert desk.source.edit.isReadOnly()
    assert not window.actions_["edit.undo"].isEnabled()
    qtbot.keyClick(desk.source.edit, "z", Qt.KeyboardModifier.ControlModifier)
    assert desk.document.text() == "先\n"
    other.kill()
    other.wait()
    press(window, "Check again")
    assert desk.held.isHidden()
    assert not desk.source.edit.isReadOnly()
    assert desk.fields_pane.isEnabled()


def test_it_can_be_taken_over(window_of, post, folder, qtbot):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "me", lambda: replace(me(), machine="another", host="書斎"))
        claims.claim(folder, post, "i")
    window = opened(window_of, post, qtbot)
    assert "書斎" in " ".join(label.text() for label in window.desk.held.findChildren(QLabel))
    press(window, "Take it over")
    assert window.desk.held.isHidden()
    assert not window.desk.document.read_only
    assert all(json.loads(path.read_bytes())["process"]["pid"] == me().pid for path in folder.iterdir())


def test_the_claim_goes_with_the_post(window_of, post, folder, tmp_path, answers, qtbot):
    window = opened(window_of, post, qtbot)

    def claimed():
        return {json.loads(path.read_bytes())["path"] for path in folder.iterdir()}

    assert claimed() == {str(post)}
    answers.paths = [tmp_path / "b.md"]
    with qtbot.waitSignal(window.desk.document.saved):
        window.actions_["file.save_as"].trigger()
    assert claimed() == {str(tmp_path / "b.md")}
    window.actions_["file.new"].trigger()
    assert claimed() == {str(window.desk.document.path)}
    window.app.claims.close()
    assert claimed() == set()


@pytest.mark.parametrize("clean", [True, False])
def test_what_was_taken_over_is_only_looked_at_once_all_is_saved(window_of, post, folder, qtbot, clean):
    window = opened(window_of, post, qtbot)
    if not clean:
        window.desk.source.edit.insertPlainText("私")
    for path in folder.iterdir():
        path.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "me", lambda: replace(me(), machine="another", host="書斎"))
        claims.claim(folder, post, "i")
    window.app.claims._came_back(Qt.ApplicationState.ApplicationActive)
    assert window.desk.document.held is clean
    assert window.desk.held.isVisible() is clean
