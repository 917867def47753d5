"""Leaving, saving and opening: the questions and what each answer does."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from editor.app.files import post_reader
from editor.app.files.saving import Why
from editor.app.open_post import change
from editor.app.threads.patience import PendingCall
from editor.core.disk import store
from editor.core.errors import SaveError
from editor.core.profile import sample

SAVE, LEAVE, CANCEL = 0, 1, None


@pytest.fixture
def window(window_of, post):
    """A changed post, in a window that saves only when the person does."""
    window = window_of(post)
    window.app.settings.choose(autosave="off")
    window.desk.source.edit.insertPlainText("新")
    return window


@pytest.fixture
def careful(window):
    """The same in a window that saves by itself."""
    window.app.settings.choose(autosave="")
    return window


def test_where_it_saves_by_itself_one_leaves_without_a_question(careful, post, answers, qtbot):
    careful.actions_["file.new"].trigger()
    qtbot.waitUntil(lambda: careful.desk.document.path != post)
    assert "新本文" in post.read_text(encoding="utf-8")
    assert not answers.asked


def test_where_it_saves_by_itself_closing_saves_without_a_question(careful, post, answers, qtbot):
    careful.close()
    qtbot.waitUntil(lambda: not careful.isVisible())
    assert "新本文" in post.read_text(encoding="utf-8")
    assert not answers.asked


def test_what_cannot_be_saved_when_leaving_is_told_once_then_asked(careful, post, answers, qtbot, monkeypatch):
    def fail(*_values, **_named):
        raise SaveError("The disk is full.")

    monkeypatch.setattr(store, "write", fail)
    careful.close()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "The disk is full." in answers.told[0]
    assert careful.isVisible()
    assert not answers.asked
    answers.choices = [LEAVE]
    careful.close()
    assert len(answers.asked) == 1
    assert not careful.isVisible()
    assert "新本文" not in post.read_text(encoding="utf-8")


def test_a_save_by_itself_that_fails_puts_no_dialog_before_the_person(careful, post, answers, qtbot):
    post.write_text("theirs", encoding="utf-8")
    with qtbot.waitSignal(careful.app.session.save_failed):
        careful.app.session.save(careful.desk.document, why=Why.ITSELF)
    assert not answers.asked
    assert not answers.told
    assert post.read_text(encoding="utf-8") == "theirs"


def test_a_clean_post_is_left_without_a_question(window_of, post, answers):
    window = window_of(post)
    window.actions_["file.new"].trigger()
    assert not answers.asked
    assert window.desk.document.path != post


def test_save_saves_and_goes_on(window, post, answers, qtbot):
    answers.choices = [SAVE]
    window.actions_["file.new"].trigger()
    qtbot.waitUntil(lambda: window.desk.document.path != post)
    assert "新本文" in post.read_text(encoding="utf-8")
    assert len(answers.asked) == 1


def test_leave_leaves_the_file_as_it_is(window, post, answers):
    before = post.read_bytes()
    answers.choices = [LEAVE]
    window.actions_["file.new"].trigger()
    assert window.desk.document.path != post
    assert post.read_bytes() == before


def test_cancel_changes_nothing(window, post, answers):
    answers.choices = [CANCEL, CANCEL]
    window.actions_["file.new"].trigger()
    assert window.desk.document.path == post
    assert not window.close()
    assert window.isVisible()
    assert window.desk.document.text().startswith("新")


def test_one_is_asked_once_however_often_one_wants_to_go(window, answers):
    answers.choices = [CANCEL]
    answers.while_asking = window.close
    window.close()
    assert len(answers.asked) == 1
    assert window.isVisible()


def test_closing_saves_first(window, post, answers, qtbot):
    answers.choices = [SAVE]
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "新本文" in post.read_text(encoding="utf-8")


def test_a_save_under_way_is_no_unsaved_change(window, answers):
    window.actions_["file.save"].trigger()
    window.close()
    assert not answers.asked
    assert not window.isVisible()


def test_a_post_that_cannot_be_opened_leaves_the_other_one_open(window_of, post, tmp_path, answers):
    window = window_of(post)
    answers.paths = [tmp_path / "not there.md"]
    window.actions_["file.open"].trigger()
    assert "not there.md" in answers.told[0]
    assert window.desk.document.path == post


def test_save_as_moves_the_post(window, post, tmp_path, answers, qtbot):
    answers.paths = [tmp_path / "other.md"]
    before = post.read_bytes()
    with qtbot.waitSignal(window.desk.document.saved):
        window.actions_["file.save_as"].trigger()
    assert window.desk.document.path == tmp_path / "other.md"
    assert post.read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "files", "shown"),
    [
        (CANCEL, {"post.md": "theirs"}, "mine"),
        (0, {"post.md": "theirs", "post.mine.md": "mine"}, "mine"),
        (1, {"post.md": "mine", "post.copy.md": "theirs"}, "mine"),
        (2, {"post.md": "theirs", "post.mine.md": "mine"}, "theirs"),
    ],
    ids=["cancel", "beside", "replace", "read"],
)
def test_a_file_that_another_program_changed(window_of, tmp_path, answers, qtbot, answer, files, shown):
    post = tmp_path / "post.md"
    post.write_text("first", encoding="utf-8")
    window = window_of(post)
    window.desk.document.apply(change.edited(text="mine"))
    post.write_text("theirs", encoding="utf-8")
    answers.choices = [answer]
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: bool(answers.asked))
    qtbot.waitUntil(lambda: not window.app.jobs.busy)
    assert answers.asked == ["Another app changed this file"]
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == files
    assert window.desk.document.text() == shown


@pytest.fixture
def patient(monkeypatch):
    """A drive that answers late on a busy machine is waited for, as is one that answers at once."""
    wait = PendingCall.wait
    monkeypatch.setattr(PendingCall, "wait", lambda call, _seconds: wait(call, 30))


def test_the_sample_is_a_file_that_is_opened_again(window_of, answers, patient):
    window = window_of()
    window.actions_["help.sample"].trigger()
    path = window.desk.document.path
    assert path.is_file()
    assert window.desk.document.profile.language == "en"
    assert list(path.parent.rglob("*.png"))
    window.actions_["file.new"].trigger()
    window.actions_["help.sample"].trigger()
    assert window.desk.document.path == path


def test_each_language_has_its_sample(window_of, patient):
    window = window_of(language="ja")
    window.actions_["help.sample"].trigger()
    assert window.desk.document.profile.language == "ja"
    assert window.desk.document.fields.profile == ""


def test_the_sample_is_shown_where_no_library_can_be(window_of, tmp_path, patient):
    (tmp_path / "file").touch()
    window = window_of()
    window.app.settings.choose(library=str(tmp_path / "file" / "library"))
    window.actions_["help.sample"].trigger()
    assert not window.desk.document.on_disk
    assert "harbour.png" in window.desk.document.text()


def test_the_sample_of_a_drive_that_does_not_answer_is_a_new_post(window_of, monkeypatch, qtbot):
    answers, write = threading.Event(), sample.write
    by: list[str] = []

    def late(*arguments):
        by.append(threading.current_thread().name)
        answers.wait(20)
        return write(*arguments)

    monkeypatch.setattr(sample, "write", late)
    window = window_of()
    window.actions_["help.sample"].trigger()
    assert not window.desk.document.on_disk
    assert "harbour.png" in window.desk.document.text()
    assert by == ["question"]
    answers.set()
    qtbot.waitUntil(lambda: bool(window.app.settings.state.get("samples")))
    stand_in, kept = window.desk.document, Path(*window.app.settings.state["samples"].values())
    assert kept.is_file() and stand_in.path != kept
    window.desk.source.edit.insertPlainText("書いた。")  # no file of another app's is in its way
    qtbot.waitUntil(lambda: stand_in.on_disk and not window.app.session.saving, timeout=30_000)
    assert "書いた。" in stand_in.path.read_text(encoding="utf-8")
    assert "書いた。" not in kept.read_text(encoding="utf-8")
    window.actions_["file.new"].trigger()
    window.actions_["help.sample"].trigger()
    assert window.desk.document.on_disk


def slow_drive(monkeypatch):
    """Reading waits until the returned event is set."""
    answers, read = threading.Event(), store.read

    def late(*arguments):
        answers.wait(30)
        return read(*arguments)

    monkeypatch.setattr(post_reader, "SOON", 0.01)
    monkeypatch.setattr(store, "read", late)
    return answers


def test_what_is_written_while_a_slow_drive_is_waited_for_is_saved_first(careful, post, tmp_path, qtbot, monkeypatch):
    other = tmp_path / "other.md"
    other.write_text("別", encoding="utf-8")
    careful.desk.files.save()
    qtbot.waitUntil(lambda: careful.desk.document.is_clean)
    answers = slow_drive(monkeypatch)
    careful.desk.files.open_path(other)
    assert careful.desk.document.path == post
    careful.desk.source.edit.insertPlainText("続き")
    answers.set()
    qtbot.waitUntil(lambda: careful.desk.document.path == other)
    assert "続き" in post.read_text(encoding="utf-8")


def test_a_post_that_comes_late_takes_no_other_posts_place(careful, post, tmp_path, qtbot, monkeypatch):
    other = tmp_path / "other.md"
    other.write_text("別", encoding="utf-8")
    careful.desk.files.save()
    qtbot.waitUntil(lambda: careful.desk.document.is_clean)
    answers = slow_drive(monkeypatch)
    careful.desk.files.open_path(other)
    careful.desk.files.new()
    new = careful.desk.document
    late, came = careful.app.session.reader._late, []
    deliver = late.deliver

    def delivers(*values):
        deliver(*values)
        came.append(values)

    monkeypatch.setattr(late, "deliver", delivers)
    answers.set()
    qtbot.waitUntil(lambda: bool(came))
    QApplication.processEvents()
    assert careful.desk.document is new
