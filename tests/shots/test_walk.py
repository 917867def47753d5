"""All of the window can be used by the keyboard alone, and every widget of it says what it is."""

import os
import re
import subprocess
import sys

import pytest

from tests.guard.repository import ROOT
from tests.shots.states import STATES
from tests.shots.walk import KEYS, PASSED_OVER


@pytest.mark.long(25)
def test_no_widget_is_without_name_way_or_mark() -> None:
    """In one window, which goes through the states of which pictures are made."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.shots.walk"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_ACCESSIBILITY": "0"},
        cwd=ROOT, capture_output=True, text=True, timeout=220, check=False,
    )  # fmt: skip
    *faults, last = done.stdout.splitlines() or [done.stderr]
    assert faults == []
    assert done.returncode == 0 and re.fullmatch(r"\d{3,} Tab stops", last), done.stderr


def test_every_dialog_is_walked() -> None:
    walked = {shown for name, state in STATES.items() if not PASSED_OVER.fullmatch(name) for shown in state.shows}
    passed = {shown for name, state in STATES.items() if PASSED_OVER.fullmatch(name) for shown in state.shows}
    assert len(walked) > 15 and passed - walked == set()


@pytest.mark.parametrize(
    ("name", "says"), [("日を選ぶ（Alt+↓）", True), ("Next change (F7)", True), ("閉じる", False), ("Find", False)]
)
def test_a_button_for_the_mouse_says_its_key(name: str, says: bool) -> None:
    assert bool(KEYS.search(name)) is says
