"""Getting a post out of the real window: what is copied, what is written, what the person is told."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

POST = "---\ntitle: 題\nlabels: [港]\n---\n本文。\n\n![地図](map.png)\n"


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    return window_of(path, "en")


def test_what_is_copied_is_what_is_in_the_window(window, qtbot):
    window.desk.source.edit.insertPlainText("未保存。")
    QGuiApplication.clipboard().clear()
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: "未保存。本文。" in QGuiApplication.clipboard().text(), timeout=20_000)
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "copyForBlogger")
    assert dialog.isVisible()
    dialog.close()
    assert not window.desk.document.is_clean


@pytest.mark.parametrize("kind", [0, 1])
def test_an_export_says_where_it_is_and_which_pictures_are_missing(window, answers, tmp_path, qtbot, kind):
    answers.kind = kind
    answers.paths = [tmp_path / "out.html"]
    window.actions_["post.export"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert answers.told[0].startswith("Exported")
    assert "out.html" in answers.told[0] and "map.png" in answers.told[0]
    assert "本文。" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_an_export_that_cannot_be_written_says_so(window, answers, tmp_path, qtbot):
    answers.paths = [tmp_path / "no such folder" / "out.html"]
    window.actions_["post.export"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert answers.told[0].startswith("Not exported")
