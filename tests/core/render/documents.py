"""Random posts made of what is tricky in Markdown, and random edits of them."""

import random
from collections.abc import Sequence

FRAGMENTS = (
    "　段落である。**強調「語」**の話。",
    "二行の\n段落と`code`と<b>生</b>の札。",
    "# 見出し",
    "## 見出し\n続き",
    "見出し\n===",
    "## まとめ",
    "## [章](#) と {章|しょう} [^a]",
    "- 一\n- 二",
    "- 一\n\n  中\n- 二",
    "* 星\n+ 正\n1. 一",
    "1. 一\n2. 二\n\n   続き",
    "    字下げ",
    "\t表",
    "  二つの空白",
    "> 引用\n> ― 人",
    "> - 引用の中\n\n> 別の引用[^b]",
    "```\ncode\n\n# no heading\n```",
    "```python",
    "~~~",
    "- 項目\n\n    ```\n    内\n    ```",
    "| 甲 | 乙 |\n|---|---|\n| {漢字|かんじ} | `a|b` |",
    "[参照][x] と [x] と ![図][x] と [Y]",
    '[x]: https://example.com/1 "題"',
    "[x]: https://example.com/2",
    "[y]: <p/a.png>\n[z]: q",
    "注[^a]と[^b]と[^a]。",
    "[^a]: 注の甲",
    "[^b]: 注の乙\n\n    続き [x] [^c]\n\n    [^c]: 中の注",
    "[^a]: 二つ目の甲 ![図](p/b.png)\n\n    ## 注の見出し",
    "*[GDP]: 国内総生産",
    '*[GDP]: ""',
    "*[日銀]: 日本銀行",
    "*[12]: 数",
    "GDPは日\n銀が GDP2 と。",
    "![図の説明](p/a.png)",
    "![図][y]",
    "[![図](p/a.png)](https://example.com/)",
    "文中の![GDP](p/a.png)図",
    "<!--more-->",
    "文\n<!-- more -->\n文",
    "<!-- 注釈 -->",
    "<!-- 二行の\n\n注釈 -->",
    "<!-- 閉じない",
    "-->",
    "<div>\n\n**生**\n\n</div>",
    "<div>閉じない",
    "</div> &amp; 後",
    "<div>一</div> &lt; <b>尾</b>",
    "<p>生の段落</p>\n文",
    "<span>行内</span> <br> <hr>",
    "<script>if (a<b) x</script>",
    "<style>",
    '<a href="x>',
    "\" title='閉じる'>",
    '<a href ="x">y</a>',
    "<https://example.com/?a=1&b> と https://example.com/a。続き",
    "x <y と `a<b>` a < b",
    "<x@example.com>",
    "</x",
    "<?php echo 1 ?>",
    "<?php",
    "<![CDATA[ x",
    "<!DOCTYPE x>",
    "<!x",
    "&#12354; &copy; &amp;",
    "&#x; 変",
    "&# 変",
    "~~消す~~ *斜体* ***両方*** _下_",
    "<NHK>と*あ**い*の字\\\n次の行",
    "すぐ下に表\n| a | b |\n|---|---|\n| 1 | 2 |",
    "> 引用\n> ```\n> # 字\n> ```",
    "**閉じない *強調 ~~消",
    "**a *b** c*",
    "---",
    "***",
    "- - -",
    "　",
    "　　二字下げ",
    "\\[逃げ\\] \\* \\# {|}",
    "行末の空白  \n改行",
    "\r\n復帰\r改行",
    "\x02wzxhzdk:0\x03 klzzwxh:0001",
    "\ud800 \u2028 \x0c",
    "１．全角\n・点",
    "# C#\n#円安",
    ": 定義",
    "term\n: def",
)
"""Pieces of text, to be put between blank lines, or not."""

SEPARATORS = ("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n　\n", "\n  \n", "\n\t\n", "")
DIVIDER = "<!-- commentary -->"
SIGNS = (
    *(
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "　",
        "`",
        "```",
        "~~~",
        "<",
        ">",
        "<!--",
        "-->",
        "[",
        "]",
        "(",
        ")",
        "!",
        "*",
        "**",
    ),
    *("#", "-", "- ", "1. ", "> ", "|", ":", "&", "&#", ";", '"', "'", "=", "/", "\\", "^", "{", "}", "字", "a", "1"),
    *("<div>", "</div>", "[x]", "[^a]", "GDP", "<!--more-->", DIVIDER),
)


def document(chance: random.Random, size: int, fragments: Sequence[str] = FRAGMENTS) -> str:
    """A body of about `size` fragments."""
    text = ""
    for index in range(size):
        text += chance.choice(fragments) + chance.choice(SEPARATORS)
        if index == size // 2 and chance.random() < 0.5:
            text += f"\n\n{DIVIDER}\n\n"
    return text


def edited(chance: random.Random, text: str, fragments: Sequence[str] = FRAGMENTS) -> str:
    """`text` with one edit: of a sign, of a line, of a fragment, of a stretch; or with a stretch moved or doubled."""
    place = chance.randint(0, len(text))
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    match chance.randrange(10):
        case 0 | 1:
            return text[:place] + chance.choice(SIGNS) + text[place:]
        case 2:
            return text[:place] + text[place + 1 :]
        case 3:
            return text[:place] + chance.choice(SIGNS) + text[place + chance.randint(0, 3) :]
        case 4:
            return "\n".join([*lines[:number], *lines[number + 1 :]])
        case 5:
            return "\n".join([*lines[:number], chance.choice(fragments), *lines[number:]])
        case 6:
            return "\n".join([*lines[:number], "", chance.choice(fragments), "", *lines[number:]])
        case 7:
            return text[:place] + text[place + chance.randint(0, 40) :]
        case 8:
            return text[:place] + chance.choice(fragments) + text[place:]
        case _:
            end = place + chance.randint(0, 60)
            other = chance.randint(0, len(text))
            return text[:other] + text[place:end] + text[other:]
