"""A post whose file was emptied or damaged while nobody looked: when it is opened, its versions are pointed to."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from editor.app.open_post import change
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder

GOOD = "---\nid: an-id\ntitle: 題\n---\n本文です。\n\n二段落目です。\n".encode()
FIELDS = "---\nid: an-id\nnews:\n  headline: 見出しだけ\n---\n".encode()


def kept(path, *texts):
    """Versions that an earlier run kept of the post."""
    versions = Versions(versions_folder())
    for text in texts:
        versions.keep(PostPlace(path, "an-id"), text, Reason.SAVED)


def words(window):
    return " ".join(label.text() for label in window.desk.emptied.findChildren(QLabel))


def shown(window, qtbot):
    qtbot.waitUntil(lambda: not window.desk.emptied_notice._jobs.busy)
    return window.desk.emptied.isVisible()


@pytest.mark.parametrize("versions", [(GOOD,), (FIELDS,), (GOOD, b"")], ids=["text", "fields alone", "emptied later"])
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 200, b"\n \n", b"---\nid:\n---\n"], ids=["empty", "zeros", "white", "bare"]
)
def test_an_emptied_file_points_to_its_versions(window_of, tmp_path, qtbot, data, versions):
    path = tmp_path / "a.md"
    kept(path, *versions)
    path.write_bytes(data)
    window = window_of(path)
    assert shown(window, qtbot)
    assert "empty" in words(window)
    next(b for b in window.desk.emptied.findChildren(QPushButton) if b.text() == "Earlier versions").click()
    dialog = window.dialogs.versions.window
    qtbot.waitUntil(lambda: dialog.list.count() == len(versions))
    assert path.read_bytes() == data  # nothing is written by that
    dialog.close()


@pytest.mark.parametrize("data", [GOOD[:30], GOOD[:40] + b"\0" * 100], ids=["cut off", "zeros at the end"])
def test_a_damaged_file_is_said_to_be_so(window_of, tmp_path, qtbot, data):
    path = tmp_path / "a.md"
    kept(path, GOOD)
    path.write_bytes(data)
    window = window_of(path)
    assert shown(window, qtbot)
    assert "damaged" in words(window)


@pytest.mark.parametrize("data", [GOOD, GOOD.replace(b"\xe4\xba\x8c", b"\xe4\xb8\x89"), b"---\nid: other\n---\nx\n"])
def test_an_ordinary_file_says_nothing(window_of, tmp_path, qtbot, data):
    path = tmp_path / "a.md"
    kept(path, GOOD)
    path.write_bytes(data)
    assert not shown(window_of(path), qtbot)


def test_an_empty_file_without_versions_says_nothing(window_of, tmp_path, qtbot):
    path = tmp_path / "a.md"
    path.write_bytes(b"")
    assert not shown(window_of(path), qtbot)


def test_who_goes_on_writing_or_to_another_post_is_not_reminded(window_of, tmp_path, qtbot):
    path, other = tmp_path / "a.md", tmp_path / "b.md"
    kept(path, GOOD)
    path.write_bytes(b"")
    other.write_bytes(GOOD)
    window = window_of(path)
    assert shown(window, qtbot)
    window.desk.source.edit.insertPlainText("新")
    assert window.desk.emptied.isHidden()
    window.desk.document.apply(change.undone())
    window.desk.files.open_path(other)
    qtbot.waitUntil(lambda: window.desk.document.path == other)
    assert not shown(window, qtbot)
