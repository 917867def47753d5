"""Labels, in whatever brackets, signs and colons people write them."""

import pytest

from editor.core.importers.structure.labels import is_date, is_ranking, undecorated
from tests.core.importers.structure.lines import LABELS


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("【私の論評】題", "題"),
        ("私の論評", ""),
        ("【私の論評】", ""),
        ("私の論評：題", "題"),
        ("私の論評―題", "題"),
        ("（私の論評）題", "題"),
        ("1. 【私の論評】題", "題"),
        ("【私の論評】「題」", "「題」"),  # a bracket that opens the headline itself
        ("私の論評 題", None),  # words of a sentence
        ("■私の論評 題", None),
        ("彼の私の論評", None),
        ("題", None),
    ],
)
def test_the_commentary(text: str, rest: str | None) -> None:
    assert LABELS.commentary_in(text) == rest


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("一―【私の論評】二", ("一", "二")),
        ("一 【私の論評】 二", ("一", "二")),
        ("一：私の論評：二", ("一", "二")),
        ("【私の論評】二", ("", "二")),
        ("一【私の論評】", ("一", "")),
        ("一", ("", "")),
    ],
)
def test_a_composed_title(title: str, parts: tuple[str, str]) -> None:
    assert LABELS.split_title(title) == parts


@pytest.mark.parametrize(
    "text",
    [
        "まとめ",
        "【まとめ】",
        "記事のまとめ",
        "■ この記事のまとめ：",
        "3行まとめ",
        "今回のまとめ",
        "＜まとめ＞",
        "ま と め",
        "【ま　と　め】",
    ],
)
def test_a_summary(text: str) -> None:
    assert LABELS.is_summary(text)


@pytest.mark.parametrize("text", ["まとめる", "まとめ記事", "", "文のまとめ方"])
def test_no_summary(text: str) -> None:
    assert not LABELS.is_summary(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("【関連記事】", ""),
        ("関連記事", ""),
        ("関連記事：題", "題"),
        ("【関連記事】題", "題"),
        ("関連リンク→題", "題"),
        ("過去の関連記事はこちら：題", "題"),
        ("■関連する過去記事", ""),
        ("本日の関連記事一覧", ""),
        ("関連記事 題", None),
        ("関連記事について", None),
        ("関係記事", None),
    ],
)
def test_related_posts(text: str, rest: str | None) -> None:
    found = LABELS.related_in(text)
    assert (found and found[0]) == rest
    assert found is None or text[found[1] :] == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("出典：湖北", "湖北"),
        ("引用元 湖北", "湖北"),
        ("ソース：「湖北」", "「湖北」"),
        ("記事元：《x》", "《x》"),
        ("Source: x", "x"),
        ("via x", "x"),
        ("（出典：湖北）", "湖北）"),
        ("参考リンク", ""),
        ("出典「", ""),
        ("出典湖北", None),
        ("出店：x", None),
    ],
)
def test_a_source(text: str, rest: str | None) -> None:
    found = LABELS.source_in(text)
    assert (found and found[0]) == rest
    assert found is None or text[found[1] :] == rest


@pytest.mark.parametrize(
    ("text", "bare"),
    [("■題", "題"), ("1. 題", "題"), ("①題。", "題。"), ("【題】", "題"), ("題→", "題"), ("「題」（下）", "題」（下"),
     ("1.5倍", "1.5倍"), ("１２）題", "題"), ("題", "題"), ("■", "")],
)  # fmt: skip
def test_decoration_goes(text: str, bare: str) -> None:
    assert undecorated(text) == bare


def test_rankings_and_dates() -> None:
    assert [is_ranking(text) for text in ("人気ブログランキング", "応援", "題", "Twitterで", "FACEBOOK")] == [
        True, True, False, True, True,
    ]  # fmt: skip
    dates = ("2024年1月2日", "投稿：2024年1月2日", "更新 2024-01-02", "2024年1月2日の題", "題", "")
    assert [is_date(text) for text in dates] == [True, True, True, False, False, False]
