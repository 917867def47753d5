"""Saving by itself: when, and when not."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.application import Application
from editor.app.files import autosave
from editor.app.files.saving import Why
from editor.app.open_post import change
from editor.core.disk import store
from editor.core.errors import SaveError


class Clock:
    """A clock that the test moves, and the one timer that goes by it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.rings_at: float | None = None

    def start(self, milliseconds):
        self.rings_at = self.now + milliseconds / 1000

    def stop(self):
        self.rings_at = None

    def isActive(self):
        return self.rings_at is not None

    def rings(self):
        if self.rings_at is None or self.now < self.rings_at:
            return False
        self.rings_at = None
        return True


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(autosave, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def app(qapp, clock, worker_here):
    app = Application()
    app.autosave._timer = clock
    yield app
    app.close()


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("一\n", encoding="utf-8")
    return path


@pytest.fixture
def document(app, post):
    return app.session.open(post)


@pytest.fixture
def later(app, clock, document):
    """Let seconds go by, in steps; gives what saves were made and when."""
    saves = []
    real = app.session.save

    def save(*values, **named):
        saves.append((round(clock.now - 1000, 1), named["why"]))
        real(*values, **named)
        app.session.wait()

    app.session.save = save

    def let(seconds, typing=False):
        for _ in range(round(seconds * 10)):
            clock.now += 0.1
            if typing:
                write(document, "字")
            if clock.rings():
                app.autosave._due()
        return saves

    return let


def write(document, text):
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_it_saves_after_a_pause(later, document, post):
    write(document, "二")
    assert later(1.9) == []
    [(moment, why)] = later(0.8)
    assert 2.0 <= moment <= 2.5
    assert why is Why.ITSELF
    assert post.read_text(encoding="utf-8") == "一\n二"
    assert later(30) == [(moment, why)]


def test_it_saves_while_typing_never_pauses(later, document):
    saves = later(30, typing=True)
    moments = [0.0, *(moment for moment, _why in saves)]
    gaps = [after - before for before, after in pairwise(moments)]
    assert len(saves) >= 2
    assert max(gaps) <= autosave.LONGEST + 2.5


@pytest.mark.parametrize(
    "hold",
    [
        lambda app, document: app.settings.choose(autosave="off"),
        lambda app, document: setattr(document, "composing", True),
        lambda app, document: setattr(document._known, "original", b"x"),
    ],
    ids=["off", "composing", "converted"],
)
def test_it_does_not_save(later, app, document, post, hold):
    write(document, "二")
    hold(app, document)
    assert later(60) == []
    assert post.read_text(encoding="utf-8") == "一\n"


def test_it_goes_on_when_the_word_is_finished(later, app, document):
    write(document, "二")
    document.composing = True
    assert later(5) == []
    document.composing = False
    assert len(later(3)) == 1


def test_switched_on_again_it_saves_what_is_there(later, app, document):
    app.settings.choose(autosave="off")
    write(document, "二")
    later(5)
    app.settings.choose(autosave="")
    assert len(later(3)) == 1


def test_a_header_that_needs_a_look_is_left_alone(app, tmp_path, clock):
    path = tmp_path / "broken.md"
    path.write_text("---\na: [\n---\n本文\n", encoding="utf-8")
    document = app.session.open(path)
    assert document.needs_look
    write(document, "二")
    assert not app.autosave.may_save(document)
    document.apply(change.noticed(acknowledged=True))
    assert app.autosave.may_save(document)


def test_a_file_that_another_program_changed_is_left_alone(later, app, document, post):
    write(document, "二")
    post.write_text("theirs", encoding="utf-8")
    assert len(later(60)) == 1
    assert app.autosave.is_contested(document)
    write(document, "三")
    assert len(later(60)) == 1
    assert post.read_text(encoding="utf-8") == "theirs"
    app.session.save(document, replace_it=True, why=Why.PERSON)
    assert not app.autosave.is_contested(document)


def test_after_a_failure_it_waits_longer_each_time_and_goes_on(later, app, document, post, monkeypatch):
    def fail(*_values, **_named):
        raise SaveError("full")

    with monkeypatch.context() as patch:
        patch.setattr(store, "write", fail)
        write(document, "二")
        saves = later(100)
        moments = [moment for moment, _why in saves]
        gaps = [after - before for before, after in pairwise(moments)]
        assert 3 <= len(saves) <= 5
        assert all(after > before + 5 for before, after in pairwise(gaps))
    later(400)
    assert post.read_text(encoding="utf-8") == "一\n二"


def test_a_text_that_was_taken_back_needs_no_save(later, document):
    write(document, "二")
    document.apply(change.undone())
    assert later(20) == []


def test_it_keeps_the_undo_history_and_the_caret(later, app, document):
    write(document, "二")
    cursor = QTextCursor(document.buffer)
    cursor.setPosition(1)
    later(5)
    assert document.is_clean
    assert cursor.position() == 1
    document.apply(change.undone())
    assert document.text() == "一\n"
    document.apply(change.redone())
    assert document.is_clean


def test_a_header_that_is_being_mended_is_not_taken_from_under_ones_hands(app, tmp_path, clock, qtbot):
    path = tmp_path / "broken.md"
    path.write_text("---\na: [\n---\n本文\n", encoding="utf-8")
    document = app.session.open(path)
    document.apply(change.noticed(acknowledged=True))
    document.apply(change.edited(text="---\na: []\n---\n本文\n"))
    with qtbot.waitSignal(app.session.written):
        app.session.save(document, why=Why.ITSELF)
    assert document.raw
    assert path.read_text(encoding="utf-8") == document.text()
    document.apply(change.edited(text="---\na: [x]\n---\n本文\n"))
    with qtbot.waitSignal(app.session.written):
        app.session.save(document)
    assert not document.raw
