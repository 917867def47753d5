import pytest

from editor.core.pdf.content import Drawn
from editor.core.pdf.matching import DrawnMatch, PageMatcher, PieceStart, in_reading_order

HEIGHT = 842.0


def _text(x: float, y: float) -> Drawn:
    return Drawn("text", 0, 1, x, y, 10)


def _entries(matcher: PageMatcher, things: list[Drawn], starts: list[PieceStart]) -> list[tuple[int | None, bool]]:
    return [(one.entry, one.marker) for one in matcher.page(things, starts, frozenset([b"X1"]), HEIGHT)]


def test_a_piece_goes_on_until_the_next_begins() -> None:
    things = [_text(60, 700), _text(60, 685), _text(60, 650), _text(90, 650)]
    starts = [PieceStart(3, 60, 711), PieceStart(7, 60, 661)]
    assert _entries(PageMatcher([]), things, starts) == [(3, False), (3, False), (7, False), (7, False)]


def test_cells_beside_each_other_are_told_apart() -> None:
    things = [_text(60, 700), _text(200, 700), _text(60, 680), _text(200, 680)]
    starts = [PieceStart(number, x, y) for number, (x, y) in enumerate([(60, 711), (200, 711), (60, 691), (200, 691)])]
    assert [entry for entry, _marker in _entries(PageMatcher([]), things, starts)] == [0, 1, 2, 3]


def test_the_number_of_an_item_is_its_label() -> None:
    things = [_text(60, 720), _text(50, 700), _text(66, 700)]
    starts = [PieceStart(1, 60, 731), PieceStart(2, 66, 711, in_item=True)]
    assert _entries(PageMatcher([]), things, starts) == [(1, False), (2, True), (2, False)]


def test_the_page_number_lines_and_unknown_pictures_are_nobodys() -> None:
    things = [_text(300, 30), _text(300, 830), Drawn("path", 0, 1), _text(60, 700), Drawn("object", 0, 1, name=b"X9")]
    found = _entries(PageMatcher([5]), things, [PieceStart(1, 60, 711)])
    assert [entry for entry, _marker in found] == [None, None, None, 1, 1]


def test_pictures_come_in_their_order() -> None:
    pictures = [Drawn("object", 0, 1, name=b"X1")] * 3
    assert _entries(PageMatcher([4, 9]), pictures, []) == [(4, False), (9, False), (None, False)]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    matcher = PageMatcher([])
    assert _entries(matcher, [_text(60, 700)], [PieceStart(1, 60, 711)]) == [(1, False)]
    assert _entries(matcher, [_text(60, 770)], []) == [(1, False)]


def test_text_from_right_to_left_begins_anywhere_between_the_sides_of_its_element() -> None:
    things = [_text(60, 720), _text(300, 700), _text(420, 700), _text(60, 680), _text(60, 650)]
    starts = [PieceStart(1, 60, 731), PieceStart(2, 51, 711, is_side=True), PieceStart(3, 60, 661)]
    assert [entry for entry, _marker in _entries(PageMatcher([]), things, starts)] == [1, 2, 2, 2, 3]


def test_cells_from_right_to_left_are_told_apart() -> None:
    """The first cell is at the right, or among others that begin at the left."""
    things = [_text(220, 700), _text(240, 700), _text(110, 700), _text(130, 700)]
    starts = [PieceStart(1, 200, 711, is_side=True), PieceStart(2, 100, 711, is_side=True)]
    assert [entry for entry, _marker in _entries(PageMatcher([]), things, starts)] == [1, 1, 2, 2]
    things = [_text(60, 700), _text(80, 700), _text(210, 700), _text(230, 700), _text(300, 700)]
    starts = [PieceStart(1, 60, 711), PieceStart(2, 200, 711, is_side=True), PieceStart(3, 300, 711)]
    assert [entry for entry, _marker in _entries(PageMatcher([]), things, starts)] == [1, 1, 2, 2, 3]
    things = [_text(210, 700), _text(230, 700), _text(110, 700)]
    starts = [PieceStart(1, 210, 711), PieceStart(2, 100, 711, is_side=True)]
    assert [entry for entry, _marker in _entries(PageMatcher([]), things, starts)] == [1, 1, 2]


def test_a_piece_behind_a_picture_in_its_line() -> None:
    picture = Drawn("object", 0, 1, name=b"X1")
    starts = [PieceStart(1, 51, 711, is_side=True), PieceStart(3, 51, 711, is_side=True)]
    things = [_text(400, 700), _text(450, 700), picture, _text(300, 700)]
    assert [entry for entry, _marker in _entries(PageMatcher([2]), things, starts)] == [1, 1, 2, 3]


def test_the_number_of_an_item_stands_at_its_right() -> None:
    things = [_text(514, 700), _text(521, 700), _text(490, 700)]
    starts = [PieceStart(2, 71, 711, in_item=True, is_side=True, right=514)]
    assert _entries(PageMatcher([]), things, starts) == [(2, True), (2, True), (2, False)]


R, L, SIGN = (True, False), (False, False), (False, True)


@pytest.mark.parametrize(
    ("line", "backwards", "order"),
    [
        ([R, SIGN, R], True, [2, 1, 0]),
        ([L, SIGN, L], True, [0, 1, 2]),  # words of the other direction keep their order
        ([R, SIGN, L, SIGN, L, SIGN, R], True, [6, 5, 2, 3, 4, 1, 0]),
        ([SIGN, R, L, SIGN], True, [3, 2, 1, 0]),
        ([L, R, SIGN, R, L], False, [0, 3, 2, 1, 4]),
        ([L, R, SIGN], False, [0, 1, 2]),
        ([L, SIGN, L], False, [0, 1, 2]),
        ([], True, []),
    ],
)
def test_runs_of_a_line_are_read_in_their_order(
    line: list[tuple[bool, bool]], backwards: bool, order: list[int]
) -> None:
    matches = [
        DrawnMatch(Drawn("text", at, at, 10.0 * at, 700, 10, reversed=is_reversed, single=is_single), 5)
        for at, (is_reversed, is_single) in enumerate(line)
    ]
    rule = DrawnMatch(Drawn("path", 99, 99))
    other = DrawnMatch(Drawn("text", 50, 50, 0, 680, 10), 5)
    given = [*matches[:1], rule, *matches[1:], other]
    found = in_reading_order(given, {5} if backwards else set())
    assert [one.drawn.start for one in found if one.entry] == [*order, 50] and rule in found
