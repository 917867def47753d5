"""The pictures that a page may have: what is one, how often it is loaded, and that nothing else is opened."""

import os
from pathlib import Path

import pytest

from editor.ui.preview import folder
from editor.ui.preview.folder import Names, read_picture

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "post").mkdir()
    for name in ("a.png", "b.png"):
        (tmp_path / "post" / name).write_bytes(PNG)
    return tmp_path


def test_forty_names_of_one_large_file_are_not_loaded_forty_times(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_REPEATED", 3 * len(PNG))
    names = Names()
    spelled = ["./" * number + "post/a.png" for number in range(40)]
    shown = [name for name in spelled if names.counted(name, read_picture(place, name)).kind]
    assert shown == spelled[:4]
    assert names.counted(spelled[0], read_picture(place, spelled[0])).kind  # again, as after a change on the disk
    assert "too many names" in names.counted(spelled[9], read_picture(place, spelled[9])).why
    assert names.counted("post/b.png", read_picture(place, "post/b.png")).kind


def test_what_is_no_regular_file_is_not_opened(place: Path) -> None:
    os.mkfifo(place / "post" / "pipe.png")
    for name in ("post/pipe.png", "post", "post/none.png"):
        assert not read_picture(place, name).kind
