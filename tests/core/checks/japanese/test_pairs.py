import pytest

from tests.core.checks.said import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("彼は「行くと言った。", ["「"]),
        ("彼は行く」と言った。", ["」"]),
        ("これは（長い説明がここに入る文章で、なかなか終わらないことがある。", ["（"]),
        ("『題の途中「引用』です。", ["「"]),
        ("終わった）。", ["）"]),
        ("二人）が来た。", ["）"]),
        ("【見出し", ["【"]),
        ("「一つ『二つ」三つ』という。", ["『", "』"]),
    ],
)
def test_what_has_no_partner(text: str, found: list[str]) -> None:
    assert marked("pair-unmatched", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "「一」『二』（三）【四】",
        "「一『二』三」",
        "1) 一\n\na) 二\n\n例) 三",
        "面白い（笑",
        "(^^) :) ;-)",
        "「段落が\n\n続く」",
        "（全角と半角)",
        "$f(x$ と",
        "[0, 1) の区間",
        "\\left( \\frac{1}{2}",
        "「あ。「い。「う。「え。",  # his way
        "“(” のような",
        "`「` と書く",
        "[（題](https://example.jp/a_(b))）",
        "Ctrl-] を押す",
        "コロン (:) で区切る",
        "この機能は使わないこと (ほとんどの人は :-)",
        "(;_;)とm(_ _)mと(´・ω・`)",
        "イ）対米　ロ）対中",
        "一）外交　二）防衛",
        "あ）外交　い）防衛",
        "※1) 注記 ※2) 注記",
    ],
)
def test_what_has_one_or_needs_none(text: str) -> None:
    assert marked("pair-unmatched", text) == []
