import pytest

from tests.core.checks.said import marked, mended, problems


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
        ("これはは困る。", ["はは"], "これは困る。"),
        ("文章文章を読む。", ["文章文章"], "文章を読む。"),
        ("ＡＩがが広がる。", ["がが"], "ＡＩが広がる。"),
        ("東京からから来た。", ["からから"], "東京から来た。"),
        ("政府の政府の方針だ。", ["政府の政府の"], "政府の方針だ。"),
        ("終わりましたました。", ["ましたました"], "終わりました。"),
        ("参加するとと述べた。", ["とと"], "参加すると述べた。"),
        ("そう述べたた。", ["たた"], "そう述べた。"),
        ("検討するする必要がある。", ["するする"], "検討する必要がある。"),
        ("法案に対してに対して反対した。", ["に対してに対して"], "法案に対して反対した。"),
        ("彼もも賛成した。", ["もも"], "彼も賛成した。"),
        ("しかししかし、反対も多い。", ["しかししかし"], "しかし、反対も多い。"),
        ("in the the house", ["the the"], "in the house"),
        ("議員らのの意見だ。", ["のの"], "議員らの意見だ。"),
        ("10%のの増加。", ["のの"], "10%の増加。"),
        ("米国とのとの見方。", ["とのとの"], "米国との見方。"),
        ("日本にはには問題がある。", ["にはには"], "日本には問題がある。"),
        ("ロシアロシアが動いた。", ["ロシアロシア"], "ロシアが動いた。"),
        (
            "政府は補正予算案を決めた。国会では与野党の審議が始まった。国会では与野党の審議が始まった。",
            ["国会では与野党の審議が始まった。国会では与野党の審議が始まった。"],
            "政府は補正予算案を決めた。国会では与野党の審議が始まった。",
        ),
    ],
)
def test_what_stands_twice(text: str, found: list[str], right: str) -> None:
    assert marked("word-twice", text) == found
    assert mended("word-twice", text) == right


@pytest.mark.parametrize(
    "text",
    [
        "もののけとそののち。",
        "鶏もも肉と太もも裏と桃の木。",
        "国とともに、足並みがととのう。",
        "ここで述べたたとえ話。",
        "帯がするするとほどける。",
        "またまた延期された。",
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
        "最後の最後の場面。",
        "喉がからからだ。",
        "一々一々の話。",
        "国々国々を巡る。",
        "彼は彼で、私は私で考える。",
        "ありがとう。ありがとう。",
        "カチャカチャ、コロリコロリと鳴る。",
    ],
)
def test_what_is_meant(text: str) -> None:
    assert marked("word-twice", text) == []


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
