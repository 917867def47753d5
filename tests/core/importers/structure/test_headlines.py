"""The two headlines, found in the lines of a post by its title, a label or how they look."""

import pytest

from editor.core.importers.structure.headlines import find_commentary, find_news
from editor.core.importers.structure.items import plain
from tests.core.importers.structure.lines import LABELS, items, link, paragraphs

TITLE = "一の題―【私の論評】二の題"
LONGEST = "あ" * 300
E1 = ("https://e.jp/1",)


@pytest.mark.parametrize(
    ("lines", "text", "start", "end", "links"),
    [
        (("文", "【私の論評】二の題"), "二の題", 1, 2, ()),
        (("文", "【私の論評】", "二の題"), "二の題", 1, 3, ()),
        (("【私の論評】二の", "題"), "二の題", 0, 2, ()),
        (("【私の論評】二", "の", "題"), "二の題", 0, 3, ()),
        (("【私の論評】 二 の題",), "二の題", 0, 1, ()),  # white space does not count
        (("<b>【私の論評】</b>", "<img src=https://e.jp/a.jpg>", "二の題"), "二の題", 0, 3, ()),
        (("文", "<b>二の題</b>"), "二の題", 1, 2, ()),
        (("<b>二の</b>", "<b>題</b>"), "二の題", 0, 2, ()),
        (("<b>■二の題</b>",), "二の題", 0, 1, ()),
        (("【私の論評】三", "【私の論評】二の題"), "二の題", 1, 2, ()),  # the one of the title
        (("<b>【私の論評】別の題</b>",), "別の題", 0, 1, ()),
        (("【私の論評】", "<b>三</b>"), "三", 0, 2, ()),
        (("私の論評", "文"), "二の題", 0, 1, ()),
        ((f"【私の論評】{link(1, '二の題')}",), "二の題", 0, 1, E1),
        (("【私の論評】二", link(1, "の題")), "二の題", 0, 2, E1),
        ((link(1, "【私の論評】"), link(2, "二の題")), "二の題", 0, 2, ("https://e.jp/1", "https://e.jp/2")),
    ],
)
def test_the_commentary(lines: tuple[str, ...], text: str, start: int, end: int, links: tuple[str, ...]) -> None:
    found = find_commentary(items(paragraphs(*lines)), TITLE, LABELS)
    assert found is not None
    assert (found.text, found.start, found.end, found.links) == (text, start, end, links)


@pytest.mark.parametrize(
    ("lines", "text", "start", "end"),
    [
        (("【私の論評】", "<b>見出し</b>"), "見出し", 0, 2),
        (("【私の論評】", f"<b>{LONGEST}</b>"), LONGEST, 0, 2),
        (("【私の論評】甲", "<b>【私の論評】乙</b>"), "乙", 1, 2),  # what stands out comes first
        (("【私の論評】甲", "【私の論評】乙"), "甲", 0, 1),
        (("<b>【私の論評】</b>", "文"), "", 0, 0),  # a place, and nothing to take
    ],
)
def test_the_commentary_of_a_post_with_another_title(lines: tuple[str, ...], text: str, start: int, end: int) -> None:
    found = find_commentary(items(paragraphs(*lines)), "別", LABELS)
    assert found is not None
    assert (found.text, found.start, found.end) == (text, start, end)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("文", "二の題"), TITLE),  # a line of the text, neither labelled nor standing out
        ((f"【私の論評】{LONGEST}",), TITLE),
        (("<b>二の</b>", "<b>別</b>"), TITLE),
        (("【私の論評】", "<b>まとめ</b>"), "別"),
        (("【私の論評】", "<b>2024年1月2日</b>"), "別"),
        (("【私の論評】", f"<b>{LONGEST}あ</b>"), "別"),
        (("【私の論評】", "文"), "別"),
        (("a【私の論評】b",), "別"),
    ],
)
def test_no_commentary(lines: tuple[str, ...], title: str) -> None:
    assert find_commentary(items(paragraphs(*lines)), title, LABELS) is None


@pytest.mark.parametrize(
    ("html", "text", "start", "end", "rest"),
    [
        (paragraphs("一の題"), "一の題", 0, 1, None),
        (paragraphs(*"abcdefg", "一の題"), "一の題", 7, 8, None),
        (paragraphs("一の", "題"), "一の題", 0, 2, None),
        (paragraphs("一", "の", "題"), "一の題", 0, 3, None),
        (paragraphs("■一の題"), "一の題", 0, 1, None),
        (paragraphs("一の題（2024年1月2日）"), "一の題", 0, 1, "（2024年1月2日）"),
        (paragraphs("一の題 2024年1月2日"), "一の題", 0, 1, "2024年1月2日"),
        (paragraphs("一の題（湖北）"), "一の題", 0, 1, "（湖北）"),
        (paragraphs(f"一の題（{'あ' * 40}）"), "一の題", 0, 1, f"（{'あ' * 40}）"),
        # without the one of the title: a first line that stands out
        (paragraphs("<b>別</b>", "文"), "別", 0, 1, None),
        (paragraphs("2024年1月2日", "<b>別</b>"), "別", 1, 2, None),
        (paragraphs(link(1, "ランキング"), "<b>別</b>"), "別", 1, 2, None),
        (paragraphs(TITLE, "<b>別</b>"), "別", 1, 2, None),
        (paragraphs(f"<b>{LONGEST}</b>"), LONGEST, 0, 1, None),
        (f"<hr><h2>{LONGEST}</h2>", LONGEST, 1, 2, None),
    ],
)
def test_the_news(html: str, text: str, start: int, end: int, rest: str | None) -> None:
    found = find_news(items(html), TITLE, LABELS)
    assert found is not None
    assert (found.text, found.start, found.end) == (text, start, end)
    assert (plain(found.rest) if found.rest else None) == rest


def test_the_address_of_a_headline_is_known() -> None:
    for line in (link(1, "一の題"), f"{link(1, '一の題')}（湖北）", f"<b>{link(1, '別')}</b>"):
        found = find_news(items(paragraphs(line)), TITLE, LABELS)
        assert found is not None and found.links == E1


@pytest.mark.parametrize(
    "html",
    [
        "",
        paragraphs("文", "<b>別</b>"),
        paragraphs(*"abcdefgh", "一の題"),
        paragraphs("一の題と文"),
        paragraphs(f"一の題（{'あ' * 41}）"),
        paragraphs("まとめ", "<b>別</b>"),
        paragraphs("出典：x", "<b>別</b>"),
        paragraphs("【関連記事】", "<b>別</b>"),
        paragraphs(f"<b>{LONGEST}あ</b>"),
    ],
)
def test_no_news(html: str) -> None:
    assert find_news(items(html), TITLE, LABELS) is None
