"""What is made of the journals that were left behind."""

import pytest

from editor.app.open_post import change
from editor.app.safety import journal, mishap
from editor.core.disk.store import digest, temporary
from editor.core.errors import SaveError
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history.journal import Base, Recorder
from editor.core.history.journal_files import JournalFile, left_behind
from editor.core.history.runs import Run
from editor.core.history.versions import PostPlace
from editor.core.post import Fields


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "post.md"
    path.write_text("---\nid: 1\ntitle: 題\n---\n一\n", encoding="utf-8")
    return path


def leave(post, text, stream="a"):
    """The journal of a crash, in which `text` was written."""
    data = post.read_bytes()
    recorder, contents = Recorder(), Contents.of(PostFile.parse(data))
    file = JournalFile(journal.folder(), stream, 1, recorder.begin(Base(str(post), data, digest(data)), contents))
    file.append(recorder.change(Contents(contents.fields, text, contents.raw)))
    file.close()
    return file.path


@pytest.fixture
def look(app, qtbot):
    def look():
        with qtbot.waitSignal(app.recovery.looked):
            app.recovery.look()
        return app.recovery.findings

    return look


def test_after_a_clean_end_there_is_nothing(look):
    findings = look()
    assert not findings.texts
    assert not findings.unread
    assert findings.ended.number == 0


def test_a_text_that_is_in_no_file_is_found_and_stays_until_it_is_decided_on(look, post):
    leave(post, "一\n二")
    for _ in range(2):
        [text] = look().texts
        assert text.contents.text == "一\n二"
    assert left_behind(journal.folder())


def test_a_journal_whose_text_is_in_the_file_goes(look, post):
    leave(post, "一\n")
    assert not look().texts
    assert not left_behind(journal.folder())


@pytest.mark.parametrize("data", [b"", b"?", b"Ronpyo journal 9\n"], ids=["empty", "foreign", "newer"])
def test_what_cannot_be_read_is_told_once_and_kept(look, data):
    journal.folder().mkdir(parents=True)
    path = journal.folder() / "a.1.journal"
    path.write_bytes(data)
    assert [left.stream for left in look().unread] == ["a"]
    assert not look().unread
    assert (journal.folder() / "aside" / path.name).read_bytes() == data


def test_of_a_damaged_journal_the_newest_whole_text_is_offered_and_the_journal_kept(app, look, post):
    path = leave(post, "一\n二")
    path.write_bytes(path.read_bytes() + b"\x00junk")
    [text] = look().texts
    assert text.damaged
    app.recovery.was_taken(text)
    assert not left_behind(journal.folder())
    assert (journal.folder() / "aside" / path.name).is_file()


def test_taken_it_is_in_the_window_as_one_step(app, look, post):
    leave(post, "一\n二")
    [text] = look().texts
    document = app.session.recover(text)
    assert (document.path, document.text()) == (post, "一\n二")
    assert not document.is_clean
    document.apply(change.undone())
    assert document.text() == "一\n"
    assert document.is_clean
    document.apply(change.redone())
    assert document.build().or_raise().data == text.file.data


@pytest.mark.parametrize(
    "lay_at", ["", "C:\\posts\\a.md", "posts/a.md"], ids=["damaged", "another system", "no whole path"]
)
def test_a_text_that_belongs_nowhere_becomes_a_post_of_the_library(app, look, qtbot, lay_at):
    """Not a file beside the journal, where nobody would look for it, nor one in the folder in which one stands."""
    recorder, contents = Recorder(), Contents(Fields(id="1", title="題"), "二")
    beginning = recorder.begin(Base(lay_at, b"---\nid: 1\n# \xe8\xa8\xbb\n---\n", None), contents)
    if not lay_at:
        beginning = beginning.replace(b'"path"', b'"htap"')
    JournalFile(journal.folder(), "a", 1, beginning).close()
    [text] = look().texts
    document = app.session.recover(text)
    assert (document.fields.title, document.text(), document.is_clean) == ("題", "二", False)
    assert document.path.is_relative_to(app.settings.library) and document.path.stem.endswith("題")
    with qtbot.waitSignal(app.session.written):
        app.session.save(document)
    assert document.path.read_text(encoding="utf-8").endswith("---\n二")
    app.recovery.was_taken(text)
    assert not look().texts


def test_a_post_that_was_never_saved_is_recovered_as_one(app, look, tmp_path, qtbot):
    post = tmp_path / "new.md"
    post.write_text("---\nid: 1\n---\n", encoding="utf-8")
    leave(post, "初め")
    post.unlink()
    [text] = look().texts
    document = app.session.recover(text)
    assert not document.is_clean
    assert app.journal.secure()
    app.recovery.was_taken(text)
    with qtbot.waitSignal(app.session.written):
        app.session.save(document)
    assert post.read_text(encoding="utf-8") == "---\nid: 1\n---\n初め"


def test_a_whole_file_that_was_shown_as_text_is_recovered_as_one(app, look, tmp_path):
    post = tmp_path / "broken.md"
    post.write_text("---\na: [\n---\n本文\n", encoding="utf-8")
    leave(post, "---\na: []\n---\n本文\n続き")
    [text] = look().texts
    document = app.session.recover(text)
    assert document.build().or_raise().data == "---\na: []\n---\n本文\n続き".encode()
    assert not document.is_clean


def test_a_file_that_is_kept_makes_the_text_a_version(app, look, post, qtbot):
    leave(post, "一\n二")
    [text] = look().texts
    with qtbot.waitSignal(app.recovery.changed):
        app.recovery.keep_file(text)
    assert not app.recovery.texts
    assert not left_behind(journal.folder())
    versions = app.versions.versions
    place = PostPlace(post, "1")
    assert "一\n二".encode() in versions.read(versions.listing(place).versions[-1])


def test_a_text_that_cannot_be_kept_stays(app, look, post, qtbot):
    def refuse(_text):
        raise SaveError("no room")

    leave(post, "一\n二")
    [text] = look().texts
    app.recovery._keep = refuse
    with qtbot.waitSignal(app.recovery.failed):
        app.recovery.keep_file(text)
    assert app.recovery.texts
    assert left_behind(journal.folder())


def test_what_a_crashed_save_left_is_swept_and_nothing_else(app, look, post):
    left, other = temporary(post), post.with_name(".other~")
    for path in (left, other):
        path.touch()
    leave(post, "一\n二")
    look()
    assert not left.exists()
    assert other.exists()


def test_a_run_that_ended_unexpectedly_is_told_once(look):
    run = Run(mishap.folder())
    run.file.close()
    assert look().ended.number == 1
    assert look().ended.number == 0


@pytest.mark.parametrize("data", [b"", b"\0" * 80, b"---\nid: 1\nti", b"\x89PNG\r\n\x1a\n\0"], ids=repr)
def test_an_emptied_or_damaged_file_takes_nothing_from_what_is_recovered(app, look, post, data):
    leave(post, "一\n二")
    post.write_bytes(data)
    [text] = look().texts
    document = app.session.recover(text)
    assert (document.fields.id, document.fields.title, document.text()) == ("1", "題", "一\n二")
    assert not document.is_clean
    assert document.build().or_raise().data == "---\nid: 1\ntitle: 題\n---\n一\n二".encode()
