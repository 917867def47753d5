"""What a person types is understood, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.query import Criteria, Days, Query, Word, parse

WANTED = [
    ("米国", Criteria(words=(Word("米国"),))),
    ("米国　関税", Criteria(words=(Word("米国"), Word("関税")))),
    ("米国 米國", Criteria(words=(Word("米国"),))),
    ('"supply chain" x', Criteria(words=(Word("supply chain", as_written=True), Word("x")))),
    ("“安全 保障”", Criteria(words=(Word("安全 保障", as_written=True),))),
    ('clip:"関税 交渉" clip:港', Criteria(clips=(Word("関税 交渉", as_written=True), Word("港")))),
    ('"安全 保', Criteria(words=(Word("安全 保", as_written=True),))),
    ("label:米国", Criteria(labels=("米国",))),
    ("ラベル：米国", Criteria(labels=("米国",))),
    ('label:"a b"', Criteria(labels=("a b",))),
    ("status:draft", Criteria(statuses=("draft",))),
    ("状態:下書き", Criteria(statuses=("draft",))),
    ("status:nonsense", Criteria(words=(Word("status:nonsense"),))),
    ("2024..2025", Criteria(days=(Days("2024-01-01", "2025-12-31"),))),
    ("２０２４‥２０２５", Criteria(days=(Days("2024-01-01", "2025-12-31"),))),
    ("2025..2024", Criteria(days=(Days("2024-01-01", "2025-12-31"),))),
    ("2024-05..2024-07", Criteria(days=(Days("2024-05-01", "2024-07-31"),))),
    ("2024/5/3..2024/5/9", Criteria(days=(Days("2024-05-03", "2024-05-09"),))),
    ("2024-02..", Criteria(days=(Days("2024-02-01", "9999-12-31"),))),
    ("..2024-02", Criteria(days=(Days("0001-01-01", "2024-02-29"),))),
    ("2024-13..2025", Criteria(words=(Word("2024-13..2025"),))),
    ("..", Criteria(words=(Word(".."),))),
    ("2024", Criteria(words=(Word("2024", "2024"),))),
    ("2024/5", Criteria(words=(Word("2024/5", "2024-05"),))),
    ('"2024"', Criteria(words=(Word("2024", as_written=True),))),
    ("2024年", Criteria(words=(Word("2024年"),))),
    ("0123", Criteria(words=(Word("0123"),))),
    ("covid-19", Criteria(words=(Word("covid-19"),))),
    ('"', Criteria(words=(Word('"'),))),
    ('""', Criteria(words=(Word('""'),))),
    ("-", Criteria(words=(Word("-"),))),
    ("--", Criteria(words=(Word("--"),))),
    ("\ue003\ud800\x1d", Criteria()),
    ("label:", Criteria(words=(Word("label:"),))),
    ('a" OR b*', Criteria(words=(Word('a"'), Word("or"), Word("b*")))),
    ("https://example.com/a?b=c", Criteria(words=(Word("https://example.com/a?b=c"),))),
    ("", Criteria()),
    ("　\x00", Criteria()),
]


@pytest.mark.parametrize(("text", "wanted"), WANTED)
def test_wanted(text, wanted):
    assert parse(text) == Query(wanted)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("x -関税", Criteria(words=(Word("関税"),))),
        ("x －関税", Criteria(words=(Word("関税"),))),
        ('x -"a b"', Criteria(words=(Word("a b", as_written=True),))),
        ("x -label:米国", Criteria(labels=("米国",))),
        ("x -status:draft", Criteria(statuses=("draft",))),
        ("x -2024..2025", Criteria(days=(Days("2024-01-01", "2025-12-31"),))),
    ],
)
def test_unwanted(text, unwanted):
    assert parse(text) == Query(Criteria(words=(Word("x"),)), unwanted)


@given(st.text(max_size=60))
def test_nothing_is_wrong_to_type(text):
    parse(text)
    parse(text * 3)
