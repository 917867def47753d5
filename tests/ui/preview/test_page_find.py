"""Places in a text, counted as scripts count."""

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.preview.page_find import in_units


def test_characters_beyond_the_first_plane_are_two_units() -> None:
    assert in_units("𠮷野家の𠮷", [(0, 1), (1, 3), (4, 5)]) == [(0, 2), (2, 4), (5, 7)]
    assert in_units("", []) == []


@given(st.text(), st.data())
def test_a_place_is_the_same_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start < end:
        [(first, last)] = in_units(text, [(start, end)])
        units = text.encode("utf-16-le", "surrogatepass")
        assert units[2 * first : 2 * last] == text[start:end].encode("utf-16-le", "surrogatepass")
