"""The measure of contrast is that of the standard."""

import pytest

from editor.core.theme.contrast import contrast, luminance


@pytest.mark.parametrize(
    ("one", "other", "measured"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast(one: str, other: str, measured: float) -> None:
    assert contrast(one, other) == pytest.approx(measured, abs=0.01)


def test_luminance_goes_from_black_to_white() -> None:
    assert (luminance("#000000"), luminance("#ffffff")) == (0.0, pytest.approx(1.0))
