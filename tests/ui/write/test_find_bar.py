from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import select, text_of

Pane = Callable[..., SourcePane]
TEXT = "🚨ＮＡＴＯの会議。\nnatoと日本。\nNATO\n"


def opened(pane: SourcePane, wanted: str, replace: bool = False) -> SourcePane:
    (pane.replace if replace else pane.open_find)()
    pane.find_bar.words.setText(wanted)
    return pane


def selected(pane: SourcePane) -> str:
    return pane.edit.textCursor().selectedText()


def test_hits_are_found_while_typing_and_stepped_through(pane_of: Pane) -> None:
    pane = opened(pane_of(TEXT), "nato")
    found = [selected(pane)]
    for _ in range(3):
        pane.find_next()
        found.append(selected(pane))
    pane.find_previous()
    assert found == ["ＮＡＴＯ", "nato", "NATO", "ＮＡＴＯ"]
    assert selected(pane) == "NATO"
    assert pane.find_bar.count.text() == "3 of 3"
    assert len(pane.edit.extraSelections()) == 3


def test_exactly(pane_of: Pane) -> None:
    pane = opened(pane_of(TEXT), "NATO")
    pane.find_bar.exact.setChecked(True)
    assert selected(pane) == "NATO"
    assert pane.find_bar.count.text() == "1 of 1"


def test_nothing_found(pane_of: Pane) -> None:
    pane = opened(pane_of(TEXT), "論評")
    pane.find_next()
    assert pane.find_bar.count.text() == "Not found"


def test_one_is_replaced_after_another(pane_of: Pane, qtbot: QtBot) -> None:
    pane = opened(pane_of(TEXT), "nato", replace=True)
    pane.find_bar.replacement.setText("北大西洋条約機構")
    qtbot.mouseClick(pane.find_bar.replace_one, Qt.MouseButton.LeftButton)
    assert text_of(pane) == "🚨北大西洋条約機構の会議。\nnatoと日本。\nNATO\n"
    assert selected(pane) == "nato"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ("葛飾区", "\ufeff🚨Xと辻\U000e0101さん。大統\ufeff領。米\u200b国と國。\n"),
        ("辻", "\ufeff🚨葛\U000e0100飾区とXさん。大統\ufeff領。米\u200b国と國。\n"),
        ("大統領", "\ufeff🚨葛\U000e0100飾区と辻\U000e0101さん。X。米\u200b国と國。\n"),
        ("米国", "\ufeff🚨葛\U000e0100飾区と辻\U000e0101さん。大統\ufeff領。Xと國。\n"),
        ("国", "\ufeff🚨葛\U000e0100飾区と辻\U000e0101さん。大統\ufeff領。米\u200bXとX。\n"),
    ],
)
def test_what_is_replaced_is_whole(pane_of: Pane, qtbot: QtBot, wanted: str, left: str) -> None:
    pane = opened(
        pane_of("\ufeff🚨葛\U000e0100飾区と辻\U000e0101さん。大統\ufeff領。米\u200b国と國。\n"), wanted, replace=True
    )
    pane.find_bar.replacement.setText("X")
    qtbot.mouseClick(pane.find_bar.replace_all, Qt.MouseButton.LeftButton)
    assert text_of(pane) == left


def test_all_are_replaced_in_one_step(pane_of: Pane, qtbot: QtBot) -> None:
    pane = opened(pane_of(TEXT), "nato", replace=True)
    pane.find_bar.replacement.setText("N")
    qtbot.mouseClick(pane.find_bar.replace_all, Qt.MouseButton.LeftButton)
    assert text_of(pane) == "🚨Nの会議。\nNと日本。\nN\n"
    assert pane.find_bar.count.text() == "3 replaced"
    pane.edit.undo()
    assert text_of(pane) == TEXT


def test_the_selection_is_looked_for_and_escape_goes_back(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of(TEXT)
    select(pane.edit, 11, 15)
    pane.open_find()
    assert pane.find_bar.words.text() == "nato"
    assert selected(pane) == "nato"
    qtbot.keyClick(pane.find_bar.words, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.edit.hasFocus()
    assert pane.edit.extraSelections() == []


def test_what_one_writes_is_found_too(pane_of: Pane, qtbot: QtBot) -> None:
    pane = opened(pane_of(TEXT), "nato")
    pane.edit.moveCursor(pane.edit.textCursor().MoveOperation.End)
    pane.edit.insert_text("NATO")
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "4 found")
