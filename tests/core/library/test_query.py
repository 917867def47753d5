"""What a person types is understood, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.query import Choice, Days, Query, Word, parse

WANTED = [
    ("米国", Choice(words=(Word("米国"),))),
    ("米国　関税", Choice(words=(Word("米国"), Word("関税")))),
    ("米国 米國", Choice(words=(Word("米国"),))),
    ('"supply chain" x', Choice(words=(Word("supply chain"), Word("x")))),
    ("“安全 保障”", Choice(words=(Word("安全 保障"),))),
    ('"安全 保', Choice(words=(Word("安全 保"),))),
    ("label:米国", Choice(labels=("米国",))),
    ("ラベル：米国", Choice(labels=("米国",))),
    ('label:"a b"', Choice(labels=("a b",))),
    ("status:draft", Choice(statuses=("draft",))),
    ("状態:下書き", Choice(statuses=("draft",))),
    ("status:nonsense", Choice(words=(Word("status:nonsense"),))),
    ("2024..2025", Choice(days=(Days("2024-01-01", "2025-12-31"),))),
    ("２０２４‥２０２５", Choice(days=(Days("2024-01-01", "2025-12-31"),))),
    ("2025..2024", Choice(days=(Days("2024-01-01", "2025-12-31"),))),
    ("2024-05..2024-07", Choice(days=(Days("2024-05-01", "2024-07-31"),))),
    ("2024/5/3..2024/5/9", Choice(days=(Days("2024-05-03", "2024-05-09"),))),
    ("2024-02..", Choice(days=(Days("2024-02-01", "9999-12-31"),))),
    ("..2024-02", Choice(days=(Days("0001-01-01", "2024-02-29"),))),
    ("2024-13..2025", Choice(words=(Word("2024-13..2025"),))),
    ("..", Choice(words=(Word(".."),))),
    ("2024", Choice(words=(Word("2024", "2024"),))),
    ("2024/5", Choice(words=(Word("2024/5", "2024-05"),))),
    ('"2024"', Choice(words=(Word("2024"),))),
    ("2024年", Choice(words=(Word("2024年"),))),
    ("0123", Choice(words=(Word("0123"),))),
    ("covid-19", Choice(words=(Word("covid-19"),))),
    ('"', Choice(words=(Word('"'),))),
    ('""', Choice(words=(Word('""'),))),
    ("-", Choice(words=(Word("-"),))),
    ("--", Choice(words=(Word("--"),))),
    ("\ue003\ud800\x1d", Choice()),
    ("label:", Choice(words=(Word("label:"),))),
    ('a" OR b*', Choice(words=(Word('a"'), Word("or"), Word("b*")))),
    ("https://example.com/a?b=c", Choice(words=(Word("https://example.com/a?b=c"),))),
    ("", Choice()),
    ("　\x00", Choice()),
]


@pytest.mark.parametrize(("text", "wanted"), WANTED)
def test_wanted(text, wanted):
    assert parse(text) == Query(wanted)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("x -関税", Choice(words=(Word("関税"),))),
        ("x －関税", Choice(words=(Word("関税"),))),
        ('x -"a b"', Choice(words=(Word("a b"),))),
        ("x -label:米国", Choice(labels=("米国",))),
        ("x -status:draft", Choice(statuses=("draft",))),
        ("x -2024..2025", Choice(days=(Days("2024-01-01", "2025-12-31"),))),
    ],
)
def test_unwanted(text, unwanted):
    assert parse(text) == Query(Choice(words=(Word("x"),)), unwanted)


@given(st.text(max_size=60))
def test_nothing_is_wrong_to_type(text):
    parse(text)
    parse(text * 3)
