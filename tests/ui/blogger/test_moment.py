"""The moment at which a post becomes public."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate

from editor.ui.blogger.moment import MomentDialog, proposed

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 1, 5, 12, 0, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2026-01-06T07:30:00+09:00", "2026-01-06T07:30:00+09:00"),
        ("2026-01-05T22:00:00Z", "2026-01-06T07:00:00+09:00"),
        ("2026-01-07", "2026-01-07T00:00:00+09:00"),
        ("2026-01-05T07:00:00+09:00", "2026-01-06T07:00:00+09:00"),  # past
        ("", "2026-01-06T07:00:00+09:00"),
        ("明日", "2026-01-06T07:00:00+09:00"),
    ],
)
def test_what_is_proposed(stated, moment):
    assert proposed(stated, NOW).isoformat() == moment


def test_what_was_chosen_says_its_offset(qtbot):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = MomentDialog("題", "文", proposed("", NOW), parent)
    assert dialog.moment == "2026-01-06T07:00:00+09:00"
    dialog.edit.setDate(QDate(2026, 2, 1))
    assert dialog.moment == "2026-02-01T07:00:00+09:00"
