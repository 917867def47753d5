"""What the window says about the safety of the text, and the choice after a crash."""

import pytest

from editor.app.files.saving import Why
from editor.app.safety import journal, mishap
from editor.core.disk import store
from editor.core.errors import SaveError, UnconfirmedSaveError
from editor.core.history.journal_files import left_behind
from editor.core.history.runs import Run
from editor.core.processes import own_files
from tests.app.safety.test_recovery import leave

USE, KEEP, LATER = 0, 1, 2


@pytest.fixture
def window(window_of, post):
    return window_of(post)


@pytest.fixture
def bar(window):
    return window.desk.safety_notice


@pytest.fixture
def look(window, qtbot):
    """Start anew, as far as recovery goes; gives the dialog, None where there is nothing to decide."""

    def look():
        with qtbot.waitSignal(window.app.recovery.looked):
            window.app.recovery.look()
        dialog = window.desk.safety._dialog.window
        if dialog is not None:
            qtbot.waitUntil(lambda: dialog.view._comparison is not None)
        return dialog

    return look


def said(bar):
    return f"{bar._title.text()} {bar._text.text()}"


def save_by_itself(window, qtbot, signal):
    with qtbot.waitSignal(getattr(window.app.session, signal)):
        window.app.session.save(window.desk.document, why=Why.ITSELF)


def test_a_save_by_itself_that_fails_is_said_in_the_window_until_it_works(window, bar, answers, qtbot, monkeypatch):
    def fail(*_values, **_named):
        raise SaveError("The disk is full.")

    window.desk.source.edit.insertPlainText("新")
    with monkeypatch.context() as patch:
        patch.setattr(store, "write", fail)
        save_by_itself(window, qtbot, "save_failed")
    assert bar.isVisible()
    assert "The disk is full. All of your text is in the automatic backup" in said(bar)
    assert "It was not saved" in window.status._save.text()
    assert not answers.told
    save_by_itself(window, qtbot, "written")
    assert not bar.isVisible()


def test_a_save_that_is_not_confirmed_is_not_called_saved(window, bar, qtbot, monkeypatch):
    def fail(*_values, **_named):
        raise UnconfirmedSaveError("post.md is written, but the disk did not confirm it.")

    window.desk.source.edit.insertPlainText("新")
    monkeypatch.setattr(store, "write", fail)
    save_by_itself(window, qtbot, "unconfirmed")
    assert "did not confirm" in said(bar)
    assert window.status._save.text() == "Saved, but not confirmed by the disk"
    assert window.app.journal.secure()
    window.app.journal.close()
    assert left_behind(journal.folder())


def test_a_journal_in_trouble_is_said_and_taken_back(window, bar):
    window.app.journal.trouble.emit("What you write now is not backed up automatically: the disk is full.")
    assert bar.isVisible()
    assert "the disk is full" in said(bar)
    window.app.journal.trouble.emit("")
    assert not bar.isVisible()


def test_journal_and_file_that_both_fail_are_both_said(window, bar, qtbot, monkeypatch):
    def fail(*_values, **_named):
        raise SaveError("No room for the file.")

    trouble = "What you write now is not backed up automatically: the disk is full."
    window.app.journal.trouble.emit(trouble)
    window.desk.source.edit.insertPlainText("新")
    with monkeypatch.context() as patch:
        patch.setattr(store, "write", fail)
        save_by_itself(window, qtbot, "save_failed")
    assert f"No room for the file. {trouble}" in said(bar)
    assert "in the automatic backup" not in said(bar)
    save_by_itself(window, qtbot, "written")
    assert bar.isVisible()
    assert trouble in said(bar)


def test_a_mishap_is_said_in_words(window, bar, tmp_path):
    window.app.mishap.happened.emit(tmp_path / "report.txt")
    assert "Your text is safe" in said(bar)
    assert "report.txt" in said(bar)


def test_a_last_run_that_ended_unexpectedly_is_said(look, bar):
    Run(mishap.folder()).file.close()
    assert look() is None
    assert "ended unexpectedly last time Nothing was lost" in said(bar)


def test_a_journal_that_cannot_be_read_is_said(look, bar):
    journal.folder().mkdir(parents=True)
    (journal.folder() / "a.1.journal").write_bytes(b"?")
    assert look() is None
    assert "a.1.journal" in said(bar)


def test_the_file_and_the_recovered_text_are_shown_beside_each_other(look, post):
    leave(post, "本文。続き")
    dialog = look()
    assert "text that is not in its file" in dialog._title.text()
    assert "続き" in dialog.view.text.toPlainText()
    assert dialog._list.isHidden()
    assert dialog.buttons[USE].isDefault()


def test_the_recovered_text_is_used(look, post, window, qtbot):
    leave(post, "本文。続き")
    dialog = look()
    with qtbot.waitSignal(window.app.session.written):
        dialog.buttons[USE].click()
    assert post.read_text(encoding="utf-8").endswith("本文。続き")
    assert window.desk.document.text() == "本文。続き"
    assert not left_behind(journal.folder())
    window.actions_["edit.undo"].trigger()
    assert "<!-- commentary -->" in window.desk.document.text()


def test_the_file_is_kept(look, post, window, qtbot):
    before = post.read_bytes()
    leave(post, "本文。続き")
    dialog = look()
    with qtbot.waitSignal(window.app.recovery.changed):
        dialog.buttons[KEEP].click()
    assert post.read_bytes() == before
    assert not left_behind(journal.folder())
    qtbot.waitUntil(lambda: window.desk.safety._dialog.window is None)


def test_put_off_it_is_offered_again(look, post, window, qtbot):
    leave(post, "本文。続き")
    look().buttons[LATER].click()
    qtbot.waitUntil(lambda: window.desk.safety._dialog.window is None)
    assert left_behind(journal.folder())
    window.actions_["file.recovered"].trigger()
    assert window.desk.safety._dialog.window is not None


def test_several_texts_are_decided_on_one_by_one(look, post, tmp_path, window, qtbot):
    other = tmp_path / "other.md"
    other.write_text("---\nid: 2\ntitle: 別\n---\n他\n", encoding="utf-8")
    leave(post, "本文。続き", "a")
    leave(other, "他の続き", "b")
    dialog = look()
    assert not dialog._list.isHidden()
    dialog._list.setCurrentRow([text.path for text in dialog._texts].index(other))
    with qtbot.waitSignal(window.app.recovery.changed):
        dialog.buttons[USE].click()
    assert window.desk.document.path == other
    assert [text.path for text in window.app.recovery.texts] == [post]
    assert dialog.current.path == post


def test_another_post_is_saved_before_it_is_left_for_the_recovered_one(look, post, tmp_path, window, answers, qtbot):
    other = tmp_path / "other.md"
    other.write_text("他\n", encoding="utf-8")
    leave(other, "他の続き")
    window.desk.source.edit.insertPlainText("新")
    dialog = look()
    dialog.buttons[USE].click()
    qtbot.waitUntil(lambda: window.desk.document.path == other)
    qtbot.waitUntil(lambda: window.desk.document.is_clean)
    assert "新本文" in post.read_text(encoding="utf-8")
    assert other.read_text(encoding="utf-8") == "他の続き"
    assert not answers.asked


def test_a_text_whose_file_is_gone_makes_it_again(look, tmp_path, window, qtbot):
    post = tmp_path / "gone.md"
    post.write_text("---\nid: 3\n---\n", encoding="utf-8")
    leave(post, "続き")
    post.unlink()
    dialog = look()
    assert "There is no file" in dialog._words.text()
    assert dialog.buttons[1].text() == "Do not restore it", "there is no file that could be kept"
    with qtbot.waitSignal(window.app.session.written):
        dialog.buttons[USE].click()
    assert post.read_text(encoding="utf-8") == "---\nid: 3\n---\n続き"


def test_what_is_left_without_saving_stays_as_a_version_and_not_in_the_journal(window, post, answers):
    window.app.settings.choose(autosave="off")
    window.desk.source.edit.insertPlainText("新")
    assert window.app.journal.secure()
    answers.choices = [1]
    window.actions_["file.new"].trigger()
    window.app.close()
    assert not left_behind(journal.folder())


def test_a_program_that_was_replaced_says_so_once(window, bar, qtbot, monkeypatch):
    monkeypatch.setattr(own_files, "_BEFORE", (0, 0))
    window.app.own_release.look()
    assert bar.isVisible()
    assert "Ronpyo was updated or removed Your text is safe, and saving goes on." in said(bar)
    window.desk.source.edit.insertPlainText("新")
    with qtbot.waitSignal(window.app.session.written):
        window.app.session.save(window.desk.document)
    assert "新" in window.desk.document.path.read_text("utf-8")
    bar.hide()
    window.app.own_release.look()
    assert not bar.isVisible()


def test_what_goes_wrong_in_a_program_that_was_replaced_is_told_as_that(window, bar, monkeypatch):
    monkeypatch.setattr(own_files, "_BEFORE", (0, 0))
    window.app.mishap.happened.emit(None)
    assert "Ronpyo was updated or removed" in said(bar)
    assert "went wrong" not in said(bar)
