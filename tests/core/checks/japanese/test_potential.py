import pytest

from tests.core.checks.said import marked, mended


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("もう見れない。", "もう見られない。"),
        ("明日は来れる。", "明日は来られる。"),
        ("全部食べれた。", "全部食べられた。"),
        ("起きれません。", "起きられません。"),
        ("決めれて良い。", "決められて良い。"),
        ("考えれます。", "考えられます。"),
        ("忘れれない。", "忘れられない。"),
        ("外に出れそう。", "外に出られそう。"),
        ("気をつけれる。", "気をつけられる。"),
        ("抜けれない。", "抜けられない。"),
        ("食べさせれない。", "食べさせられない。"),
        ("やってみれる。", "やってみられる。"),
        ("外にでれない。", "外にでられない。"),
    ],
)
def test_ra_is_put_in(text: str, right: str) -> None:
    assert mended("ra-dropped", text) == right


@pytest.mark.parametrize(
    "text",
    [
        "見られない。",
        "見れば分かる。",
        "切れる。取れる。走れる。",
        "隠れる。離れた。",
        "「見れない」と言った。",
        "それは流れた。",
        "出れば良い。",
        "食べられた。",
        "知れない。",
        "慣れた。",
        "血にまみれる。",
        "つねれない。ひねれる。まねれる。",
        "死んでれない。",
    ],
)
def test_other_verbs_are_left_alone(text: str) -> None:
    assert marked("ra-dropped", text) == []


def test_an_author_who_writes_so_is_not_told() -> None:
    assert marked("ra-dropped", "見れる。来れる。出れる。食べれる。") == []
