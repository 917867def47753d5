"""The spelling of the open post: asked after a pause, of one dictionary, and given up where that does not answer."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from editor.app.application import Application
from editor.app.checks import spelling
from editor.app.checks.spelling import PostSpelling
from editor.app.open_post import change
from editor.core.history.version_place import PostPlace
from editor.core.spelling import ignored_words, own_words
from editor.core.spelling.dictionaries import own_folder
from editor.core.workers.spell_tasks import CheckTask, SuggestTask
from tests.core.spelling.small import write_dictionary


class FakeProcess(QObject):
    """Keeps what it is asked; the test answers."""

    began = Signal()

    def __init__(self, _module: str, sentences: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.calls: list[tuple[Any, Callable[[Any], None], Callable[[str], None]]] = []
        self.sentences = sentences
        self.rests = 0

    def ask(self, task: Any, done: Any, failed: Any, _deadline: int) -> None:
        self.calls.append((task, done, failed))

    def rest(self) -> None:
        self.rests += 1
        self.calls.clear()

    def stop(self) -> None:
        self.calls.clear()

    def answer(self, *found: list[Any], unfinished: bool = False) -> CheckTask:
        task, done, _failed = self.calls.pop(0)
        done({"found": list(found), "unfinished": unfinished})
        assert isinstance(task, CheckTask)
        return task

    def fail(self) -> None:
        self.calls.pop(0)[2](self.sentences().too_slow)


@pytest.fixture
def checked(app: Application, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> PostSpelling:
    """The spelling of a new post with a dictionary, asked once."""
    monkeypatch.setattr(spelling, "TaskProcess", FakeProcess)
    monkeypatch.setattr(spelling, "PAUSE_MS", 0)
    write_dictionary(own_folder())
    own_words.learn("Takaichi")
    app.session.new()
    write(app, "teh word")
    app.settings.choose(spelling="en_US")
    made = app.spelling()
    qtbot.waitUntil(lambda: bool(process(made).calls))
    return made


def process(made: PostSpelling) -> FakeProcess:
    found = made._process
    assert isinstance(found, FakeProcess)
    return found


def write(app: Application, text: str) -> None:
    assert app.session.current is not None
    app.session.current.apply(change.edited(text=text))


TEH = [1, 1, "teh", ""]


def test_the_dictionary_and_ones_own_words_go_with_the_first_question(
    checked: PostSpelling, app: Application, qtbot: QtBot
) -> None:
    task = process(checked).answer(TEH)
    assert (task.body, task.accepted) == ("teh word", ("Takaichi",))
    assert task.files is not None and task.files.name == "en_US"
    assert checked.unknown == ((1, 1, "teh", ""),)
    write(app, "the word")
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    assert process(checked).answer().files is None
    assert checked.unknown == ()


def test_one_question_at_a_time_and_a_late_answer_is_dropped(
    checked: PostSpelling, app: Application, qtbot: QtBot
) -> None:
    write(app, "the word")
    qtbot.waitUntil(lambda: not checked._pause.isActive())
    assert len(process(checked).calls) == 1
    process(checked).answer(TEH)
    assert checked.unknown == ()
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    assert process(checked).answer().body == "the word"


def test_a_long_text_is_asked_about_until_all_is_known(checked: PostSpelling, monkeypatch: pytest.MonkeyPatch) -> None:
    process(checked).answer(TEH, unfinished=True)
    process(checked).answer(TEH, [2, 1, "wrod", ""])
    assert len(checked.unknown) == 2
    assert process(checked).calls == []
    monkeypatch.setattr(spelling, "_MOST_ROUNDS", 2)
    checked._rounds = 0
    checked._look()
    process(checked).answer(unfinished=True)
    process(checked).answer(unfinished=True)
    assert process(checked).calls == []


def test_a_word_is_ignored_or_learned(checked: PostSpelling, qtbot: QtBot) -> None:
    process(checked).answer(TEH, [1, 5, "don’t", ""])
    checked.ignore("teh")
    assert checked.unknown == ((1, 5, "don’t", ""),)
    task = process(checked).answer([1, 5, "don’t", ""])
    assert task.ignored == {"teh"} and not task.accepted
    checked.learn("don’t")
    assert checked.unknown == ()
    qtbot.waitUntil(lambda: "don't" in own_words.read_words())
    assert process(checked).answer().accepted == ("don't",)


def test_an_ignored_word_is_ignored_in_its_post_alone_and_there_again(
    checked: PostSpelling, app: Application, qtbot: QtBot
) -> None:
    process(checked).answer(TEH)
    checked.ignore("teh")
    first = app.session.current
    assert first is not None
    place = PostPlace(first.path, first.fields.id)
    qtbot.waitUntil(lambda: ignored_words.read_words(place) == {"teh"})
    process(checked).calls.clear()
    app.session.new()
    write(app, "teh word")
    qtbot.waitUntil(lambda: not checked._jobs.busy)
    assert not checked.is_ignored("teh")
    checked._asking = False
    checked._look()
    assert process(checked).calls.pop()[0].ignored == frozenset()


def test_what_was_ignored_is_known_when_the_post_is_opened_again(
    checked: PostSpelling, app: Application, qtbot: QtBot
) -> None:
    process(checked).answer(TEH)
    document = app.session.current
    assert document is not None
    place = PostPlace(document.path, document.fields.id)
    ignored_words.ignore(place, "teh")
    checked._follow()
    qtbot.waitUntil(lambda: checked.is_ignored("teh"))
    assert not checked.unknown
    checked.check_again("teh")
    assert not checked.is_ignored("teh")
    qtbot.waitUntil(lambda: not ignored_words.read_words(place))


def test_a_word_that_cannot_be_kept_is_said_and_counts_as_right(checked: PostSpelling, qtbot: QtBot) -> None:
    process(checked).answer(TEH)
    own_words.words_file().unlink()
    own_words.words_file().mkdir()
    with qtbot.waitSignal(checked.failed) as said:
        checked.learn("teh")
    assert "could not be read" in said.args[0]
    assert checked.unknown == ()


def test_a_process_that_ends_gets_the_dictionary_again_and_is_given_up_in_the_end(
    checked: PostSpelling, qtbot: QtBot
) -> None:
    said: list[str] = []
    checked.failed.connect(said.append)
    process(checked).answer(TEH)
    checked._look()
    process(checked).fail()
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    assert process(checked).answer(TEH).files is not None
    assert said == []
    checked._look()
    process(checked).fail()
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    process(checked).fail()
    assert "en_US takes too long" in said[0]
    assert checked.unknown == ()
    checked._look()
    assert process(checked).calls == []


def test_a_new_process_knows_no_dictionary(checked: PostSpelling) -> None:
    process(checked).answer(TEH)
    process(checked).began.emit()
    checked._look()
    assert process(checked).answer().files is not None


def test_switched_off_it_does_nothing(checked: PostSpelling, app: Application) -> None:
    process(checked).answer(TEH)
    app.settings.choose(spelling="")
    assert (checked.unknown, checked.name) == ((), "")
    write(app, "wrod")
    checked._look()
    assert process(checked).calls == []


@pytest.mark.parametrize("name", ["xx_XX", "../../etc/passwd"])
def test_a_dictionary_that_is_not_there_is_said(
    checked: PostSpelling, app: Application, qtbot: QtBot, name: str
) -> None:
    with qtbot.waitSignal(checked.failed) as said:
        app.settings.choose(spelling=name)
    assert "is not there any more" in said.args[0]


def test_another_post_has_rounds_of_its_own(
    checked: PostSpelling, app: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text with more words than there were rounds for leaves the next post all of its own."""
    monkeypatch.setattr(spelling, "_MOST_ROUNDS", 2)
    process(checked).answer(unfinished=True)
    process(checked).answer(unfinished=True)
    app.session.new()
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    process(checked).answer(unfinished=True)
    assert len(process(checked).calls) == 1


def test_another_post_has_other_words(checked: PostSpelling, app: Application, qtbot: QtBot) -> None:
    process(checked).answer(TEH)
    app.session.new()
    assert checked.unknown == ()
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    assert "teh" not in process(checked).answer().body


def test_nothing_is_asked_while_a_word_is_composed(checked: PostSpelling, app: Application, qtbot: QtBot) -> None:
    process(checked).answer(TEH)
    document = app.session.current
    assert document is not None
    document.composing = True
    checked._look()
    assert process(checked).calls == []
    document.composing = False
    qtbot.waitUntil(lambda: bool(process(checked).calls))


def test_suggestions_come_or_none(checked: PostSpelling) -> None:
    said: list[list[str]] = []
    process(checked).calls.clear()
    checked.suggest("te\u0301h’s", said.append)
    task, done, failed = process(checked).calls.pop()
    assert task == SuggestTask("téh's")
    done({"suggestions": ["the"]})
    failed("late")
    assert said == [["the"], []]
    checked._asking = False
    checked._look()
    assert process(checked).answer().files is not None  # the process may have been killed over it


def test_the_real_process_with_a_real_dictionary(app: Application, qtbot: QtBot) -> None:
    pytest.importorskip("spylls")
    write_dictionary(own_folder())
    app.session.new()
    write(app, "日本のgovernmentはteh policyを発表")
    app.settings.choose(spelling="en_US")
    made = app.spelling()
    qtbot.waitUntil(lambda: bool(made.unknown), timeout=60_000)
    assert [word[2] for word in made.unknown] == ["teh"]
    said: list[list[str]] = []
    made.suggest("teh", said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert said[0][0] == "the"
