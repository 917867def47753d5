"""The journal's bytes: what was recorded comes back, and damage of any kind never makes a text that was not there."""

import struct
from dataclasses import replace
from hashlib import blake2b

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


def pieces() -> tuple[list[bytes], list[Contents]]:
    """The records of one journal, and the contents after each of them from the second on."""
    states = [
        Contents(Fields(), "一"),
        Contents(Fields(), "一二"),
        Contents(Fields(title="題"), "一二"),
        Contents(Fields(), "---\n一二", raw=True),
        Contents(Fields(), "---\n一二三", raw=True),
    ]
    recorder = Recorder()
    begin = recorder.begin(BASE, states[0])[len(journal.FIRST_LINE) :]
    middle = begin.rindex(b"\x1eRj1")
    return [begin[:middle], begin[middle:], *[recorder.change(state) for state in states[1:]]], states


@pytest.mark.parametrize("repeated", range(6))
def test_a_record_that_is_there_twice_counts_once(repeated: int) -> None:
    """Wherever the second one is: an older text never comes back, and what follows is not lost."""
    records, states = pieces()
    for place in range(repeated + 1, len(records) + 1):
        account = read(journal.FIRST_LINE + b"".join([*records[:place], records[repeated], *records[place:]]))
        assert (account.base, account.contents, account.damage, account.lost) == (BASE, states[-1], Damage.DAMAGED, 0)


def test_a_record_of_another_journal_counts_for_nothing() -> None:
    (records, states), (others, _states) = pieces(), pieces()
    for place in range(1, len(records) + 1):
        for other in others:
            account = read(journal.FIRST_LINE + b"".join([*records[:place], other, *records[place:]]))
            assert (account.contents, account.damage, account.lost) == (states[-1], Damage.DAMAGED, 0)


@pytest.mark.parametrize(
    ("without", "text", "lost"),
    [(0, 4, 0), (1, 4, 2), (2, 4, 1), (3, 4, 0), (4, 2, 1), (5, 3, 0)],
    ids=["base", "whole", "text", "fields", "raw", "last"],
)
def test_a_record_that_is_missing_costs_what_stands_on_it(without: int, text: int, lost: int) -> None:
    records, states = pieces()
    account = read(journal.FIRST_LINE + b"".join(records[:without] + records[without + 1 :]))
    assert (account.base, account.contents, account.lost) == (BASE if without else None, states[text], lost)


def test_after_a_gap_a_base_says_nothing_about_the_contents() -> None:
    recorder = Recorder()
    begin = recorder.begin(BASE, Contents(Fields(), "一"))
    recorder.change(Contents(Fields(), "一二"))
    base = recorder._record(b"B", b'{"path": "/b.md", "digest": null}\n')
    later = recorder.change(Contents(Fields(), "一二三"))
    account = read(begin + base + later)
    assert (account.base, account.contents, account.lost) == (Base("/b.md", b"", None), Contents(Fields(), "一"), 1)


def test_every_cut_is_told() -> None:
    """None at the end of a record, else CUT: that nothing but the end is missing."""
    records, states = pieces()
    ends = [len(journal.FIRST_LINE) + sum(map(len, records[:number])) for number in range(len(records) + 1)]
    data = journal.FIRST_LINE + b"".join(records)
    for cut in range(len(data) + 1):
        account = read(data[:cut])
        there = sum(end <= cut for end in ends) - 1
        assert account.contents == (states[there - 2] if there >= 2 else None)
        if cut < ends[0]:
            assert account.damage is Damage.FOREIGN
        else:
            assert account.damage is (Damage.NONE if there and cut == ends[there] else Damage.CUT), cut
        assert account.lost == 0


SPLICE = journal._SPLICE


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (b"B", b'{"path": 1, "digest": null}\n'),
        (b"B", b'{"path": "a", "digest": 1}\n'),
        (b"B", b'{"path": "a"}\n'),
        (b"B", b"[]\n"),
        (b"W", b"[]\nx"),
        (b"W", b'{"raw": false}\nx'),
        (b"W", b'{"raw": false, "fields": "{}"}\n\xff'),
        (b"T", b""),
        (b"T", SPLICE.pack(0, 0)[:-1]),
        (b"T", SPLICE.pack(0, 3) + b"x"),
        (b"T", SPLICE.pack(3, 0) + b"x"),
        (b"T", SPLICE.pack(1, 2) + b"x"),
        (b"T", SPLICE.pack(0, 0) + b"\xff"),
        (b"F", b"[]"),
        (b"?", b""),
    ],
)
def test_a_whole_record_that_says_nonsense_changes_nothing(kind: bytes, payload: bytes) -> None:
    recorder = Recorder()
    data = recorder.begin(BASE, Contents(Fields(), "一二"))
    account = read(data + recorder._record(kind, payload))
    assert (account.base, account.contents) == (BASE, Contents(Fields(), "一二"))
    assert (account.damage, account.lost) == (Damage.DAMAGED, 1)


@pytest.mark.parametrize(
    ("start", "removed", "text", "after"),
    [(0, 0, "", "一二"), (2, 0, "三", "一二三"), (0, 2, "", ""), (1, 1, "三", "一三")],
)
def test_a_splice_may_reach_to_the_end(start: int, removed: int, text: str, after: str) -> None:
    recorder = Recorder()
    data = recorder.begin(BASE, Contents(Fields(), "一二"))
    account = read(data + recorder._record(b"T", SPLICE.pack(start, removed) + text.encode()))
    assert (account.contents, account.damage, account.lost) == (Contents(Fields(), after), Damage.NONE, 0)


def test_without_a_whole_there_is_nothing_to_change() -> None:
    records, _states = pieces()
    recorder = Recorder()
    for kind, payload in ((b"T", SPLICE.pack(0, 0) + b"x"), (b"F", fields_json.write(Fields()).encode())):
        account = read(journal.FIRST_LINE + recorder._record(b"B", b'{"path": "", "digest": null}\n'))
        assert (account.contents, account.damage) == (None, Damage.NONE)
        account = read(journal.FIRST_LINE + records[0] + Recorder()._record(kind, payload))
        assert (account.contents, account.damage) == (None, Damage.DAMAGED)


def test_after_a_doubt_the_next_record_is_a_whole() -> None:
    recorder = Recorder()
    data = recorder.begin(BASE, Contents(Fields(), "一"))
    recorder.change(Contents(Fields(), "一二"))  # did not arrive
    recorder.forget()
    account = read(data + recorder.change(Contents(Fields(), "一二")))
    assert (account.contents, account.lost) == (Contents(Fields(), "一二"), 0)


@pytest.mark.parametrize("damage", [b"\0" * 5 + b"x", b"x\0\0", b"\x1eRj1" + b"\0" * 40, b"\x1eRx"])
def test_what_is_no_beginning_of_a_record_is_no_cut(damage: bytes) -> None:
    account = read(record([Contents(Fields(), "x")]) + damage)
    assert (account.contents, account.damage) == (Contents(Fields(), "x"), Damage.DAMAGED)
    assert read(journal.FIRST_LINE + damage).damage is Damage.DAMAGED


@pytest.mark.parametrize(
    ("data", "damage"),
    [
        (b"Ronpyo journal 2", Damage.FOREIGN),
        (b"Ronpyo journal x\n", Damage.FOREIGN),
        (b"Ronpyo journal \n", Damage.FOREIGN),
        (b"Ronpyo journal 12\nx", Damage.NEWER),
        (b"other 2\n", Damage.FOREIGN),
        (b"other\n\x1eRj1", Damage.DAMAGED),
        (journal.FIRST_LINE + b"\0\0", Damage.CUT),
        (journal.FIRST_LINE + b"x", Damage.DAMAGED),
    ],
)
def test_a_file_without_a_record_has_a_name(data: bytes, damage: Damage) -> None:
    assert read(data) == journal.Account(None, None, damage)


def test_without_its_first_line_every_record_counts() -> None:
    records, states = pieces()
    account = read(b"".join(records))
    assert (account.base, account.contents, account.damage) == (BASE, states[-1], Damage.DAMAGED)


def by_hand(number: int, kind: bytes, payload: bytes, mark: bytes = b"\x1eRj1") -> bytes:
    """A record as the first release wrote it, without any code of the journal's."""
    record = struct.pack(">4s8sIIc", mark, b"12345678", number, len(payload), kind) + payload
    return record + blake2b(record, digest_size=16).digest()


FIRST_RELEASE = [
    by_hand(1, b"B", b'{"path": "/a.md", "digest": "d"}\nfile'),
    by_hand(2, b"W", b'{"raw": false, "fields": "{\\"title\\":\\"t\\"}"}\nabc'),
    by_hand(3, b"T", struct.pack(">II", 1, 1) + b"xy"),
]


def test_a_journal_of_the_first_release_is_read() -> None:
    """The bytes on the disk are a promise: an update of the program finds what was typed before it."""
    account = read(b"Ronpyo journal 1\n" + b"".join(FIRST_RELEASE))
    assert account == journal.Account(Base("/a.md", b"file", "d"), Contents(Fields(title="t"), "axyc"), Damage.NONE)
    assert len(Recorder().journal) == 8
    assert Recorder(b"12345678")._record(b"T", b"x") == by_hand(1, b"T", b"x")


def test_a_record_of_another_version_is_none_of_ours() -> None:
    other = by_hand(3, b"T", struct.pack(">II", 1, 1) + b"xy", mark=b"\x1eRj2")
    account = read(journal.FIRST_LINE + b"".join([*FIRST_RELEASE[:2], other]))
    assert account.contents is not None
    assert (account.contents.text, account.damage) == ("abc", Damage.DAMAGED)


@pytest.mark.parametrize("size", [1, 2, 40])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_bytes_between_two_records_cost_neither(size: int, place: int) -> None:
    data = b"".join([*FIRST_RELEASE[:place], b"x" * size, *FIRST_RELEASE[place:]])
    account = read(journal.FIRST_LINE + data)
    assert account.base is not None and account.contents is not None
    assert (account.contents.text, account.damage, account.lost) == ("axyc", Damage.DAMAGED, 0)


@pytest.mark.parametrize("back", range(1, 17))
def test_a_last_record_with_a_changed_byte_is_damage_and_no_cut(back: int) -> None:
    data = bytearray(journal.FIRST_LINE + b"".join(FIRST_RELEASE))
    data[-back] ^= 1
    account = read(bytes(data))
    assert account.contents is not None
    assert (account.contents.text, account.damage) == ("abc", Damage.DAMAGED)
