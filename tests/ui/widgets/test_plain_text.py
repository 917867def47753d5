"""Whatever a text looks like, a label and a tip show it as it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QWidget

from editor.ui.widgets.plain_text import LONGEST_TIP, PlainLabel, plain_tip, set_tip
from tests.shared_data import cases

HOSTILE = [
    "<img src='/dev/zero'>",
    "  <b>太字</b>",
    "<?xml version='1.0'?><p>x",
    "<!-- x --><i>y</i>",
    "一行目\n<a href='file:///etc/passwd'>二</a>",
    "<qt><table>",
    "a < b, b > c",
    "a &lt; b",
    "&lt; <b>太字</b> &lt;",
    "&lt;" * 200 + "<i>x</i>",
    "題",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tip_is_plain_and_says_the_same(text: str) -> None:
    tip = plain_tip(text)
    assert not Rich.mightBeRichText(tip)
    assert tip.replace("\u2060", "") == text
    assert plain_tip(tip) == tip  # who makes each tip plain that is set does it again for this one


@pytest.mark.parametrize("text", ["<" * 5000, "&lt;<b>" * 3000, "a\u2060<\u2060b>" * 999, "\u2060" * 5000])
def test_a_long_tip_is_made_plain_once(text: str) -> None:
    tip = plain_tip(text)
    assert not Rich.mightBeRichText(tip)
    assert plain_tip(tip) == tip
    assert len(tip) <= 2 * LONGEST_TIP


def test_the_tips_of_hostile_texts_of_others_are_plain() -> None:
    for case in cases("hostile/html5sec"):
        assert not Rich.mightBeRichText(plain_tip(case["payload"]))


def test_a_tip_ends(qapp) -> None:
    assert len(plain_tip("長" * 100_000)) == LONGEST_TIP


def test_widgets_and_actions_have_plain_tips(qtbot) -> None:
    widget, action = QWidget(), QAction("x")
    qtbot.addWidget(widget)
    set_tip(widget, HOSTILE[0])
    set_tip(action, HOSTILE[0])
    for tip in (widget.toolTip(), action.toolTip()):
        assert tip
        assert not Rich.mightBeRichText(tip)


def test_a_label_is_plain(qtbot) -> None:
    label = PlainLabel(HOSTILE[0], role="dialogNote", wraps=True)
    qtbot.addWidget(label)
    assert (label.textFormat(), label.text()) == (Qt.TextFormat.PlainText, HOSTILE[0])
    assert (label.objectName(), label.wordWrap()) == ("dialogNote", True)
