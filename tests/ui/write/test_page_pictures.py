"""Pictures that lie in a pasted page itself become files of the post."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import text_of
from tests.ui.write.test_paste import offer, png

Pane = Callable[..., SourcePane]


def inside(data: bytes, words: str = "", kind: str = "png", more: str = "") -> str:
    return f'<img alt="{words}" src="data:image/{kind};base64,{b64encode(data).decode()}"{more}>'


def picture(end: bytes = b"\0") -> bytes:
    """A picture of some thousand bytes: what is smaller is a placeholder."""
    return png() + end * 1000


def saved(pane: SourcePane) -> dict[str, bytes]:
    folder = pane.edit.post.path.with_suffix("")
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def test_pictures_of_the_page_itself_are_pictures_of_the_post(pane_of: Pane) -> None:
    pane = pane_of("前\n\n")
    added: list[list[Path]] = []
    said: list[str] = []
    pane.edit.pictures_added.connect(added.append)
    pane.edit.refused.connect(said.append)
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    red, blue = picture(), picture(b"\1")
    page = f"<p><b>頁</b></p>{inside(red, '港の船')}<p>続き{inside(blue)}と{inside(red, '港の船')}</p>"
    pane.edit.insertFromMimeData(offer(text="頁", html=page))
    folder = pane.edit.post.path.stem
    text = (
        f"前\n\n**頁**\n\n![港の船]({folder}/港の船.png)\n\n続き![]({folder}/image.png)と![港の船]({folder}/港の船.png)"
    )
    assert text_of(pane).rstrip() == text
    assert saved(pane) == {"港の船.png": red, "image.png": blue}
    assert [{path.name for path in paths} for paths in added] == [{"港の船.png", "image.png"}]
    assert not said
    pane.edit.undo()
    assert text_of(pane) == "前\n\n"


def test_large_ones_are_saved_elsewhere_and_keep_their_place(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of()
    large = picture() + bytes(3_000_000)
    pane.edit.insertFromMimeData(offer(text="頁", html=f"<p><b>頁</b></p>{inside(large, 'a b')}"))
    assert text_of(pane) == ""
    QTest.keyClicks(pane.edit, "z")
    qtbot.waitUntil(lambda: "頁" in text_of(pane))
    assert text_of(pane) == f"**頁**\n\n![a b]({pane.edit.post.path.stem}/a-b.png)\n\nz"
    assert saved(pane) == {"a-b.png": large}


def test_a_save_meanwhile_takes_the_words_and_says_what_is_missing(pane_of: Pane) -> None:
    pane = pane_of()
    said: list[str] = []
    pane.edit.refused.connect(said.append)
    pane.edit.insertFromMimeData(offer(text="頁", html=f"<p><b>頁</b></p>{inside(picture() + bytes(3_000_000))}"))
    pane.edit.pages.finish()
    assert text_of(pane) == "頁"
    assert ["1 image in the copied page" in sentence for sentence in said] == [True]


@pytest.mark.parametrize("data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 40, b"\0" * 2000])
def test_what_is_no_picture_is_left_out_and_said(pane_of: Pane, data: bytes) -> None:
    pane = pane_of()
    said: list[str] = []
    pane.edit.refused.connect(said.append)
    pane.edit.insertFromMimeData(
        offer(text="頁", html=f"<p><b>頁</b>{inside(data, '偽')}と{inside(picture(), '真')}</p>")
    )
    assert text_of(pane) == f"**頁**と![真]({pane.edit.post.path.stem}/真.png)"
    assert ["1 image in the copied page" in sentence for sentence in said] == [True]


def test_a_picture_in_a_table_that_stays_html(pane_of: Pane) -> None:
    pane = pane_of()
    cells = f'<tr><td colspan="2">{inside(picture(), "表")}</td></tr><tr><td>a</td><td>b</td></tr>'
    pane.edit.insertFromMimeData(offer(text="表", html=f"<table>{cells}</table>"))
    (name,) = saved(pane)
    assert f'src="{pane.edit.post.path.stem}/{name}"' in text_of(pane)
    assert ".invalid" not in text_of(pane)
