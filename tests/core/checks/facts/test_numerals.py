import pytest

from editor.core.checks.facts.figures import figures
from editor.core.checks.facts.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,240億", 324_000_000_000),
        ("1兆2000億", 1_200_000_000_000),
        ("三千二百", 3200),
        ("二〇二五", 2025),
        ("十", 10),
        ("二十三", 23),
        ("3億5千万", 350_000_000),
        ("12万3456", 123_456),
        ("5千", 5000),
        ("20万5千", 205_000),
        ("2千500", 2500),
        ("3千2百10", 3210),
        ("一・五億", 150_000_000),
        ("千2", None),
        ("百・千", None),
        ("億", None),
        ("3.5.2", None),
        ("", None),
        ("十千", None),
        ("一億一兆", None),
    ],
)
def test_numbers(text: str, value: int | None) -> None:
    assert number(text) == value


def test_decimals() -> None:
    assert str(number("1.5")) == "1.5"
    assert number("1.5万") == 15_000
    assert str(number("三十五・七")) == "35.7" and str(number("二点三")) == "2.3"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3,240億ドルを10名で5カ月", [("3,240億", "ドル"), ("10", "人"), ("5", "か月")]),
        ("三千二百人", [("三千二百", "人")]),
        ("数千円と何万人", []),
        ("一人の男", []),
        ("A4版3.5%", [("3.5", "%")]),
        ("第3回", []),
        ("三十五・七%と一・五倍", [("三十五・七", "%"), ("一・五", "倍")]),
        ("二・三日で三・四人の一・二年生", [("三", "日"), ("四", "人"), ("二", "年")]),
        ("一・五億円と2千500人", [("一・五億", "円"), ("2千500", "人")]),
        ("卅一日の廿一人", []),
    ],
)
def test_figures(text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.digits, figure.unit) for figure in figures(text)] == found
