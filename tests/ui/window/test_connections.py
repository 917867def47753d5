"""What lives as long as the program keeps no connection to a window that is gone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMetaMethod, QObject

from editor.app.open_post import change
from editor.app.open_post.current import SIGNALS, CurrentDocument
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.ui.look.theme import theme


def lasting(window) -> Iterator[tuple[str, QObject]]:
    """Everything that outlives a window and speaks to it."""
    app = window.app
    for name, value in vars(app).items():
        if isinstance(value, QObject):
            yield name, value
    yield from (
        ("following", app.session.following),
        ("document", app.session.current),
        ("buffer", app.session.current.buffer),
        ("history", app.session.current.history),
        ("theme", theme),
    )


def listeners(window) -> dict[str, int]:
    """How many listen to each of their signals."""
    found = {}
    for name, thing in lasting(window):
        meta = thing.metaObject()
        for index in range(QObject.staticMetaObject.methodCount(), meta.methodCount()):
            method = meta.method(index)
            if method.methodType() == QMetaMethod.MethodType.Signal:
                signature = bytes(method.methodSignature().data()).decode()
                found[f"{name}.{signature}"] = thing.receivers(f"2{signature}")
    return found


def close_and_destroy(window) -> None:
    window.dismiss()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_window_that_is_gone_is_connected_to_nothing(window_of, post, qtbot):
    from editor.ui.window.window import MainWindow

    first = window_of(post)
    app, document = first.app, first.app.session.current
    first.desk.fields_pane.show_tab(3)
    alone = listeners(first)

    second = MainWindow(app, document, first._ask)
    second.show()
    for tab in range(5):
        second.desk.fields_pane.show_tab(tab)
    second.dialogs.problems.show()
    second.dialogs.versions.show()
    second.dialogs.settings.show()
    second.dialogs.open_palette()
    second.dialogs.shortcuts.show()
    second.dialogs.importing.show()
    both = listeners(second)
    assert sum(both.values()) > sum(alone.values())
    close_and_destroy(second)
    assert listeners(first) == alone


def test_a_post_that_is_left_has_no_listeners_of_the_window(window_of, post, tmp_path, qtbot):
    other = tmp_path / "other.md"
    other.write_text("ほか\n", encoding="utf-8")
    window = window_of(post)
    before = window.app.session.current
    window.desk.fields_pane.show_tab(3)
    window.desk.files.open_path(other)
    qtbot.waitUntil(lambda: window.desk.document.path == other)
    alive = shiboken6.isValid(before)
    assert not alive or before.receivers("2fields_changed()") == 0


@pytest.mark.parametrize("gone", ["document", "follower"])
def test_following_survives_the_death_of_either_side(qapp, gone):
    class Post(QObject):
        pass

    for name in SIGNALS:
        setattr(Post, name, getattr(CurrentDocument, name))
    heard: list[int] = []
    first, second = Post(), Post()
    follower = CurrentDocument(first)
    follower.changed.connect(heard.append)
    first.changed.emit(1)
    if gone == "document":
        shiboken6.delete(first)
        follower.follow(second)
        second.changed.emit(2)
        assert heard == [1, 2]
    else:
        shiboken6.delete(follower)
        first.changed.emit(2)
        assert heard == [1]


def test_only_the_document_that_is_followed_is_heard(qapp, window_of, post):
    document = window_of(post).app.session.current
    follower, heard = CurrentDocument(document), []
    follower.state_changed.connect(lambda: heard.append("state"))
    follower.follow(None)
    document.apply(change.noticed(missing=True))
    document.apply(change.noticed(missing=False))
    assert heard == [] and follower.document is None


def test_an_answer_that_comes_late_finds_nobody(qapp):
    owner, heard = QObject(), []
    answer = while_alive(owner, heard.append)
    answer(1)
    shiboken6.delete(owner)
    answer(2)
    assert heard == [1]


def test_work_that_ends_after_its_window_says_nothing(qapp, qtbot):
    import threading

    jobs, go, ended = Jobs(), threading.Event(), threading.Event()

    def work() -> None:
        go.wait(5)
        ended.set()

    jobs.start(work, lambda _nothing: None, lambda _error: None)
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "jobs" and thread.daemon)
    shiboken6.delete(jobs)
    go.set()
    thread.join(5)  # an exception in it would fail this test
    assert ended.is_set() and not thread.is_alive()


def test_what_is_put_off_to_the_next_turn_of_the_loop_goes_with_whom_it_belongs_to():
    """Without a context, a call is made though its object was destroyed meanwhile."""
    for file in sorted((Path(__file__).parents[3] / "editor").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "singleShot":
                assert len(node.args) == 3, f"{file}:{node.lineno}: singleShot without a context"


def test_a_window_that_goes_before_its_preview_is_loaded(window_of, post, qtbot):
    from editor.ui.window.window import MainWindow

    first = window_of(post)
    second = MainWindow(first.app, first.app.session.current, first._ask)
    second.show()
    close_and_destroy(second)
    qtbot.wait(50)  # an exception in the loop fails this test
