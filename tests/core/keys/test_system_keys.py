"""On macOS no command has the keys of the system; elsewhere all have theirs."""

import pytest

from editor.core.keys.system_keys import RESERVED_ON_MACOS, keys_on


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_elsewhere_keys_are_what_they_are(platform: str) -> None:
    assert keys_on(platform, "edit.replace", ("Ctrl+H",)) == ("Ctrl+H",)


def test_replacing_is_not_hiding_the_program() -> None:
    assert keys_on("darwin", "edit.replace", ("Ctrl+H",)) == ("Ctrl+Alt+F",)
    assert "Ctrl+Alt+F" not in keys_on("darwin", "edit.search_library", ("F4", "Ctrl+Alt+F"))
    assert keys_on("darwin", "file.save", ("Ctrl+S",)) == ("Ctrl+S",)
    assert keys_on("darwin", "another", ("Ctrl+M", "F9")) == ("F9",)


def test_no_two_of_them_are_the_same() -> None:
    given = [keys_on("darwin", name, ()) for name in ("edit.replace", "edit.search_library", "format.quote")]
    flat = [key for keys in given for key in keys]
    assert len(set(flat)) == len(flat) and not set(flat) & set(RESERVED_ON_MACOS)
