"""The look of the text follows what is chosen; nonsense in the file of settings is the usual."""

import pytest

from editor.app.choices.settings import Choices
from editor.app.choices.text_look import LARGEST, SMALLEST, STEPS, TextLook, larger, look_of, smaller


@pytest.mark.parametrize(
    ("chosen", "look"),
    [
        ({}, TextLook("", 16, 40, 1.8)),
        ({"text_size": "20", "text_width": "30", "line_height": "2.2", "text_font": " Noto Serif CJK JP "}, None),
        ({"text_size": "large", "text_width": "-1", "line_height": "1,8"}, TextLook()),
        ({"text_size": "1", "text_width": "1", "line_height": "0.1"}, TextLook("", 10, 20, 1.4)),
        ({"text_size": "9999", "text_width": "9999", "line_height": "99"}, TextLook("", 40, 80, 3.0)),
        ({"text_size": "nan", "text_width": "1e9", "line_height": "inf"}, TextLook()),
        ({"text_size": "１８"}, TextLook()),
        ({"text_font": "x" * 500}, TextLook("x" * 100)),
    ],
)
def test_the_look_that_is_chosen(chosen: dict[str, str], look: TextLook | None) -> None:
    assert look_of(Choices(**chosen)) == (look or TextLook("Noto Serif CJK JP", 20, 30, 2.2))  # type: ignore[arg-type]


def test_steps_go_up_and_down_again() -> None:
    for size in (SMALLEST - 1, *STEPS, LARGEST + 1, 19):
        assert SMALLEST <= smaller(size) <= larger(size) <= LARGEST
    for size in STEPS[1:-1]:
        assert smaller(larger(size)) == size == larger(smaller(size))
