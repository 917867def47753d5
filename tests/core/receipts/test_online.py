"""A post online against its receipt: Blogger's own rewriting aside, changes by hand in words."""

from pathlib import Path

import pytest

from editor.core.post import Commentary, Fields, Image, News, Post
from editor.core.receipts.online import compared, shown
from editor.core.receipts.taking import taken
from editor.core.workers.guarded_export import export_post

SMALL = "https://blogger.googleusercontent.com/img/b/R/A/w640-h360/ship.jpg"
RECEIPT = (
    '<p>甲国が<strong>協議</strong>した。次の文。</p><!--more--><p>三つ目の<a href="https://e.jp/">文</a>。</p>'
    f'<div class="separator" style="clear: both; text-align: center;"><a href="{SMALL}"><img src="{SMALL}" /></a></div>'
)
SAME = [
    ("nothing", RECEIPT),
    ("line breaks", RECEIPT.replace("<p>", "").replace("</p>", "<br /><br />")),
    ("divisions", RECEIPT.replace("<p>", "<div>").replace("</p>", "</div><div><br /></div>")),
    ("the jump break of the feed", RECEIPT.replace("<!--more-->", "<a name='more'></a>")),
    ("a wrapper", f'<div dir="ltr" style="text-align: left;" trbidi="on">{RECEIPT}</div>'),
    ("bold by another element", RECEIPT.replace("strong>", "b>")),
    ("another size of a picture", RECEIPT.replace("w640-h360", "w400-h225")),
    ("white space", RECEIPT.replace("</p>", "&nbsp;</p>\n")),
    ("new spans", RECEIPT.replace("次の文。", '<span style="font-size: medium;">次の文。</span>')),
]


@pytest.mark.parametrize("online", [case[1] for case in SAME], ids=[case[0] for case in SAME])
def test_rewriting_is_no_change(online: str) -> None:
    found = compared(RECEIPT, online)
    assert found.changes == () and found.same
    assert (found.rewritten > 0) == (online.replace("&nbsp;", "").replace("\n", "") != RECEIPT)


CHANGED = [
    ("a word", "次の文。", "次の一文。", [("次の文。", "次の一文。")]),
    ("a sentence is gone", "次の文。", "", [("次の文。", "")]),
    ("a new one", "次の文。", "次の文。足した文。", [("", "足した文。")]),
    ("a link", "https://e.jp/", "https://e.jp/b", [("三つ目の文（https://e.jp/）。", "三つ目の文（https://e.jp/b）。")]),
    ("two", "甲国が<strong>協議</strong>した。次の文。", "乙国がした。次の。",
     [("甲国が協議した。", "乙国がした。"), ("次の文。", "次の。")]),
    ("a paragraph", "</p><!--more-->", "</p><p>新しい段落。</p><!--more-->", [("", "新しい段落。")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_changes_by_hand_are_said_in_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert old in RECEIPT
    found = compared(RECEIPT, RECEIPT.replace(old, new, 1))
    assert [(one.said_before, one.said_after) for one in found.changes] == expected


def test_a_picture_that_was_taken_out_is_said() -> None:
    found = compared(RECEIPT, RECEIPT[: RECEIPT.index("<div")])
    assert [(one.said_before, one.said_after) for one in found.changes] == [("［ship.jpg］", "")]


SHOWN = [
    ("**太字**と*斜体*", "太字と斜体"),
    ("[文](https://e.jp/)", "文（https://e.jp/）"),
    ("- 項目\\*", "項目*"),
    ("## 見出し", "見出し"),
]


@pytest.mark.parametrize(("markdown", "expected"), SHOWN)
def test_shown(markdown: str, expected: str) -> None:
    assert shown(markdown) == expected


BODY = "甲国が**協議**した。次の文。\n\n<!--more-->\n\n三つ目の[文](https://e.jp/)。\n"


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_the_wording_is_taken(old: str, new: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    post = Post(Fields(id="a" * 8), BODY)
    receipt = export_post(post, tmp_path, "blogger-html").text
    online = receipt.replace(old, new, 1)
    for change in compared(receipt, online).changes:
        made = taken(post, change)
        assert made is not None
        post = made
    again = export_post(post, tmp_path, "blogger-html").text
    assert compared(again, online).changes == () or "新しい段落" in online


def test_bullets_and_headlines_are_taken(tmp_path: Path) -> None:
    fields = Fields(
        id="a" * 8,
        news=News("見出し", summary=("一つ目。", "二つ目。")),
        commentary=Commentary("裏"),
        images=(Image(SMALL),),
    )
    post = Post(fields, "本文。\n\n<!-- commentary -->\n\n論評。\n")
    receipt = export_post(post, tmp_path, "blogger-html").text
    [change] = compared(receipt, receipt.replace("二つ目。", "二つ目だ。")).changes
    made = taken(post, change)
    assert made is not None and made.fields.news.summary == ("一つ目。", "二つ目だ。")


def test_a_sentence_that_stands_twice_is_left() -> None:
    [change] = compared("<p>同じ文。他の文。</p>", "<p>違う文。他の文。</p>").changes
    assert taken(Post(Fields(), "同じ文。同じ文。"), change) is None
    assert taken(Post(Fields(), "どこにもない。"), change) is None


@pytest.mark.parametrize("html", ["", "<", "<script>x", "\x00", "<div>" * 3000, "<table><tr>", "&#0;"])
def test_any_html_is_compared(html: str) -> None:
    compared(RECEIPT, html)
    compared(html, RECEIPT)
    assert not compared(html, html).changes


NEW = [
    ("two sentences", "<p>一文目。</p>", "<p>一文目。二文目。三文目。</p>", "一文目。", "一文目。二文目。三文目。"),
    ("a paragraph", "<p>一文目。</p><p>終わり。</p>", "<p>一文目。</p><p>間の段落。続き。</p><p>終わり。</p>",
     "一文目。\n\n終わり。", "一文目。\n\n間の段落。続き。\n\n終わり。"),
    ("over a line's end", "<p>長い一文目がここにある。</p>", "<p>直した。</p>", "長い一文目が\nここにある。",
     "直した。"),
    ("words over a line's end", "<p>One long line here.</p>", "<p>Mended.</p>", "One long\nline here.", "Mended."),
]  # fmt: skip


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("receipt", "online", "body", "expected"), [case[1:] for case in NEW])
def test_new_sentences_stand_in_their_order(
    receipt: str, online: str, body: str, expected: str, backwards: bool
) -> None:
    changes = list(compared(receipt, online).changes)
    post = Post(Fields(), body)
    for change in reversed(changes) if backwards else changes:
        made = taken(post, change)
        assert made is not None
        post = made
    assert post.body == expected
