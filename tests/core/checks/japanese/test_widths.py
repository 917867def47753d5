import pytest

from tests.core.checks.said import marked, mended

NUMBERS = "。".join(f"{number}人" for number in range(20, 40))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2０25年のこと。", "2025年のこと。"),
        ("ＧHzで動く。", "GHzで動く。"),
        ("ＮＨＫとNHKとNHK。", "NHKとNHKとNHK。"),
        (f"{NUMBERS}。１２３人。", f"{NUMBERS}。123人。"),
        ("ﾃﾚﾋﾞを見る。", "テレビを見る。"),
        ("コンビﾆに行く。", "コンビニに行く。"),
        ("ﾄﾗﾝﾌﾟ大統領だ。", "トランプ大統領だ。"),
        ("ドル高ﾌﾟ。", "ドル高プ。"),
        ("ｶソリンの値段。", "カソリンの値段。"),
    ],
)
def test_two_widths(text: str, right: str) -> None:
    assert mended("width-mixed", text) == right


@pytest.mark.parametrize(
    "text",
    [
        "２０２５年。",
        "ＮＨＫ。",
        "５人と10人。",
        f"{NUMBERS}。５人。",
        "(ﾟдﾟ)",
        "`2０`",
        "１２３と123",
        "[2０25年の長い見出しの記事](https://example.jp)",
    ],
)
def test_one_way_or_the_authors(text: str) -> None:
    assert marked("width-mixed", text) == []
