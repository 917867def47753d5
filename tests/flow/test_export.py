"""Getting a post out of the real window: what is copied, what is written, what the person is told."""

import json
import re
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from editor.core.exporters import exporters
from editor.core.originals import libraries
from editor.core.originals.record import fingerprint, record_path
from editor.core.post import Fields, Post
from editor.core.processes import children

POST = "---\ntitle: 題\nlabels: [港]\n---\n本文。\n\n![地図](map.png)\n"


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    return window_of(path, "en")


def test_what_is_copied_is_what_is_in_the_window(window, qtbot):
    window.app.settings.choose(autosave="off")  # it would be saved where the copy takes two seconds
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


def test_an_original_is_copied_and_its_clean_copy_asked_for(window_of, tmp_path, qtbot):
    post = Post(Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"), "本文。\n")
    path = tmp_path / "post.md"
    path.write_text(f"---\nid: {post.fields.id}\n---\n本文。\n", encoding="utf-8")
    original = "<p onclick='x'>本文。</p><script>x</script>"
    (tmp_path / "originals").mkdir()
    record = {"version": 1, "html": original, "shown": fingerprint(post)}
    record_path(tmp_path, post.fields.id).write_text(json.dumps(record), encoding="utf-8")
    libraries.remember(tmp_path)
    window = window_of(path, "en")
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == original, timeout=20_000)
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "copyForBlogger")
    dialog.findChild(QPushButton, "copyClean").click()
    qtbot.waitUntil(
        lambda: re.fullmatch("<p style=[^<>]*>本文。</p>", QGuiApplication.clipboard().text()), timeout=20_000
    )
    dialog.close()


def test_an_empty_post_is_not_copied(window_of, answers, tmp_path, qtbot):
    path = tmp_path / "empty.md"
    path.write_text("---\nformat: 1\n---\n", encoding="utf-8")
    window = window_of(path, "en")
    QGuiApplication.clipboard().setText("before")
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert answers.told[0].startswith("Nothing to copy")
    assert QGuiApplication.clipboard().text() == "before"


def test_a_new_post_without_a_word_is_not_exported(window_of, answers, qtbot):
    window = window_of(language="en")
    window.actions_["file.new"].trigger()
    qtbot.waitUntil(lambda: not window.desk.document.on_disk)
    window.actions_["post.export"].trigger()
    assert answers.told[0].startswith("Nothing to export")


def test_a_missing_picture_leads_to_its_address(window, qtbot):
    QGuiApplication.clipboard().clear()
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: "本文。" in QGuiApplication.clipboard().text(), timeout=20_000)
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "copyForBlogger")
    dialog.pictures_wanted.emit("map.png")
    card = window.desk.fields_pane.images.cards[0]
    qtbot.waitUntil(lambda: card.fields["url"].hasFocus() or card.fields["url"].isVisible(), timeout=5_000)
    dialog.close()


def test_one_paste_into_the_copy_gives_all_pictures_their_addresses(window, qtbot):
    QGuiApplication.clipboard().clear()
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: "本文。" in QGuiApplication.clipboard().text(), timeout=20_000)
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "copyForBlogger")
    address = "https://blogger.googleusercontent.com/img/b/R/A/w640-h480/map.png"
    QGuiApplication.clipboard().setText(f'<div class="separator"><a href="{address}"><img src="{address}" /></a></div>')
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "本文。" in QGuiApplication.clipboard().text(), timeout=20_000)
    assert f'src="{address}"' in QGuiApplication.clipboard().text()
    assert window.desk.document.fields.image("map.png").url == address
    dialog.close()


@pytest.mark.parametrize(("name", "begins"), [("blogger", b"<?xml"), ("movable-type", b"TITLE: "), ("epub", b"PK")])
def test_a_format_for_many_posts_is_written_whole(window, answers, tmp_path, qtbot, name, begins):
    answers.kind = [one.name for one in exporters()].index(name)
    answers.paths = [tmp_path / "out.file"]
    window.actions_["post.export"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert (tmp_path / "out.file").read_bytes().startswith(begins)


def test_markdown_goes_to_the_clipboard(window, answers, qtbot):
    QGuiApplication.clipboard().clear()
    window.actions_["post.markdown"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert QGuiApplication.clipboard().text().startswith("# 題\n\n本文。")


def test_a_save_does_not_wait_for_a_pdf(window, answers, tmp_path, qtbot, monkeypatch):
    saved = threading.Event()

    def run(_module, _data, *, timeout):
        if not saved.wait(60):
            raise AssertionError("the save waits")
        raise TimeoutError

    monkeypatch.setattr(children, "run", run)
    answers.kind = [form.name for form in exporters()].index("pdf")
    answers.paths = [tmp_path / "out.pdf"]
    window.actions_["post.export"].trigger()
    window.desk.source.edit.insertPlainText("未保存。")
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: "未保存。" in (tmp_path / "post.md").read_text("utf-8"), timeout=30_000)
    saved.set()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=30_000)
    assert answers.told[0].startswith("Not exported Printing took longer")
    assert not (tmp_path / "out.pdf").exists()
