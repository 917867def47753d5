import pytest

from editor.core.markup.paragraphs import new_paragraph, next_caption, one_each
from tests.core.markup.cases import draw, drawn


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("本文。‸", "本文。\n\n‸"),
        ("本文。‸  ", "本文。\n\n‸"),
        ("前の‸ 後", "前の\n\n‸後"),
        ("‸本文", "\n\n‸本文"),
        ("一行目\n二行目‸", "一行目\n二行目\n\n‸"),
        ("一行目‸\n二行目", "一行目\n\n‸\n二行目"),
        ("一‸\n\n二", "一\n\n‸\n\n二"),
        ("　字下げ‸", "　字下げ\n\n‸"),
        ("## 見出し‸", "## 見出し\n\n‸"),
        ("**太字**で始まる‸", "**太字**で始まる\n\n‸"),
        ("<b>太字</b>の文‸", "<b>太字</b>の文\n\n‸"),
        ("<ruby>論評<rt>ろんぴょう</rt></ruby>は‸", "<ruby>論評<rt>ろんぴょう</rt></ruby>は\n\n‸"),
        ("<https://example.jp/>‸", "<https://example.jp/>\n\n‸"),
        ("A < B‸", "A < B\n\n‸"),
        ("<!-- commentary -->‸", "<!-- commentary -->\n\n‸"),
        ("<!--more-->‸", "<!--more-->\n\n‸"),
        ("![図](a.png)‸", "![図](a.png)\n\n‸"),
        ("2025年4月2日‸", "2025年4月2日\n\n‸"),
        ("---‸", "---\n\n‸"),
        ("価格は a|b の順‸", "価格は a|b の順\n\n‸"),
        ("[リンク](https://example.jp/): 説明‸", "[リンク](https://example.jp/): 説明\n\n‸"),
        ("1.5倍に増えた‸", "1.5倍に増えた\n\n‸"),
        ("🚨速報‸", "🚨速報\n\n‸"),
    ],
)
def test_a_new_paragraph(before: str, after: str) -> None:
    text, index, _ = drawn(before)
    edit = new_paragraph(text, index)
    assert edit is not None
    assert draw(edit.apply(text), *edit.selection) == after


@pytest.mark.parametrize(
    "text",
    [
        "‸",
        "　‸",
        "- 項目‸",
        "- 項目\n続き‸",
        "1. 項目\n続き‸",
        "> 引用‸",
        "> 引用\n続き‸",
        "    code‸",
        "\tcode‸",
        "```python‸",
        "~~~‸",
        "| a | b |‸",
        "a | b‸\n--- | ---",
        "a | b\n--- | ---\n1 | 2‸",
        "<div>‸",
        "<div>\n中身‸",
        "</details>‸",
        "<table>\n<tr><td>一</td></tr>‸",
        "<!-- 覚え書き‸",
        "<iframe src='https://example.jp/'></iframe>‸",
        "[^1]: 注‸",
        "[a]: https://example.jp/‸",
        "*[GDP]: 国内総生産‸",
    ],
)
def test_what_keeps_its_own_lines(text: str) -> None:
    written, index, _ = drawn(text)
    assert new_paragraph(written, index) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![港‸](a.png)", "![港](a.png)\n\n‸"),
        ("![‸](a.png)", "![](a.png)\n\n‸"),
        ("![港の‸朝](a.png)", "![港の朝](a.png)\n\n‸"),
        ("![一‸](a.png)\n\n![](b.png)", "![一](a.png)\n\n![‸](b.png)"),
        ("![一‸](a.png)\n![](b.png)\n", "![一](a.png)\n![‸](b.png)\n"),
        ("![一‸](a.png)\n\n![二](b.png)", "![一](a.png)\n\n‸\n\n![二](b.png)"),
        ("![一‸](a.png)\n\n本文", "![一](a.png)\n\n‸\n\n本文"),
        ("![一‸](a.png)\n\n\n", "![一](a.png)\n\n‸\n\n\n"),
        ('![一\\]‸](<a b.png> "題")', '![一\\]](<a b.png> "題")\n\n‸'),
        ("![一‸][a]", "![一][a]\n\n‸"),
    ],
)
def test_out_of_a_caption(before: str, after: str) -> None:
    text, index, _ = drawn(before)
    edit = next_caption(text, index)
    assert edit is not None
    assert draw(edit.apply(text), *edit.selection) == after


@pytest.mark.parametrize(
    "text",
    ["本文‸", "‸![港](a.png)", "![港](a.png)‸", "![港](a‸.png)", "文中の![印‸](a.png)です", "[港‸](a.png)", "![港‸"],
)
def test_no_caption(text: str) -> None:
    written, index, _ = drawn(text)
    assert next_caption(written, index) is None


@pytest.mark.parametrize(
    "text",
    ["![" + "\\" * 200_000, "|-" * 200_000, "<" + "a" * 200_000, "![" + "[" * 100_000],
    ids=["caption", "table", "tag", "brackets"],
)
def test_long_lines_have_an_answer(text: str) -> None:
    assert next_caption(text, 5) is None
    edit = new_paragraph(text, len(text))
    assert edit is None or edit.replacement == "\n\n"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("一つ目だ。\n二つ目だ。", "一つ目だ。\n\n二つ目だ。"),
        ("一つ目だ。\n二つ目だ。\n三つ目", "一つ目だ。\n\n二つ目だ。\n\n三つ目"),
        ("\n\n一つ目だ。\n二つ目だ。\n", "\n\n一つ目だ。\n\n二つ目だ。\n"),
        (
            "「行くぞ！」\n本当か？ \n（そうだ。）\nと言った……",
            "「行くぞ！」\n\n本当か？ \n\n（そうだ。）\n\nと言った……",
        ),
        ("　字を下げた段落\n　次の段落", "　字を下げた段落\n\n　次の段落"),
        ("彼は**言った。**\n次だ。", None),
        ("折り返した\nメールの文だ。\n次だ。", None),
        ("　字を下げた\n続きの行だ", None),
        ("一つ目だ。\n\n二つ目だ。\n続きだ。", None),
        ("一つ目だ。\n　\n二つ目だ。\n続きだ。", None),
        ("一つ目だ。", None),
        ("一つ目だ。\n", None),
        ("", None),
        ("\n\n", None),
        ("- 一つ目だ。\n- 二つ目だ。", None),
        ("1. 一つ目だ。\n2. 二つ目だ。", None),
        ("> 一つ目だ。\n> 二つ目だ。", None),
        ("    一つ目だ。\n    二つ目だ。", None),
        ("## 見出しだ。\n本文だ。", None),
        ("本文だ。\n---\n次だ。", None),
        ("本文だ。\n|a。|\n次だ。", None),
        ("```\n本文だ。\n```", None),
        ("<div>\n本文だ。\n</div>", None),
        ("本文だ。\n<!--more-->\n次だ。", None),
        ("本文だ。\n<!-- commentary -->\n次だ。", None),
        ("本文だ。\n![図。](a.png)\n次だ。", None),
        ("注だ。[^1]\n[^1]: ここだ。\n次だ。", None),
        ("改行だ。  \n次だ。", None),
        ("改行だ。\\\n次だ。", None),
        ("The first sentence.\nThe second one.", None),
    ],
)
def test_each_line_a_paragraph(text: str, parted: str | None) -> None:
    assert one_each(text) == (text if parted is None else parted)
    assert one_each(one_each(text)) == one_each(text)
