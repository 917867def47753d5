"""Contrast of two colours as WCAG 2.2 measures it: 4.5 or more can be read well in letters of any size."""

ENOUGH = 4.5
"""The least contrast of words and their ground (WCAG 2.2, 1.4.3)."""


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
