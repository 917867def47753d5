"""Dates as they are written, and written out in Japanese."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from editor.core.text.dates import era_year, parse_date, weekday

JST = timezone(timedelta(hours=9))
DAY = date(2025, 4, 2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-04-02", DAY),
        (" 2025/4/2 ", DAY),
        ("2025-04-01T24:00:00", datetime(2025, 4, 2)),
        ("2025-04-02T23:59:60", datetime(2025, 4, 2, 23, 59, 59)),
        ("2025.4.2", DAY),
        ("2025年4月2日", DAY),
        ("2025年4月2日水曜日", DAY),
        ("２０２５年４月２日（水）", DAY),
        ("二〇二五年四月二日", DAY),
        ("令和7年4月2日", DAY),
        ("令和七年四月二日", DAY),
        ("R7.4.2", DAY),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("昭和六十四年一月七日", date(1989, 1, 7)),
        ("2025-04-02T07:30:00+09:00", datetime(2025, 4, 2, 7, 30, tzinfo=JST)),
        ("2025-04-02 07:30:00 +0900", datetime(2025, 4, 2, 7, 30, tzinfo=JST)),
        ("2025-04-02T07:30:00Z", datetime(2025, 4, 2, 7, 30, tzinfo=UTC)),
        ("2025-04-02T07:30:00.25+09", datetime(2025, 4, 2, 7, 30, 0, 250000, JST)),
        ("2025-04-02 7:30", datetime(2025, 4, 2, 7, 30)),
        ("2025年4月2日7時30分", datetime(2025, 4, 2, 7, 30)),
        ("2025年4月2日 7時", datetime(2025, 4, 2, 7)),
        ("Wed, 02 Apr 2025 07:30:00 +0900", datetime(2025, 4, 2, 7, 30, tzinfo=JST)),
        *(
            (text, None)
            for text in ("", "明日", "2024-02-30", "2025-13-01", "2025-4", "平成元年1月7日", "令和0年1月1日", "2025")
        ),
        *(
            (text, None)
            for text in ("2025-04-02T25:00", "9" * 10000, "12", "+", "元年", "2025-04-02T07:30:00+99:99", "\x00")
        ),
    ],
)
def test_parse_date(text: str, value: date | None) -> None:
    found = parse_date(text)
    assert found == value
    assert type(found) is type(value)


def test_written_out() -> None:
    assert weekday(DAY) == "水曜日"
    assert [era_year(day) for day in (date(2019, 4, 30), date(2019, 5, 1), date(1867, 1, 1))] == [
        "平成31年",
        "令和元年",
        "1867年",
    ]
    assert era_year(datetime(2025, 4, 2, 7, 30, tzinfo=JST)) == "令和7年"
