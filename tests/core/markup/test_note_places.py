"""From a footnote's sign to the note and back."""

import pytest

from editor.core.markup.note_places import note_partner

TEXT = "本文[^1]と[^注]。\n\n[^1]: 一つ目\n[^注]:二つ目\n\n後の[^1]\n\n```\n[^1]: 例\n```\n[^9]\n"


@pytest.mark.parametrize(
    ("at", "goes_to"),
    [
        ("[^1]と", "一つ目"),
        ("^注]。", "二つ目"),
        ("本文", "一つ目"),
        ("一つ目", "と[^注]"),
        ("[^1]: 一", "と[^注]"),
        ("二つ目", "。\n"),
        ("後の", "一つ目"),
        ("例", None),
        ("[^9]", None),
    ],
)
def test_there_and_back(at: str, goes_to: str | None) -> None:
    found = note_partner(TEXT, TEXT.index(at))
    assert found == (None if goes_to is None else TEXT.index(goes_to))


@pytest.mark.parametrize("text", ["", "[^", "\\[^1] と\n\n[^1]: 注", "[^1]", "[^1]: 注", "[^ 1]"])
def test_nothing_to_go_to(text: str) -> None:
    assert note_partner(text, 0) is None
