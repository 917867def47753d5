"""How a row of the list is drawn, seen by what is handed to the painter."""

import pytest
from PySide6.QtCore import QDate, QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from editor.ui.library import row as row_module
from editor.ui.library.model import shown_title, spoken, tooltip
from editor.ui.library.row import PostRow
from editor.ui.look import drawn_text

TITLE = "円安が進む―【私の論評】なぜか"


@pytest.fixture
def drawn(qapp, monkeypatch):
    """Draws a title and gives what stands on each line: words, colour, marked spans."""
    lines = []

    def note(_painter, place, text, spans, _font, role, most):
        lines.append((place.top(), text, role, [tuple(span) for span in spans], most))
        return 16

    monkeypatch.setattr(row_module, "draw_text", note)

    def draw(title, spans=()):
        lines.clear()
        image = QImage(200, 60, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        PostRow()._title(painter, QRect(0, 0, 200, 60), {"title": title, "title_spans": spans}, QFont())
        painter.end()
        return list(lines)

    return draw


@pytest.mark.parametrize("width", range(60, 200, 7))
@pytest.mark.parametrize(
    "text", ["This post is a sample. Write, look, and take it to your blog", "円安が進む。" * 9, "x" * 99]
)
def test_what_is_left_out_is_said_by_an_ellipsis(qapp, monkeypatch, text, width):
    laid = []
    lay_out = drawn_text._lay_out

    def note(layout, *room):
        end = lay_out(layout, *room)
        laid.append(layout.text()[:end])
        return end

    monkeypatch.setattr(drawn_text, "_lay_out", note)
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawn_text.draw_text(painter, QRect(0, 0, width, 20), text, (), QFont(), "text", 1)
    painter.end()
    assert laid[-1].endswith("…") and laid[-1].rstrip("…")


def test_the_commentarys_headline_stands_below_that_of_the_news(drawn):
    assert drawn(TITLE) == [(0, "円安が進む", "text", [], 1), (16, "なぜか", "muted", [], 1)]


def test_a_title_of_one_part_has_both_lines(drawn):
    assert drawn("題") == [(0, "題", "text", [], 2)]
    assert drawn("") == [(0, "Without a title", "text", [], 2)]


def test_hits_are_marked_in_the_part_in_which_they_are(drawn):
    at = TITLE.index("なぜか")
    first, second = drawn(TITLE, [[0, 2], [at, at + 2]])
    assert first[3][0] == (0, 2)
    assert second[3] == [(0, 0), (0, 2)]


@pytest.mark.parametrize(
    ("year", "status", "with_year", "ranked", "shown"),
    [
        (0, "draft", False, False, False),
        (-1, "draft", False, False, True),
        (-1, "published", False, False, False),
        (0, "published", True, False, False),
        (-1, "published", True, False, True),
        (0, "published", False, True, True),
    ],
)
def test_the_year_is_said_where_nothing_else_says_it(qapp, year, status, with_year, ranked, shown):
    number = QDate.currentDate().year() + year
    drawing = PostRow()
    if with_year:
        drawing.show_years()
    drawing.show_snippets(ranked)
    row = {"day": f"{number}-04-01", "status": status, "copies": ["b.md"]}
    assert drawing._beside(row) == [("⚠", "warning"), (f"{number}/4/1" if shown else "4/1", "muted")]


def test_the_day_stands_at_the_right_of_the_title_which_makes_room(qapp, monkeypatch):
    drawn, places = [], []
    monkeypatch.setattr(row_module, "draw_text", lambda _painter, place, *_what: places.append(place) or 16)
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    monkeypatch.setattr(QPainter, "drawText", lambda _painter, *what: drawn.append(what))
    for row in (ROW | {"title": TITLE, "day": "2025-04-01"}, ROW | {"title": TITLE}):
        PostRow()._post(painter, QRect(0, 0, 300, 60), row, QFont(), None)
    painter.end()
    ((left, _base, words),) = drawn
    dated, other = places[0], places[2]
    assert (words, dated.left()) == ("4/1", other.left())
    assert dated.right() < left and left + QFontMetrics(row_module.smaller(QFont())).horizontalAdvance(words) <= 300
    assert dated.right() < other.right()
    assert places[1].right() == places[3].right(), "the commentary's line is free"


@pytest.mark.parametrize(
    ("state", "words"), [("", ""), ("copied", "copied"), ("changed", "changed since"), ("published", "published")]
)
def test_what_became_of_it_on_the_way_to_the_blog_stands_at_the_right(qapp, state, words):
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    blank = image.copy()
    painter = QPainter(image)
    small = QFont()
    width = PostRow()._state(
        painter, QRect(0, 0, 300, 60), {"blog": state, "status": "draft"}, QFontMetrics(QFont()), small
    )
    painter.end()
    row = {
        "title": "題",
        "day": "2025-04-02",
        "status": "draft",
        "labels": (),
        "copies": (),
        "path": "a.md",
        "blog": state,
    }
    assert bool(width) == bool(words)
    assert (image == blank) == (not words)
    assert (words in spoken(row)) and (words in tooltip(row))


LONG = "長い題名が二行にわたって続いていく記事の見出しである"
ROW = {"title": LONG, "day": "", "status": "published", "copies": [], "snippet": "", "blog": ""}


@pytest.mark.parametrize(("status", "lines"), [("draft", 2), ("published", 1)])
def test_a_snippet_begins_below_what_is_said_of_the_post(qapp, monkeypatch, status, lines):
    tops = {}

    def note(_painter, place, text, *_how):
        tops[text] = place.top()
        return QFontMetrics(QFont()).lineSpacing()

    monkeypatch.setattr(row_module, "draw_text", note)
    post = PostRow()
    post.show_snippets(True)
    row = {"title": "題", "path": "a.md", "day": "", "copies": [], "status": status, "snippet": "見つかった所"}
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    post._post(painter, QRect(0, 0, 200, 120), row, QFont(), None)
    painter.end()
    line, small = QFontMetrics(QFont()).lineSpacing(), QFontMetrics(row_module.smaller(QFont())).lineSpacing()
    assert tops["見つかった所"] - tops["題"] == (line + small if lines == 2 else line) + 2


def test_a_row_is_as_high_as_what_it_says(qapp):
    row, font = PostRow(), QFont()
    font.setPixelSize(13)
    one, two = (row.height_of(ROW | {"title": title}, font, 220) for title in ("短い題", LONG))
    assert one < two == row.height_of(ROW | {"title": TITLE}, font, 220)
    assert row.height_of(ROW, font, 900) == one, "a wide list"
    assert row.height_of(ROW | {"title": "短い題", "blog": "copied"}, font, 220) == two, "its state has the second line"
    row.show_snippets(True)
    heights = [
        row.height_of(ROW | {"title": "短", "snippet": said}, font, 220) for said in ("", "中国", "中国の話。" * 40)
    ]
    assert (
        one
        == heights[0]
        < heights[1]
        < heights[2]
        == row.height_of(ROW | {"title": "短", "snippet": "中国" * 99}, font, 220)
    )


def test_the_lines_at_the_left_have_room(qapp):
    row, font = PostRow(), QFont()
    font.setPixelSize(13)
    row.show_snippets(True)
    short = ROW | {"title": "短"}
    assert row.height_of(short | {"day": "2020-01-02", "status": "draft", "copies": ["a"]}, font, 220) > row.height_of(
        short, font, 220
    )


@pytest.mark.parametrize(
    ("title", "path", "shown"),
    [
        ("", "2025/a.md", "Without a title"),
        ("2026-11-26-post", "2026/2026-11-26-post.md", "Without a title"),
        ("2026-11-26-post-12", "2026-11-26-post-12.md", "Without a title"),
        ("memo", "memo.md", "memo"),
        ("2026-11-26-memo", "2026-11-26-memo.md", "2026-11-26-memo"),
        ("2026-11-26-post", "other.md", "2026-11-26-post"),
        ("題", "2026-11-26-post.md", "題"),
    ],
)
def test_a_name_that_the_program_gave_is_no_title(title, path, shown):
    row = {"title": title, "path": path, "day": "", "status": "draft"}
    assert shown_title(row) == shown
    assert spoken(row).startswith(shown) or not title
