import pytest

from editor.core.markup import Markup, commentary_divider, figure, figures, footnote, jump_break, table_of
from editor.core.text.parts import is_divider, is_jump_break
from tests.core.markup.cases import done


@pytest.mark.parametrize(
    ("markup", "before", "after"),
    [
        (figure("p/a.jpg"), "‸", "![‸](p/a.jpg)"),
        (figure("p/a.jpg"), "本文の‸途中。\n続き。\n\n次", "本文の途中。\n続き。\n\n![‸](p/a.jpg)\n\n次"),
        (figure("p/a.jpg"), "前\n\n‸本文", "前\n\n![‸](p/a.jpg)\n\n本文"),
        (figure("p/a.jpg"), "前\n‸\n後", "前\n\n![‸](p/a.jpg)\n\n後"),
        (figure("p/a.jpg"), "前\n\n⟦特使の到着⟧\n\n後", "前\n\n![⟦特使の到着⟧](p/a.jpg)\n\n後"),
        (figure("p/a.jpg", "特使"), "‸", "![⟦特使⟧](p/a.jpg)"),
        (figure("p/a b.jpg", "注[1"), "‸", "![⟦注\\[1⟧](p/a%20b.jpg)"),
        (figure("b.jpg"), "![⟦特使⟧](a.jpg)\n\n後", "![特使](a.jpg)\n\n![‸](b.jpg)\n\n後"),
        (figure("b.jpg"), "前\n\n⟦![特使](a.jpg)⟧", "前\n\n![特使](a.jpg)\n\n![‸](b.jpg)"),
        (figure("b.jpg"), "前の⟦語![特](a\\).jpg)⟧\n続き", "前の語![特](a\\).jpg)\n続き\n\n![‸](b.jpg)"),
        (figure("b.jpg"), "![特](a.jpg)と⟦語⟧", "![特](a.jpg)と\n\n![⟦語⟧](b.jpg)"),
        (figures(["a.jpg", "b c.jpg"]), "⟦特使⟧", "![⟦特使⟧](a.jpg)\n\n![](b%20c.jpg)"),
        (figures(["a.jpg", "b.jpg"]), "本文‸\n\n後", "本文\n\n![‸](a.jpg)\n\n![](b.jpg)\n\n後"),
        (footnote, "文の‸終わり。\n\n次の段落", "文の[^1]終わり。\n\n[^1]: ‸\n\n次の段落"),
        (footnote, "文‸", "文[^1]\n\n[^1]: ‸"),
        (footnote, "文[^1]と⟦語⟧。\n\n[^1]: 注\n\n次", "文[^1]と語[^2]。\n\n[^1]: 注\n\n[^2]: ‸\n\n次"),
        (footnote, "文‸\n", "文[^1]\n\n[^1]: ‸\n\n"),
        (jump_break, "一‸\n\n二", "一\n\n<!--more-->\n\n‸二"),
        (jump_break, "一‸", "一\n\n<!--more-->\n\n‸"),
        (jump_break, "一‸\n\n<!--more-->\n\n二", "一\n\n<!--more-->‸\n\n二"),
        (commentary_divider, "一‸\n", "一\n\n<!-- commentary -->\n\n‸"),
        (commentary_divider, "‸", "<!-- commentary -->\n\n‸"),
        (table_of(2, 1), "‸", "| ‸ |  |\n| --- | --- |\n|  |  |"),
        (table_of(2, 1), "⟦国\t人口\n日本\t1億2千万|人⟧", "| ⟦国⟧ | 人口 |\n| --- | --- |\n| 日本 | 1億2千万\\|人 |"),
    ],
)
def test_blocks(markup: Markup, before: str, after: str) -> None:
    assert done(markup, before) == after


@pytest.mark.parametrize(
    ("line", "divider", "jump"),
    [
        ("<!-- commentary -->", True, False),
        ("<!--commentary-->", True, False),
        ("<!-- commentary --> x", False, False),
        ("<!--more-->", False, True),
        ("<!-- more -->  ", False, True),
        ("commentary", False, False),
    ],
)
def test_lines_that_divide(line: str, divider: bool, jump: bool) -> None:
    assert is_divider(line) is divider
    assert is_jump_break(line) is jump
