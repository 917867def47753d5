import pytest

from tests.core.checks.said import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ドミトリエフは言う。ドミトリエフが来た。ドミトリユフだ。", ["ドミトリユフ"]),
        ("ドミトリエフは言う。ドミトリエフが来た。ドミトエフだ。", ["ドミトエフ"]),
        ("プーチンは。プーチンが。プーチンに。プーテンだ。", ["プーテン"]),
        ("Schwarzschildは。Schwarzschildが。Schwarzchildだ。", ["Schwarzchild"]),
        ("Debianは。Debianが。Debainだ。", ["Debain"]),
        ("石破首相は。石破首相が。石波首相だ。", ["石波"]),
        ("オーストラリアは。オーストラリアが。オースラリアだ。", ["オースラリア"]),
        ("金正恩総書記は。金正恩総書記が。金正温総書記だ。", ["金正温"]),
        ("高市早苗首相は。高市早苗首相が。高市早笛は。", ["高市早笛"]),
    ],
)
def test_a_name_that_is_another_one_but_for_a_letter(text: str, found: list[str]) -> None:
    assert marked("name-differs", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "フレットは。フレットが。フレットに。フラットだ。",  # two ordinary words
        "プログラムは。プログラムが。プログラムに。プログラマだ。",
        "サーバーは。サーバーが。サーバだ。",  # a spelling
        "ドミトリユフは。ドミトリエフだ。",  # which one is right?
        "Republicans。Republicans。Republican。",
        "オーストリアとオーストラリア。オーストラリアは。オーストラリアが。",
        "田中氏と田村氏が並んだ。田中氏は。田中氏が。",
        "山本一郎氏、山本二郎氏。山本一郎氏は。山本一郎氏が。",
        "ルートパーティション。ルートパーティション。ブートパーティション。",
        "[ドミトリユフの長い見出しの記事](https://example.jp)。ドミトリエフは。ドミトリエフが。",
        "`ドミトリユフ` ドミトリエフは。ドミトリエフが。",
        "経済政策は。経済政策が。経済対策だ。",
        "オーストラリアは。オーストラリアが。\n\nオーストリアだ。",
        "アイスランドは。アイスランドが。\n\nアイルランドだ。",
        "マッカーサーは。マッカーサーが。\n\nマッカーシーだ。",
        "ロバーツは。ロバーツが。\n\nロバートだ。",
        "金正恩総書記は。金正恩総書記が。\n\n父の金正日総書記は。",
        "福田康夫首相は。福田康夫首相が。\n\n父の福田赳夫首相は。",
        "宮沢喜一首相は。宮沢喜一首相が。\n\n宮沢洋一氏は。",
    ],
)
def test_words_that_are_alike(text: str) -> None:
    assert marked("name-differs", text) == []
