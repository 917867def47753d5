"""Earlier posts behind their label: which lines are entries, what belongs to each, and what is no such list."""

import pytest

from editor.core.importers.structure.related import _paired, find_related
from editor.core.post import Related
from tests.core.importers.structure.lines import LABELS, bullets, items, link, paragraphs

HEAD = "【関連記事】"
ONE, TWO = ("題1", "https://e.jp/1", ""), ("題2", "https://e.jp/2", "")
DATED = [("題1", "https://e.jp/1", "2024-01-02"), ("題2", "https://e.jp/2", "2024-01-03")]
OTHER = '<a href="https://other.jp/1">別</a>'


@pytest.mark.parametrize(
    ("html", "found", "taken"),
    [
        (paragraphs("文", HEAD, link(1), link(2)), [ONE, TWO], {1, 2, 3}),
        (paragraphs("関連記事：" + link(1)), [ONE], {0}),
        (paragraphs("　関連記事：" + link(1), link(2)), [ONE, TWO], {0, 1}),
        (paragraphs(HEAD, link(1)) + paragraphs(HEAD, link(2)), [TWO], {2, 3}),  # the last list counts
        (paragraphs(HEAD) + bullets(link(1), f"{link(2)} 2024-01-03"), [ONE, DATED[1]], {0, 1}),
        (paragraphs(HEAD) + f"<ul>{bullets(link(1), link(2))}</ul>", [ONE, TWO], {0, 1}),
        (paragraphs(HEAD) + bullets(f"<p>題1</p><p>{link(1, 'https://e.jp/1')}</p>"), [ONE], {0, 1}),
        (paragraphs(HEAD) + bullets("題 2024-01-02"), [("題", "", "2024-01-02")], {0, 1}),
        # a day in a title, beside the day of the post
        (paragraphs(HEAD) + bullets(f"{link(1, '題、2024年1月2日')}<br>2024年1月3日"),
         [("題、2024年1月2日", "https://e.jp/1", "2024-01-03")], {0, 1}),
        (paragraphs(HEAD) + bullets(f"{link(1, '題（2024年1月2日）')}<br>2024年1月2日", f"{link(2)}<br>2024年1月3日"),
         [("題（2024年1月2日）", "https://e.jp/1", "2024-01-02"), DATED[1]], {0, 1}),
        (paragraphs(HEAD) + bullets("題、2024年1月2日<br>2024年1月3日"),
         [("題、2024年1月2日", "", "2024-01-03")], {0, 1}),
        (paragraphs(HEAD) + bullets(link(1, "題（2024年1月2日）")), [("題", "https://e.jp/1", "2024-01-02")], {0, 1}),
        # dates before, behind and below the titles
        (paragraphs(HEAD, f"{link(1)} 2024年1月2日", f"2024/1/3 {link(2)}"), DATED, {0, 1, 2}),
        (paragraphs(HEAD, "2024年1月2日", link(1), "2024年1月3日", link(2)), DATED, {0, 1, 2, 3, 4}),
        (paragraphs(HEAD, link(1), "2024年1月2日", link(2), "2024年1月3日"), DATED, {0, 1, 2, 3, 4}),
        # titles in their brackets, behind marks, before addresses
        (paragraphs(HEAD, link(1, "「題」"), f"・{link(2)}", f"「{link(3)}」 (2024年1月2日)"),
         [("「題」", "https://e.jp/1", ""), TWO, ("題3", "https://e.jp/3", "2024-01-02")], {0, 1, 2, 3}),
        (paragraphs(HEAD, "題1 https://e.jp/1", "題2（https://e.jp/2）"), [ONE, TWO], {0, 1, 2}),
        (paragraphs(HEAD, link(1, "https://e.jp/1")), [("", "https://e.jp/1", "")], {0, 1}),
        (paragraphs(HEAD, link(1, "e.jp/1")), [("", "https://e.jp/1", "")], {0, 1}),
        (paragraphs(HEAD, f"― {link(1)} ｜"), [ONE], {0, 1}),
        # odd lines between two entries stay in the body, few and short ones
        (paragraphs(HEAD, link(1), "間の文", link(2)), [ONE, TWO], {0, 1, 3}),
        (paragraphs(HEAD, link(1), "間1", "間2", link(2)), [ONE, TWO], {0, 1, 4}),
        (paragraphs(HEAD, link(1), "あ" * 80, link(2)), [ONE, TWO], {0, 1, 3}),
        (paragraphs(HEAD, link(1), *["後"] * 12), [ONE], {0, 1}),
        # another site is an entry beside the others, and none behind a rule
        (paragraphs(HEAD, link(1), OTHER), [ONE, ("別", "https://other.jp/1", "")], {0, 1, 2}),
        (paragraphs(HEAD, link(1)) + "<hr>" + paragraphs(OTHER), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1)) + "<hr>" + paragraphs(link(2)), [ONE, TWO], {0, 1, 3}),
        (paragraphs(HEAD, link(1)) + "<hr>" + paragraphs(f"{OTHER} 2024-01-02"),
         [ONE, ("別", "https://other.jp/1", "2024-01-02")], {0, 1, 3}),
        # ways to other pages
        (paragraphs(HEAD, link(1), link("", "トップ")), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1), link("search?q=x", "探す")), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1), link("tag/x", "札")), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1), link("category/x", "類")), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1), link(2, "人気ブログランキング")), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1), f"<code>{link(2)}</code>"), [ONE], {0, 1}),
        (paragraphs(HEAD, link(1), f"出典：{link(2)}"), [ONE], {0, 1}),
    ],
)  # fmt: skip
def test_posts_are_read(html: str, found: list[tuple[str, str, str]], taken: set[int]) -> None:
    posts, said = find_related(items(html), LABELS)
    assert ([(post.title, post.url, post.date) for post in posts], said) == (found, taken)


@pytest.mark.parametrize(
    "html",
    [
        "",
        paragraphs(HEAD),
        paragraphs(link(1), link(2)),
        paragraphs(HEAD, "文。"),
        paragraphs(HEAD, "題だけ"),
        paragraphs(f"{HEAD}文だけ", link(1)),
        paragraphs(f"関連記事について{link(1)}"),
        paragraphs(link("", "関連記事"), link(1)),  # the label leads elsewhere
        paragraphs(HEAD, link(1), "間1", "間2", "間3", link(2)),
        paragraphs(HEAD, link(1), "あ" * 81, link(2)),  # an excerpt below each
        paragraphs(HEAD, link(1), *["後"] * 13),  # a list in the middle of the text
        paragraphs(HEAD, link(1) + link(2)),
        paragraphs(HEAD, link(1), "2024年1月2日", "2024年1月3日"),
        paragraphs(HEAD) + bullets(link(1), f"{link(2)}{bullets('x')}"),
        paragraphs(HEAD) + bullets("応援クリック"),
        paragraphs(HEAD) + bullets("題である。"),
    ],
)
def test_what_is_no_such_list_stays_in_the_body(html: str) -> None:
    assert find_related(items(html), LABELS) == ((), set())


DATE, DAY = Related(date="2024-01-02"), Related(date="2024-01-03")
TITLE, URL, BOTH = Related(title="題"), Related(url="u"), Related("題", "u")


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], ()),
        ([BOTH, BOTH], (BOTH, BOTH)),
        ([TITLE, URL], (BOTH,)),
        ([TITLE, Related(url="u", date="2024-01-02")], (Related("題", "u", "2024-01-02"),)),
        ([TITLE, URL, URL], (BOTH, URL)),
        ([BOTH, DATE, BOTH, DAY], (Related("題", "u", "2024-01-02"), Related("題", "u", "2024-01-03"))),
        ([DATE, BOTH, DAY, BOTH], (Related("題", "u", "2024-01-02"), Related("題", "u", "2024-01-03"))),
        ([DATE, Related("題", "u", "2020-01-01")], (Related("題", "u", "2020-01-01"),)),
        ([DATE, BOTH, BOTH], (Related("題", "u", "2024-01-02"), BOTH)),  # a date counts once
        ([DATE, BOTH, DAY], ()),  # of nothing
        ([BOTH, DATE, DAY], ()),
        ([DATE], ()),
    ],
)
def test_single_lines_make_whole_entries(parts: list[Related], whole: tuple[Related, ...]) -> None:
    assert _paired(parts) == whole
