from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from pytestqt.qtbot import QtBot

from editor.ui.write import paste
from editor.ui.write.keys import ENTER_LINE
from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import select, text_of

Pane = Callable[..., SourcePane]


def png() -> bytes:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")
    return bytes(data.data())


def offer(*, text: str = "", html: str = "", image: bytes = b"", files: tuple[Path, ...] = ()) -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if image:
        mime.setImageData(QImage.fromData(image))
    if files:
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


@pytest.mark.parametrize(
    ("mime", "after"),
    [
        (offer(text="一\r\n二\r三"), "一\n二\n三"),
        (offer(text="a\xa0b\u2028c\ufdd0"), "a\xa0b\u2028c\ufdd0"),
        (offer(text="太字", html="<p><b>太字</b></p>"), "**太字**"),
        (offer(text="int x;", html="<span style='color:red'>int x;</span>"), "int x;"),
        (offer(text="国\t人", html="<p>国</p>", image=png()), "国"),
    ],
)
def test_text(pane_of: Pane, mime: QMimeData, after: str) -> None:
    pane = pane_of()
    pane.edit.insertFromMimeData(mime)
    assert text_of(pane) == after


HUGE = f"<p><b>頁</b>{'x' * (4 * 1024 * 1024)}</p>"
PICTURE = f"<img src='data:image/png;base64,{'A' * 2000}'>"
GAP = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==' data-src='https://e.jp/a.png'>"


@pytest.mark.parametrize(
    ("mime", "after", "said"),
    [
        (offer(text="頁の文", html=HUGE), "頁の文", "only its words were pasted"),
        (offer(html=HUGE), "前", "copy a part of it"),
        (offer(text="文", html=f"<p><b>文</b>{PICTURE}{PICTURE}</p>"), "**文**", "2 images in the copied page"),
        (offer(text="文", html=f"<p><b>文</b>{GAP}</p>"), "**文**![](https://e.jp/a.png)", ""),
        (offer(text="文", html="<p><b>文</b></p>"), "**文**", ""),
    ],
)
def test_what_is_left_out_of_a_page_is_said(pane_of: Pane, mime: QMimeData, after: str, said: str) -> None:
    pane = pane_of("前")
    pane.edit.selectAll()
    sentences: list[str] = []
    pane.edit.refused.connect(sentences.append)
    pane.edit.insertFromMimeData(mime)
    assert text_of(pane) == after
    assert len(sentences) == bool(said)
    assert said in "".join(sentences)


def test_an_address_over_words_makes_a_link(pane_of: Pane) -> None:
    pane = pane_of("この記事を")
    select(pane.edit, 2, 4)
    pane.edit.insertFromMimeData(offer(text="https://example.jp/a\n"))
    assert text_of(pane) == "この[記事](https://example.jp/a)を"


def test_a_bitmap_becomes_a_figure_with_the_caret_in_its_caption(pane_of: Pane) -> None:
    pane = pane_of("本文")
    pane.edit.insertFromMimeData(offer(image=png()))
    assert text_of(pane) == "![](post/image.png)\n\n本文"
    pane.edit.textCursor().insertText("特使")
    assert text_of(pane).startswith("![特使](")
    assert (pane.edit.post.path.parent / "post/image.png").is_file()


def test_an_image_copied_in_a_browser_is_the_image(pane_of: Pane) -> None:
    pane = pane_of()
    pane.edit.insertFromMimeData(offer(html='<img src="https://e.jp/a.png" alt="">', image=png()))
    assert text_of(pane) == "![](post/image.png)"


def test_files_become_figures_and_others_are_refused_in_a_sentence(pane_of: Pane, tmp_path: Path) -> None:
    picture, memo = tmp_path / "特使.png", tmp_path / "memo.pdf"
    picture.write_bytes(png())
    memo.write_bytes(b"%PDF")
    pane = pane_of()
    refused: list[str] = []
    pane.edit.refused.connect(refused.append)
    pane.edit.insertFromMimeData(offer(files=(memo, picture)))
    assert text_of(pane) == "![](post/特使.png)"
    assert len(refused) == 1
    assert "memo.pdf" in refused[0]


def test_several_pictures_are_several_figures_in_one_step(pane_of: Pane, tmp_path: Path, qtbot: QtBot) -> None:
    files = tuple(tmp_path / f"IMG_{number}.png" for number in range(3))
    for number, file in enumerate(files):
        file.write_bytes(png() + bytes(number))
    pane = pane_of("前\n\n港の写真\n\n後")
    select(pane.edit, 3, 7)
    with qtbot.waitSignal(pane.edit.pictures_added) as added:
        pane.edit.insertFromMimeData(offer(files=files))
    figures = "![港の写真](post/港の写真.png)\n\n![](post/IMG_1.png)\n\n![](post/IMG_2.png)"
    assert text_of(pane) == f"前\n\n{figures}\n\n後"
    folder = pane.edit.post.path.parent / "post"
    assert added.args == [[folder / "港の写真.png", folder / "IMG_1.png", folder / "IMG_2.png"]]
    pane.edit.undo()
    assert text_of(pane) == "前\n\n港の写真\n\n後"


def test_enter_leads_from_caption_to_caption(pane_of: Pane, tmp_path: Path, qtbot: QtBot) -> None:
    files = tuple(tmp_path / f"{number}.png" for number in range(2))
    for number, file in enumerate(files):
        file.write_bytes(png() + bytes(number))
    pane = pane_of()
    pane.edit.insertFromMimeData(offer(files=files))
    pane.edit.textCursor().insertText("一")
    qtbot.keyClick(pane.edit, Qt.Key.Key_Return)
    pane.edit.textCursor().insertText("二")
    assert text_of(pane) == "![一](post/0.png)\n\n![二](post/1.png)"


def test_no_picture_comes_into_code(pane_of: Pane) -> None:
    pane = pane_of("```\ncode\n\nmore\n```")
    select(pane.edit, 5, 5)
    pane.edit.insertFromMimeData(offer(image=png()))
    assert text_of(pane) == "```\ncode\n\nmore\n```\n\n![](post/image.png)"


def test_a_copy_is_plain_and_comes_back_as_it_was(pane_of: Pane) -> None:
    text = "**太字**\xa0と\n> 引用\u2028\ufdd1"
    pane = pane_of(text)
    pane.edit.selectAll()
    mime = pane.edit.createMimeDataFromSelection()
    assert mime.text() == text
    assert not mime.hasHtml()
    pane.edit.insertFromMimeData(mime)
    assert text_of(pane) == text


def test_plain_paste_keeps_the_form_out(pane_of: Pane) -> None:
    QGuiApplication.clipboard().setMimeData(offer(text="太字", html="<b>太字</b>"))
    pane = pane_of()
    pane.paste_plain()
    assert text_of(pane) == "太字"


def test_plain_paste_of_a_page_alone_is_its_words(pane_of: Pane) -> None:
    QGuiApplication.clipboard().setMimeData(offer(html="<p>太<b>字</b></p><p>次</p>"))
    pane = pane_of()
    pane.paste_plain()
    assert text_of(pane).split() == ["太字", "次"]


@pytest.mark.parametrize("text", ["a\xa0b\u3000\t*x* [y](z)\u200b\u2028\ufeff{漢|かん}", "１．一\n\n\n  二  \n"])
def test_plain_paste_changes_no_character(pane_of: Pane, text: str) -> None:
    QGuiApplication.clipboard().setMimeData(offer(text=text, html="<p>他</p>"))
    pane = pane_of()
    pane.paste_plain()
    assert text_of(pane) == text


def test_a_very_long_paste(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of()
    text = "これは**長い**文章です。\n" * 5_000
    pane.edit.insertFromMimeData(offer(text=text))
    assert text_of(pane) == text


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def test_an_image_that_is_none_of_a_blog_is_not_drawn(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of("本文")
    for kind in ("image/svg+xml", "image/bmp", "image/x-portable-pixmap"):
        mime = QMimeData()
        mime.setData(kind, SVG)
        mime.setData("application/x-qt-image", SVG)
        with qtbot.waitSignal(pane.edit.refused) as said:
            pane.edit.insertFromMimeData(mime)
        assert said.args[0].startswith("Your text is safe.")
        assert text_of(pane) == "本文"


def test_a_bitmap_of_another_program_is_taken_as_png(pane_of: Pane) -> None:
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage.fromData(png()).save(device, "BMP")
    mime = QMimeData()
    mime.setData("image/bmp", data)
    mime.setData("application/x-qt-image", data)
    pane = pane_of("本文")
    pane.edit.insertFromMimeData(mime)
    assert text_of(pane) == "![](post/image.png)\n\n本文"
    assert (pane.edit.post.path.parent / "post/image.png").read_bytes().startswith(b"\x89PNG")


def test_an_endless_image_is_refused(pane_of: Pane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste, "_MOST_PIXELS", 15)
    pane = pane_of("本文")
    with qtbot.waitSignal(pane.edit.refused):
        pane.edit.insertFromMimeData(offer(image=png()))
    assert text_of(pane) == "本文"


ADDRESS = "https://news.example/photo.jpg"


QUOTES = tuple(f"{start}{sign * 20_000}" for start in ("<img ", "<a ") for sign in ('"', "\"'", "<a '\">", '""><a '))


def dragged(kind: str, data: bytes, html: str = f'<meta charset="utf-8"><img src="{ADDRESS}" alt="">') -> QMimeData:
    """A picture as it is dragged out of a browser's page."""
    mime = offer(text=ADDRESS, html=html)
    mime.setUrls([QUrl(ADDRESS)])
    mime.setData(kind, data)
    return mime


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("application/octet-stream", f'<meta charset="utf-8"><img src="{ADDRESS}" alt="">'),
        ('application/octet-stream;name="photo.png"', f'<img src="{ADDRESS}">'),
        ("image/png", f'<img src="{ADDRESS}">'),
        ("application/octet-stream", f'<a href="https://news.example/"><img src="{ADDRESS}"></a>'),
        ("application/octet-stream", f'<a title="a > b"><img alt="5 > 3 &quot;it\'s&quot;" src="{ADDRESS}"></a>'),
        ("application/octet-stream", f'<!--StartFragment--><IMG SRC="{ADDRESS}"/><!--EndFragment-->'),
    ],
)
def test_a_picture_dragged_out_of_a_page_is_the_picture(kind: str, html: str) -> None:
    picture = png()
    mime = dragged(kind, picture, html)
    assert paste.is_picture(mime) and paste.is_from_page(mime)
    assert paste.offer(mime) == paste.Offer(image=picture)


@pytest.mark.parametrize(
    ("kind", "data", "html"),
    [
        ("application/octet-stream", b"<svg xmlns='http://www.w3.org/2000/svg'/>", f'<img src="{ADDRESS}">'),
        ("application/octet-stream", b"", f'<img src="{ADDRESS}">'),
        ("application/x-moz-file-promise", b"\x89PNG\r\n\x1a\n", f'<img src="{ADDRESS}">'),
        ("application/octet-stream", b"\x89PNG\r\n\x1a\n", "<a href='https://a.example/'>言葉</a>"),
    ],
)
def test_what_is_no_picture_of_a_page_is_its_address(kind: str, data: bytes, html: str) -> None:
    assert paste.offer(dragged(kind, data, html)) == paste.Offer(text=ADDRESS, url=True)


def test_hostile_html_beside_a_picture_is_looked_at_in_no_time() -> None:
    for html in (
        "<a>" * 60_000,
        "<img " * 40_000,
        "<!--" * 40_000 + "<img>",
        "<img>" * 40_000,
        " " * 199_000 + "<",
        *QUOTES,
    ):
        assert not paste.is_from_page(dragged("application/octet-stream", png(), html))


_LINES, _PARTED = "一つ目だ。\n二つ目だ。", "一つ目だ。\n\n二つ目だ。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", _PARTED),
        ("前の段落。", f"前の段落。{_PARTED}"),
        ("前の段落。\n\n", f"前の段落。\n\n{_PARTED}"),
        ("- 項目", f"- 項目{_LINES}"),
        ("> 引用", f"> 引用{_LINES}"),
        ("```\nint x;", f"```\nint x;{_LINES}"),
        ("| a | b |", f"| a | b |{_LINES}"),
    ],
)
def test_lines_of_a_notebook_become_paragraphs_in_running_text(pane_of: Pane, before: str, after: str) -> None:
    pane = pane_of(before)
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    pane.edit.insertFromMimeData(offer(text=_LINES))
    assert text_of(pane) == after
    assert pane.edit.textCursor().atEnd()


def test_lines_that_became_paragraphs_are_lines_again_by_one_undo(pane_of: Pane) -> None:
    pane = pane_of("前\n\n後")
    select(pane.edit, 1, 3)
    pane.edit.insertFromMimeData(offer(text=_LINES))
    assert text_of(pane) == f"前{_PARTED}後"
    pane.edit.undo()
    assert text_of(pane) == f"前{_LINES}後"
    pane.edit.undo()
    assert text_of(pane) == "前\n\n後"


@pytest.mark.parametrize("way", ["line breaks by choice", "without form", "own words"])
def test_lines_stay_lines_where_they_are_meant(pane_of: Pane, way: str) -> None:
    pane = pane_of(_LINES if way == "own words" else "")
    if way == "own words":
        pane.edit.selectAll()
        pane.edit.copy()
        pane.edit.clear()
        pane.edit.paste()
    elif way == "without form":
        QGuiApplication.clipboard().setText(_LINES)
        pane.paste_plain()
    else:
        pane.edit.choose_enter(ENTER_LINE)
        pane.edit.insertFromMimeData(offer(text=_LINES))
    assert text_of(pane) == _LINES
