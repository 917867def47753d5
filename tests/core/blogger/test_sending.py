"""Send as draft: exactly one draft after every fault, and after an end of the program at every point."""

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core.blogger.faults import NotSentError
from editor.core.blogger.outcome import Decision, Ending
from editor.core.blogger.record import BloggerRecord, Ledger
from editor.core.blogger.remote import BlogText, RemoteStatus
from editor.core.errors import BloggerError, FileError
from tests.core.blogger.played import NEWER, POST, TEXT, Fuse, Killed, Person
from tests.fakes.blogger.server import Fault

FAULTS = (
    "lost", "lost500", "losthtml", "short", "cut", "slow", "html", "portal", "redirect", "500", "503", "429",
    "403rate", "401", "412", "409", "400", "403perm", "403api", "403scope", "404",
)  # fmt: skip
MOST_STEPS = 60


@pytest.fixture
def person(tmp_path):
    return Person(tmp_path / "library")


def until_done(person: Person, text: BlogText) -> None:
    """What a person does: sends again, says "again" where nobody knows, and takes the draft that Blogger shows."""
    decided = Decision()
    for _ in range(8):
        try:
            sent = person.send(text, decided)
        except BloggerError:
            decided = Decision()
            continue
        if sent.ending.done and not sent.title_left:
            return
        if sent.ending is Ending.UNKNOWN:
            decided = Decision(again=True)
        elif sent.ending is Ending.PERHAPS:
            assert sent.post is not None
            decided = Decision(adopt=sent.post.id)
        elif sent.ending is Ending.LOCKED or sent.title_left:  # as a fault had it; it passes
            decided = Decision()
        else:
            pytest.fail(f"asked for nothing: {sent}")
    pytest.fail("never done")


def one_draft(person: Person, text: BlogText) -> None:
    """There is one post, a draft, with this text; nobody could ever read it; each request fitted the schema."""
    assert [post["status"] for post in person.fake.posts.posts.values()] == ["DRAFT"]
    (post,) = person.fake.posts.drafts
    there = BlogText(post["title"], post["content"], tuple(post.get("labels", ())))
    assert there.digest == text.digest
    assert person.fake.posts.ever_live == set()
    assert person.fake.violations == []
    assert person.ledger.read().pending is None
    assert not any("labels" in body and not body["labels"] for body in person.fake.bodies)


# -- the table: each request, each fault, and an end at each point ---------------------------------------------


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("sent_before", "when", "permalink"),
    [
        (False, "insert", ""),
        (True, "get", ""),
        (True, "patch", ""),
        (False, "list", ""),
        (False, "insert", "talks"),
        (False, "patch", "talks"),
    ],
)
def test_one_draft_after_each_fault_and_an_end_at_each_point(tmp_path, sent_before, when, permalink, fault):
    for at in range(MOST_STEPS):  # 0: the program is not ended
        person = Person(tmp_path, memory={}, permalink=permalink)
        if sent_before:
            person.send(TEXT)
        if when == "list":  # lists are read where an answer was lost
            person.fake.faults.append(Fault("lost", "insert"))
        person.fake.faults.append(Fault(fault, when))
        person.fuse.at, person.fuse.steps = at, 0
        text = NEWER if sent_before else TEXT
        ended = _sent_or_ended(person, text)
        person.fuse = Fuse()
        until_done(person, text)
        one_draft(person, text)
        assert [person.fake.posts.permalink(post["id"]) for post in person.drafts] == [permalink]
        if at and not ended:
            break
    else:
        pytest.fail("more steps than are looked at")


def _sent_or_ended(person: Person, text: BlogText) -> bool:
    """Whether the program was ended while it sent."""
    try:
        person.send(text)
    except Killed:
        return True
    except BloggerError:
        pass
    return False


@settings(max_examples=40)
@example([], [4], False, 2)
@given(
    st.lists(
        st.tuples(st.sampled_from(FAULTS), st.sampled_from(["insert", "patch", "get", "list", ""]), st.integers(1, 3)),
        max_size=4,
    ),
    st.lists(st.integers(1, 25), max_size=3),
    st.booleans(),
    st.integers(0, 2),
)
def test_one_draft_after_several_faults_and_ends(tmp_path_factory, faults, ends, if_match, hidden):
    person = Person(tmp_path_factory.getbasetemp(), memory={})
    person.fake.posts.honours_if_match = if_match
    person.fake.posts.hides_new = hidden
    person.fake.faults += [Fault(do, when, times=times) for do, when, times in faults]
    for at in ends:
        person.fuse = Fuse(at)
        _sent_or_ended(person, TEXT)
    person.fuse = Fuse()
    person.fake.faults.clear()
    until_done(person, TEXT)
    person.fake.faults += [Fault(do, when, times=times) for do, when, times in faults]
    for at in ends:
        person.fuse = Fuse(at)
        _sent_or_ended(person, NEWER)
    person.fuse = Fuse()
    person.fake.faults.clear()
    until_done(person, NEWER)
    one_draft(person, NEWER)


def test_only_reading_requests_are_sent_while_nobody_knows(person):
    person.fake.faults.append(Fault("lost", "insert"))
    assert person.send().ending is Ending.CREATED
    assert [method for method, _path in person.fake.log] == ["POST", "GET"]
    assert person.pauses == [5.0]


# -- how it usually goes -----------------------------------------------------------------------------------------------


def test_the_first_sending_makes_a_draft_and_the_next_changes_only_what_is_new(person):
    assert person.send().ending is Ending.CREATED
    assert "isDraft=true" in person.fake.log[0][1]
    sent = person.send(NEWER)
    assert (sent.ending, sent.changed) == (Ending.UPDATED, ("content",))
    assert person.fake.bodies[1:] == [{"content": NEWER.content}]
    one_draft(person, NEWER)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (replace(TEXT, title="別の題"), {"title": "別の題"}),
        (replace(TEXT, labels=("米国",)), {"labels": ["米国"]}),
        (replace(TEXT, labels=("ロシア", "米国")), {}),  # Blogger sorts them
        (replace(TEXT, labels=()), {"labels": []}),
        (replace(TEXT, content="<p>本文一</p><a name='more'></a><p>本文二</p>"), {}),
        (replace(TEXT, content="<p>本文一</p>\n<!--more-->\n<p>本文二</p>\n"), {}),
        (replace(TEXT, content="<p>本文 一</p><!--more--><p>本文二</p>"), {"content"}),
        (TEXT, {}),
    ],
)
def test_what_is_sent_of_a_change(person, text, parts):
    person.send()
    sent = person.send(text)
    assert sent.ending is (Ending.UPDATED if parts else Ending.SAME)
    later = person.fake.bodies[1:]
    assert [body if isinstance(parts, dict) else set(body) for body in later] == ([parts] if parts else [])


def test_what_blogger_rewrites_is_no_change_of_somebody_else(person):
    person.fake.posts.rewrite = lambda html: html.replace("</p>", "</p>\n<br />")
    assert person.send().rewritten
    assert person.send().ending is Ending.SAME
    assert person.send(NEWER).ending is Ending.UPDATED
    assert person.send(NEWER).ending is Ending.SAME
    assert len(person.drafts) == 1


def test_an_answer_without_its_text_is_read_again(person):
    person.fake.posts.trims_bodies = True
    person.send()
    assert person.send(NEWER).ending is Ending.UPDATED
    one_draft(person, NEWER)


# -- what the person is asked ------------------------------------------------------------------------------------------


def theirs(person: Person, **values: Any) -> str:
    """Somebody changes the draft in Blogger; its id."""
    number = next(iter(person.fake.posts.posts))
    person.fake.posts.edit(number, **values)
    return number


@pytest.mark.parametrize("if_match", [False, True])
@pytest.mark.parametrize(
    "values", [{"content": "<p>向こうで直した</p>"}, {"title": "向こうの題"}, {"labels": ["向こう"]}]
)
def test_what_was_changed_there_is_never_overwritten(person, values, if_match):
    person.fake.posts.honours_if_match = if_match
    person.send()
    number = theirs(person, **values)
    for _ in range(2):
        sent = person.send(NEWER)
        assert sent.ending is Ending.CHANGED_THERE
    assert {name: person.fake.posts.posts[number][name] for name in values} == values
    assert sent.post is not None
    seen = sent.post.text
    assert person.send(NEWER, Decision(over=seen.digest)).ending is Ending.UPDATED
    assert person.ledger.read().replaced == (seen,)
    one_draft(person, NEWER)


def test_a_text_that_changed_once_more_since_it_was_shown_is_not_overwritten(person):
    person.send()
    theirs(person, title="一")
    shown = person.send(NEWER).post
    assert shown is not None
    theirs(person, title="二")
    assert person.send(NEWER, Decision(over=shown.text.digest)).ending is Ending.CHANGED_THERE


def test_a_change_there_between_look_and_change_is_not_overwritten(person):
    person.send()
    person.fake.posts.honours_if_match = True
    person.fake.faults.append(Fault("503", "patch"))
    person.meanwhile = lambda: theirs(person, content="<p>その間に</p>")
    assert person.send(NEWER).ending is Ending.CHANGED_THERE
    assert person.drafts[0]["content"] == "<p>その間に</p>"


def test_only_the_time_of_change_moved_there(person):
    person.send()
    theirs(person)
    assert person.send(NEWER).ending is Ending.UPDATED


@pytest.mark.parametrize("status", ["LIVE", "SCHEDULED"])
def test_what_readers_see_is_not_changed_by_send_as_draft(person, status):
    person.send()
    number = theirs(person, status=status)
    assert person.send(NEWER).ending is Ending.IS_PUBLIC
    assert len(person.fake.bodies) == 1
    assert person.send(NEWER, Decision(public=True)).ending is Ending.UPDATED
    assert person.fake.posts.posts[number]["status"] == status


def test_published_by_somebody_between_look_and_change_is_said(person):
    person.send()
    person.fake.faults.append(Fault("429", "patch"))
    person.meanwhile = lambda: theirs(person, status="LIVE")
    assert person.send(NEWER).now_public


def test_a_draft_in_the_trash_stays_there(person):
    person.send()
    theirs(person, status="SOFT_TRASHED")
    assert person.send(NEWER).ending is Ending.IN_TRASH
    assert person.send(NEWER, Decision(anew=True)).ending is Ending.CREATED
    assert len(person.drafts) == 1


def test_a_draft_that_is_gone_is_made_anew_only_when_asked_for(person):
    person.send()
    number = next(iter(person.fake.posts.posts))
    del person.fake.posts.posts[number]
    assert person.send(NEWER).ending is Ending.GONE
    assert person.drafts == []
    assert person.send(NEWER, Decision(anew=True)).ending is Ending.CREATED
    assert person.ledger.read().former == (number,)
    one_draft(person, NEWER)


def test_a_draft_that_cannot_be_changed_is_said_and_left(person):
    person.send()
    person.fake.posts.strict_drafts = True
    assert person.send(NEWER).ending is Ending.LOCKED
    assert len(person.drafts) == 1
    assert person.send(NEWER, Decision(anew=True)).ending is Ending.CREATED
    assert len(person.drafts) == 2
    assert person.fake.posts.ever_live == set()


def test_the_post_of_another_blog(person):
    record = person.ledger.read()
    person.send()
    record = person.ledger.read()
    assert record.remote is not None
    person.ledger.write(replace(record, remote=replace(record.remote, blog="1")))
    assert person.send(NEWER).ending is Ending.OTHER_BLOG


def test_the_id_in_the_header_leads_to_the_post(person):
    person.send()
    number = next(iter(person.fake.posts.posts))
    person.ledger.write(BloggerRecord())  # the note was lost
    assert person.send(TEXT, known=number).ending is Ending.SAME
    person.ledger.write(BloggerRecord())
    assert person.send(NEWER, known=number).ending is Ending.CHANGED_THERE
    assert len(person.drafts) == 1


# -- the permalink ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("permalink", ["talks", "rare-earth-talks", "2026", "a" * 39])
def test_a_new_draft_gets_the_permalink_by_its_first_title(person, permalink):
    sent = person.send(TEXT, permalink=permalink)
    assert (sent.ending, sent.permalink, sent.title_left) == (Ending.CREATED, permalink, False)
    assert sent.post is not None and sent.post.text.title == TEXT.title
    one_draft(person, TEXT)
    again = person.send(NEWER, permalink="another")
    assert (again.ending, again.changed, again.permalink) == (Ending.UPDATED, ("content",), permalink)
    assert person.publish(mine=NEWER).ending is Ending.PUBLISHED
    assert [post["url"].endswith(f"/{permalink}.html") for post in person.fake.posts.posts.values()] == [True]


@pytest.mark.parametrize("permalink", ["", "a" * 40, "the-talks", "Talks", "a_b", "x--y", "-x", "談話", "x.y"])
def test_a_permalink_that_no_title_gives_is_not_tried(person, permalink):
    sent = person.send(TEXT, permalink=permalink)
    assert (sent.ending, sent.permalink, sent.changed) == (Ending.CREATED, "", ("title", "content", "labels"))
    assert [method for method, _path in person.fake.log] == ["POST"]


def test_a_title_that_blogger_does_not_take_is_said_and_never_published(person):
    person.fake.posts.strict_drafts = True
    sent = person.send(TEXT, permalink="talks")
    assert (sent.ending, sent.title_left) == (Ending.CREATED, True)
    assert person.publish().ending is Ending.UNTITLED
    assert person.fake.posts.ever_live == set()
    person.fake.posts.strict_drafts = False
    assert person.send(TEXT).changed == ("title",)
    assert person.publish().ending is Ending.PUBLISHED


def test_without_room_for_the_labels_the_title_still_comes(person):
    person.fake.faults.append(Fault("badlabels", "insert"))
    sent = person.send(TEXT, permalink="talks")
    assert (sent.ending, sent.labels_left, sent.title_left) == (Ending.CREATED, True, False)
    one_draft(person, replace(TEXT, labels=()))


def test_nobody_knows_and_the_person_says_again(person):
    person.fake.faults.append(Fault("cut", "insert"))
    assert person.send().ending is Ending.UNKNOWN
    assert person.pauses == [5.0, 15.0, 40.0]
    assert person.send().ending is Ending.UNKNOWN  # looks once more, and sends nothing
    assert sum(method == "POST" for method, _path in person.fake.log) == 1
    assert person.send(NEWER, Decision(again=True)).ending is Ending.CREATED
    one_draft(person, NEWER)


def test_a_draft_that_lists_show_late_is_found(person):
    person.fake.posts.hides_new = 2
    person.fake.faults.append(Fault("lost", "insert"))
    assert person.send().ending is Ending.CREATED
    person.fake.posts.hides_new = 9
    one_draft(person, TEXT)


def test_a_draft_that_lists_show_only_later_is_found_before_another_is_made(person):
    person.fake.posts.hides_new = 4
    person.fake.faults.append(Fault("lost", "insert"))
    assert person.send().ending is Ending.UNKNOWN
    person.send()
    assert person.send(NEWER, Decision(again=True)).ending is Ending.UPDATED
    one_draft(person, NEWER)


def test_a_draft_that_lost_its_marker_is_asked_about(person):
    person.fake.posts.rewrite = lambda html: html.split("<!--ronpyo")[0]
    person.fake.faults.append(Fault("lost", "insert"))
    sent = person.send()
    assert sent.ending is Ending.PERHAPS
    assert sent.post is not None
    assert person.send(NEWER, Decision(adopt=sent.post.id)).ending is Ending.UPDATED
    one_draft(person, NEWER)


def test_a_draft_that_was_made_twice_is_adopted_once_and_the_other_named(person):
    person.fake.faults.append(Fault("lost", "insert"))
    person.meanwhile = lambda: _doubled(person)
    sent = person.send()
    assert sent.ending is Ending.CREATED
    assert len(sent.others) == 1
    assert len(person.drafts) == 2


def _doubled(person: Person) -> None:
    posts = person.fake.posts.posts
    if len(posts) == 1:
        (post,) = posts.values()
        posts["5"] = {**post, "id": "5"}
        person.fake.posts.edit("5")


# -- labels, lengths, notes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("labels", [tuple(f"語{n}" for n in range(21)), ("あ" * 101, "い" * 100), ("米国, ロシア",)])
def test_labels_that_blogger_refuses_are_said_before_anything_is_sent(person, labels):
    with pytest.raises(BloggerError):
        person.send(replace(TEXT, labels=labels))
    assert person.fake.log == []


@pytest.mark.parametrize("sent_before", [False, True])
def test_without_the_labels_that_the_blog_has_no_room_for(person, sent_before):
    if sent_before:
        person.send(replace(TEXT, labels=()))
    person.fake.faults.append(Fault("badlabels", "patch" if sent_before else "insert"))
    sent = person.send(NEWER)
    assert sent.ending.done
    assert sent.labels_left
    one_draft(person, replace(NEWER, labels=()))


def test_offline_nothing_changes(person):
    person.offline = True
    with pytest.raises(BloggerError):
        person.send()
    assert person.ledger.read() == BloggerRecord()
    person.offline = False
    assert person.send().ending is Ending.CREATED
    person.offline = True
    with pytest.raises(BloggerError):
        person.send(NEWER)
    person.offline = False
    assert person.send(NEWER).ending is Ending.UPDATED
    one_draft(person, NEWER)


def test_stopped_while_the_answer_is_waited_for(person):
    person.stops_after = 1
    with pytest.raises(BloggerError):
        person.send()
    assert person.send(NEWER).ending is Ending.UPDATED
    one_draft(person, NEWER)


def test_a_draft_that_blogger_made_public_is_taken_back_at_once(person):
    act = person.fake.posts.act

    def public(name, path, query, sent):
        return act(name, path, {} if name == "posts.insert" else query, sent)

    person.fake.posts.act = public
    assert person.send().post.status is RemoteStatus.DRAFT
    assert [post["status"] for post in person.fake.posts.posts.values()] == ["DRAFT"]


def test_waits_as_long_as_blogger_asks(person):
    person.fake.faults += [Fault("429", "insert", retry_after="7"), Fault("503", "list")]
    assert person.send().ending is Ending.CREATED
    assert person.pauses == [7.0]


def test_gives_up_waiting_in_the_end(person):
    person.fake.faults.append(Fault("429", "insert", times=9))
    with pytest.raises(BloggerError):
        person.send()
    assert len(person.pauses) == 3
    assert person.ledger.read().pending is None


def test_a_refused_token_is_renewed_once(person):
    person.fake.access.clear()
    assert person.send().ending is Ending.CREATED
    person.fake.faults.append(Fault("401", "get", times=2))
    with pytest.raises(BloggerError):
        person.send(NEWER)
    assert person.send(NEWER).ending is Ending.UPDATED


@pytest.mark.parametrize("sent_before", [False, True])
def test_without_a_token_nothing_was_sent(person, sent_before):
    if sent_before:
        person.send()
    person.fake.access.clear()
    person.fake.faults.append(Fault("503", "token"))
    with pytest.raises(NotSentError):
        person.send(NEWER)
    assert person.pauses == []
    assert person.ledger.read().pending is None
    assert person.send(NEWER).ending.done
    one_draft(person, NEWER)


# -- the note on the disk ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("contents", [b"", b"{", b"[]", b'{"version": 2}', b"[" * 100_000])
def test_a_damaged_note_sends_nothing(person, contents):
    person.send()
    path = person.ledger.path
    path.write_bytes(contents)
    before = len(person.fake.log)
    with pytest.raises(FileError):
        person.send(NEWER)
    assert len(person.fake.log) == before
    assert path.read_bytes() == contents


def test_a_note_with_strange_values_is_read(tmp_path):
    ledger = Ledger(tmp_path, POST)
    ledger.path.parent.mkdir()
    ledger.path.write_text('{"version": 1, "remote": {"id": 7, "sent": 3}, "pending": [], "former": [1, "2"]}')
    record = ledger.read()
    assert record.remote is not None
    assert (record.remote.id, record.former, record.pending) == ("", ("2",), None)


def test_the_note_comes_back_as_it_was_written(person):
    person.fake.faults.append(Fault("cut", "insert"))
    person.send()
    record = person.ledger.read()
    assert record.pending is not None
    assert record.pending.text == TEXT
    person.ledger.write(record)
    assert person.ledger.read() == record
    assert person.ledger.path.stat().st_mode & 0o077 == 0


def test_each_sending_has_a_marker_of_its_own(tmp_path):
    found = set()
    for number in itertools.count():
        person = Person(tmp_path / str(number))
        person.send()
        found.add(str(person.drafts[0]["content"])[-28:])
        if number == 4:
            break
    assert len(found) == 5
