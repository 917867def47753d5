"""Pictures that are large, or many: copied elsewhere while the window goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.write import added_pictures
from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import select, text_of
from tests.ui.write.test_paste import png

Pane = Callable[..., SourcePane]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setattr(added_pictures, "AT_ONCE", 10)
    made = tmp_path / "1.png", tmp_path / "2.png"
    for number, file in enumerate(made):
        file.write_bytes(png() + bytes(number))
    return made


def test_they_come_where_the_caret_was_in_one_step(pane_of: Pane, files: tuple[Path, Path], qtbot: QtBot) -> None:
    pane = pane_of("前\n\n港\n\n後")
    select(pane.edit, 3, 4)
    with qtbot.waitSignal(pane.edit.pictures_added):
        pane.edit.insert_image(*files, files[0].with_name("gone.png"))
        assert text_of(pane) == "前\n\n港\n\n後"
        select(pane.edit, 0, 0)
        pane.edit.insert_text("新")
    after = "新前\n\n![港](post/港.png)\n\n![](post/2.png)\n\n後"
    assert text_of(pane) == after
    pane.edit.undo()
    assert text_of(pane) == "新前\n\n港\n\n後"


def test_what_is_refused_is_said(pane_of: Pane, files: tuple[Path, Path], qtbot: QtBot) -> None:
    pane = pane_of("文")
    with qtbot.waitSignal(pane.edit.refused) as said:
        pane.edit.insert_image(*files, files[0].with_name("gone.png"))
    assert "gone.png" in said.args[0]


def test_they_do_not_come_into_another_post(pane_of: Pane, files: tuple[Path, Path], qtbot: QtBot) -> None:
    pane = pane_of("一")
    second = pane_of("二")
    other = second.edit.post
    with qtbot.waitSignal(pane.edit.refused) as said:
        pane.edit.insert_image(*files)
        pane.edit.show_document(other)
    assert said.args[0].startswith("The images are in the folder of")
    assert text_of(pane) == "二"
