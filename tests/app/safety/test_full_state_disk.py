"""The disk of the program's own folders is full, while there is room where the posts lie."""

import errno
import os

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.files.saving import Why
from editor.core import paths
from editor.core.disk import partial
from editor.core.history import version_list
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace

FULL = "the disk is full. Delete files that you do not need, or save on another drive."
POST = "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\n---\n一\n"


@pytest.fixture
def full(monkeypatch):
    """Whether nothing more can be written into the state folder."""
    state = {"full": True}
    create, opened = partial._create, os.open

    def is_full(path):
        return state["full"] and os.fsdecode(path).startswith(str(paths.state()))

    def makes(temp, name, mode):
        if is_full(temp):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(temp))
        return create(temp, name, mode)

    def opens(path, flags, *mode, **named):
        if flags & os.O_CREAT and not isinstance(path, int) and is_full(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return opened(path, flags, *mode, **named)

    monkeypatch.setattr(partial, "_create", makes)
    monkeypatch.setattr(os, "open", opens)
    return state


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "library" / "a.md"
    path.parent.mkdir()
    path.write_text(POST, encoding="utf-8")
    return path


def type_at_end(document, text):
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_what_is_typed_is_saved_where_there_is_room(app, qtbot, post, full):
    sentences, troubles = [], []
    app.versions.failed.connect(lambda error: sentences.append(str(error)))
    app.journal.trouble.connect(troubles.append)
    document = app.session.open(post)
    type_at_end(document, "二\n")
    qtbot.waitUntil(lambda: app.journal.in_trouble)
    assert app.autosave.may_save(document)
    with qtbot.waitSignal(document.saved):
        app.session.save(document, why=Why.ITSELF)
    assert post.read_text(encoding="utf-8") == POST + "二\n"
    qtbot.waitUntil(lambda: bool(sentences))
    assert sentences[0] == "The post is safe. An earlier version of a.md could not be kept: " + FULL
    type_at_end(document, "三\n")
    with qtbot.waitSignal(document.saved):
        app.session.save(document, why=Why.ITSELF)
    assert post.read_text(encoding="utf-8") == POST + "二\n三\n"

    full["full"] = False  # there is room again: what was overwritten first is kept after all
    type_at_end(document, "四\n")
    with qtbot.waitSignal(app.versions.kept):
        app.session.save(document, why=Why.ITSELF)
    place = PostPlace(post, document.fields.id)
    kept = [app.versions.versions.read(version) for version in app.versions.versions.listing(place).versions]
    assert POST.encode() in kept


def test_with_a_journal_nothing_is_overwritten_without_a_version(app, qtbot, post, monkeypatch):
    def refuses(*_entries):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(version_list, "append", refuses)
    document = app.session.open(post)
    type_at_end(document, "二\n")
    assert app.journal.secure()
    with qtbot.waitSignal(app.session.save_failed) as refused:
        app.session.save(document, why=Why.ITSELF)
    assert str(refused.args[1]) == "The post is safe. An earlier version of a.md could not be kept: " + FULL
    assert post.read_text(encoding="utf-8") == POST


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_the_sentence_names_the_post_and_not_a_file_of_ours(app, post, monkeypatch, number):
    def refuses(temp, _name, _mode):
        raise OSError(number, os.strerror(number), str(temp))

    monkeypatch.setattr(partial, "_create", refuses)
    with pytest.raises(
        Exception, match=r"^The post is safe\. An earlier version of a\.md could not be kept: [A-Za-z ,.-]+\.$"
    ):
        app.versions.versions.keep(PostPlace(post, "an id"), b"x", Reason.SAVED)
