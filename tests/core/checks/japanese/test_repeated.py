import pytest

from tests.core.checks.said import problems

LONG = (
    "政府は十一月二十六日の臨時閣議で、総合経済対策の裏付けとなる補正予算案を決定した。"
    "財源の多くは国債の追加発行で賄う考えである。"
)
OTHER = (
    "野党は規模が大きすぎると強く批判し、財政の規律が緩むとの懸念を示した。"
    "国会での審議は来週から始まる見通しであるという。"
)


def test_a_paragraph_that_stands_there_again_is_told_once_for_a_block() -> None:
    body = f"{LONG}\n\n{OTHER}\n\n間に別の段落。\n\n{LONG}\n\n{OTHER}\n"
    (found,) = problems("word-twice", body)
    assert found.line == 10 and found.words == LONG[: LONG.index("。") + 1]


@pytest.mark.parametrize(
    "body",
    [
        f"{LONG}\n\n> {LONG}",
        f"{LONG}\n\n```\n{LONG}\n```",
        "同じ短い段落。\n\n同じ短い段落。",
        "\n\n".join((LONG, "一。", LONG, "二。", LONG, "三。", LONG)),  # the author's way
    ],
)
def test_paragraphs_that_may_stand_there_again(body: str) -> None:
    assert problems("word-twice", body) == []


def test_a_bullet_that_stands_there_again() -> None:
    header = "news:\n  summary: [補正予算案を閣議決定, 国債を追加発行, 補正予算案を閣議決定]\n"
    assert [found.field for found in problems("word-twice", LONG, header)] == ["news.summary.2"]
