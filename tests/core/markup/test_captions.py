"""Captions that wait for their pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.images.in_body import body_images
from editor.core.markup.captions import in_order, lone_captions, with_pictures

TEXT = """ドミトリエフ特使

本文は一文だ。

<!-- commentary -->
プーチン(右)とドミトリエフ

この男、プーチンとの絆は鉄壁だ。

1月25日のTBSの報道
"""


def words(text):
    return [caption.words for caption in lone_captions(text)]


def test_short_lines_of_their_own():
    assert words(TEXT) == ["ドミトリエフ特使", "プーチン(右)とドミトリエフ", "1月25日のTBSの報道"]


@pytest.mark.parametrize(
    "block",
    [
        "短い文だ。",
        "「引用だ」",
        "## 見出し",
        "- 項目",
        "* 項目",
        "1. 項目",
        "> 引用",
        "| 表 | 表 |",
        "![説明](a.png)",
        "![](a.png)",
        "[リンク](https://e.jp)",
        "https://e.jp/a",
        "    コード",
        "```\n港の写真\n```",
        "~~~\n\n港の写真\n\n~~~",
        "<div>",
        "---",
        "***",
        "　",
        "…",
        "二行の\n段落",
        "長" * 41,
        "<!--more-->",
        "【関連記事】",
        "次のように言う：",
    ],
)
def test_what_is_no_caption(block):
    assert words(f"文だ。\n\n{block}\n\n文だ。") == []


def test_a_text_that_is_too_long_has_none():
    assert words("港の写真\n\n" + "文だ。\n\n" * 500_000) == []


def test_each_becomes_the_caption_of_its_picture_and_the_caret_stays_where_it_was():
    captions = lone_captions(TEXT)
    caret = TEXT.index("絆は")
    edit = with_pictures(captions, ["p/a.png", "p/b (1).png", "p/c.png"])(TEXT, caret, caret)
    text = edit.apply(TEXT)
    assert [image.caption for image in body_images(text)] == [caption.words for caption in captions]
    assert [image.path for image in body_images(text)] == ["p/a.png", "p/b%20%281%29.png", "p/c.png"]
    assert text[edit.selection[0] :].startswith("絆は")
    assert text.count("\n") == TEXT.count("\n")
    assert lone_captions(text) == ()


@pytest.mark.parametrize("caption", ["港[東京]の朝", r"港\[東京\]の朝", "港\\<速報>", "A & B"])
def test_signs_in_a_caption(caption):
    text = f"{caption}\n\n本文。"
    (found,) = lone_captions(text)
    made = with_pictures([found], ["a.png"])(text, 0, 0).apply(text)
    assert [image.path for image in body_images(made)] == ["a.png"]


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (["x.png", "y.png"], (0, 1)),
        (["ルビオ国務長官.jpg", "プーチン.png"], (1, 0)),
        (["ルビオ国務長官.jpg", "x.png"], (0, 1)),
        (["プーチン1.jpg", "プーチンとルビオ国務長官.jpg"], (0, 1)),
        (["ﾙﾋﾞｵ国務長官.jpg", "プーチン.png"], (1, 0)),
    ],
)
def test_names_tell_the_order_where_they_tell_all(names, order):
    captions = lone_captions("プーチン\n\nルビオ国務長官")
    assert in_order(names, captions) == order


@given(
    st.lists(
        st.sampled_from(["港の朝", "文だ。", "", "## 題", "- 項", "```", "a[b]", "<!-- commentary -->", " 港"]),
        max_size=12,
    )
)
def test_nothing_but_the_captions_changes(blocks):
    text = "\n".join(blocks)
    captions = lone_captions(text)
    paths = [f"{number}.png" for number in range(len(captions))]
    made = with_pictures(captions, paths)(text, 0, len(text)).apply(text)
    changed = [(old, new) for old, new in zip(text.split("\n"), made.split("\n"), strict=True) if old != new]
    assert [old.strip() for old, _new in changed] == [caption.words for caption in captions]
    assert [new.rpartition("](")[2] for _old, new in changed] == [f"{path})" for path in paths]
