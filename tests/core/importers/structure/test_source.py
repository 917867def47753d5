"""The source of the news: what is read of a line, and what is no source."""

import pytest

from editor.core.importers.structure.source import find_source
from tests.core.importers.structure.lines import LABELS, items, link, paragraphs

E1 = "https://e.jp/1"


@pytest.mark.parametrize(
    ("lines", "source", "said"),
    [
        (("出典：湖北新聞",), ("湖北新聞", "", ""), {0}),
        (("引用元　湖北新聞",), ("湖北新聞", "", ""), {0}),
        (("文", "出典：「湖北新聞」"), ("「湖北新聞」", "", ""), {1}),
        (("出典：<b>湖北</b>",), ("湖北", "", ""), {0}),
        (("（出典：湖北新聞）",), ("湖北新聞", "", ""), {0}),
        ((f"出典：湖北新聞 {E1}",), ("湖北新聞", E1, ""), {0}),
        ((f"出典：湖北新聞（{E1}）",), ("湖北新聞", E1, ""), {0}),
        ((f"出典：湖北新聞({E1})",), ("湖北新聞", E1, ""), {0}),
        ((f"出典：湖北新聞 | {E1}.",), ("湖北新聞", E1, ""), {0}),
        ((f"出典：{E1}",), ("", E1, ""), {0}),
        ((f"出典：{link(1, '湖北新聞')}",), ("湖北新聞", E1, ""), {0}),
        ((f"出典：{link(1, E1)}",), ("", E1, ""), {0}),
        ((f"出典：湖北 {link(1, E1)}",), ("湖北", E1, ""), {0}),
        # the day of reading
        (("出典：湖北新聞（2025年4月2日閲覧）",), ("湖北新聞", "", "2025-04-02"), {0}),
        (("出典：湖北新聞、2025年4月2日にアクセス",), ("湖北新聞", "", "2025-04-02"), {0}),
        ((f"出典：湖北新聞 {E1} 2025年4月2日に取得",), ("湖北新聞", E1, "2025-04-02"), {0}),
        ((f"出典：{link(1, '湖北')} (2025/4/2 参照)",), ("湖北", E1, "2025-04-02"), {0}),
        # below the label
        (("出典：", link(1, "湖北新聞")), ("湖北新聞", E1, ""), {0, 1}),
        (("出典：湖北新聞", E1), ("湖北新聞", E1, ""), {0, 1}),
        (("出典：湖北新聞", link(1, "読む")), ("湖北新聞", "", ""), {0}),  # not the address alone
        ((f"出典：湖北新聞 {E1}", "https://e.jp/2"), ("湖北新聞", E1, ""), {0}),
        # in brackets, with a day
        (("（産経新聞 2025年4月1日）",), ("産経新聞 2025年4月1日", "", ""), {0}),
        ((f"出典：{'あ' * 60}",), ("あ" * 60, "", ""), {0}),
        # addresses of news portals are long
        ((f"出典：{link('a' * 500, 'https://e.jp/' + 'a' * 500)}",), ("", f"https://e.jp/{'a' * 500}", ""), {0}),
        # of several the one with an address; a sentence may begin with the word for it
        (("参照：前回の論評", f"出典：{link(1, '湖北')}"), ("湖北", E1, ""), {1}),
        (("「引用」（補足）と言った", "出典：湖北"), ("湖北", "", ""), {1}),
    ],
)
def test_a_source_is_read(lines: tuple[str, ...], source: tuple[str, str, str], said: set[int]) -> None:
    found = find_source(items(paragraphs(*lines)), set(), LABELS)
    assert found is not None
    assert ((found.outlet, found.url, found.accessed), found.items) == (source, said)


@pytest.mark.parametrize(
    "lines",
    [
        ("文",),
        ("出典湖北",),
        ("（産経新聞）",),
        ("(2025年4月1日)",),
        ("出典：",),
        ("出典：", "湖北新聞"),  # a name alone below the label may be anything
        ("出典：文である。",),
        (f"出典：{'あ' * 61}",),
        (f"出典：{'あ' * 290}{E1}",),
        ("出典：<code>x</code>",),
        (f"出典：{link(1)}{link(2)}",),
        (f"出典：{link(1, 'https://e.jp/x')} https://e.jp/2",),
        (f"出典：湖北 {E1} https://e.jp/2",),
        ("出典：一", "引用元：二"),
        (f"出典：{link(1)}", f"引用元：{link(2)}"),
        ("「引用」（補足）と言った",),
    ],
)
def test_what_is_no_source_or_one_of_several_stays_in_the_body(lines: tuple[str, ...]) -> None:
    assert find_source(items(paragraphs(*lines)), set(), LABELS) is None


def test_a_quotation_has_a_source_of_its_own() -> None:
    quoted = "<blockquote>文。<br>出典：毎日新聞</blockquote>"
    found = find_source(items(f"{quoted}<p>出典：湖北新聞</p>"), set(), LABELS)
    assert found is not None and found.outlet == "湖北新聞"
    alone = find_source(items(quoted), set(), LABELS)
    assert alone is not None and alone.outlet == "毎日新聞"


def test_what_another_part_has_taken_is_no_source() -> None:
    two = items(paragraphs("出典：一", "出典：二"))
    for taken in (0, 1):
        found = find_source(two, {taken}, LABELS)
        assert found is not None and found.items == {1 - taken}
    assert find_source(items(paragraphs("出典：", link(1))), {1}, LABELS) is None
    found = find_source(items(paragraphs("出典：一", E1)), {1}, LABELS)
    assert found is not None and found.url == ""
