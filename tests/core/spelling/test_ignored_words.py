"""Words that are ignored in one post, beside its other ignored findings."""

from pathlib import Path

from editor.core.history import ignored
from editor.core.history.ignored import Ignored
from editor.core.history.version_place import PostPlace
from editor.core.spelling import ignored_words

FINDING = Ignored("word-twice", "", "の", "日本", "の")


def test_a_word_is_ignored_in_its_post_until_that_is_taken_back(tmp_path: Path) -> None:
    post, other = PostPlace(tmp_path / "a.md", "one"), PostPlace(tmp_path / "b.md", "two")
    ignored.ignore(post, FINDING)
    for word in ("teh", "don't", "teh"):
        ignored_words.ignore(post, word)
    renamed = PostPlace(tmp_path / "c.md", "one")
    assert ignored_words.read_words(renamed) == {"teh", "don't"}
    assert ignored_words.read_words(other) == frozenset()
    ignored_words.check_again(post, "teh")
    assert ignored_words.read_words(post) == {"don't"}
    assert ignored.read(post) == (FINDING, Ignored("spelling", "", "don't", "", ""))


def test_a_damaged_file_ignores_nothing(tmp_path: Path) -> None:
    post = PostPlace(tmp_path / "a.md", "one")
    ignored_words.ignore(post, "teh", tmp_path)
    next(tmp_path.glob("*.json")).write_bytes(b"{")
    assert ignored_words.read_words(post, tmp_path) == frozenset()
