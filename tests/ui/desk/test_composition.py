"""A word that an input method still holds in a field goes into the post, whatever one does next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from editor.core.file.postfile import PostFile
from editor.ui.fields.text_field import TextField
from tests.ui.fields.conftest import compose

pytestmark = pytest.mark.long(15)

POST = (
    "---\nid: i\ntitle: 題\ndescription: 説明\nlabels: [米国]\nnews:\n  headline: 見出し\n  summary: [一, 二]\n"
    "commentary:\n  headline: 論評\n  summary: [三]\nrelated:\n- title: 前\n  url: https://e.jp/a\n  date: 2025-01-01\n"
    "images:\n  post/a.png:\n    alt: 海\n---\n![](post/a.png)\n\n本文。\n"
)
FIELDS = (
    "news.headline", "news.summary.1", "news.source", "commentary.headline", "commentary.summary.0",
    "related.0.title", "description", "title",
)  # fmt: skip


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    return window_of(path)


def composing(window, name):
    """The field `name`, in which a word is being composed at the end."""
    before = window.desk.document.fields
    assert window.desk.fields_pane.focus_field(name), name
    field = window.focusWidget()
    assert isinstance(field, TextField)
    field.set_caret(-1)
    compose(field, "へん")
    compose(field, "変換")
    assert window.desk.fields_pane.composing
    assert window.desk.document.fields == before
    return field


def value(fields, name):
    for part in name.split("."):
        fields = fields[int(part)] if part.isdigit() else getattr(fields, part)
    return fields


def kept(path, name):
    return str(value(PostFile.parse(path.read_bytes()).fields, name))


def test_a_save_takes_it(window, qtbot):
    wanted = {name: f"{value(window.desk.document.fields, name)}変換" for name in FIELDS}
    saved = {}
    for name in FIELDS:
        composing(window, name)
        with qtbot.waitSignal(window.app.session.written):
            window.desk.files.save()
        saved[name] = kept(window.desk.document.path, name)
    assert saved == wanted


@pytest.mark.parametrize("name", FIELDS)
def test_the_end_of_the_session_takes_it(window, name, qtbot):
    composing(window, name)
    window.secure(10)
    assert kept(window.desk.document.path, name).endswith("変換")


@pytest.mark.parametrize("name", ["news.headline", "commentary.summary.0", "related.0.title", "description"])
def test_closing_takes_it(window, name, qtbot):
    path = window.desk.document.path
    composing(window, name)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert kept(path, name).endswith("変換")


@pytest.mark.parametrize("name", ["news.headline", "news.summary.1", "related.0.title", "title"])
def test_another_post_takes_it_not(window, name, tmp_path, qtbot):
    path, other = window.desk.document.path, tmp_path / "other.md"
    other.write_text(POST.replace("id: i", "id: j"), encoding="utf-8")
    composing(window, name)
    window.desk.files.open_path(other)
    qtbot.waitUntil(lambda: window.desk.document.path == other)
    assert kept(path, name).endswith("変換")
    assert "変換" not in str(window.desk.document.fields)
    assert "変換" not in other.read_text(encoding="utf-8")


def test_another_tab_takes_it(window):
    wanted = {name: (f"{value(window.desk.document.fields, name)}変換", False) for name in FIELDS}
    taken = {}
    for name in FIELDS:
        composing(window, name)
        window.desk.fields_pane.turn_to((window.desk.fields_pane.tab + 1) % 5)
        window.desk.fields_pane.focus_first()
        taken[name] = value(window.desk.document.fields, name), window.desk.fields_pane.composing
    assert taken == wanted


def test_going_into_the_text_takes_it(window):
    wanted = {name: (f"{value(window.desk.document.fields, name)}変換", True) for name in FIELDS}
    taken = {}
    for name in FIELDS:
        composing(window, name)
        window.desk.focus_source()
        field = value(window.desk.document.fields, name)
        compose(window.desk.source.edit, "", f"続き{name}")
        taken[name] = field, f"続き{name}" in window.desk.document.text()
    assert taken == wanted


def test_hiding_the_fields_takes_it(window):
    composing(window, "news.headline")
    window.desk.want_fields(False)
    assert window.desk.document.fields.news.headline == "見出し変換"


def test_a_new_post_takes_it_not(window, qtbot):
    path = window.desk.document.path
    composing(window, "news.headline")
    window.desk.files.new()
    qtbot.waitUntil(lambda: window.desk.document.path != path)
    assert kept(path, "news.headline") == "見出し変換"
    assert window.desk.document.fields.news.headline == ""


def test_undo_after_it_was_taken_takes_it_back_alone(window):
    composing(window, "news.headline")
    window.desk.commit_input()
    window.desk.source.edit.undo()
    assert window.desk.document.fields.news.headline == "見出し"


def test_the_field_of_the_labels_has_it_too(window, qtbot):
    assert window.desk.fields_pane.focus_field("labels")
    line = window.focusWidget()
    assert isinstance(line, TextField | QLineEdit)
    compose(line, "外交")
    with qtbot.waitSignal(window.app.session.written):
        window.desk.files.save()
    assert "外交" in PostFile.parse(window.desk.document.path.read_bytes()).fields.labels
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.desk.document.fields.labels.count("外交") == 1
