"""The lines under words that the checks speak of: at their words, moved with the text, nothing while composing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QTextCursor

from editor.ui.look.theme import theme
from editor.ui.write.marks import MOST, MarkedPlace, _at_dot, _in_whole_dots, find_words
from editor.ui.write.source_edit import SourceEdit
from tests.ui.write.fake import FakeDocument


@pytest.fixture
def edit(qapp, pane_of) -> Iterator[SourceEdit]:
    theme.wear("light", qapp)
    pane = pane_of(TEXT)
    yield pane.edit


TEXT = "前の行。\n\n😀𩸽4月2日（木）に会った。\n"


def red(edit: SourceEdit) -> int:
    """How many pixels of the text have the accent's colour."""
    picture = edit.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    accent = theme.color("accent").rgb()
    return sum(picture.pixel(x, y) == accent for y in range(picture.height()) for x in range(picture.width()))


PLACE = MarkedPlace(3, 8, "木")


def test_the_words_are_found_where_they_stand(edit):
    assert find_words(edit, PLACE).selectedText() == "木"
    for other in (MarkedPlace(3, 7, "木"), MarkedPlace(2, 1, "木"), MarkedPlace(99, 1, "木"), MarkedPlace(3, 8, "")):
        assert find_words(edit, other) is None


def test_a_line_is_drawn_below_them_and_moves_nothing(edit):
    height = edit.document().size().height()
    before = red(edit)
    edit.marks.show([PLACE, MarkedPlace(1, 1, "無い")])
    assert edit.marks.words == ["木"]
    assert red(edit) >= before + 8
    assert edit.document().size().height() == height
    edit.marks.show([])
    assert red(edit) == before


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2])
@pytest.mark.parametrize("width", [1, 1.5])
def test_a_line_is_as_thick_at_every_place(qapp, scale, width):
    """At 150 % it was drawn by one and by two dots in turn."""
    seen = set()
    for tenth in range(30):
        picture = QImage(30, 60, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(scale)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        painter.translate(0, tenth / 3)
        thickness = _in_whole_dots(painter, width)
        painter.setPen(QPen(Qt.GlobalColor.black, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        foot = _at_dot(painter, 4 + tenth / 10) + thickness / 2
        painter.drawLine(QLineF(0, foot, 10, foot))
        painter.end()
        column = [picture.pixel(3, y) & 0xFFFFFF for y in range(60)]
        assert set(column) <= {0, 0xFFFFFF}
        seen.add(column.count(0))
    assert seen == {max(1, int(width * scale + 0.5))}


def test_it_goes_with_its_words(edit):
    edit.marks.show([PLACE])
    QTextCursor(edit.document()).insertText("足した文。\n")
    assert edit.marks.words == ["木"]


def test_nothing_is_drawn_while_a_word_is_composed(edit, monkeypatch):
    before = red(edit)
    edit.marks.show([PLACE])
    monkeypatch.setattr(type(edit), "composing", property(lambda _edit: True))
    assert red(edit) == before


def test_another_text_has_no_marks_of_the_one_before(edit, tmp_path):
    before = red(edit)
    edit.marks.show([PLACE])
    other = FakeDocument(tmp_path / "other.md", TEXT, False, "ja")
    other.setParent(edit)
    edit.show_document(other)
    assert red(edit) <= before


def test_they_are_bounded(edit):
    edit.marks.show([PLACE] * (MOST + 50))
    assert len(edit.marks.words) == MOST
