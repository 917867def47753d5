"""What the library is asked while one writes: after a pause, one question at a time, the newest state of the post."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest

from editor.app.library import standing_questions
from editor.app.library.standing_questions import StandingQuestions, text_of
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core.file.postfile import new_post_file
from editor.core.post import Fields, Related
from editor.core.profile.load import load_profile


class FakeLibrary(QObject):
    """Keeps what it is asked; answers when it is told to."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self):
        super().__init__()
        self.asked = []
        self.starts = 0
        self.running = False

    def start(self):
        self.running, self.starts = True, 1

    def ask(self, question, text, path, done, **more):
        self.asked.append((question, text, done, more))


@pytest.fixture
def library(qapp):
    return FakeLibrary()


@pytest.fixture
def questions(library, monkeypatch):
    monkeypatch.setattr(standing_questions, "PAUSE_MS", 0)
    return StandingQuestions(library)


@pytest.fixture
def document(qapp, tmp_path):
    profile, _problems = load_profile()
    fields = Fields(title="題", related=(Related("古い"),))
    return Document(tmp_path / "post.md", new_post_file(fields, "文\n"), None, lambda _name: profile)


def write(document, text):
    document.apply(change.edited(text=text))


def test_nothing_is_asked_before_the_start_or_of_what_nobody_wants(questions, library, document, qtbot):
    wanted, unwanted = questions.add("related"), questions.add("said")
    wanted.want(True)
    questions.set_document(document)
    QTest.qWait(20)
    assert library.asked == [] and not library.running
    questions.start()
    qtbot.waitUntil(lambda: [asked[0] for asked in library.asked] == ["related"])
    assert library.running
    assert wanted.wanted and not unwanted.wanted


def test_one_request_at_a_time_and_then_the_newest_state(questions, library, document, qtbot):
    question = questions.add("related", lambda _document: {"limit": 3})
    question.want(True)
    questions.start()
    questions.set_document(document)
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    assert library.asked[0][3] == {"limit": 3} and "古い" not in library.asked[0][1]
    for text in ("一\n", "二\n", "三\n"):
        write(document, text)
        QTest.qWait(10)
    assert len(library.asked) == 1
    answers = []
    question.answered.connect(answers.append)
    library.asked[0][2](["a"])
    assert answers == [["a"]]
    qtbot.waitUntil(lambda: len(library.asked) == 2)
    assert "三" in library.asked[1][1]
    library.asked[1][2](["a"])
    QTest.qWait(20)
    assert answers == [["a"]] and len(library.asked) == 2


def test_the_same_is_asked_again_once_the_library_has_changed(questions, library, document, qtbot):
    question = questions.add("links", whole=True)
    question.want(True)
    questions.start()
    questions.set_document(document)
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    assert "古い" in library.asked[0][1]
    library.asked[0][2]([])
    questions.look()
    QTest.qWait(20)
    assert len(library.asked) == 1
    library.changed.emit()
    qtbot.waitUntil(lambda: len(library.asked) == 2)


def test_an_answer_about_another_post_is_dropped(questions, library, document, qtbot, tmp_path):
    question = questions.add("related")
    question.want(True)
    questions.start()
    questions.set_document(document)
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    other = Document(tmp_path / "b.md", new_post_file(Fields(title="他"), ""), None, lambda _name: document.profile)
    questions.set_document(other)
    library.asked[0][2](["of the first"])
    assert question.answer is None
    qtbot.waitUntil(lambda: len(library.asked) == 2)
    library.asked[1][2](["of the other"])
    assert question.answer == ["of the other"]


def test_where_there_is_nothing_to_ask_the_answer_is_none(questions, library, document, qtbot):
    question = questions.add("said", lambda document: {"paragraph": "p"} if document.text().strip() else None)
    question.want(True)
    questions.start()
    questions.set_document(document)
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    library.asked[0][2](["a"])
    write(document, "")
    qtbot.waitUntil(lambda: question.answer is None)
    assert len(library.asked) == 1


def test_after_a_failure_it_is_asked_again(questions, library, document, qtbot):
    question = questions.add("related")
    question.want(True)
    questions.start()
    questions.set_document(document)
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    library.failed.emit("…")
    questions.look()
    qtbot.waitUntil(lambda: len(library.asked) == 2)


def test_a_word_that_is_composed_is_waited_for(questions, library, document, qtbot):
    question = questions.add("related")
    question.want(True)
    composes = True
    questions.composes = lambda: composes
    questions.start()
    questions.set_document(document)
    QTest.qWait(20)
    assert library.asked == []
    composes = False
    qtbot.waitUntil(lambda: len(library.asked) == 1)


def test_one_question_about_the_post_as_it_is(questions, library, document, qtbot):
    questions.set_document(document)
    got = []
    questions.ask_once("forward", got.append, limit=3)
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    library.asked[0][2]([1])
    assert got == [[1]] and library.asked[0][3] == {"limit": 3}


def test_a_raw_file_is_sent_as_it_is(document):
    assert text_of(document.contents(), whole=True).count("古い") == 1
