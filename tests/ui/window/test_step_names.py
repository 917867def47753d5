"""What each step is called in the undo menu, whatever one did; and that it can be undone across saves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core import words
from editor.core.file.postfile import PostFile
from editor.core.post import Fields, News, Post
from editor.core.profile.load import load_profile
from editor.ui.window.window import MainWindow
from editor.ui.write.source_edit import SourceEdit
from tests.answers import Answers

Act = Callable[[MainWindow], object]


def edit_of(window: MainWindow) -> SourceEdit:
    edit = window.desk.source.edit
    edit.setFocus()
    return edit


def run(command: str) -> Act:
    def act(window: MainWindow) -> None:
        edit = edit_of(window)
        cursor = edit.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(2, cursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        window.actions_[command].trigger()

    return act


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Act:
    return lambda window: QTest.keyClick(edit_of(window), key, modifiers)


def pasted(text: str, html: str = "") -> Act:
    def act(window: MainWindow) -> None:
        mime = QMimeData()
        mime.setText(text)
        if html:
            mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)
        run("edit.paste")(window)

    return act


def replaced(every: bool) -> Act:
    def act(window: MainWindow) -> None:
        bar = window.desk.source.find_bar
        window.actions_["edit.replace"].trigger()
        bar.words.setText("。")
        bar.replacement.setText("！")
        (bar.replace_all if every else bar.replace_one).click()

    return act


def with_picture(window: MainWindow) -> None:
    window._ask.paths = [Path(__file__).parents[2] / "golden" / "export" / "sample" / "crane.png"]
    window.actions_["insert.image"].trigger()


def field(path: str, value: object) -> Act:
    """What a widget of the fields does: through the same door."""

    def act(window: MainWindow) -> None:
        pane = window.desk.fields_pane
        assert pane.focus_field(path)
        QTest.keyClicks(window.focusWidget(), str(value))

    return act


COMMANDS = {
    "format.bold": "太字",
    "format.italic": "斜体",
    "format.strike": "取り消し線",
    "format.ruby": "ルビ",
    "format.heading": "見出し",
    "format.subheading": "小見出し",
    "format.quote": "引用",
    "format.list": "箇条書き",
    "format.numbers": "番号付きリスト",
    "format.line_down": "行を下へ",
    "format.duplicate": "行を複製",
    "insert.link": "リンク",
    "insert.footnote": "脚注",
    "insert.table": "表",
    "insert.more": "「続きを読む」の区切り",
}
ACTS: list[tuple[str, Act]] = [
    *((name, run(command)) for command, name in COMMANDS.items()),
    ("切り取り", run("edit.cut")),
    ("入力", lambda window: QTest.keyClicks(edit_of(window), "a")),
    ("入力", key(Qt.Key.Key_Return)),
    ("削除", key(Qt.Key.Key_Delete)),
    ("切り取り", key(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)),
    ("字下げ", key(Qt.Key.Key_Tab)),
    ("貼り付け", pasted("長い文")),
    ("貼り付け", pasted("x", "<p><b>太い</b>文</p>")),
    ("貼り付け", pasted("https://example.com/")),
    ("置換", replaced(False)),
    ("すべて置換（2か所）", replaced(True)),
    ("画像を挿入", with_picture),
    ("ニュースの見出しを編集", field("news.headline", "x")),
    ("まとめの2番目を編集", field("news.summary.1", "x")),
    ("論評の見出しを編集", field("commentary.headline", "x")),
    ("関連記事1を編集", field("related.0.title", "x")),
    ("パーマリンクを編集", field("permalink", "x")),
    ("検索向け説明を編集", field("description", "x")),
    ("タイトルを編集", field("title", "x")),
]


@pytest.fixture
def window(window_of: Callable[..., MainWindow], tmp_path: Path, answers: Answers) -> MainWindow:
    path = tmp_path / "post.md"
    path.write_text(
        "---\ntitle: 題\nnews:\n  headline: 見出し\n  summary: [一, 二]\nrelated:\n  - {title: 前, url: 'https://x.example/'}\n"
        "---\n本文。\n二行目。\n",
        encoding="utf-8",
    )
    return window_of(path, "ja")


def test_a_step_is_called_by_what_was_done(window: MainWindow) -> None:
    document, undo = window.desk.document, window.actions_["edit.undo"]
    before = (document.text(), document.fields)
    for number, (name, act) in enumerate(ACTS):
        edit_of(window).selectAll()
        act(window)
        assert (document.text(), document.fields) != before, (number, name)
        assert (number, document.history.undo_name) == (number, name)
        assert undo.text() == f"元に戻す(&U)：{name}"
        while document.history.undo_name is not None:
            undo.trigger()
        assert (document.text(), document.fields) == before, (number, name)
        assert document.is_clean


def test_every_command_that_writes_is_in_the_table(window: MainWindow) -> None:
    """One that is added some day is named, too: by its own title, so that nothing is to be done but adding it here."""
    writing = [name for name in window.actions_.commands if name.startswith(("format.", "insert."))]
    # in the tests of the outline, of captions and of snippets
    elsewhere = {"format.section_up", "format.section_down", "insert.captioned", "insert.snippet"}
    named = {*COMMANDS, "format.line_up", "insert.image", "insert.divider", *elsewhere}
    assert set(writing) == named


def test_words_that_are_moved_are_one_step(window: MainWindow) -> None:
    document = window.desk.document
    before = document.text()
    with document.history.together(words.tr("Move words")):
        edit = edit_of(window)
        run("edit.cut")(window)
        edit.insert_text("本文")
    assert document.history.undo_name == "文字列を移動"
    document.apply(change.undone())
    assert document.text() == before


def test_undo_goes_back_behind_a_save(window: MainWindow, qtbot: QtBot) -> None:
    document = window.desk.document
    before = document.text()
    pasted("新しい文。")(window)
    window.actions_["file.save"].trigger()
    window.app.session.wait()
    assert document.is_clean
    QTest.keyClicks(edit_of(window), "a")
    window.actions_["edit.undo"].trigger()
    assert document.is_clean
    window.actions_["edit.undo"].trigger()
    assert document.text() == before and not document.is_clean
    window.actions_["edit.redo"].trigger()
    assert document.is_clean


# -- any walk ----------------------------------------------------------------------------------------------------------

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.text("あい文\n", min_size=1, max_size=3)),
        st.tuples(st.just("paste"), st.text("長短\n", min_size=1, max_size=4)),
        st.tuples(st.just("field"), st.text("見出", max_size=2)),
        st.tuples(st.just("bullets"), st.integers(0, 3)),
        st.tuples(st.just("restore"), st.text("旧文\n", max_size=4)),
        st.tuples(st.sampled_from(["undo", "redo", "save"]), st.just("")),
    ),
    max_size=30,
)


@given(STEPS)
@settings(max_examples=60)
def test_any_walk_can_be_gone_back_and_forth(qapp: object, steps: list[tuple[str, object]]) -> None:
    """The states that undo and redo show are the ones that were there, text and fields together, saves in between."""
    from PySide6.QtGui import QTextCursor

    profile, _problems = load_profile()
    document = Document(Path("post.md"), PostFile.parse(b"---\ntitle: a\n---\nbody\n"), "x", lambda _name: profile)

    def state() -> tuple[str, Fields]:
        return document.text(), document.fields

    past: list[tuple[str, Fields]] = []
    future: list[tuple[str, Fields]] = []
    saved = state()

    def done(before: tuple[str, Fields], count: int) -> None:
        if state() != before:
            added = len(document.history._undo) - count
            if added:
                past.append(before)
            future.clear()

    for kind, value in steps:
        before, count = state(), len(document.history._undo)
        if kind == "type":
            cursor = QTextCursor(document.buffer)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            document.history._part_typing()
            cursor.insertText(str(value))
            done(before, count)
        elif kind == "paste":
            with document.history.named("paste"):
                document.apply(change.edited(text=f"{value}{document.text()}", name="paste"))
            done(before, count)
        elif kind == "field":
            document.apply(change.edited(Fields(title=str(value), news=document.fields.news), name="title"))
            done(before, count)
        elif kind == "bullets":
            news = News(summary=("x",) * int(str(value)))
            document.apply(change.edited(Fields(title=document.fields.title, news=news), name="rows"))
            done(before, count)
        elif kind == "restore":
            document.apply(change.restored(Post(Fields(title="restored"), str(value)), "restore"))
            if state() != before:
                assert document.history.undo_name == "restore"
                assert len(document.history._undo) == count + 1
            done(before, count)
        elif kind == "undo":
            document.apply(change.undone())
            if past:
                future.append(before)
                assert state() == past.pop()
            else:
                assert state() == before
        elif kind == "redo":
            document.apply(change.redone())
            if future:
                past.append(before)
                assert state() == future.pop()
            else:
                assert state() == before
        else:
            document.apply(change.saved(document.to_save(), document.path, "x"))
            saved = state()
            assert document.is_clean
        if document.is_clean:
            assert state() == saved
    end = state()
    count = len(document.history._undo)
    for _ in range(count):
        document.apply(change.undone())
    assert state() == (past[0] if past else end)
    for _ in range(count):
        document.apply(change.redone())
    assert state() == end
