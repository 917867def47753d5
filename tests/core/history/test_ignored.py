"""What the author ignores stays ignored while the text around it changes, and nothing else does."""

import pytest

from editor.core.errors import FileError
from editor.core.history import ignored
from editor.core.history.version_place import PostPlace
from editor.core.problem import Problem, Severity


def problem(text: str, words: str, rule: str = "weekday", field: str = "", mend: str | None = "水") -> Problem:
    return Problem(rule, Severity.ERROR, "文", 7, field, text.index(words) + 1, words, mend)


def known(text: str, words: str, **more: str) -> ignored.Ignored:
    return ignored.known_by(problem(text, words, **more), text)


HERE = "会議は4月2日（木）に開かれた。"


@pytest.mark.parametrize(
    "text",
    [
        HERE,
        "前に足した文。" + HERE + "後に足した文。",
        "会議は4月2日（木）、東京で。",
        "4月3日（金）と 昨日5月2日（木）に開かれた。".replace("5月2日", "4月2日"),
        "x（木）に開かれた。",
    ],
)
def test_it_is_known_again(text) -> None:
    assert known(HERE, "木").is_same(known(text, "木"))


@pytest.mark.parametrize(
    ("text", "words", "more"),
    [
        ("別の日、5月1日（木）が来た。", "木", {}),
        (HERE, "4月", {}),
        (HERE, "木", {"rule": "era"}),
        (HERE, "木", {"field": "news.headline"}),
        ("木", "木", {}),
    ],
)
def test_another_place_is_another_finding(text, words, more) -> None:
    assert not known(HERE, "木").is_same(known(text, words, **more))


def test_a_bullet_that_moves_is_the_same() -> None:
    assert known(HERE, "木", field="news.summary.0").is_same(known(HERE, "木", field="news.summary.3"))


def test_a_whole_line_is_known_by_its_ends_and_a_field_by_its_sentence() -> None:
    line = Problem("tag-vanishes", Severity.WARNING, "文", 7)
    one = ignored.known_by(line, "米国の<state>について、長い文を書いた。")
    assert one.is_same(ignored.known_by(line, "米国の<state>について、もっと書いた。終わり。"))
    assert not one.is_same(ignored.known_by(line, "<a>だけの、ほかの行である。"))
    label = Problem("label-empty", Severity.WARNING, "ラベルが空です。", 3, "labels.0")
    assert ignored.known_by(label, "").is_same(ignored.known_by(label, ""))
    assert not ignored.known_by(label, "").is_same(
        ignored.known_by(Problem("label-empty", Severity.WARNING, "別の文", 3, "labels.1"), "")
    )


def test_kept_by_the_id_taken_back_and_read_after_a_rename(tmp_path) -> None:
    before, after = PostPlace(tmp_path / "a.md", "id-1"), PostPlace(tmp_path / "b.md", "id-1")
    one, other = known(HERE, "木"), known(HERE, "会議", rule="name-differs")
    ignored.ignore(before, one, tmp_path)
    ignored.ignore(before, one, tmp_path)
    ignored.ignore(before, other, tmp_path)
    assert ignored.read(after, tmp_path) == (one, other)
    assert ignored.read(PostPlace(tmp_path / "a.md", "id-2"), tmp_path) == ()
    told, quiet = ignored.parted([(problem(HERE, "木"), one), (problem(HERE, "日"), known(HERE, "日"))], (one,))
    assert ([p.words for p, _ in told], [p.words for p, _ in quiet]) == (["日"], ["木"])
    ignored.tell_again(after, [one], tmp_path)
    assert ignored.read(before, tmp_path) == (other,)


def test_a_post_without_an_id_has_its_place(tmp_path) -> None:
    ignored.ignore(PostPlace(tmp_path / "a.md"), known(HERE, "木"), tmp_path)
    assert ignored.read(PostPlace(tmp_path / "a.md"), tmp_path) != ()
    assert ignored.read(PostPlace(tmp_path / "b.md"), tmp_path) == ()


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"ignored": [1, {"rule": 3}, {"rule": "a"}]}', b"[" * 100_000])
def test_a_damaged_file_tells_all_and_is_written_anew(tmp_path, data) -> None:
    place = PostPlace(tmp_path / "a.md", "x")
    (tmp_path / f"{place.key}.json").write_bytes(data)
    assert ignored.read(place, tmp_path) == ()
    ignored.ignore(place, known(HERE, "木"), tmp_path)
    assert ignored.read(place, tmp_path) == (known(HERE, "木"),)


def test_they_are_bounded(tmp_path) -> None:
    place = PostPlace(tmp_path / "a.md", "x")
    ones = [ignored.Ignored("weekday", "", f"語{n}", "前", "後") for n in range(3)]
    for one in ones:
        ignored.ignore(place, one, tmp_path)
    assert ignored.read(place, tmp_path) == tuple(ones)
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(FileError):
        ignored.ignore(place, ones[0], tmp_path / "f" / "g")
