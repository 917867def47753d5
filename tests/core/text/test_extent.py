import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.counts import count
from editor.core.text.extent import Extent, extent


@pytest.mark.parametrize(
    ("markdown", "characters", "words", "lines", "sheets"),
    [
        ("", 0, 0, 0, 0.0),
        ("あ" * 19, 19, 0, 1, 0.1),
        ("あ" * 20, 20, 0, 2, 0.1),
        ("あ" * 399, 399, 0, 20, 1.0),
        ("あ" * 400, 400, 0, 21, 1.1),
        ("あ\n\nい", 2, 0, 2, 0.1),
        ("**あ**[い](https://a.example/)", 2, 0, 1, 0.1),
        ("NATO and G7", 9, 3, 1, 0.1),
        ("日本のGDPは2%", 9, 2, 1, 0.1),
        ("<!-- commentary -->", 0, 0, 0, 0.0),
        ("a" * 38, 38, 1, 1, 0.1),
        ("a" * 39, 39, 1, 2, 0.1),
    ],
)
def test_extents(markdown: str, characters: int, words: int, lines: int, sheets: float) -> None:
    found = extent(markdown)
    assert (found.characters, found.words, found.lines, found.sheets) == (characters, words, lines, sheets)


@given(st.text(alphabet="あ字aB1 \n。*[]#>-", max_size=200))
def test_any_text(text: str) -> None:
    found = extent(text)
    assert found.characters == count(text).characters
    assert found.sheets * 400 >= (found.characters - 20) / 2 or not found.characters
    assert (found.lines > 0) or not found.characters
    assert Extent(0, 0, found.lines).sheets >= found.lines / 20 - 1e-9
