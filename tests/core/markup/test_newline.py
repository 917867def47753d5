import pytest

from editor.core.markup.newline import continued_line
from tests.core.markup.cases import draw, drawn


@pytest.mark.parametrize(
    ("above", "before", "after"),
    [
        ("- 一つ目", "- ‸", "\n‸"),
        ("1. 一つ目", "2. ‸", "\n‸"),
        ("> 引用", "> ‸", "\n‸"),
        ("> - 項目", "> - ‸", ">\n> ‸"),
        ("- 一つ目", "    - ‸", "- ‸"),
        ("", "- ‸", "‸"),
        (">", "> ‸", "‸"),
    ],
)
def test_what_is_written_below_an_ended_list_is_no_part_of_it(above: str, before: str, after: str) -> None:
    line, column, _ = drawn(before)
    edit = continued_line(line, column, above)
    assert edit is not None
    assert draw(edit.apply(line), *edit.selection) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- 一つ目‸", "- 一つ目\n- ‸"),
        ("- 一つ‸ 目", "- 一つ\n- ‸目"),
        ("- ‸", "‸"),
        ("    - ‸", "- ‸"),
        ("\t* ‸", "* ‸"),
        ("9. 九‸", "9. 九\n10. ‸"),
        ("1) 一‸", "1) 一\n2) ‸"),
        ("> 引用‸", "> 引用\n> ‸"),
        ("> ‸", "‸"),
        (">> ‸", "‸"),
        ("> - 項目‸", "> - 項目\n> - ‸"),
        ("> - ‸", "> ‸"),
        ("-‸ 項目", None),
        ("本文‸", None),
        ("‸> 引用", None),
        ("**太字**‸", None),
        ("---‸", None),
        ("１. 全角‸", None),
        ("2025.4.2‸", None),
    ],
)
def test_enter(before: str, after: str | None) -> None:
    line, column, _ = drawn(before)
    edit = continued_line(line, column)
    if after is None:
        assert edit is None
    else:
        assert edit is not None
        assert draw(edit.apply(line), *edit.selection) == after
