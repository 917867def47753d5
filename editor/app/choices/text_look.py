"""The look of the text as it is written: font, size, width and height of its lines, from what the person chose."""

from dataclasses import dataclass

from editor.app.choices.settings import Choices
from editor.core.text.patterns import pattern

SIZE, SMALLEST, LARGEST = 16, 10, 40
"""The usual size of letters in pixels, and its limits."""
WIDTH, NARROWEST, WIDEST = 40, 20, 80
"""The usual length of a line in full-width characters, and its limits."""
LINE_HEIGHT, LOWEST, HIGHEST = 1.8, 1.4, 3.0
"""The usual height of a line in ems, and its limits; fonts for Japanese need the lowest."""
STEPS = (10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32, 36, 40)
"""Sizes that "larger" and "smaller" go through."""
ON, OFF = "on", "off"
"""Values of choices: of one that is off unless one wants it, and of one that is on."""
_NUMBER = pattern(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_LONGEST_NAME = 100  # of a font


@dataclass(frozen=True, slots=True)
class TextLook:
    """The look of a text: a font's `family` ("": the window's), the `size` of letters in px, the `width` of a line in
    full-width characters, its `line_height` in ems."""

    family: str = ""
    size: int = SIZE
    width: int = WIDTH
    line_height: float = LINE_HEIGHT


def look_of(choices: Choices) -> TextLook:
    """The look that is chosen; what cannot be read is the usual, what is too much the limit."""
    return TextLook(
        choices.text_font.strip()[:_LONGEST_NAME],
        round(_number(choices.text_size, SIZE, SMALLEST, LARGEST)),
        round(_number(choices.text_width, WIDTH, NARROWEST, WIDEST)),
        round(_number(choices.line_height, LINE_HEIGHT, LOWEST, HIGHEST), 2),
    )


def larger(size: int) -> int:
    """The next larger size of letters, in px; the largest stays."""
    return next((step for step in STEPS if step > size), LARGEST)


def smaller(size: int) -> int:
    """The next smaller size of letters, in px; the smallest stays."""
    return next((step for step in reversed(STEPS) if step < size), SMALLEST)


def _number(stated: str, usual: float, least: float, most: float) -> float:
    stated = stated.strip()
    return min(max(float(stated), least), most) if _NUMBER.fullmatch(stated) else usual
