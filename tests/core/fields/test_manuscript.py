"""A commentary that was written elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.fields.manuscript import LONGEST, Manuscript, read_manuscript

WORDS = ("【私の論評】", "まとめ")
WRITTEN = "【私の論評】知恵の勝利だ\n\nまとめ\n  • 一つ目。\n  • 二つ目。\n\n港で働く人々\n\n本文一。\n本文二。\n"
READ = Manuscript("知恵の勝利だ", ("一つ目。", "二つ目。"), "港で働く人々\n\n本文一。\n本文二。")


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN,
        WRITTEN.replace("【私の論評】", ""),
        WRITTEN.replace("【私の論評】", "# 【私の論評】"),
        WRITTEN.replace("まとめ\n", ""),
        WRITTEN.replace("まとめ\n", "【まとめ】\n\n"),
        WRITTEN.replace("まとめ\n", "■まとめ：\n"),
        WRITTEN.replace("  • ", "・"),
        WRITTEN.replace("  • ", "- "),
        WRITTEN.replace("  • 二", "\n  • 二"),
        WRITTEN.replace("\n", "\r\n"),
        WRITTEN.replace("\n\n", "\n　\n\n"),
        f"\n\n　{WRITTEN}",
    ],
)
def test_its_parts(text):
    assert read_manuscript(text, *WORDS) == READ


@pytest.mark.parametrize("text", ["", "　\n", "見出しだけ", "長" * 201 + "\n\n本文。", "見出し\n\n" + "字" * LONGEST])
def test_what_is_none(text):
    assert read_manuscript(text, *WORDS) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("題\n\n本文。", ("題", (), "本文。")),
        ("題\n本文がすぐ続く。", ("題", (), "本文がすぐ続く。")),
        ("題\n\nまとめると、こうだ。\n\n- 一\n- 二", ("題", (), "まとめると、こうだ。\n\n- 一\n- 二")),
        ("題\n\n・一\n\n本文。\n\n・二\n・三", ("題", ("一",), "本文。\n\n・二\n・三")),
        ("題\n\n・一\n続き\n\n本文。", ("題", (), "・一\n続き\n\n本文。")),
        ("題\n\nまとめ\n\n本文。", ("題", (), "本文。")),
    ],
)
def test_what_is_no_bullet_is_text(text, read):
    assert read_manuscript(text, *WORDS) == read


@given(
    st.lists(st.sampled_from(["題", "まとめ", "・一", "- 二", "", "　", "本文。", "# 節", "【私の論評】"]), max_size=12)
)
def test_no_word_is_lost_but_marks_and_the_blog_s_own(lines):
    text = "\n".join(lines)
    read = read_manuscript(text, *WORDS)
    if read is None:
        return

    def bare(words):
        for sign in ("・", "- ", "# ", "【私の論評】", "まとめ", "　", "\n", " "):
            words = words.replace(sign, "")
        return words

    assert bare("".join((read.headline, *read.summary, read.body))) == bare(text)
