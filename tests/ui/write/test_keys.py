from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core import markup
from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import select, text_of

Pane = Callable[..., SourcePane]
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def press(qtbot: QtBot, pane: SourcePane, key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(pane.edit, key, modifiers)


@pytest.mark.parametrize(
    ("before", "key", "modifiers", "after"),
    [
        ("- 一", Key.Key_Return, Modifier.NoModifier, "- 一\n- "),
        ("- 一", Key.Key_Enter, Modifier.KeypadModifier, "- 一\n- "),
        ("- ", Key.Key_Return, Modifier.NoModifier, ""),
        ("- 一\n- ", Key.Key_Return, Modifier.NoModifier, "- 一\n\n"),
        ("> 𠮷野", Key.Key_Return, Modifier.NoModifier, "> 𠮷野\n> "),
        ("本文", Key.Key_Return, Modifier.NoModifier, "本文\n\n"),
        ("本文\n\n", Key.Key_Return, Modifier.NoModifier, "本文\n\n\n"),
        ("| 一 |", Key.Key_Return, Modifier.NoModifier, "| 一 |\n"),
        ("```\nx", Key.Key_Return, Modifier.ShiftModifier, "```\nx\n"),
        ("本文", Key.Key_Return, Modifier.ShiftModifier, "本文  \n"),
        ("```\n- x", Key.Key_Return, Modifier.NoModifier, "```\n- x\n"),
        ("- 一", Key.Key_Tab, Modifier.NoModifier, "    - 一"),
        ("    - 一", Key.Key_Backtab, Modifier.ShiftModifier, "- 一"),
        ("", Key.Key_Tab, Modifier.NoModifier, "　"),
        ("　", Key.Key_Backtab, Modifier.ShiftModifier, ""),
    ],
)
def test_keys(qtbot: QtBot, pane_of: Pane, before: str, key: Key, modifiers: Modifier, after: str) -> None:
    pane = pane_of(before)
    end = len(before.encode("utf-16-le")) // 2
    select(pane.edit, end, end)
    press(qtbot, pane, key, modifiers)
    assert text_of(pane) == after


@pytest.mark.parametrize(
    ("language", "chosen", "after"),
    [("ja", "", "𠮷野\n\n"), ("en", "", "𠮷野\n"), ("ja", "line", "𠮷野\n"), ("en", "paragraph", "𠮷野\n\n")],
)
def test_enter_makes_what_is_chosen(qtbot: QtBot, pane_of: Pane, language: str, chosen: str, after: str) -> None:
    pane = pane_of("𠮷野", language=language)
    pane.edit.choose_enter(chosen)
    select(pane.edit, 3, 3)
    press(qtbot, pane, Key.Key_Return)
    assert text_of(pane) == after
    pane.edit.undo()
    assert text_of(pane) == "𠮷野"


def test_typing_behind_a_new_paragraph_is_a_step_of_its_own(qtbot: QtBot, pane_of: Pane) -> None:
    pane = pane_of("")
    qtbot.keyClicks(pane.edit, "one")
    press(qtbot, pane, Key.Key_Return)
    qtbot.keyClicks(pane.edit, "two")
    assert text_of(pane) == "one\n\ntwo"
    steps = []
    while text_of(pane):
        pane.edit.undo()
        steps.append(text_of(pane))
    assert steps == ["one\n\n", "one", ""]


@pytest.mark.parametrize(
    ("text", "selection", "after"),
    [("前の言葉", (1, 3), "前\n\n葉"), ("- 前の言葉", (3, 5), "- 前\n葉"), ("一\n\n二\n\n三", (1, 6), "一\n\n三")],
)
def test_enter_replaces_a_selection(
    qtbot: QtBot, pane_of: Pane, text: str, selection: tuple[int, int], after: str
) -> None:
    pane = pane_of(text)
    select(pane.edit, *selection)
    press(qtbot, pane, Key.Key_Return)
    assert text_of(pane) == after
    pane.edit.undo()
    assert text_of(pane) == text


def test_enter_leads_from_caption_to_caption_and_on(qtbot: QtBot, pane_of: Pane) -> None:
    pane = pane_of("前。\n\n![](a.png)\n\n![](b.png)\n")
    select(pane.edit, 6, 6)
    for words in ("one", "two", "text"):
        qtbot.keyClicks(pane.edit, words)
        if words != "text":
            press(qtbot, pane, Key.Key_Return)
    assert text_of(pane) == "前。\n\n![one](a.png)\n\n![two](b.png)\n\ntext\n"


def test_enter_in_a_paragraph_of_thousands_of_lines(qtbot: QtBot, pane_of: Pane) -> None:
    pane = pane_of("行\n" * 5000 + "行")
    select(pane.edit, 10_001, 10_001)
    press(qtbot, pane, Key.Key_Return)
    assert text_of(pane).endswith("行\n行\n\n")


def test_enter_is_one_undo_step_and_undo_is_the_documents(qtbot: QtBot, pane_of: Pane) -> None:
    pane = pane_of("- 一")
    select(pane.edit, 3, 3)
    press(qtbot, pane, Key.Key_Return)
    press(qtbot, pane, Key.Key_Z, Modifier.ControlModifier)
    assert text_of(pane) == "- 一"
    press(qtbot, pane, Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert text_of(pane) == "- 一\n- "


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "kept"),
    [
        (Key.Key_Z, Modifier.ControlModifier, "\x1a", False),
        (Key.Key_K, Modifier.ControlModifier, "\x0b", False),
        (Key.Key_B, Modifier.ControlModifier, "\x02", False),
        (Key.Key_Up, Modifier.AltModifier, "", False),
        (Key.Key_C, Modifier.ControlModifier, "\x03", True),
        (Key.Key_Right, Modifier.ControlModifier, "", True),
        (Key.Key_A, Modifier.NoModifier, "a", True),
    ],
)
def test_what_the_text_claims_before_the_window(
    pane_of: Pane, key: Key, modifiers: Modifier, text: str, kept: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.ignore()
    pane = pane_of("本文")
    QApplication.sendEvent(pane.edit, event)
    assert event.isAccepted() is kept


def test_a_command_is_one_undo_step_and_keeps_the_selection(pane_of: Pane) -> None:
    pane = pane_of("🚨前の𠮷野家の後")
    select(pane.edit, 4, 8)
    pane.apply(markup.bold, "step")
    assert text_of(pane) == "🚨前の**𠮷野家**の後"
    assert pane.edit.textCursor().selectedText() == "𠮷野家"
    pane.edit.undo()
    assert text_of(pane) == "🚨前の𠮷野家の後"


def test_a_command_after_typing_is_a_step_of_its_own(qtbot: QtBot, pane_of: Pane) -> None:
    pane = pane_of("")
    qtbot.keyClicks(pane.edit, "abc")
    pane.apply(markup.bold, "step")
    assert text_of(pane) == "abc****"
    pane.edit.undo()
    assert text_of(pane) == "abc"


def test_overwriting_is_off(pane_of: Pane) -> None:
    assert not pane_of("本文").edit.overwriteMode()


@pytest.mark.parametrize(
    ("text", "selection", "key", "after"),
    [
        ("```\ncode\n```", (4, 4), Key.Key_Tab, "```\n    code\n```"),
        ("```\ncode\n```", (6, 6), Key.Key_Tab, "```\nco  de\n```"),
        ("```\n- item\n```", (4, 4), Key.Key_Tab, "```\n    - item\n```"),
        ("```\na\n\nb\n```", (4, 8), Key.Key_Tab, "```\n    a\n\n    b\n```"),
        ("```\n      a\n\tb\n  c\n```", (4, 18), Key.Key_Backtab, "```\n  a\nb\nc\n```"),
        ("```\n　a\n```", (5, 5), Key.Key_Backtab, "```\n　a\n```"),
        ("~~~ py\nx\n~~~", (0, 0), Key.Key_Tab, "    ~~~ py\nx\n~~~"),
        ("文\n```\nx\n```\n文", (0, 12), Key.Key_Tab, "    文\n    ```\n    x\n    ```\n    文"),
        ("```\nx\n```\n文", (10, 10), Key.Key_Tab, "```\nx\n```\n　文"),
    ],
)
def test_tab_in_code(qtbot: QtBot, pane_of: Pane, text: str, selection: tuple[int, int], key: Key, after: str) -> None:
    pane = pane_of(text)
    qtbot.waitUntil(lambda: pane.edit.document().firstBlock().userState() >= 0)
    select(pane.edit, *selection)
    shift = Modifier.ShiftModifier if key == Key.Key_Backtab else Modifier.NoModifier
    qtbot.keyClick(pane.edit, key, shift)
    assert text_of(pane) == after
    pane.edit.undo()
    assert text_of(pane) == text


def test_tab_in_a_header_shown_as_text(qtbot: QtBot, pane_of: Pane) -> None:
    pane = pane_of("---\nnews:\nheadline: x\n---\n本文", raw=True)
    qtbot.waitUntil(lambda: pane.edit.document().findBlockByNumber(2).userState() > 0)
    select(pane.edit, 10, 10)
    qtbot.keyClick(pane.edit, Key.Key_Tab)
    assert text_of(pane) == "---\nnews:\n    headline: x\n---\n本文"


def test_tab_goes_through_a_table_and_begins_a_row(pane_of):
    pane = pane_of("前\n\n| 国 | 量 |\n| --- | --- |\n| 𠮷 | 1 |\n\n後\n")
    pane.go_to_line(3)
    seen = []
    for _key in range(5):
        QTest.keyClick(pane.edit, Qt.Key.Key_Tab)
        seen.append(pane.edit.textCursor().selectedText())
    assert seen == ["量", "𠮷", "1", "", ""]
    QTest.keyClicks(pane.edit, "x")
    assert text_of(pane) == "前\n\n| 国  | 量  |\n| --- | --- |\n| 𠮷  | 1   |\n|     | x    |\n\n後\n"
    QTest.keyClick(pane.edit, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.edit.hasFocus()
    assert "|     | x   |" in text_of(pane)
    for _step in range(9):
        pane.edit.undo()
    assert text_of(pane) == "前\n\n| 国 | 量 |\n| --- | --- |\n| 𠮷 | 1 |\n\n後\n"


def test_tab_in_code_that_looks_like_a_table(pane_of):
    pane = pane_of("```\n| a | b |\n| --- | --- |\n```\n")
    pane.go_to_line(2)
    QTest.keyClick(pane.edit, Qt.Key.Key_Tab)
    assert text_of(pane) == "```\n    | a | b |\n| --- | --- |\n```\n"
