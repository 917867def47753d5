import pytest

from tests.core.checks.said import SECTION, problems

BODY = (
    f"{SECTION}\n\n2025年2月18日、リヤドで会談が開かれ、3240億ドルの損失と5012人の参加が話題になった。"
    "プーチン大統領の側近ドミトリエフ特使は「歴史的な機会」と述べた。第2四半期の売上は12.5%増え、3月には協議が始まる。"
    "石破首相とSpaceXの名も挙がった。三つの鉱区を示した地図は、二人の記者に渡された。11行目から読むとよい。二つの論点もある。22年の停戦交渉は失敗した。\n"
)


def said(bullet: str) -> list[tuple[str, str | None]]:
    """What is said of a bullet: the words that are marked, and what the text has instead."""
    header = f"date: 2025-04-02\nnews:\n  headline: 見出し\n  summary: ['{bullet}']\n"
    return [(problem.words, problem.mend) for problem in problems("summary-number", BODY, header)]


@pytest.mark.parametrize(
    ("bullet", "found"),
    [
        ("3140億ドルの損失", [("3140億", "3240億")]),
        ("3240兆ドルの損失", [("3240兆", "3240億")]),
        ("2月28日の会談", [("28日", "18日")]),
        ("2025年8月18日に", [("8月", "2月")]),
        ("2024年2月18日の会談", [("2024年", "2025年")]),
        ("4月には協議", [("4月", "3月")]),
        ("第3四半期に", [("3", "2")]),
        ("売上は13.5%増", [("13.5", "12.5")]),
        ("ドミトリユフ特使", [("ドミトリユフ", "ドミトリエフ")]),
        ("「歴史的な機械」と", [("歴史的な機械", "歴史的な機会")]),
        ("石波首相も", [("石波", "石破")]),
        ("6000人が参加", [("6000", None)]),
        ("四つの鉱区を示した", [("四", "三")]),
        ("三人の記者に", [("三", "二")]),
        ("31行目から読む", [("31", "11")]),
        ("二つの鉱区を示した", [("二", "三")]),
    ],
)
def test_what_the_section_does_not_have(bullet: str, found: list[tuple[str, str | None]]) -> None:
    assert said(bullet) == found


@pytest.mark.parametrize(
    "bullet",
    [
        "2025年の停戦交渉は失敗した",  # another year stands before the same words, and this one elsewhere
        "3240億ドルの損失と5012人",
        "約3200億ドルの損失",  # rounded
        "5000人が参加",
        "三千二百四十億ドル",
        "5,012名が参加",
        "2月18日の会談",
        "18日の会談",
        "2025年の会談",
        "3回目の協議",
        "5年ぶりの協議",
        "10〜20人",
        "売上は12.5パーセント増",
        "「歴史的」と述べた",
        "一人の特使",
        "プーチン",
        "数百人",
        "三つの鉱区",
        "二人の記者",
        "二つの論点",
        "一方で",
    ],
)
def test_what_it_has_or_what_an_author_words_freely(bullet: str) -> None:
    assert said(bullet) == []


def test_a_section_of_few_words_is_no_measure() -> None:
    assert problems("summary-number", "短い。", "news: {headline: 5人, summary: [7人]}\n") == []


def test_the_commentary_may_speak_of_the_news() -> None:
    header = "news: {headline: 見出し, summary: [一]}\ncommentary: {headline: 論, summary: [3240億ドル]}\n"
    assert problems("summary-number", f"{BODY}\n<!-- commentary -->\n\n{SECTION}{SECTION}", header) == []
