import pytest

from editor.core.markup.insertion import set_apart


@pytest.mark.parametrize(
    ("made", "before", "after", "put"),
    [
        ("語", "前", "後", "語"),
        ("一\n\n二", "前", "後", "一\n\n二"),
        ("**頁**\n\n- 一", "前", "後", "**頁**\n\n- 一\n\n"),
        ("- 一\n- 二", "前", "", "\n\n- 一\n- 二"),
        ("- 一", "", "", "- 一"),
        ("- 一", "前\n\n", "", "- 一"),
        ("- 一", "前\n", "", "\n- 一"),
        ("- 一", "", "後", "- 一\n\n"),
        ("- 一", "", "\n後", "- 一\n"),
        ("- 一", "", "\n\n後", "- 一"),
        ("1. 一", "前", "", "\n\n1. 一"),
        ("## 題\n\n文", "前", "後", "\n\n## 題\n\n文"),
        ("> 引用", "前", "後", "\n\n> 引用\n\n"),
        ("```\na\n\nb\n```", "前", "後", "\n\n```\na\n\nb\n```\n\n"),
        ("| a |\n| --- |", "前", "後", "\n\n| a |\n| --- |\n\n"),
        ("<table><tr><td>a</td></tr></table>", "前", "", "\n\n<table><tr><td>a</td></tr></table>"),
        ("H<sub>2</sub>O", "前", "後", "H<sub>2</sub>O"),
        ("<u>語</u>", "前", "後", "<u>語</u>"),
        ("![港](https://e.jp/a.png)", "前", "後", "\n\n![港](https://e.jp/a.png)\n\n"),
        ("![港](https://e.jp/a.png)と", "前", "後", "![港](https://e.jp/a.png)と"),
        ("---", "前", "", "\n\n---"),
        ("*斜*と**太**", "前", "", "*斜*と**太**"),
        ("- 一", "- ", "", "- 一"),
        ("文", "> ", "", "文"),
        ("1990年", "前", "後", "1990年"),
        ("-5度", "前", "後", "-5度"),
    ],
)
def test_blocks_stand_on_lines_of_their_own(made: str, before: str, after: str, put: str) -> None:
    assert set_apart(made, before, after) == put
