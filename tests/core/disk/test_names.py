"""File names: made of any title, creatable, inside the library, each once."""

import datetime
import unicodedata
from pathlib import Path

import pytest

from editor.core.disk.names import MAX_BYTES, image_folder, is_reserved, new_path, slug
from tests import shared_data


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
