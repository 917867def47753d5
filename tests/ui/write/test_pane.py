import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from editor.app.choices.text_look import LINE_HEIGHT, SIZE, WIDTH, TextLook
from editor.app.open_post import change
from editor.core.post import Commentary
from editor.ui.look.theme import theme
from editor.ui.write.highlighter import in_commentary
from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import select, text_of
from tests.ui.write.fake import FakeDocument

Pane = Callable[..., SourcePane]
TEXT = "ニュース\n\n<!-- commentary -->\n\n論評\n"


def test_the_part_follows_the_caret(pane_of: Pane, qtbot: QtBot, tmp_path: Path) -> None:
    pane = pane_of(TEXT)
    parts: list[str] = []
    pane.part_changed.connect(parts.append)
    pane.go_to_line(5)
    pane.go_to_line(1)
    assert parts == ["commentary", "news"]
    parts.clear()
    pane.set_document(FakeDocument(tmp_path / "b.md", "別"))
    qtbot.waitUntil(lambda: parts == ["news"])


def test_the_caret_tells_its_line(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of(TEXT)
    with qtbot.waitSignal(pane.caret_moved, check_params_cb=lambda line: line == 3):
        pane.go_to_line(3)
    pane.go_to_line(99)
    assert pane.edit.textCursor().blockNumber() == 5


def test_a_measure_of_forty_characters_in_the_middle(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of("国" * 100)
    pane.resize(1200, 600)
    qtbot.waitUntil(lambda: pane.edit.width() == pane.edit.measure())
    lines = pane.edit.document().firstBlock().layout()
    assert lines.lineAt(0).textLength() == WIDTH
    left = pane.edit.mapTo(pane, pane.edit.rect().topLeft()).x()
    right = pane.width() - left - pane.edit.width()
    assert abs(left - right) <= 16
    pane.resize(400, 600)
    qtbot.waitUntil(lambda: pane.edit.width() <= 400)


def test_lines_are_generous(pane_of: Pane) -> None:
    pane = pane_of("国の文章")
    line = pane.edit.document().firstBlock().layout().lineAt(0)
    assert 1.7 <= line.height() / SIZE <= 1.9
    assert abs(line.height() - LINE_HEIGHT * SIZE) <= 1.5


@pytest.mark.parametrize(
    "look",
    [TextLook(), TextLook("", 24, 20, 2.4), TextLook("Noto Serif CJK JP", 12, 60, 1.5), TextLook("no such font")],
)
def test_the_text_looks_as_it_is_chosen(pane_of: Pane, qtbot: QtBot, look: TextLook) -> None:
    pane = pane_of("国" * 200)
    pane.resize(1400, 600)
    pane.edit.wear(look)
    qtbot.waitUntil(lambda: pane.edit.width() == pane.edit.measure())
    line = pane.edit.document().firstBlock().layout().lineAt(0)
    assert line.textLength() == look.width
    assert abs(line.height() - look.line_height * look.size) <= 1.5
    assert text_of(pane) == "国" * 200
    assert pane.edit.post.history.undo_name is None
    pane.edit.wear(TextLook())
    assert pane.edit.document().firstBlock().layout().lineAt(0).textLength() == WIDTH


def test_a_document_gets_the_layout_it_needs_and_keeps_its_place(pane_of: Pane, tmp_path: Path) -> None:
    pane = pane_of(TEXT)
    select(pane.edit, 2, 4)
    first, second = pane.edit.post, FakeDocument(tmp_path / "b.md", "別")
    pane.set_document(second)
    assert isinstance(second.buffer.documentLayout(), QPlainTextDocumentLayout)
    pane.set_document(first)
    assert (pane.edit.textCursor().anchor(), pane.edit.textCursor().position()) == (2, 4)
    assert text_of(pane) == TEXT


def grabbed(pane: SourcePane) -> QImage:
    return pane.edit.grab().toImage()


def test_the_divider_is_drawn_with_the_headline_but_not_under_the_caret(pane_of: Pane) -> None:
    pane = pane_of(TEXT)
    drawn = grabbed(pane)
    document = pane.edit.post
    document.apply(change.edited(replace(document.fields, commentary=Commentary(headline="別の見出し"))))
    other = grabbed(pane)
    assert other != drawn
    pane.go_to_line(3)
    bare = grabbed(pane)
    assert bare != other
    document.apply(change.edited(replace(document.fields, commentary=Commentary())))
    assert grabbed(pane) == bare


def test_only_the_first_divider_counts_and_no_jump_break_in_code(pane_of: Pane, qtbot: QtBot) -> None:
    from editor.ui.write.dividers import is_drawn

    pane = pane_of("```\n<!--more-->\n```\n<!-- commentary -->\n<!--more-->\n<!-- commentary -->")
    document = pane.edit.document()
    qtbot.waitUntil(lambda: in_commentary(document.lastBlock()))
    assert [is_drawn(document.findBlockByNumber(n)) for n in range(6)] == [False, False, False, True, True, False]


def test_a_theme_is_worn(pane_of: Pane) -> None:
    pane = pane_of("# 見出し")
    theme.changed.emit()
    assert pane.edit.document().firstBlock().layout().formats()


def test_a_refusal_is_shown_until_one_writes_on(pane_of: Pane, tmp_path: Path) -> None:
    pane = pane_of("本文")
    pane.insert_images(tmp_path / "gone.png")
    notice = next(child for child in pane.children() if child.objectName() == "writeNotice")
    assert notice.isVisible()
    pane.edit.insert_text("あ")
    assert not notice.isVisible()


@pytest.mark.parametrize("as_drop", [True, False])
def test_pictures_stand_one_below_the_other(pane_of: Pane, tmp_path: Path, as_drop: bool) -> None:
    paths = [tmp_path / f"{name}.png" for name in "ab"]
    for path in paths:
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        image.save(str(path))
    pane = pane_of("前\n\n特使の到着\n\n後")
    select(pane.edit, 3, 8)
    if as_drop:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in [*paths, tmp_path / "gone.png"]])
        pane.edit.insertFromMimeData(mime)
    else:
        for path in paths:
            pane.insert_images(path)
    shown = re.sub(r"\([^)]*\)", "()", text_of(pane))
    assert shown == "前\n\n![特使の到着]()\n\n![]()\n\n後"
    pane.edit.undo()
    if as_drop:
        assert text_of(pane) == "前\n\n特使の到着\n\n後"


@pytest.mark.parametrize(
    ("place", "shown"), [(5, "前\n\n![特使の到着]()\n\n後"), (1, "前\n\n![]()\n\n特使の到着\n\n後")]
)
def test_a_picture_dropped_on_the_selected_words_has_them_for_its_caption(
    pane_of: Pane, tmp_path: Path, place: int, shown: str
) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "a.png"))
    pane = pane_of("前\n\n特使の到着\n\n後")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    cursor = QTextCursor(pane.edit.document())
    cursor.setPosition(place)
    where = QPointF(pane.edit.cursorRect(cursor).center())
    select(pane.edit, 3, 8)
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane.edit.viewport(), QDragEnterEvent(where.toPoint(), *how))
    QApplication.sendEvent(pane.edit.viewport(), QDropEvent(where, *how))
    assert re.sub(r"\([^)]*\)", "()", text_of(pane)) == shown
    pane.edit.undo()
    assert text_of(pane) == "前\n\n特使の到着\n\n後"
