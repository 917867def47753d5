"""Addresses of pictures that come into the copy for Blogger: from the clipboard, pasted, late, for another post."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.ui.dialogs.copy_blogger import CopyForBlogger
from tests.picture_files import pixels

TEXT = """---
format: 1
title: 題
---
本文。

![港](post/a.png)

![船](post/b.png)
"""
HOST = "https://blogger.googleusercontent.com/img/b/R29vZ2xl"
ONE, TWO = f'<img src="{HOST}/AV1/s640/a.png" />', f'<img src="{HOST}/AV2/s640/b.png" />'


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "post.md"
    path.write_text(TEXT, "utf-8")
    (tmp_path / "post").mkdir()
    for number, name in enumerate(("a", "b")):
        (tmp_path / "post" / f"{name}.png").write_bytes(pixels("png") + bytes(number))
    return window_of(path)


@pytest.fixture
def copy(window, qtbot):
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(CopyForBlogger)), timeout=20_000)
    (dialog,) = window.findChildren(CopyForBlogger)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_another_copy_takes_the_place_of_the_dialog(window, copy, qtbot):
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: any(one is not copy for one in window.findChildren(CopyForBlogger)), timeout=20_000)
    qtbot.waitUntil(lambda: sum(one.isVisible() for one in window.findChildren(CopyForBlogger)) == 1)


def urls(window):
    return [window.desk.document.fields.image(f"post/{name}.png").url for name in ("a", "b")]


def come_back(dialog, qtbot, html):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    QGuiApplication.clipboard().setText(html)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def test_coming_back_with_one_address_for_each_fills_and_says_it(window, copy, qtbot):
    come_back(copy, qtbot, ONE + TWO)
    qtbot.waitUntil(lambda: copy.missing == (), timeout=20_000)
    assert all(urls(window))
    assert HOST in QGuiApplication.clipboard().text()
    window.desk.source.edit.undo()
    assert urls(window) == ["", ""]


@pytest.mark.parametrize("html", [ONE, ONE + TWO + '<img src="https://e.example/x.png" />'])
def test_what_nobody_asked_for_is_taken_whole_or_not_at_all(window, copy, qtbot, answers, html):
    come_back(copy, qtbot, html)
    copy.addresses_pasted.emit("<p>nothing</p>")  # its answer comes behind that of the other
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert urls(window) == ["", ""]
    assert len(answers.told) == 1


def test_addresses_for_a_post_that_is_not_open_any_more_are_refused(window, copy, qtbot, answers, tmp_path):
    other = tmp_path / "other.md"
    other.write_text(TEXT, "utf-8")
    window.desk.files.open_path(other)
    qtbot.waitUntil(lambda: window.desk.document.path == other, timeout=20_000)
    copy.addresses_pasted.emit(ONE + TWO)
    assert urls(window) == ["", ""]
    assert answers.told and "Another post" in str(answers.told[-1])
