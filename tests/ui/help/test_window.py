"""The help inside: F1 opens the page of the place, pages are searched, links lead on, all of it is one file."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QPushButton

from editor.core.help.pages import order
from editor.ui.help.declared import declared_facts
from editor.ui.help.window import HelpWindow


@pytest.fixture
def help_window(qtbot, answers):
    window = HelpWindow(declared_facts(), answers, None)
    qtbot.addWidget(window)
    window.show()
    return window


def rows(window) -> list[str]:
    return [window.contents.item(row).text() for row in range(window.contents.count())]


def test_pages_are_listed_and_chosen(help_window):
    assert len(rows(help_window)) == len(order())
    help_window.show_page("checks")
    assert help_window.page == "checks"
    assert help_window.contents.currentItem().text() == "The checks"
    help_window.contents.setCurrentRow(0)
    assert help_window.page == order()[0]
    assert "First steps" in help_window.view.toPlainText()


def test_a_page_that_is_not_there_is_the_first(help_window):
    help_window.show_page("nowhere")
    assert help_window.page == order()[0]


def test_links_lead_to_pages_and_back_goes_back(help_window):
    help_window.show_page("start")
    assert not help_window.back.isEnabled()
    help_window.view.anchorClicked.emit(QUrl("images.md#3"))
    assert help_window.page == "images"
    help_window.back.click()
    assert help_window.page == "start"
    help_window.forward.click()
    assert help_window.page == "images"


@pytest.mark.parametrize("url", ["https://example.com/", "file:///etc/passwd", "javascript:alert(1)", "x.html", "#s1"])
def test_no_link_leads_out(help_window, url, monkeypatch):
    from PySide6.QtGui import QDesktopServices

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("opened"))
    help_window.show_page("start")
    help_window.view.anchorClicked.emit(QUrl(url))
    assert help_window.page == "start"


def test_what_is_searched_is_listed_shown_and_marked(help_window):
    help_window.show_page("start")
    help_window.search.setText("clipboard nowhere to be found")
    assert rows(help_window) == ["Not found"]
    help_window.search.setText("timeline")
    assert rows(help_window) and "Timeline" in rows(help_window)[0]
    help_window.contents.setCurrentRow(0)
    assert help_window.page == "earlier"
    assert help_window.view.extraSelections()
    help_window.search.clear()
    assert len(rows(help_window)) == len(order())


def test_nothing_but_pictures_of_the_help_is_loaded(help_window):
    view = help_window.view
    for name in ("file:///etc/passwd", "../contents.toml", "https://example.com/a.png"):
        assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name)).isNull()
        assert bytes(view.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl(name))) == b""


def test_it_is_saved_as_one_file(help_window, answers, tmp_path, qtbot):
    path = tmp_path / "help.html"
    answers.save_path = lambda *_values: path
    help_window.save.click()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "help.html" in help_window._said.text())
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_f1_opens_the_page_of_the_place(window_of, post, qtbot):
    window = window_of(post)
    window.desk.focus_source()
    window.actions_["help.open"].trigger()
    assert window.dialogs.help.window.page == "writing"
    window.dialogs.help.close()
    window.activateWindow()
    window.desk.fields_pane.focus_field("news.headline")
    window.actions_["help.open"].trigger()
    assert window.dialogs.help.window.page == "fields"
    window.actions_["help.new"].trigger()
    assert window.dialogs.help.window.page == "new"


def test_f1_in_a_dialog_opens_its_page(window_of, post, qtbot):
    window = window_of(post)
    dialog = window.dialogs.settings.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.setFocus()
    window.actions_["help.open"].trigger()
    assert window.dialogs.help.window.page == "settings"


def test_an_update_is_told_once_in_a_quiet_line(window_of, post):
    window = window_of(post)
    line = window.desk.memory.line
    window.app.settings.state.update(version="0.0.1")
    window.desk.preview.stands.emit()
    assert "Ronpyo" in line.words
    line.findChild(QPushButton, "quietFirstWay").click()
    assert window.dialogs.help.window.page == "new"
    assert line.words == ""
    window.desk.preview.stands.emit()
    assert line.words == ""
