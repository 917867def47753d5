from editor.core.pdf.content import Drawn
from editor.core.pdf.matching import PageMatcher, PieceStart

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
