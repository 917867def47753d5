"""What is ignored from the window is kept by a thread, and told when it is."""

import pytest

from editor.app.checks.ignoring import Ignoring
from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.app.open_post.document import Document
from editor.app.threads.jobs import Jobs
from editor.core.errors import FileError
from editor.core.history import ignored
from editor.core.history.version_place import PostPlace


@pytest.fixture
def document_of(tmp_path):
    def make(text: str) -> Document:
        path = tmp_path / "a.md"
        path.write_text(f"---\nid: id-1\n---\n{text}", encoding="utf-8")
        return Session(Settings(tmp_path, tmp_path), Jobs()).open(path)

    return make


KNOWN = {"rule": "weekday", "field": "", "words": "木", "before": "4月2日（", "after": "）に会った"}


def test_it_is_kept_and_taken_back(qtbot, document_of):
    document = document_of("4月2日（木）に会った。\n")
    place = PostPlace(document.path, document.fields.id)
    ignoring = Ignoring()
    with qtbot.waitSignal(ignoring.changed):
        ignoring.ignore(document, KNOWN)
    assert ignored.read(place) == (ignored.Ignored(**KNOWN),)
    with qtbot.waitSignal(ignoring.changed):
        ignoring.tell_again(document, KNOWN)
    assert ignored.read(place) == ()
    assert ignoring.wait(3)


def test_what_could_not_be_kept_is_said(qtbot, document_of, monkeypatch):
    def refuse(*_anything):
        raise FileError("no room")

    monkeypatch.setattr(ignored, "ignore", refuse)
    ignoring = Ignoring()
    with qtbot.waitSignal(ignoring.failed) as failed:
        ignoring.ignore(document_of("文\n"), KNOWN)
    assert failed.args == ["no room"]
