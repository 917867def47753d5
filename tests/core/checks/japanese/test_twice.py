import pytest

from tests.core.checks.said import marked, mended


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("本をを読む。", ["をを"], "本を読む。"),
        ("政府がが決めた。", ["がが"], "政府が決めた。"),
        ("日本のの経済。", ["のの"], "日本の経済。"),
        ("東京にに行く。東京に行く。", ["にに"], "東京に行く。東京に行く。"),
        ("内容が内容が古い。", ["内容が内容が"], "内容が古い。"),
        ("設定を設定を適切な場所で。", ["設定を設定を"], "設定を適切な場所で。"),
        ("首脳会談首脳会談が。", ["首脳会談首脳会談"], "首脳会談が。"),
        ("in the the house", ["the the"], "in the house"),
    ],
)
def test_what_stands_twice(text: str, found: list[str], right: str) -> None:
    assert marked("word-twice", text) == found
    assert mended("word-twice", text) == right


@pytest.mark.parametrize(
    "text",
    [
        "もののけとそののち。",
        "一枚一枚、個人個人で。",
        "本当に本当に嬉しい。",
        "日に日に寒くなる。",
        "とてもとても大きい。",
        "ショートショートを読む。",
        "大学大学院に進む。",
        "はははと笑った。",
        "にににと。",
        "どんどん、ますます。",
        "赤も赤も。",
        "> 本をを読む。",
        "嫌で嫌でたまらない。",
    ],
)
def test_what_is_meant(text: str) -> None:
    assert marked("word-twice", text) == []
