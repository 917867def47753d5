"""The pages as they lie in the resources, and which of them belongs to a part of the window."""

import pytest

from editor.core.help import pages


def test_a_language_without_pages_has_the_english_ones() -> None:
    assert pages.pages("fr") == pages.pages("en")


@pytest.mark.parametrize(
    ("names", "page"),
    [
        (["QLineEdit", "SettingsDialog", "QDialog"], "settings"),
        (["TextField", "ImageCard", "FieldsPane"], "images"),
        (["QLineEdit", "FieldsPane"], "fields"),
        (["QWidget"], "start"),
        ([], "start"),
    ],
)
def test_the_innermost_part_names_the_page(names: list[str], page: str) -> None:
    assert pages.page_of(names) == page
