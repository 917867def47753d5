"""A date is written, chosen from a calendar or stepped; each is one undo step, and the time behind it stays."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from editor.ui.fields.date_field import DateField
from tests.ui.fields.conftest import press

POST = "---\nid: i\ndate: 2025-04-02T07:30:00+09:00\nnews:\n  date: 2025-12-31\n---\n本文\n"


@pytest.fixture
def window(window_of, tmp_path, qtbot):
    path = tmp_path / "a.md"
    path.write_text(POST, encoding="utf-8")
    made = window_of(path)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def field_of(window, path) -> DateField:
    assert window.desk.fields_pane.focus_field(path)
    field = window.focusWidget()
    assert isinstance(field, DateField)
    return field


def value(window, path):
    part, _, name = path.rpartition(".")
    fields = window.desk.document.fields
    return getattr(getattr(fields, part) if part else fields, name)


@pytest.mark.parametrize(
    ("path", "keys", "seen"),
    [
        ("news.date", [Qt.Key.Key_Up], "2026-01-01"),
        ("news.date", [Qt.Key.Key_Down, Qt.Key.Key_Down], "2025-12-29"),
        ("date", [Qt.Key.Key_Up], "2025-04-03T07:30:00+09:00"),
        ("news.accessed", [Qt.Key.Key_Up], ""),
    ],
)
def test_arrows_go_a_day_on_or_back(window, path, keys, seen):
    field = field_of(window, path)
    for key in keys:
        press(field, key)
    assert value(window, path) == seen == field.text()
    if seen:
        window.desk.source.edit.undo()
        assert value(window, path) != seen


@pytest.mark.parametrize("path", ["news.date", "date", "news.accessed"])
def test_the_calendar_shows_the_day_and_puts_another_one(window, path):
    field = field_of(window, path)
    before = value(window, path)
    press(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field._calendar
    assert calendar is not None and calendar.isVisible()
    shown = calendar.month.selectedDate()
    assert (shown.toString(Qt.DateFormat.ISODate) == before[:10]) or (not before and shown == QDate.currentDate())
    calendar.month.setSelectedDate(QDate(2026, 2, 3))
    QTest.keyClick(calendar.month.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return)
    assert not calendar.isVisible() and field.hasFocus()
    assert value(window, path) == "2026-02-03" + before[10:]
    window.desk.source.edit.undo()
    assert value(window, path) == before


def test_a_day_is_told_once(window):
    field = field_of(window, "news.date")
    field.open_calendar()
    told = []
    field._calendar.day_chosen.connect(told.append)
    field._calendar.month.clicked.emit(QDate(2026, 2, 3))
    field._calendar.month.activated.emit(QDate(2026, 2, 3))
    assert told == [date(2026, 2, 3)]


def test_the_day_is_said_in_the_words_of_the_blog(window):
    field = field_of(window, "news.date")
    spoken = window.desk.document.profile.format_date("2025-12-31")
    assert field.accessibleDescription() == spoken != "2025-12-31"
    assert spoken in field.toolTip()


def test_of_a_moment_day_and_time_are_seen_while_nobody_edits_it(window, monkeypatch):
    field, drawn = field_of(window, "date"), []
    monkeypatch.setattr(QPainter, "drawText", lambda _painter, *what: drawn.append(what[-1]))
    field.grab()
    assert "2025-04-02 07:30" not in drawn
    window.desk.focus_source()
    field.grab()
    assert "2025-04-02 07:30" in drawn
    assert field.text() == "2025-04-02T07:30:00+09:00" and field.text() in field.toolTip()


def test_no_hint_can_be_taken_for_a_value(window):
    for path in ("news.accessed", "permalink", "blogger.url"):
        window.desk.fields_pane.focus_field(path)
        hint = window.focusWidget()._hint
        assert hint and not hint[0].isdigit() and not hint.startswith("http") and hint != "rare-earth-talks"


@pytest.mark.parametrize(
    ("accessed", "url", "expected"),
    [("", "https://e.jp/a", None), ("2025-01-01", "https://e.jp/a", "2025-01-01"), ("", "", "")],
)
def test_an_address_is_read_today(window, accessed, url, expected):
    field = field_of(window, "news.accessed")
    QTest.keyClicks(field, accessed)
    window.desk.fields_pane.focus_field("news.url")
    QTest.keyClicks(window.focusWidget(), url)
    window.desk.fields_pane.focus_field("news.headline")
    today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    assert window.desk.document.fields.news.accessed == (today if expected is None else expected)


def test_a_day_that_was_taken_away_stays_away(window):
    window.desk.fields_pane.focus_field("news.url")
    QTest.keyClicks(window.focusWidget(), "https://e.jp/a")
    field = field_of(window, "news.accessed")
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    window.desk.fields_pane.focus_field("news.url")
    window.desk.fields_pane.focus_field("news.headline")
    assert window.desk.document.fields.news.accessed == ""


@pytest.mark.parametrize("way", ["escape", "elsewhere"])
def test_a_calendar_that_is_closed_chooses_nothing(window, way):
    field = field_of(window, "news.date")
    field.open_calendar()
    if way == "escape":
        QTest.keyClick(field._calendar.month.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Escape)
    else:
        window.desk.focus_source()
    assert not field._calendar.isVisible()
    assert value(window, "news.date") == "2025-12-31"
