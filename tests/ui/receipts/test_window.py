"""The copies of the open post: listed, copied again, compared with each other and with the blog."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from editor.core.file.postfile import PostFile
from editor.core.originals import libraries
from editor.core.post import Post
from editor.core.receipts import shelf
from editor.core.receipts.made import receipt_of
from editor.core.receipts.receipt import Handing, Receipt

BODY = "最初の文はここです。次の文が続きます。\n\n別の段落です。\n"
HTML = "<p>最初の文はここです。次の文が続きます。</p><p>別の段落です。</p>"
ONLINE = "<div>最初の文はここです。次の文を直しました。</div><br/><div>別の段落です。足した文です。</div>"


@pytest.fixture
def window(window_of, tmp_path: Path):
    path = tmp_path / "post.md"
    path.write_text(f"---\nid: one\ntitle: 題\n---\n{BODY}", "utf-8")
    libraries.remember(tmp_path)
    file = PostFile.parse(path.read_bytes())
    post = Post(file.fields, file.body)
    shelf.keep(tmp_path, "one", Receipt("2026-11-20T12:00:00+00:00", "<p>古い文です。</p>", "古い題"))
    export = {"text": HTML, "title": "題", "labels": "米国, 日本", "problems": [{"message": "説明がありません。"}]}
    shelf.keep(tmp_path, "one", receipt_of(post, export, kind=Handing.SENT))
    return window_of(path)


@pytest.fixture
def receipts(window, qtbot):
    window.actions_["post.receipts"].trigger()
    dialog = window.dialogs.receipts.window
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=20_000)
    return dialog


def test_copies_are_listed_and_copied_again(window, receipts, qtbot) -> None:
    assert receipts.state.text() == "It is as it was copied."
    first, second = (receipts.list.item(row).text() for row in range(2))
    assert "sent to Blogger" in first
    assert "one finding" in first
    assert "20 Nov 2026" in second
    assert "説明がありません。" in receipts.details.toPlainText()
    receipts.choose(1)
    assert "古い題" in receipts.details.toPlainText()
    receipts.again.click()
    assert QGuiApplication.clipboard().text() == "<p>古い文です。</p>"
    assert not receipts.compare.isEnabled(), "there is none before the first"
    window.desk.source.edit.insertPlainText("新しい。")
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: receipts.state.text() == "It was changed since it was copied.", timeout=20_000)
    window.actions_["file.new"].trigger()
    assert window.dialogs.receipts.window is None, "they were of the post that was open"


def test_two_are_compared(window, receipts, qtbot) -> None:
    from editor.ui.blogger.compare import CompareOnline

    receipts.choose(0, 1)
    assert receipts.compare.text() == "Com&pare these two"
    assert not receipts.again.isEnabled()
    receipts.compare.click()
    (dialog,) = receipts.findChildren(CompareOnline)
    qtbot.waitUntil(lambda: "別の段落です。" in dialog.view.text.toPlainText(), timeout=20_000)
    assert "古い文です。" in dialog.view.text.toPlainText()


@pytest.fixture
def online(window, receipts, qtbot):
    from editor.ui.receipts.online import OnlineChanges

    receipts.online.click()
    (dialog,) = window.findChildren(OnlineChanges)
    QGuiApplication.clipboard().setText(ONLINE)
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=30_000)
    return dialog


def test_the_wording_of_the_blog_is_taken_by_one_key(window, online) -> None:
    assert online.title.text() == "2 changes on the blog"
    assert "Blogger wrote" in online.folded.text(), "its own rewriting is counted, and folded away"
    assert online.list.item(0).text() == "－ 次の文が続きます。\n＋ 次の文を直しました。"
    document = window.desk.document
    QTest.keyClick(online.list, Qt.Key.Key_Return)
    assert document.snapshot().body == BODY.replace("次の文が続きます。", "次の文を直しました。")
    assert online.list.count() == 1
    QTest.keyClick(online.list, Qt.Key.Key_Return)
    assert "別の段落です。足した文です。" in document.snapshot().body
    window.actions_["edit.undo"].trigger()
    window.actions_["edit.undo"].trigger()
    assert document.snapshot().body == BODY


def test_what_finds_no_place_is_said_and_stays(window, online) -> None:
    document = window.desk.document
    window.desk.source.edit.selectAll()
    window.desk.source.edit.insertPlainText("次の文が続きます。次の文が続きます。\n")
    online.take_all.click()
    assert "Changes that have no place of their own in your text: 2" in online.note.text()
    assert online.list.count() == 2
    assert document.snapshot().body.count("次の文が続きます。") == 2


def test_the_same_other_texts_and_files(window, online, answers, tmp_path: Path, qtbot) -> None:
    online.compare(HTML.replace("<p>", '<p class="x">'))
    qtbot.waitUntil(lambda: online.title.text() == "Readers see the same as in that copy", timeout=30_000)
    assert not online.take.isEnabled()
    QGuiApplication.clipboard().setText("no tags here")
    online.paste.click()
    assert online.note.text() == "There is no HTML on the clipboard."
    file = tmp_path / "online.html"
    file.write_text(ONLINE, "utf-8")
    answers.paths = [file]
    online.file.click()
    qtbot.waitUntil(lambda: online.list.count() == 2, timeout=30_000)
    online.compare(tmp_path / "missing.html")
    qtbot.waitUntil(lambda: "missing.html" in online.note.text(), timeout=30_000)


def test_fetched_html_is_compared_with_the_newest_copy(window, qtbot) -> None:
    from editor.ui.receipts.online import OnlineChanges

    window.desk.blogger.online_found.emit(ONLINE)
    qtbot.waitUntil(lambda: bool(window.findChildren(OnlineChanges)), timeout=20_000)
    (dialog,) = window.findChildren(OnlineChanges)
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=30_000)


def test_without_a_copy_it_is_said(window_of, answers, tmp_path: Path, qtbot) -> None:
    (tmp_path / "other.md").write_text("---\nid: two\n---\n文。\n", "utf-8")
    window = window_of(tmp_path / "other.md")
    window.desk.blogger.online_found.emit(ONLINE)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert "No copy of this post is kept" in answers.told[0]
    window.actions_["post.receipts"].trigger()
    dialog = window.dialogs.receipts.window
    qtbot.waitUntil(lambda: dialog.state.text() == "It was never copied for the blog.", timeout=20_000)
    assert not dialog.again.isEnabled()
