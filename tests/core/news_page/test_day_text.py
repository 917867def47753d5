"""Days as pages write them."""

from datetime import date

import pytest

from editor.core.news_page.day_text import compact_day, day_ago, days_in, is_dateline, only_a_day

TODAY = date(2025, 4, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2025年4月2日",
        "2025年4月2日 20時14分",
        "２０２５年４月２日（水）",
        "2025年 4月 2日",
        "2025年04月02日（水曜日） 午後8時14分",
        "令和7年4月2日",
        "令和７年４月２日",
        "2025年（令和7年）4月2日",
        "2025(令和7)年4月2日",
        "R7.4.2",
        "R07/04/02",
        "2025/4/2",
        "2025.04.02",
        "2025.04.02 WED",
        "2025-04-02",
        "2025-04-02 20:14",
        "公開日：2025/04/02 05:00",
        "[2025/04/02]",
        "25/04/02 12:00",
        "April 2, 2025",
        "Apr. 2, 2025 5:01 pm",
        "2 April 2025",
        "Wednesday 2nd April 2025",
        "2 avril 2025 à 07:19",
        "2. April 2025",
        "2 de abril de 2025",
        "2025년 4월 2일",
        "2025年4月2日发布",
        "2025 Apr 2",
        "4月 2, 2025",
        "2 4月 2025",
        "令和七年四月二日",
        "二〇二五年四月二日",
        "등록 2025-04-02 09:00",
        "Apr.02.2025",
    ],
)
def test_with_a_year(text: str) -> None:
    found = days_in(text, TODAY)
    assert [(one.day, one.sure) for one in found] == [(date(2025, 4, 2), True)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("02.04.2025", "de", date(2025, 4, 2)),
        ("02/04/2025", "fr", date(2025, 4, 2)),
        ("04/02/2025", "en", date(2025, 4, 2)),
        ("25/03/2025", "en", date(2025, 3, 25)),
    ],
)
def test_numbers_in_the_order_of_the_language(text: str, language: str, day: date) -> None:
    assert [one.day for one in days_in(text, TODAY, language)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4月2日", date(2025, 4, 2)),
        ("4/2(水) 20:14", date(2025, 4, 2)),
        ("4月2日（火）", date(2024, 4, 2)),  # a Tuesday the year before
        ("12月31日", date(2024, 12, 31)),
        ("2月29日", date(2024, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_newest_and_unsure(text: str, day: date) -> None:
    assert [(one.day, one.sure) for one in days_in(text, TODAY)] == [(day, False)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10.15.15",
        "2025年13月2日",
        "2026年4月2日",
        "192.168.1.20",
        "1/2ページ 13",
        "令和0年4月2日",
        "第2025回",
        "ver 2.4.1",
        "99年",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert [one.day for one in days_in(text, TODAY) if one.sure] == []


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("2025年4月2日 20時14分", True),
        ("公開日：2025/04/02 更新日：2025/04/03", True),
        ("Posted on April 2, 2025 at 5:01 pm", True),
        ("4/2(水) 20:14配信", True),
        ("2025年4月2日、市は計画を発表した。", False),
        ("20250402", False),
        ("1" * 119, False),
    ],
)
def test_a_line_that_is_a_day_alone(text: str, only: bool) -> None:
    assert only_a_day(text) is only


@pytest.mark.parametrize(
    ("digits", "day"),
    [("/20250402-a", date(2025, 4, 2)), ("id=120250402", None), ("20259902", None), ("x20250402000x", None)],
)
def test_compact(digits: str, day: date | None) -> None:
    assert compact_day(digits) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3時間前", date(2025, 4, 5)),
        ("公開 30分前", date(2025, 4, 5)),
        ("30時間前", date(2025, 4, 4)),
        ("２日前に公開", date(2025, 4, 3)),
        ("昨日 21:10", date(2025, 4, 4)),
        ("投稿日：昨日", date(2025, 4, 4)),
        ("おととい", date(2025, 4, 3)),
        ("町の新聞 によるストーリー • 5 時間 • 読み終わるまで 2 分", date(2025, 4, 5)),
        ("3 hours ago", date(2025, 4, 5)),
        ("Jane Roe, 2 days ago", date(2025, 4, 3)),
        ("an hour ago", date(2025, 4, 5)),
        ("Yesterday at 9:10 am", date(2025, 4, 4)),
        ("vor 2 Tagen", date(2025, 4, 3)),
    ],
)
def test_a_distance_of_days(text: str, day: date) -> None:
    found = day_ago(text, TODAY)
    assert found is not None and (found.day, found.sure) == (day, False)


@pytest.mark.parametrize(
    "text",
    ["地震の3時間前に", "3年前", "2週間前", "昨日の会見で市長は", "今日的な課題", "ago", "読み終わるまで 2 分", ""],
)
def test_no_distance_of_days(text: str) -> None:
    assert day_ago(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("KYODO NEWS - Nov 26, 2026 - 18:32 | All, Japan", True),
        ("政治部 | 2026年11月26日 18時32分 | 東京、大阪", True),
        ("2026年11月26日、市は新しい車両を導入した。", False),
        ("The plan (Nov. 26, 2026 - today) was dropped.", False),
        ("TOKYO - The plan of last year was dropped by the city", False),
        ("The plan of Nov 26, 2026, which the city had made", False),
    ],
)
def test_a_line_of_day_and_place(text: str, is_one: bool) -> None:
    assert is_dateline(text) is is_one
