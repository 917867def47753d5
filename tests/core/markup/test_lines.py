import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markup import (
    Markup,
    bullet_list,
    duplicate_lines,
    heading_level,
    indent,
    move_lines_down,
    move_lines_up,
    numbered_list,
    outdent,
    quotation,
)
from tests.core.markup.cases import done

PLAIN = st.text(st.sampled_from("語。a 　\n"), max_size=30)


@pytest.mark.parametrize(
    ("markup", "before", "after"),
    [
        (heading_level(2), "米露‸協議", "## 米露‸協議"),
        (heading_level(2), "## 米露‸協議", "米露‸協議"),
        (heading_level(3), "#　米露‸協議", "### 米露‸協議"),
        (heading_level(2), "‸", "## ‸"),
        (heading_level(2), "#円安‸が", "## #円安‸が"),
        (heading_level(2), "⟦一\n\n二⟧", "⟦## 一\n\n## 二⟧".replace("⟦## ", "## ⟦")),
        (quotation, "引用‸文", "> 引用‸文"),
        (quotation, "> 引用‸文", "引用‸文"),
        (quotation, "前\n⟦一\n\n二\n⟧後", "前\n> ⟦一\n>\n> 二⟧\n後"),
        (quotation, "‸", "> ‸"),
        (bullet_list, "項目‸", "- 項目‸"),
        (bullet_list, "- 項目‸", "項目‸"),
        (bullet_list, "    1. 項目‸", "    - 項目‸"),
        (bullet_list, "⟦一\n\n- 二⟧", "- ⟦一\n\n- 二⟧"),
        (bullet_list, "‸", "- ‸"),
        (bullet_list, "**太字‸**", "- **太字‸**"),
        (numbered_list, "⟦一\n二\n三⟧", "1. ⟦一\n2. 二\n3. 三⟧"),
        (numbered_list, "⟦一\n    い\n    ろ\n二\n    は⟧", "1. ⟦一\n    1. い\n    2. ろ\n2. 二\n    1. は⟧"),
        (numbered_list, "⟦- 一\n3) 二⟧", "1. ⟦一\n2. 二⟧"),
        (numbered_list, "１. 全‸角", "1. １. 全‸角"),
        (indent, "- 項‸目", "    - 項‸目"),
        (indent, "本‸文", "　本‸文"),
        (indent, "⟦本文\n\n次⟧", "　⟦本文\n\n　次⟧"),
        (outdent, "    - 項‸目", "- 項‸目"),
        (outdent, "\t- 項‸目", "- 項‸目"),
        (outdent, "　本‸文", "本‸文"),
        (outdent, "本‸文", "本‸文"),
        (move_lines_up, "一\n二‸\n三", "二‸\n一\n三"),
        (move_lines_up, "一‸\n二", "一‸\n二"),
        (move_lines_down, "一‸\n二\n三", "二\n一‸\n三"),
        (move_lines_down, "一\n二‸", "一\n二‸"),
        (move_lines_down, "⟦一\n二\n⟧三\n", "三\n⟦一\n二\n⟧"),
        (duplicate_lines, "一\n二‸つ\n三", "一\n二つ\n二‸つ\n三"),
        (duplicate_lines, "⟦一\n二⟧", "一\n二\n⟦一\n二⟧"),
    ],
)
def test_lines(markup: Markup, before: str, after: str) -> None:
    assert done(markup, before) == after


@given(st.sampled_from([heading_level(2), heading_level(6), quotation, bullet_list, numbered_list]), PLAIN, st.data())
def test_plain_lines_toggled_twice_are_as_they_were(markup: Markup, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = markup(text, start, end)
    new = once.apply(text)
    assert 0 <= once.selection[0] <= once.selection[1] <= len(new)
    assert markup(new, *once.selection).apply(new) == text


@given(st.text(st.sampled_from("一二\n"), max_size=30), st.data())
def test_a_line_moved_up_and_down_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    up = move_lines_up(text, start, end)
    if (moved := up.apply(text)) != text:
        assert move_lines_down(moved, *up.selection).apply(moved) == text
