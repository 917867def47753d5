import pytest

from editor.core.checks.body import read_lines
from editor.core.checks.prose.passages import PassageKind, Positions, PostPart, passages
from editor.core.post import Fields, News


def kinds(body: str) -> list[tuple[PassageKind, str]]:
    return [(passage.kind, passage.words) for passage in passages(read_lines(body, 1), Fields())]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("一\n二\n\n三", [(PassageKind.PARAGRAPH, "一\n二"), (PassageKind.PARAGRAPH, "三")]),
        ("# 題 ##", [(PassageKind.HEADING, "題 ##")]),
        ("- 一\n- 二\n続き", [(PassageKind.ITEM, "一"), (PassageKind.ITEM, "二\n続き")]),
        ("・一\n・二", [(PassageKind.ITEM, "一"), (PassageKind.ITEM, "二")]),
        ("> 一\n> 二", [(PassageKind.QUOTATION, "一\n二")]),
        ("![説明](a.png)", [(PassageKind.CAPTION, "説明")]),
        ("[^1]: 注", [(PassageKind.NOTE, "注")]),
        ("| 一 | 二 |\n|---|---|\n| 三 |", [(PassageKind.CELLS, "| 一 | 二 |"), (PassageKind.CELLS, "| 三 |")]),
        ("```\n一\n```\n\n    二", []),
        ("---\n\n<!--more-->\n\n[a]: https://e.jp", []),
        ("<blockquote>\n一\n</blockquote>\n\n二", [(PassageKind.QUOTATION, "一"), (PassageKind.PARAGRAPH, "二")]),
        ("<pre>\n一\n</pre>\n二", [(PassageKind.PARAGRAPH, "二")]),
    ],
)
def test_kinds(body: str, found: list[tuple[PassageKind, str]]) -> None:
    assert kinds(body) == found


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**太**字と*斜*体", "太字と斜体"),
        ("[言葉](https://e.jp/a_(b))だ", "言葉だ"),
        ("{漢字|かんじ}", "漢字"),
        (r"\*星\*", "*星*"),
        ("&amp;&lt;", "&<"),
        ("a `code` b", "a \ufffc b"),
        ("見よ https://e.jp/a(b)。次", "見よ \ufffc。次"),
        ("注[^1]だ", "注だ"),
        ("<b>太</b><!-- x -->", "太"),
        ("snake_case_name", "snake_case_name"),
        ("_斜_ だ", "斜 だ"),
        ("<ruby>髙市<rp>（</rp><rt>たかいち</rt><rp>）</rp></ruby>氏", "髙市氏"),
        ("<ruby>漢<rt>かん<rt>字</ruby>", "漢"),
        ('<q cite="a">言葉</q>だ', "“言葉”だ"),
        ("か\u3099か\u3099", "がが"),
    ],
)
def test_visible_words(source: str, words: str) -> None:
    assert kinds(source) == [(PassageKind.PARAGRAPH, words)]


def test_each_character_has_its_place() -> None:
    body = "前**太**[言葉](u)後\n二行目"
    (passage,) = passages(read_lines(body, 5), Fields())
    for word in ("前", "太", "言葉", "後", "二行目"):
        place = passage.places[passage.words.index(word)]
        assert body[place : place + len(word)] == word
    positions = Positions(read_lines(body, 5))
    assert positions.line_and_column(body.index("太")) == (5, 4)
    assert positions.line_and_column(body.index("二行目")) == (6, 1)


def test_other_peoples_words_are_blanked() -> None:
    body = "前[とても長い他人の見出しの記事](u)後\n\n## 関連記事\n\n- 題\n\n## 続き\n\n- 項目\n\n出典：架空新聞"
    own = [passage.own.replace("\ufffc", "") for passage in passages(read_lines(body, 1), Fields())]
    assert own == ["前後", "", "", "続き", "項目", ""]


def test_fields_stand_before_their_part() -> None:
    fields = Fields(news=News(headline="見出し", summary=("**一**", " ", "二")))
    found = passages(read_lines("文\n\n<!-- commentary -->\n\n論", 1), fields)
    assert [(passage.field, passage.words, passage.part) for passage in found] == [
        ("news.headline", "見出し", PostPart.NEWS),
        ("news.summary.0", "一", PostPart.NEWS),
        ("news.summary.2", "二", PostPart.NEWS),
        ("", "文", PostPart.NEWS),
        ("", "論", PostPart.COMMENTARY),
    ]
    assert list(found[1].places) == [2]


def test_a_comment_over_lines_is_not_read() -> None:
    assert kinds("一\n\n<!-- 二\n三 -->\n\n四") == [(PassageKind.PARAGRAPH, "一"), (PassageKind.PARAGRAPH, "四")]
