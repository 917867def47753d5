"""File names: made of any title, creatable, inside the library, each once."""

import datetime
import unicodedata
from pathlib import Path

import pytest

from editor.core.disk import store
from editor.core.disk.names import (
    EMPTY,
    MAX_BYTES,
    beside,
    folded_name,
    free_path,
    has_name,
    has_words,
    image_folder,
    is_reserved,
    leads_to_network,
    new_path,
    numbered_stem,
    room,
    slug,
    take,
    taken_names,
)
from tests import shared_data
from tests.fakes.systems.windows import windows


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rare Earth Talks!", "rare-earth-talks"),
        ("米ロ、レアアース協議―【私の論評】", "米ロ-レアアース協議-私の論評"),
        ("プーチンの『懐刀』", "プーチンの-懐刀"),
        ("", "post"),
        ("🚨", "post"),
        ("...", "post"),
        ("-rf /", "rf"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "post-con"),
        ("NUL.txt", "post-nul.txt"),
        ("COM1", "post-com1"),
        ("a\u200bb\x00c", "abc"),
        ("か\u3099", "が"),
        ('a/\\:*?"<>|b', "a-b"),
        ("終わり. ", "終わり"),
        ("a (1) #2 100%", "a-1-2-100"),
        ("\u0301\u0301", "post"),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


@pytest.mark.parametrize(
    ("text", "has"),
    [("国", True), ("post", True), ("🎉1", True), ("con", True), ("🎉", False), ("/", False), ("\u200b\u0301", False)],
)
def test_words_for_a_name(text: str, has: bool) -> None:
    assert has_words(text) is has
    assert (slug(text) == EMPTY) is (not has or text == "post")


@pytest.mark.parametrize("name", ["con", "NUL", "aux.md", "Com1.a.b", "lpt³", "CONOUT$", "prn."])
def test_names_of_devices(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["", "console", "a.con", "com", "com10", "lpt", "nul-a", "コン"])
def test_names_that_are_no_devices(name: str) -> None:
    assert not is_reserved(name)


def test_a_slug_is_cut_between_characters() -> None:
    assert slug("あ" * 100) == "あ" * 40
    assert slug("a" + "か\u309a" * 60, 10) == "aか\u309a"
    assert slug("aa か\u309aあ", 9) == "aa-か\u309a"
    assert slug("aa か\u309aあ", 8) == "aa"


@pytest.mark.parametrize("count", [119, 120, 121, 500])
def test_a_slug_has_120_bytes_at_most(count: int) -> None:
    assert slug("a" * count) == "a" * min(count, 120)


def test_the_whole_name_has_120_bytes_at_most() -> None:
    """With date, number and suffix: sync clients and temporary files add to it."""
    for number in (1, 2, 10):
        stem = numbered_stem("2025-04-02-", "a" * 300, number)
        assert len(stem + ".md") == MAX_BYTES == 120
        assert stem.endswith("a" if number == 1 else f"a-{number}")


FOLDER, PREFIX = Path("library/2025"), "2025-04-02-"


@pytest.mark.parametrize(
    ("path", "has"),
    [
        (FOLDER / "2025-04-02-rare-earth.md", True),
        (FOLDER / "2025-04-02-rare-earth-2.md", True),
        (FOLDER / "2025-04-02-rare-earth-123456789.md", True),
        (FOLDER / "2025-04-02-rare-earth-1.md", False),  # 1 stands for no number
        (FOLDER / "2025-04-02-rare-earth-02.md", False),
        (FOLDER / "2025-04-02-rare-earth-x.md", False),
        (FOLDER / "2025-04-02-rare.md", False),
        (FOLDER / "2025-04-03-rare-earth.md", False),
        (FOLDER / "deep" / "2025-04-02-rare-earth.md", False),
        (Path("library/2024/2025-04-02-rare-earth.md"), False),
    ],
)
def test_a_name_that_could_have_been_given_is_known(path: Path, has: bool) -> None:
    assert has_name(path, FOLDER, PREFIX, "Rare Earth") is has


def test_words_that_end_in_a_number_are_no_second_name() -> None:
    assert has_name(FOLDER / "2025-04-02-top-10.md", FOLDER, PREFIX, "Top 10")
    assert has_name(FOLDER / "2025-04-02-top-10-2.md", FOLDER, PREFIX, "Top 10")


def test_names_that_are_taken_are_not_given_again(tmp_path: Path) -> None:
    taken = taken_names(tmp_path / "gone")
    assert taken == set()
    given = []
    for _ in range(3):
        given.append(free_path(tmp_path, PREFIX, "Café", taken))
        take(given[-1], taken)
    assert [path.name for path in given] == [f"{PREFIX}Café{ending}.md" for ending in ("", "-2", "-3")]
    assert all(has_name(path, tmp_path, PREFIX, "Café") for path in given)
    assert free_path(tmp_path, PREFIX, "Café", set(), 7).name == f"{PREFIX}Café-7.md"
    assert taken == {folded_name(name) for path in given for name in (path.name, path.stem)}


def test_letter_case_and_composition_do_not_tell_names_apart() -> None:
    assert len({folded_name(name) for name in ("CAFÉ.md", "café.MD", "cafe\u0301.md")}) == 1
    assert folded_name("cafe") != folded_name("café")


def test_new_path(tmp_path: Path) -> None:
    day = datetime.date(2025, 4, 2)
    first = new_path(tmp_path, day, "レアアース")
    assert first == tmp_path / "2025" / "2025-04-02-レアアース.md"
    assert not first.parent.exists()
    assert new_path(tmp_path, "2025-04-02T07:30:00+09:00", "題", "talks") == tmp_path / "2025" / "2025-04-02-talks.md"
    assert new_path(tmp_path, "いつか", "a").name.endswith("-a.md")
    assert image_folder(first) == tmp_path / "2025" / "2025-04-02-レアアース"


@pytest.mark.parametrize("taken", ["2025-04-02-CAFÉ.md", "2025-04-02-cafe\u0301.MD", "2025-04-02-café"])
def test_a_name_is_given_once(tmp_path: Path, taken: str) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / taken).write_bytes(b"")
    assert new_path(tmp_path, "2025-04-02", "Café").name == "2025-04-02-Café-2.md"


def _check(path: Path, library: Path) -> None:
    assert path.resolve().is_relative_to(library.resolve())
    assert path.parent == library / "2025"
    assert len(path.name.encode()) <= MAX_BYTES
    assert path.name == unicodedata.normalize("NFC", path.name)
    assert not set(path.name) & set('/\\:*?"<>|\x00 ()[]#%')
    path.parent.mkdir(exist_ok=True)
    path.touch(exist_ok=False)


def test_naughty_strings_give_names_that_can_be_made(tmp_path: Path) -> None:
    for case in shared_data.cases("hostile/blns"):
        _check(new_path(tmp_path, "2025-04-02", case["payload"], ""), tmp_path)
    assert len(list((tmp_path / "2025").iterdir())) == 515


@pytest.mark.parametrize("title", ["長" * 500, "\ud800", "a" * 300, "Z" + "\u0301" * 300, "...", "\n", "𠮷" * 100])
def test_long_and_odd_titles_give_names_that_can_be_made(tmp_path: Path, title: str) -> None:
    for _ in range(12):
        _check(new_path(tmp_path, "2025-04-02", title), tmp_path)


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("//host/share/a.png", True),
        (r"\\host\share\a.png", True),
        (r"\\?\UNC\host\share\a", True),
        (r"\\.\pipe\a", True),
        ("/a.png", False),
        ("C:/a.png", False),
        ("p/a.png", False),
        ("p//a.png", False),
        ("", False),
    ],
)
def test_what_leads_to_another_machine_on_windows_alone(name: str, leads: bool) -> None:
    assert not leads_to_network(name)
    with windows():
        assert leads_to_network(name) is leads


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("a.md", 1, "a.mine.md"),
        ("a.md", 2, "a.mine-2.md"),
        ("a.b.markdown", 1, "a.b.mine.markdown"),
        ("a", 12, "a.mine-12"),
        (f"{'a' * 247}.md", 1, f"{'a' * 247}.mine.md"),
        (f"{'a' * 248}.md", 1, f"{'a' * 247}.mine.md"),
        (f"{'長' * 84}.md", 1, f"{'長' * 82}.mine.md"),
        (f"{'長' * 84}.md", 100, f"{'長' * 81}.mine-100.md"),
    ],
)
def test_another_version_lies_beside_the_post(tmp_path: Path, name: str, number: int, expected: str) -> None:
    found = beside(tmp_path / name, "mine", number)
    assert found == tmp_path / expected
    found.touch(exist_ok=False)


@pytest.mark.parametrize("word", ["original", "copy", "theirs"])
@pytest.mark.parametrize("units", [244, 253, 259])
def test_on_windows_another_version_of_a_post_with_a_long_path_can_be_written(
    tmp_path: Path, units: int, word: str
) -> None:
    """Or a save that keeps what it replaces beside it could never be made there."""
    path = tmp_path / f"{'a' * (units - len(str(tmp_path)) - 4)}.md"
    with windows():
        path.write_bytes(b"mine")
        for number in (1, 2):
            store.write(beside(path, word, number), b"theirs", store.ABSENT)
    assert len(list(tmp_path.iterdir())) == 3


def deep(tmp_path: Path, units: int) -> Path:
    """A folder whose path has so many characters."""
    path = tmp_path / "𠮷"  # two units of UTF-16
    return path / ("a" * (units - len(str(path)) - 2))


@pytest.mark.parametrize(("units", "bytes_"), [(60, MAX_BYTES), (138, MAX_BYTES), (150, 108), (200, 58), (300, 40)])
def test_on_windows_a_name_is_as_long_as_its_path_has_room(tmp_path: Path, units: int, bytes_: int) -> None:
    folder = deep(tmp_path, units)
    assert room(folder) == MAX_BYTES
    with windows():
        assert room(folder) == bytes_


def test_on_windows_a_post_in_a_deep_folder_gets_a_name_that_fits(tmp_path: Path) -> None:
    folder = deep(tmp_path, 120)
    title = "a very long headline of many words " * 5
    with windows():
        path = free_path(folder, "2026-11-27-", title, set())
        other = free_path(folder, "2026-11-27-", title, {folded_name(path.name)})
        assert len(str(path)) < 259 - 50 and other.name.endswith("-2.md")
        assert has_name(path, folder, "2026-11-27-", title) and has_name(other, folder, "2026-11-27-", title)
        folder.parent.mkdir()
        folder.mkdir()
        path.write_bytes(b"")
        image_folder(path).mkdir()
        (image_folder(path) / "picture-of-the-house.png").write_bytes(b"")
    assert len(free_path(folder, "2026-11-27-", title, set()).name) > len(path.name)
