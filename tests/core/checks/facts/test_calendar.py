import pytest

from tests.core.checks.said import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2月30日に", ["2月30日"]),
        ("2025年2月29日に", ["2025年2月29日"]),
        ("令和5年2月29日に", ["令和5年2月29日"]),
        ("4月31日まで", ["4月31日"]),
        ("13月5日", ["13月5日"]),
        ("5月0日", ["5月0日"]),
        ("2025年13月に", ["2025年13月"]),
        ("2025-02-30に", ["2025-02-30"]),
        ("2025/11/31に", ["2025/11/31"]),
        ("2025.11.31（火）に", ["2025.11.31"]),
        ("「9月31日まで」と述べた", ["9月31日"]),
        ("午後13時から", ["午後13時"]),
        ("10時75分に", ["10時75分"]),
    ],
)
def test_what_no_calendar_has(text: str, found: list[str]) -> None:
    assert marked("date-impossible", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2月29日に",
        "2024年2月29日",
        "2/30の割合",
        "Ver. 2025.2.30",
        "2月30日間",
        "2月30日はない",
        "「4月31日」という日付はない",
        "6月31日まで（正しくは30日）とした",
        "2月30日とあるのは誤り",
        "2025/13/45のような道",
        "25時の放送",
        "午後12時半",
        "1.5月30",
        "13月期決算",
        "3:75で勝った",
    ],
)
def test_what_is_right_or_no_day(text: str) -> None:
    assert marked("date-impossible", text) == []


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("2025年1月4日、首相は", "2026-01-05", ["2025年1月4日"]),
        ("2025年1月4日、首相は", "2026-03-05", []),
        ("昨年（2025年1月4日）から", "2026-01-05", []),
        ("2026年1月4日、首相は", "2026-01-05", []),
        ("2025年1月4日以来の高値", "2026-01-05", []),
        ("2024年1月4日、首相は", "2026-01-05", []),
    ],
)
def test_the_slip_of_january(text: str, day: str, found: list[str]) -> None:
    assert marked("year-far", text, f"date: {day}\n") == found
