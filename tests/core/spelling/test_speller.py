"""What a dictionary knows and proposes; a damaged one is said, whatever is raised over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.core.errors import DictionaryError
from editor.core.spelling.speller import MOST_SUGGESTIONS, Speller, load
from tests.core.spelling.small import AFF, write_dictionary


class FakeList:
    """Knows a few words, and counts how often it is asked."""

    def __init__(self, *known: str) -> None:
        self.known = known
        self.asked: list[str] = []

    def lookup(self, word: str) -> bool:
        self.asked.append(word)
        return word in self.known

    def suggest(self, word: str) -> Iterator[str]:
        yield from [*self.known, *self.known, word, "no\nline", "x" * 500, *(f"word{n}" for n in range(20))]


def test_each_word_is_looked_up_once() -> None:
    known = FakeList("the")
    speller = Speller(known, "en")
    assert not speller.knows("the")
    assert [speller.is_right(word) for word in ("the", "teh", "the", "teh")] == [True, False, True, False]
    assert known.asked == ["the", "teh"]
    assert speller.knows("teh")


@pytest.mark.parametrize(
    ("own", "word", "right"),
    [
        ("Takaichi", "Takaichi", True),
        ("Takaichi", "Takaichi's", True),
        ("Takaichi", "takaichi", False),
        ("shunto", "Shunto", True),
        ("shunto", "Shunto's", True),
        ("shunto", "shunt", False),
    ],
)
def test_words_of_ones_own_are_right(own: str, word: str, right: bool) -> None:
    assert Speller(FakeList(), "en", [own]).is_right(word) is right
    later = Speller(FakeList(), "en")
    later.is_right(word)
    later.accept([own])
    assert later.is_right(word) is right


def test_suggestions_are_few_and_each_once() -> None:
    found = Speller(FakeList("the", "then"), "en").suggestions("teh")
    assert found == ["the", "then", "word0", "word1", "word2", "word3"]
    assert len(found) == MOST_SUGGESTIONS


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("teh", ["the", "tech", "Ted"]),
        ("Teh", ["The", "Eh", "Tech", "Ted"]),
        ("TEH", ["THE", "NEH", "TECH", "Ted"]),
        ("tEh", ["yeh"]),
        ("日", []),
    ],
)
def test_a_capital_letter_hides_no_likely_word(word: str, found: list[str]) -> None:
    """spylls over the dictionary of Debian has The only behind all that begins with a capital."""
    lists = {"teh": ["the", "tech", "Ted"], "Teh": ["Eh", "The"], "TEH": ["NEH"], "tEh": ["yeh"]}

    class Capitals(FakeList):
        def suggest(self, word: str) -> Iterator[str]:
            yield from lists.get(word, [])

    assert Speller(Capitals(), "en").suggestions(word) == found


def test_an_error_within_is_a_sentence() -> None:
    class Broken(FakeList):
        def lookup(self, word: str) -> bool:
            raise KeyError(word)

        def suggest(self, word: str) -> Iterator[str]:
            raise RecursionError
            yield

    for ask in (Speller(Broken(), "en_XX").is_right, Speller(Broken(), "en_XX").suggestions):
        with pytest.raises(DictionaryError, match="en_XX is damaged"):
            ask("teh")


def test_a_dictionary_of_files(tmp_path: Path) -> None:
    pytest.importorskip("spylls")
    speller = load(write_dictionary(tmp_path), ["Takaichi"])
    right = ("the", "The", "words", "policies", "Tokyo", "café", "Takaichi")
    wrong = ("teh", "policys", "tokyo", "cafe", "takaichi")
    assert [word for word in (*right, *wrong) if speller.is_right(word)] == [*right]
    assert "the" in speller.suggestions("teh")
    assert "policy" in speller.suggestions("policys")
    assert speller.suggestions("Teh")[0] == "The"


def test_another_encoding(tmp_path: Path) -> None:
    pytest.importorskip("spylls")
    files = write_dictionary(tmp_path)
    files.aff.write_bytes(b"SET ISO8859-1\n")
    files.dic.write_bytes("1\nMüller\n".encode("latin-1"))
    assert load(files).is_right("Müller")


@pytest.mark.parametrize(
    ("aff", "dic"),
    [
        ("SET nonsense\n", "1\nword\n"),
        (AFF + "SFX A Y 1\nSFX A 0 s [\n", "1\nword/A\n"),
        (AFF + "FLAG strange\n", "1\nword/A\n"),
        ("SET UTF-8\nSFX", "1\nword\n"),
        ("SET UTF-8\nAF 1\nAF A\n", "1\nword/9\n"),
    ],
)
def test_a_damaged_one_is_said(tmp_path: Path, aff: str, dic: str) -> None:
    pytest.importorskip("spylls")
    with pytest.raises(DictionaryError, match="damaged"):
        load(write_dictionary(tmp_path, aff=aff, dic=dic)).is_right("words")


def test_files_that_are_gone_or_no_files_are_said(tmp_path: Path) -> None:
    files = write_dictionary(tmp_path)
    files.dic.unlink()
    with pytest.raises(DictionaryError, match="could not be read"):
        load(files)
    files.dic.symlink_to("/dev/zero")
    with pytest.raises(DictionaryError, match="could not be read"):
        load(files)
