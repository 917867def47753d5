from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.app.open_post import change
from editor.app.search.find_process import FindProcess
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


def test_other_spellings_are_found_and_never_replaced(pane_of: Pane, qtbot: QtBot) -> None:
    pane = opened(pane_of("サーバーとサーバ、1,000と1000、caféとcafe\n"), "サーバー")
    assert pane.find_bar.count.text() == "1 of 2"
    pane.find_bar.words.setText("1000")
    assert pane.find_bar.count.text() == "1 of 2"
    opened(pane, "cafe", replace=True)
    assert pane.find_bar.count.text() == "1 of 1"
    pane.find_bar.words.setText("サーバー")
    assert pane.find_bar.count.text() == "1 of 1"
    pane.find_bar.replacement.setText("機械")
    qtbot.mouseClick(pane.find_bar.replace_all, Qt.MouseButton.LeftButton)
    assert text_of(pane) == "機械とサーバ、1,000と1000、caféとcafe\n"


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


@pytest.mark.parametrize("mark", ["<!-- commentary -->", "<!--more-->"])
def test_the_marks_of_the_text_outlive_a_replacement_of_all(pane_of: Pane, qtbot: QtBot, mark: str) -> None:
    pane = opened(pane_of(f"more\n\n{mark}\n\nmore commentary\n"), "m", replace=True)
    pane.find_bar.replacement.setText("X")
    qtbot.mouseClick(pane.find_bar.replace_all, Qt.MouseButton.LeftButton)
    assert text_of(pane) == f"Xore\n\n{mark}\n\nXore coXXentary\n"


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


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[FindProcess]:
    process = FindProcess()
    yield process
    process.stop()


def with_fields(pane: SourcePane) -> SourcePane:
    post = pane.edit.post
    news = replace(post.fields.news, headline="NATOの話", summary=("他", "natoとNATO"))
    post.apply(change.edited(replace(post.fields, news=news), name="edit"))
    return pane


def test_fields_are_searched_in_the_order_of_the_page(pane_of: Pane) -> None:
    pane, shown = with_fields(pane_of(TEXT)), []
    pane.field_wanted.connect(lambda *place: shown.append(place))
    opened(pane, "nato")
    assert selected(pane) == "ＮＡＴＯ"
    assert pane.find_bar.count.text() == "4 of 6"
    for _ in range(3):
        pane.find_next()
    assert shown == [("news.headline", 0, 4)]
    assert pane.find_bar.count.text() == "1 of 6"
    pane.find_next()
    pane.find_next()
    assert shown[1:] == [("news.summary.1", 0, 4), ("news.summary.1", 5, 9)]
    pane.find_previous()
    assert shown[-1] == ("news.summary.1", 0, 4)
    pane.find_next()
    pane.find_next()
    assert (selected(pane), pane.find_bar.count.text()) == ("ＮＡＴＯ", "4 of 6")


def test_fields_are_replaced_one_by_one_and_all_in_one_step(pane_of: Pane, qtbot: QtBot) -> None:
    pane = with_fields(pane_of(TEXT))
    pane.edit.moveCursor(pane.edit.textCursor().MoveOperation.End)
    bar = opened(pane, "nato", replace=True).find_bar
    bar.replacement.setText("北")
    assert bar.count.text() == "1 of 6"  # on from the top
    assert bar.note == "NATO → 北"
    qtbot.mouseClick(bar.replace_one, Qt.MouseButton.LeftButton)
    assert pane.edit.post.fields.news.headline == "北の話"
    qtbot.mouseClick(bar.replace_one, Qt.MouseButton.LeftButton)
    assert pane.edit.post.fields.news.summary == ("他", "北とNATO")
    qtbot.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    assert pane.edit.post.fields.news.summary == ("他", "北と北")
    assert text_of(pane) == "🚨北の会議。\n北と日本。\n北\n"
    assert bar.count.text() == "4 replaced"
    pane.edit.undo()
    assert (text_of(pane), pane.edit.post.fields.news.summary) == (TEXT, ("他", "北とNATO"))


def test_whole_words_and_kana(pane_of: Pane) -> None:
    pane = opened(pane_of("アジアンとアジアとあじあ"), "アジア")
    assert pane.find_bar.count.text() == "1 of 2"
    pane.find_bar.options.whole.setChecked(True)
    assert pane.find_bar.count.text() == "1 of 1"
    pane.find_bar.options.whole.setChecked(False)
    pane.find_bar.options.kana.setChecked(True)
    assert pane.find_bar.count.text() == "2 of 3"


def with_patterns(pane: SourcePane, process: FindProcess) -> SourcePane:
    pane._find_process = lambda: process
    pane.replace()
    pane.find_bar.options.pattern.setChecked(True)
    return pane


def test_patterns_and_what_takes_their_place(pane_of: Pane, qtbot: QtBot, process: FindProcess) -> None:
    pane = with_patterns(pane_of("2024年と2025年\n"), process)
    bar = pane.find_bar
    bar.words.setText(r"(\d+)年")
    bar.replacement.setText("$1/")
    qtbot.waitUntil(lambda: bar.note == "2024年 → 2024/", timeout=60_000)
    assert (bar.count.text(), selected(pane)) == ("1 of 2", "2024年")
    qtbot.mouseClick(bar.replace_one, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.note == "2025年 → 2025/")
    assert text_of(pane) == "2024/と2025年\n"
    qtbot.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.count.text() == "1 replaced")
    assert text_of(pane) == "2024/と2025/\n"
    bar.words.setText("(")
    qtbot.waitUntil(lambda: "no complete pattern" in bar.note)
    assert bar.count.text() == ""


def test_a_pattern_that_never_ends_leaves_the_text(
    pane_of: Pane, qtbot: QtBot, process: FindProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = with_patterns(pane_of("a" * 40 + "!"), process)
    monkeypatch.setattr(FindProcess.ask, "__defaults__", (100,))
    bar = pane.find_bar
    bar.words.setText("(a|a)*$")
    bar.replacement.setText("b")
    qtbot.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "takes too long" in bar.note, timeout=60_000)
    assert text_of(pane) == "a" * 40 + "!"
    pane.edit.insert_text("c")  # it is not tried again by itself
    qtbot.waitUntil(lambda: not pane.find_bar.hits._stale.isActive())
    assert "takes too long" in bar.note


@pytest.mark.parametrize("replaces", [False, True])
def test_in_a_narrow_column_the_switches_have_a_row_of_their_own(pane_of: Pane, replaces: bool) -> None:
    pane = opened(pane_of(TEXT), "nato", replace=replaces)
    bar, below = pane.find_bar, []
    for width in (900, 400, 320, 900):
        pane.resize(width, 500)
        if (layout := pane.layout()) is not None:
            layout.activate()
        bar.rows.activate()
        below.append(bar.options.y() > bar.words.geometry().bottom())
        assert bar.words.width() >= 100 and bar.options.isVisible()
    assert below == [False, True, True, False]
