"""Programs that are not ours get the environment as the person gave it."""

import os

import pytest

from editor.core.processes import foreign

FROZEN = "/opt/ronpyo/_internal"
LIBRARIES, DYLD = "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"
CASES: list[tuple[str, dict[str, str], str, dict[str, str]]] = [
    ("not frozen", {LIBRARIES: "/m", "QT_PLUGIN_PATH": "/p"}, "", {LIBRARIES: "/m", "QT_PLUGIN_PATH": "/p"}),
    ("set by the loader", {"HOME": "/h", LIBRARIES: FROZEN}, FROZEN, {"HOME": "/h"}),
    ("set before", {LIBRARIES: f"{FROZEN}:/m", f"{LIBRARIES}_ORIG": "/m"}, FROZEN, {LIBRARIES: "/m"}),
    ("set and empty before", {LIBRARIES: FROZEN, f"{LIBRARIES}_ORIG": ""}, FROZEN, {}),
    ("on macOS", {DYLD: FROZEN, f"{DYLD}_ORIG": "/m"}, FROZEN, {DYLD: "/m"}),
    ("Qt's folders", {"QT_PLUGIN_PATH": f"{FROZEN}/plugins", "QML2_IMPORT_PATH": f"{FROZEN}/qml"}, FROZEN, {}),
    ("Qt's folders of the person", {"QT_PLUGIN_PATH": "/usr/lib/qt6"}, FROZEN, {"QT_PLUGIN_PATH": "/usr/lib/qt6"}),
    ("notes of the loader", {"_PYI_ARCHIVE_FILE": "/x", "_PYI_PARENT": "1", "_": "/y"}, FROZEN, {"_": "/y"}),
]


@pytest.mark.parametrize(("given", "frozen", "right"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_loader_set_is_left_out(given: dict[str, str], frozen: str, right: dict[str, str]) -> None:
    assert foreign.as_given(given, frozen) == right


def test_what_the_program_set_is_away_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_given", {})
    monkeypatch.setenv("CHANGED", "before")
    monkeypatch.setenv("TAKEN", "before")
    monkeypatch.delenv("NEW", raising=False)
    foreign.remember()
    monkeypatch.setenv("CHANGED", "ours")
    monkeypatch.setenv("NEW", "ours")
    monkeypatch.delenv("TAKEN")
    ours = dict(os.environ)
    with pytest.raises(RuntimeError), foreign.environment_as_given():
        assert (os.environ["CHANGED"], os.environ["TAKEN"], "NEW" in os.environ) == ("before", "before", False)
        raise RuntimeError
    assert dict(os.environ) == ours


def test_before_anything_was_remembered_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_given", {})
    ours = dict(os.environ)
    with foreign.environment_as_given():
        assert dict(os.environ) == ours
