"""Publishing, scheduling, taking back: only what was asked for, once, and never a text that was not seen."""

from datetime import UTC, datetime, timedelta

import pytest

from editor.core.blogger.outcome import Ending
from editor.core.blogger.record import BloggerRecord
from editor.core.errors import BloggerError
from tests.core.blogger.played import NEWER, TEXT, Fuse, Killed, Person
from tests.fakes.blogger.server import Fault

FAULTS = ("lost", "cut", "short", "lost500", "html", "500", "429", "401", "403perm", "404")


@pytest.fixture
def person(tmp_path):
    found = Person(tmp_path, memory={})
    found.send()
    return found


def only(person: Person) -> dict[str, object]:
    (post,) = person.fake.posts.posts.values()
    return post


def soon() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")


def test_publishes_without_our_marker(person):
    assert "ronpyo" in str(only(person)["content"])
    sent = person.publish()
    assert sent.ending is Ending.PUBLISHED
    assert (only(person)["status"], only(person)["content"]) == ("LIVE", TEXT.content)
    assert person.ledger.read().remote.url == only(person)["url"] != ""
    assert person.publish().ending is Ending.SAME
    assert person.fake.violations == []


def test_schedules(person):
    when = soon()
    assert person.publish(when).ending is Ending.SCHEDULED
    assert (only(person)["status"], only(person)["published"]) == ("SCHEDULED", when)
    assert person.fake.posts.ever_live == set()


@pytest.mark.parametrize("when", ["2020-01-01T00:00:00+09:00", "2099-01-01T00:00:00", "2099-01-01", "soon"])
def test_only_a_moment_that_comes_and_says_its_offset(person, when):
    before = len(person.fake.log)
    with pytest.raises(BloggerError):
        person.publish(when)
    assert len(person.fake.log) == before


def test_takes_back(person):
    assert person.take_back().ending is Ending.SAME
    person.publish()
    assert person.take_back().ending is Ending.TAKEN_BACK
    assert only(person)["status"] == "DRAFT"
    assert person.send(NEWER).ending is Ending.UPDATED


def test_publishes_no_text_that_was_not_seen(person):
    person.fake.posts.edit(str(only(person)["id"]), content="<p>別の文</p>")
    sent = person.publish()
    assert sent.ending is Ending.CHANGED_THERE
    assert person.fake.posts.ever_live == set()
    assert sent.post is not None
    assert person.publish(over=sent.post.text.digest).ending is Ending.PUBLISHED


def imported(tmp_path, content=TEXT.content) -> tuple[Person, str]:
    """A person whose post came by an import: its id is known, and nothing else."""
    person = Person(tmp_path, memory={})
    person.send()
    number = str(only(person)["id"])
    person.fake.posts.edit(number, content=content)
    person.ledger.write(BloggerRecord())
    return person, number


@pytest.mark.parametrize("picture", ["", '<img src="https://blogger.googleusercontent.com/img/a/AVvX" />'])
def test_an_imported_post_that_says_the_same_is_published_and_taken_back(tmp_path, picture):
    person, number = imported(tmp_path, TEXT.content + picture)
    assert person.publish(known=number).ending is Ending.PUBLISHED
    assert person.ledger.read().remote.id == number
    assert person.take_back(known=number).ending is Ending.TAKEN_BACK
    assert person.send(NEWER, known=number).ending is Ending.UPDATED
    assert len(person.fake.posts.posts) == 1


def test_an_imported_post_that_says_something_else_is_compared_first(tmp_path):
    person, number = imported(tmp_path, "<p>別の文</p>")
    assert person.publish(known=number).ending is Ending.CHANGED_THERE
    assert person.fake.posts.ever_live == set()
    assert person.ledger.read() == BloggerRecord()
    assert person.publish(known="999").ending is Ending.GONE


def test_what_was_never_sent_is_not_published(tmp_path):
    person = Person(tmp_path, memory={})
    assert person.publish().ending is Ending.NEVER_SENT
    person.fake.faults.append(Fault("cut", "insert"))
    person.send()
    assert person.publish().ending is Ending.NEVER_SENT
    assert person.fake.posts.ever_live == set()


@pytest.mark.parametrize("status", ["SOFT_TRASHED", "gone"])
def test_what_is_not_there_is_not_published(person, status):
    if status == "gone":
        person.fake.posts.posts.clear()
    else:
        person.fake.posts.edit(str(only(person)["id"]), status=status)
    assert person.publish().ending is (Ending.GONE if status == "gone" else Ending.IN_TRASH)


@pytest.mark.parametrize("act", ["publish", "schedule", "revert"])
@pytest.mark.parametrize("fault", FAULTS)
def test_done_once_after_each_fault_and_an_end_at_each_point(tmp_path, act, fault):
    for at in range(40):
        person = Person(tmp_path, memory={})
        person.send()
        if act == "revert":
            person.publish()
        when = soon()
        person.fake.faults.append(Fault(fault, act if act != "schedule" else "publish"))
        person.fuse = Fuse(at)
        ended = False
        try:
            _do(person, act, when)
        except Killed:
            ended = True
        except BloggerError:
            pass
        person.fuse = Fuse()
        person.fake.faults.clear()
        assert _do(person, act, when).ending.done
        assert only(person)["status"] == {"publish": "LIVE", "schedule": "SCHEDULED", "revert": "DRAFT"}[act]
        assert (person.fake.posts.ever_live == set()) == (act == "schedule")
        assert person.ledger.read().pending is None
        if at and not ended:
            return
    pytest.fail("more steps than are looked at")


def _do(person: Person, act: str, when: str):
    return person.take_back() if act == "revert" else person.publish(when if act == "schedule" else "")
