"""The parts of a text of ours, with and without the fields that its file carries."""

import pytest

from editor.core.importers.own_parts import plain, read_parts
from editor.core.post import Commentary, Fields, News, Related
from editor.core.profile.load import load_profile

PROFILE, _ = load_profile()
EMPTY_FIRST = Commentary("", ("", "c"))


@pytest.mark.parametrize(
    ("text", "known", "news", "commentary", "body"),
    [
        ("## a\n\nb\n", Fields(), News(), Commentary(), "## a\n\nb\n"),  # a heading of the body
        ("## a\n\nb\n", None, News("a"), Commentary(), "b\n"),
        ("## a\n\n**まとめ**\n\n段落。\n", None, News("a"), Commentary(), "**まとめ**\n\n段落。\n"),
        ("b\n\n## 【私の論評】c\n\nd\n", None, News(), Commentary("c"), "b\n\n<!-- commentary -->\n\nd\n"),
        ("b\n\n## 【私の論評】c\n\nd\n", Fields(commentary=Commentary("c")), News(), Commentary("c"), "b\n\nd\n"),
        ("```\n## 【私の論評】c\n```\n", None, News(), Commentary(), "```\n## 【私の論評】c\n```\n"),
        ("", None, News(), Commentary(), ""),
        ("b\n\n**まとめ**\n\n- c\n", Fields(commentary=EMPTY_FIRST), News(), EMPTY_FIRST, "b\n"),
        ("b\n", Fields(commentary=Commentary("", ("",))), News(), Commentary("", ("",)), "b\n"),
        ("出典：新聞\n", None, News(source="新聞"), Commentary(), ""),
        ("出典：[新聞](https://e.jp) と、ほか\n", None, News(), Commentary(), "出典：[新聞](https://e.jp) と、ほか\n"),
    ],
)
def test_parts(text: str, known: Fields | None, news: News, commentary: Commentary, body: str) -> None:
    found = read_parts(text, known, PROFILE)
    assert (found.fields.news, found.fields.commentary, found.body) == (news, commentary, body)


def test_an_empty_row_of_an_earlier_release_hides_no_related_post() -> None:
    found = read_parts("文。\n\n## 【関連記事】\n\n-\n- [a](<https://e.jp/>) 2025年3月31日\n-\n", None, PROFILE)
    assert (found.fields.related, found.body) == ((Related("a", "https://e.jp/", "2025-03-31"),), "文。\n")


def test_literal_text_is_read_as_it_was() -> None:
    assert plain(r"\*a\* &lt;b\> 1\. &amp;amp; c\\d") == r"*a* <b> 1. &amp; c\d"
