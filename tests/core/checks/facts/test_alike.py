import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.checks.facts.alike import is_swapped, nearly_in, one_letter_apart


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [("abc", "abd", 2), ("abc", "ab", 2), ("bc", "abc", 0), ("abc", "abc", None), ("abc", "xyc", None), ("", "a", 0)],
)
def test_one_letter_apart(one: str, other: str, place: int | None) -> None:
    assert one_letter_apart(one, other) == place
    assert (one_letter_apart(other, one) is None) == (place is None)


@given(st.text("abc", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("xyz"))
def test_a_letter_replaced_added_or_cut_is_one_letter(word: str, place: int, letter: str) -> None:
    place = min(place, len(word) - 1)
    for other in (word[:place] + letter + word[place + 1 :], word[:place] + letter + word[place:]):
        assert one_letter_apart(word, other) is not None
        assert one_letter_apart(other, word) is not None


def test_letters_that_changed_places() -> None:
    assert is_swapped("Debian", "Debain")
    assert not is_swapped("Debian", "Debian")
    assert not is_swapped("abcd", "dbca")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("歴史的な機械", "彼は歴史的な機会だと", "歴史的な機会"),
        ("略史的な機会", "彼は歴史的な機会だと", "歴史的な機会"),
        ("歴史的な機会", "彼は歴史的な機会だと", None),
        ("全く違う話だ", "彼は歴史的な機会だと", None),
    ],
)
def test_what_a_text_has_instead(words: str, text: str, found: str | None) -> None:
    assert nearly_in(words, text) == found
