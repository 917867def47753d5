import pytest

from tests.core.checks.said import marked, problems


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
        ("2025年4月2日（令和6年4月2日）", ["6"]),
        ("令和6年4月（2025年4月）", ["6"]),
        ("昭和16年12月8日（1942年）の開戦", ["16"]),
        ("2025年は令和6年だ。", ["6"]),
        ("令和6年は、2025年に当たる。", ["6"]),
        ("2025年すなわち令和6年", ["6"]),
        ("1941（昭17）年", ["17"]),
        ("2025年《令和6年》", ["6"]),
        ("令和６年（２０２５年）", ["６"]),
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
        "2025年4月2日（令和7年4月2日）",
        "2026年3月31日（令和7年度末）",
        "2025年は令和5年以来の多さだ。",
        "2019年（平成31年・令和元年）",
        "2025年（令和6年）とあるのは誤りでした。",
        "大3（2025年）と明2（2025年）",
        "2019年（平成31年）",
        "令和7年度（2026年3月期）",
        "昭和100年の今年",
        "昭和99年に当たる2024年",
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


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("令和６年（２０２５年）", "７"),
        ("令和元年（2025年）", "7"),
        ("令和2年（2019年）", "元"),
        ("昭和64年（1990年）", None),
        ("令和2年（2018年）", None),
        ("令和六年（2025年）", None),
    ],
)
def test_a_year_that_the_era_had_is_put_in_as_it_is_written(text: str, right: str | None) -> None:
    assert [problem.mend for problem in problems("era", text)] == [right]
