"""The journal's bytes: what was recorded comes back, and damage of any kind never makes a text that was not there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file import fields_json
from editor.core.file.contents import Contents
from editor.core.history import journal
from editor.core.history.journal import Base, Damage, Recorder, read
from editor.core.post import Blogger, Commentary, Fields, Image, News, Related, Status

BASE = Base("/posts/記事.md", b"---\r\ntitle: x\r\n---\r\n\xff\x1eRj1", "0" * 64)

texts = st.text(max_size=12)
fields = st.builds(
    Fields,
    id=texts,
    status=st.sampled_from(Status),
    labels=st.tuples(texts),
    title=texts,
    news=st.builds(News, headline=texts, summary=st.tuples(texts, texts)),
    commentary=st.builds(Commentary, headline=texts),
    related=st.tuples(st.builds(Related, title=texts, date=texts)),
    images=st.tuples(st.builds(Image, path=texts, alt=texts)),
    blogger=st.builds(Blogger, id=texts),
    extra=st.tuples(st.tuples(texts, texts)),
)
contents = st.builds(
    Contents, fields, st.text(st.sampled_from("あ\U00020bb7a\n\x1eRj1\ud800"), max_size=30), st.booleans()
)


@given(fields)
def test_fields_come_back(value):
    assert fields_json.read(fields_json.write(value)) == value


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"labels": 1}', '{"id": 1}', '{"status": "x"}', '{"news": []}', '{"extra": ["x"]}', "[" * 9999],
)
def test_what_are_no_fields_is_refused(text):
    with pytest.raises(ValueError):
        fields_json.read(text)


def record(states: list[Contents], base: Base = BASE) -> bytes:
    recorder = Recorder()
    data = recorder.begin(base, states[0])
    for state in states[1:]:
        data += recorder.change(state)
    return data


@given(st.lists(contents, min_size=1, max_size=6))
def test_the_newest_contents_come_back(states):
    account = read(record(states))
    assert (account.base, account.contents, account.damage, account.lost) == (BASE, states[-1], Damage.NONE, 0)


def test_a_key_is_a_few_bytes():
    recorder, text = Recorder(), "本文。" * 10_000
    recorder.begin(BASE, Contents(Fields(), text))
    assert len(recorder.change(Contents(Fields(), text + "続"))) < 64
    assert recorder.change(Contents(Fields(), text + "続")) == b""


@given(st.lists(contents, min_size=1, max_size=5), st.data())
def test_a_cut_never_makes_a_text_that_was_not_there(states, data):
    whole = record(states)
    cut = data.draw(st.integers(0, len(whole)))
    account = read(whole[:cut])
    assert account.contents in [None, *_stages(states)]
    assert account.damage in (Damage.NONE, Damage.CUT) or account.contents is None


@given(st.lists(contents, min_size=1, max_size=5), st.data())
def test_changed_bytes_never_make_a_text_that_was_not_there(states, data):
    whole = bytearray(record(states))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        kind = data.draw(st.sampled_from(["flip", "insert", "delete", "zero"]))
        if kind == "flip":
            whole[place] ^= data.draw(st.integers(1, 255))
        elif kind == "insert":
            whole[place:place] = data.draw(st.binary(min_size=1, max_size=40))
        elif kind == "delete":
            del whole[place : place + data.draw(st.integers(1, 40))]
        else:
            whole[place : place + 8] = bytes(len(whole[place : place + 8]))
        if not whole:
            break
    account = read(bytes(whole))
    assert account.contents in [None, *_stages(states)]
    if account.contents != states[-1]:
        assert account.damage is not Damage.NONE or bytes(whole) == record(states)


@given(st.lists(contents, min_size=1, max_size=3), st.lists(contents, min_size=1, max_size=3), st.data())
def test_pieces_of_two_journals_are_not_mixed(states, others, data):
    one, other = record(states), record(others)
    mixed = one[: data.draw(st.integers(0, len(one)))] + other[data.draw(st.integers(0, len(other))) :]
    account = read(mixed)
    assert account.contents in [None, *_stages(states), *_stages(others)]


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data):
    assert read(data).contents is None


def _stages(states: list[Contents]) -> list[Contents]:
    """All contents that were there at the end of some record: fields change before the text does."""
    stages = [states[0]]
    for state in states[1:]:
        if state.raw == stages[-1].raw:
            stages.append(replace(stages[-1], fields=state.fields))
        stages.append(state)
    return stages


def test_behind_a_gap_only_a_whole_counts():
    recorder = Recorder()
    data = recorder.begin(BASE, Contents(Fields(), "一"))
    lost = recorder.change(Contents(Fields(), "一二"))
    after = recorder.change(Contents(Fields(), "一二三"))
    account = read(data + after)
    assert (account.contents.text, account.damage, account.lost) == ("一", Damage.DAMAGED, 1)
    broken = bytes(len(lost))
    whole = recorder.change(Contents(Fields(), "---\n一二三四", raw=True))
    account = read(data + broken + after + whole)
    assert (account.contents.text, account.damage) == ("---\n一二三四", Damage.DAMAGED)


@pytest.mark.parametrize(
    ("data", "damage"),
    [
        (b"", Damage.FOREIGN),
        (b"\0" * 100, Damage.FOREIGN),
        (b"SQLite format 3\0", Damage.FOREIGN),
        (b"Ronpyo journal 2\n\x1eRj2abc", Damage.NEWER),
        (journal.FIRST_LINE, Damage.CUT),
        (record([Contents(Fields(), "x")])[:-1], Damage.CUT),
        (record([Contents(Fields(), "x")]) + b"\0" * 512, Damage.CUT),
        (record([Contents(Fields(), "x")]) + b"junk", Damage.DAMAGED),
        (b"?" + record([Contents(Fields(), "x")])[1:], Damage.DAMAGED),
    ],
    ids=["empty", "zeros", "foreign", "newer", "first line", "cut", "zeros behind", "junk behind", "first byte"],
)
def test_damage_has_a_name(data, damage):
    assert read(data).damage is damage
