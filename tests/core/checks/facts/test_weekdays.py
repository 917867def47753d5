import pytest

from tests.core.checks.said import marked, mended, problems

WRONG = [
    ("2025年4月2日（木）に会った。", "木", "2025年4月2日（水）に会った。"),
    ("2025年4月2日(木)", "木", "2025年4月2日(水)"),
    ("２０２５年４月２日（木）", "木", "２０２５年４月２日（水）"),
    ("4月2日（木曜日）", "木", "4月2日（水曜日）"),
    ("4月2日木曜日", "木", "4月2日水曜日"),
    ("4月2日の木曜", "木", "4月2日の水曜"),
    ("4月2日、木曜日", "木", "4月2日、水曜日"),
    ("4月2日【木】", "木", "4月2日【水】"),
    ("4月2日［木］", "木", "4月2日［水］"),
    ("4月29日（月・祝）", "月", "4月29日（火・祝）"),
    ("4月2日〈木〉", "木", "4月2日〈水〉"),
    ("4月29日（祝・月）", "月", "4月29日（祝・火）"),
    ("4月2日は木曜日だ。", "木", "4月2日は水曜日だ。"),
    ("4/2(木)", "木", "4/2(水)"),
    ("2025/4/2（木）", "木", "2025/4/2（水）"),
    ("2025-04-02(木)", "木", "2025-04-02(水)"),
    ("令和7年4月2日（木）", "木", "令和7年4月2日（水）"),
    ("令和7（2025）年4月2日（木）", "木", "令和7（2025）年4月2日（水）"),
    ("R7.4.2(木)", "木", "R7.4.2(水)"),
    ("昭和64年1月7日（日曜日）", "日", "昭和64年1月7日（土曜日）"),
    ("昨年12月25日（木）", "木", "昨年12月25日（水）"),
    ("二〇二五年四月二日（木）", "木", "二〇二五年四月二日（水）"),
    ("木曜日の4月2日", "木", "水曜日の4月2日"),
    ("Thursday, April 2, 2025", "Thursday", "Wednesday, April 2, 2025"),
    ("April 2, 2025 (Thu)", "Thu", "April 2, 2025 (Wed)"),
    ("2 April 2025 (Thursday)", "Thursday", "2 April 2025 (Wednesday)"),
    ("12月24日（水）と書いた。", "水", "12月24日（火）と書いた。"),
    ("来月3日（木）に", "木", "来月3日（土）に"),
    ("先月の31日（日）", "日", "先月の31日（月）"),
    ("**4月2日（木）**に", "木", "**4月2日（水）**に"),
]
RIGHT = [
    "2025年4月2日（水）",
    "4月2日水曜日",
    "12月25日（水）",  # the one nearest to the post is that of 2024
    "2024年の話をする。4月2日（火）だった。",
    "4月5日（土）・6日（日）",
    "4月5日（土）〜6日（日）",
    "4月2日（日本時間）",
    "来月3日（土）",
    "来月3日の土曜日の話",
    "先月31日（日本時間）",
    "4月2日（土・日）",
    "4月第2日曜日",
    "1月2日間",
    "旧暦4月2日（木）",
    "2日（水）",
    "30日（日）",  # of the month before
    "1868年4月2日（月）",
    "4月2日木村氏",
    "4月2日は月曜に決めた通り",
    "4月2日が火曜以外なら",
    "4月2日火災があった",
    "`4月2日（木）`",
    "http://example.jp/4月2日（木）",
    "> 4月2日（木）",
    "Wednesday, April 2, 2025",
    "May 5 people came on Monday",
    "１／２（木の板）",
]


@pytest.mark.parametrize(("text", "weekday", "right"), WRONG)
def test_a_weekday_that_is_none_of_its_day(text: str, weekday: str, right: str) -> None:
    assert marked("weekday", text) == [weekday]
    assert mended("weekday", text) == right


@pytest.mark.parametrize("text", RIGHT)
def test_a_weekday_that_is_right_or_none(text: str) -> None:
    assert marked("weekday", text) == []


def test_the_day_of_the_post_decides_of_a_day_without_a_year() -> None:
    assert marked("weekday", "4月2日（木）", "date: 2026-04-01\n") == []
    assert marked("weekday", "4月2日（木）", "news: {accessed: 2026-04-01}\n") == []
    assert marked("weekday", "4月2日（木）", "") == ["木"]  # today


def test_a_bullet_is_looked_at_and_named() -> None:
    (found,) = problems("weekday", "文。", "date: 2025-04-02\nnews:\n  summary: [一, 4月2日（木）に]\n")
    assert (found.field, found.line, found.column, found.words, found.mend) == ("news.summary.1", 4, 6, "木", "水")
