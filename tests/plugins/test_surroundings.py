"""A test has folders of its own, which are given on only when nothing is in them; and it is alone in the world."""

import gc
import os
import socket
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from editor.core import paths, words
from tests.plugins import surroundings
from tests.plugins.surroundings import Person


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    for name in ("HOME", "XDG_CONFIG_HOME", "RONPYO_LANG", "LANG"):
        monkeypatch.setenv(name, "ja")
    (tmp_path / "people").mkdir()
    person = Person(tmp_path / "people")
    person.enter()
    return person


def test_the_folders_are_the_tests_own(person: Person, tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    assert home.is_relative_to(tmp_path)
    assert "RONPYO_LANG" not in os.environ
    assert os.environ["LANG"] == "C.UTF-8"
    assert paths.config().is_relative_to(os.environ["XDG_CONFIG_HOME"])
    person.enter()
    assert Path(os.environ["HOME"]) == home, "nobody wrote anything"


@pytest.mark.parametrize("touch", ["home/a", "home/config/a", "home/documents/b", "library/post.md", "c"])
def test_folders_in_which_something_is_are_not_given_on(touch: str, person: Person) -> None:
    base = Path(os.environ["HOME"]).parent
    (base / touch).touch()
    person.enter()
    assert Path(os.environ["HOME"]).parent != base
    assert (base / touch).exists(), "it may be looked at"


def test_folders_that_are_gone_are_made_again(person: Person) -> None:
    home = Path(os.environ["HOME"])
    (home / "state").rmdir()
    person.enter()
    assert Path(os.environ["XDG_STATE_HOME"]).is_dir()
    assert Path(os.environ["HOME"]) != home


def test_no_other_machine_is_reached() -> None:
    with socket.socket() as out, pytest.raises(AssertionError, match="tried to reach"):
        out.connect(("192.0.2.1", 80))


def test_english_is_spoken_again_after_a_test_of_another_language() -> None:
    assert words.language() == "en"
    words.use("ja")


def test_english_is_spoken_after_it() -> None:
    assert words.language() == "en"


def test_garbage_is_not_looked_for_in_whatever_thread() -> None:
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 10_000, "what was collected is left out"


def test_widgets_that_a_test_leaves_are_named(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_MOST_WIDGETS", 20)
    assert not surroundings.left_widgets()
    area = QScrollArea()
    inside = [QWidget(area) for _number in range(20)]
    assert surroundings.left_widgets() == ["QScrollArea"]
    area.deleteLater()
    assert not surroundings.left_widgets(), "what is to be deleted is not left"
    assert not any(shiboken6.isValid(one) for one in inside)


def test_widgets_that_only_stand_in_a_cycle_are_not_left(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_MOST_WIDGETS", 20)
    widgets = [QWidget() for _number in range(21)]
    for one in widgets:
        one.own = one  # type: ignore[attr-defined]
    del widgets, one
    assert not surroundings.left_widgets()
