"""Dictionaries are found where they lie, of what is no dictionary nothing is taken."""

import os
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.spelling import dictionaries
from editor.core.spelling.dictionaries import (
    DictionaryFiles,
    dictionary,
    is_readable,
    list_dictionaries,
    own_folder,
    usual_dictionary,
)


def put(folder: Path, name: str, aff: bytes = b"SET UTF-8\n", dic: bytes = b"1\nword\n") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_bytes(aff)
    (folder / f"{name}.dic").write_bytes(dic)


def names(*folders: Path) -> list[str]:
    return [one.name for one in list_dictionaries(folders)]


def test_pairs_are_found_and_the_first_folder_wins(tmp_path: Path) -> None:
    put(tmp_path / "a", "en_GB")
    put(tmp_path / "b", "en_GB")
    put(tmp_path / "b", "en-US")
    put(tmp_path / "b", "sr_Latn_RS")
    assert list_dictionaries([tmp_path / "none", tmp_path / "a", tmp_path / "b"]) == (
        DictionaryFiles("en-US", tmp_path / "b" / "en-US.aff", tmp_path / "b" / "en-US.dic"),
        DictionaryFiles("en_GB", tmp_path / "a" / "en_GB.aff", tmp_path / "a" / "en_GB.dic"),
        DictionaryFiles("sr_Latn_RS", tmp_path / "b" / "sr_Latn_RS.aff", tmp_path / "b" / "sr_Latn_RS.dic"),
    )
    assert dictionary("en_GB", [tmp_path / "b"]) is not None
    assert dictionary("../b/en_GB", [tmp_path / "a"]) is None


@pytest.mark.parametrize("name", ["ru_RU", "sr", "ja", "../x", "hyph_en_US", "EN", "th_TH", "en US"])
def test_other_scripts_and_other_files_are_none(tmp_path: Path, name: str) -> None:
    put(tmp_path, name.replace("/", "_"))
    assert names(tmp_path) == []


def test_what_is_no_pair_of_ordinary_files_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "en_GB")
    (tmp_path / "de_DE.dic").write_bytes(b"1\n")
    (tmp_path / "fr.aff").mkdir()
    (tmp_path / "fr.dic").mkdir()
    put(tmp_path, "es", dic=b"")
    put(tmp_path, "it", dic=b"x" * 200)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pt.aff")
    (tmp_path / "pt.dic").symlink_to("/dev/zero")
    monkeypatch.setattr(dictionaries, "LARGEST_DIC", 100)
    assert names(tmp_path) == ["en_GB"]


def test_links_of_a_system_lead_to_its_dictionary(tmp_path: Path) -> None:
    put(tmp_path, "en_GB")
    for kind in ("aff", "dic"):
        (tmp_path / f"en_AU.{kind}").symlink_to(f"en_GB.{kind}")
    assert names(tmp_path) == ["en_AU", "en_GB"]


def test_the_persons_own_folder_comes_first() -> None:
    put(own_folder(), "en_US")
    assert own_folder().is_relative_to(paths.config())
    found = dictionary("en_US")
    assert found is not None and found.dic.parent == own_folder()


def test_the_package_brings_an_english_one() -> None:
    pytest.importorskip("spylls")
    assert is_readable()
    assert "en_US" in [one.name for one in list_dictionaries()]


@pytest.mark.parametrize(
    ("there", "usual"),
    [("de_DE en_GB en_US", "en_US"), ("de_DE en_AU", "en_AU"), ("de_DE fr", "de_DE"), ("", "")],
)
def test_english_is_taken_where_nobody_chose(there: str, usual: str) -> None:
    files = [DictionaryFiles(name, Path("a"), Path("d")) for name in there.split()]
    assert usual_dictionary(files) == usual
