"""The person's own words: a plain file that is added to, and nothing in it is lost."""

from pathlib import Path

import pytest

from editor.core.disk import store
from editor.core.errors import FileChangedError, FileError
from editor.core.spelling import own_words
from editor.core.spelling.own_words import learn, read_words, words_file


def test_no_file_is_no_words_and_the_first_makes_it() -> None:
    assert read_words() == ()
    learn("Takaichi")
    learn("don’t")
    learn("Takaichi")
    assert read_words() == ("Takaichi", "don't")
    assert words_file().read_bytes() == b"Takaichi\ndon't\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# names\nTokyo # a town\n\n", b"# names\nTokyo # a town\n\nword\n"),
        (b"Tokyo", b"Tokyo\nword\n"),
        (b"Tokyo\r\nKyoto", b"Tokyo\r\nKyoto\r\nword\r\n"),
        (b"\xef\xbb\xbfTokyo\n", b"\xef\xbb\xbfTokyo\nword\n"),
        (b"\xff\xfe broken\n", b"\xff\xfe broken\nword\n"),
        (b"word\n", b"word\n"),
    ],
)
def test_what_is_there_stays_as_it_is(tmp_path: Path, before: bytes, after: bytes) -> None:
    file = tmp_path / "spelling.txt"
    file.write_bytes(before)
    learn("word", file)
    assert file.read_bytes() == after
    assert "word" in read_words(file)


def test_comments_and_lines_that_are_no_words_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "spelling.txt"
    file.write_text("\ufeff# names\nTokyo # a town\n" + "x" * 500 + "\n\nre\u0301sume\u0301\n", encoding="utf-8")
    assert read_words(file) == ("Tokyo", "résumé")


def test_another_window_may_add_a_word_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, real, once = tmp_path / "spelling.txt", store.write, [True]

    def write(path: Path, data: bytes, expected: str | None) -> str:
        if once:
            once.clear()
            file.write_text("Kyoto\n", encoding="utf-8")
        return real(path, data, expected)

    monkeypatch.setattr(own_words.store, "write", write)
    learn("Tokyo", file)
    assert read_words(file) == ("Kyoto", "Tokyo")


def test_a_file_that_changes_all_the_time_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_all: object) -> str:
        raise FileChangedError("changed")

    monkeypatch.setattr(own_words.store, "write", refuse)
    with pytest.raises(FileChangedError):
        learn("Tokyo", tmp_path / "spelling.txt")


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "spelling.txt").mkdir()
    with pytest.raises(FileError, match=r"spelling\.txt could not be read"):
        read_words(tmp_path / "spelling.txt")
