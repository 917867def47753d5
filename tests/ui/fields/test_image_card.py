"""The card of a picture: its facts, its places in the text, its states, and what is pasted into its address."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QToolButton

from editor.app.open_post import change
from editor.ui.window.window import MainWindow
from tests.ui.conftest import answers, window_of  # noqa: F401  fixtures of the window

HOST = "https://blogger.googleusercontent.com/img/b/R29vZ2xl"


def draw(path: Path, width: int = 40, height: int = 30) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(path), "PNG")


@pytest.fixture
def window(window_of, tmp_path) -> MainWindow:  # noqa: F811
    for name in ("a", "b", "lying"):
        draw(tmp_path / "post" / f"{name}.png")
    path = tmp_path / "post.md"
    path.write_text(
        "---\ntitle: 題\n---\n![港](post/a.png)\n\n本文。\n\n![夜](post/b.png)\n\n![港](post/a.png)\n", encoding="utf-8"
    )
    return window_of(path)


def cards(window: MainWindow, qtbot):
    window.desk.show_tab(3)
    page = window.desk.fields_pane.images
    qtbot.waitUntil(lambda: len(page.cards) == 3 and all(card.file_names for card in page.cards), timeout=15_000)
    qtbot.waitUntil(lambda: page.cards[0].facts.text() != "", timeout=15_000)
    return {card.path: card for card in page.cards}


def places(card) -> list[QToolButton]:
    return [one for one in card.findChildren(QToolButton) if one.isVisible() and one.text().startswith("Line ")]


def test_a_card_says_what_is_known_of_its_picture(window, qtbot):
    found = cards(window, qtbot)
    assert list(found) == ["post/a.png", "post/b.png", "post/lying.png"]
    first = found["post/a.png"]
    assert "40 × 30 px" in first.facts.text() and "bytes" in first.facts.text()
    assert "the text: 2." in first.state.text()
    qtbot.waitUntil(lambda: [one.text() for one in places(first)] == ["Line 1", "Line 7"])  # once they are laid out
    assert places(found["post/lying.png"]) == []
    assert "Not used in the text" in found["post/lying.png"].state.text()
    places(first)[1].click()
    assert window.desk.source.edit.textCursor().blockNumber() == 6
    assert window.focusWidget() is window.desk.source.edit


def test_a_missing_picture_and_one_of_another_name(window, qtbot, tmp_path):
    draw(tmp_path / "post" / "Photo.png")
    window.desk.source.edit.insert_text("![無](post/gone.png)\n\n![別](post/photo.png)\n\n")
    window.desk.show_tab(3)
    page = window.desk.fields_pane.images
    qtbot.waitUntil(lambda: len(page.cards) == 5, timeout=15_000)
    found = {card.path: card for card in page.cards}
    qtbot.waitUntil(lambda: "Photo.png" in found["post/photo.png"].state.text(), timeout=15_000)
    assert "not there" in found["post/gone.png"].state.text()


def test_the_licence_is_written(window, qtbot):
    field = cards(window, qtbot)["post/b.png"].fields["licence"]
    field.setFocus()
    field.paste_text("CC BY 4.0")
    assert window.desk.document.fields.image("post/b.png").licence == "CC BY 4.0"


@pytest.mark.parametrize("kind", ["text", "html", "address"])
def test_bloggers_html_of_one_picture_gives_its_address(window, qtbot, kind):
    field = cards(window, qtbot)["post/b.png"].fields["url"]
    address = f"{HOST}/AV/s640/b.png"
    html = f'<div class="separator"><a href="{HOST}/AV/s1600/b.png"><img border="0" src="{address}" /></a></div>'
    mime = QMimeData()
    if kind == "html":
        mime.setHtml(html)
    else:
        mime.setText(html if kind == "text" else address)
    field.show_text("")
    QGuiApplication.clipboard().setMimeData(mime)
    field.paste()
    assert window.desk.document.fields.image("post/b.png").url == address
    field.paste()
    if kind != "address":
        assert window.desk.document.fields.image("post/b.png").url == address


def test_html_of_several_pictures_gives_each_its_own_in_one_step(window, qtbot):
    field = cards(window, qtbot)["post/a.png"].fields["url"]
    document = window.desk.document
    before = document.fields
    QGuiApplication.clipboard().setText(
        "".join(f'<img src="{HOST}/{name}/s640/{name}.png">' for name in ("b", "a", "x"))
    )
    field.paste()
    assert [document.fields.image(f"post/{name}.png").url for name in ("a", "b", "lying")] == [
        f"{HOST}/a/s640/a.png",
        f"{HOST}/b/s640/b.png",
        "",
    ]
    document.apply(change.undone())
    assert document.fields == before


def test_cards_follow_another_post(window, qtbot):
    cards(window, qtbot)
    window.desk.files.new()
    page = window.desk.fields_pane.images
    assert page.cards == (), "also while the pictures of the post before are still being looked at"
    document = window.desk.document
    document.apply(change.edited(replace(document.fields, title="題"), name="x"))
    assert page.cards == ()
