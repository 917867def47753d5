"""The help inside: F1 opens the page of the place, pages are searched, links lead on, all of it is one file."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from editor.core.help import html
from editor.core.help.pages import order
from editor.core.processes import children
from editor.ui.help import window as help_module
from editor.ui.help.declared import declared_facts
from editor.ui.help.window import HelpWindow


@pytest.fixture
def help_window(qtbot, answers):
    window = HelpWindow(declared_facts(), answers, None)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def held(monkeypatch):
    """Pages whose making does not end before they are let go; `held.begun` are those that it reached."""

    class Held:
        def __init__(self):
            self.begun = []
            self.ways = {}

        def of(self, page):
            return self.ways.setdefault(page, threading.Event())

        def let_go(self, *pages):
            for page in pages or order():
                self.of(page).set()

    held, made = Held(), html.body

    def body(page, facts):
        held.begun.append(page.id)
        assert held.of(page.id).wait(60)
        return made(page, facts)

    monkeypatch.setattr(html, "body", body)
    yield held
    held.let_go()


def shows(qtbot, window, words) -> None:
    qtbot.waitUntil(lambda: window.view.toPlainText().startswith(words), timeout=20_000)


def is_listed(qtbot, window, words) -> None:
    qtbot.waitUntil(lambda: words in "".join(rows(window)[:1]), timeout=20_000)


def rows(window) -> list[str]:
    return [window.contents.item(row).text() for row in range(window.contents.count())]


def test_pages_are_listed_and_chosen(help_window, qtbot):
    assert len(rows(help_window)) == len(order())
    help_window.show_page("checks")
    assert help_window.page == "checks"
    assert help_window.contents.currentItem().text() == "The checks"
    help_window.contents.setCurrentRow(0)
    assert help_window.page == order()[0]
    shows(qtbot, help_window, "First steps")


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


def test_what_is_searched_is_listed_shown_and_marked(help_window, qtbot):
    help_window.show_page("start")
    help_window.search.setText("clipboard nowhere to be found")
    is_listed(qtbot, help_window, "Not found")
    assert len(rows(help_window)) == 1
    help_window.search.setText("timeline")
    assert rows(help_window) and "Timeline" in rows(help_window)[0]
    help_window.contents.setCurrentRow(0)
    assert help_window.page == "earlier"
    assert help_window.view.extraSelections()
    help_window.search.clear()
    assert len(rows(help_window)) == len(order())


def test_the_window_does_not_wait_for_its_page_and_comes_empty(help_window, held, qtbot):
    help_window._page_late.setInterval(60_000)
    help_window.show_page("start")
    assert help_window.page == "start" and help_window.contents.currentRow() == 0
    assert help_window.view.toPlainText() == ""
    held.let_go("start")
    shows(qtbot, help_window, "First steps")
    assert not help_window._page_late.isActive(), "it would be emptied"


def test_the_page_that_is_wanted_is_shown_whichever_comes_late(help_window, held, qtbot):
    help_window.show_page("start")
    qtbot.waitUntil(lambda: held.begun == ["start"])
    help_window.show_page("images")
    held.let_go("start")
    qtbot.waitUntil(lambda: held.begun == ["start", "images"])  # the first one is in, and was not shown
    qtbot.waitUntil(lambda: help_window._making.body("start") is not None)
    assert help_window.view.toPlainText() == ""
    held.let_go("images")
    shows(qtbot, help_window, "Images")
    help_window.back.click()
    assert help_window.view.toPlainText().startswith("First steps"), "what was made is shown at once"


def test_a_page_comes_at_its_anchor_and_with_its_marks(help_window, held, qtbot, monkeypatch):
    led = []
    monkeypatch.setattr(help_window.view, "scrollToAnchor", led.append)
    help_window.show_page("earlier", "s3")
    help_window.search.setText("post")
    assert led == []
    held.let_go()
    shows(qtbot, help_window, "Earlier posts")
    assert led[-1] == "s3"
    assert help_window.view.extraSelections()


def test_a_page_stays_until_the_next_one_comes_but_not_for_long(help_window, held, qtbot):
    held.let_go("start")
    help_window.show_page("start")
    shows(qtbot, help_window, "First steps")
    help_window.show_page("images")
    assert help_window.view.toPlainText().startswith("First steps"), "an empty view between two pages is a flash"
    assert help_window._page_late.isActive() and help_window._page_late.interval() == help_module._STAYS_MS
    help_window._page_late.start(0)
    qtbot.waitUntil(lambda: help_window.view.toPlainText() == "")
    held.let_go("images")
    shows(qtbot, help_window, "Images")
    assert not help_window._page_late.isActive()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_keys_ahead_of_the_hits_are_meant_for_them(help_window, held, qtbot, key):
    held.let_go("start")
    help_window.show_page("start")
    shows(qtbot, help_window, "First steps")
    help_window.search.setText("timeline")
    QTest.keyClick(help_window.search, key)
    assert help_window.page == "start" and len(rows(help_window)) == len(order())
    help_window._hits_late.start(0)
    is_listed(qtbot, help_window, "Searching…")
    held.let_go()
    qtbot.waitUntil(lambda: help_window.page == "earlier", timeout=20_000)
    assert "Timeline" in rows(help_window)[0]
    assert help_window.view.extraSelections()


def test_a_search_that_was_given_up_lists_the_pages(help_window, held, qtbot):
    help_window.show_page("start")
    help_window.search.setText("timeline")
    QTest.keyClick(help_window.search, Qt.Key.Key_Return)
    help_window.search.clear()
    with qtbot.waitSignal(help_window._making.searchable, timeout=20_000):
        held.let_go()
    assert help_window.page == "start" and len(rows(help_window)) == len(order())


def test_it_may_be_closed_meanwhile(answers, held, qtbot):
    closed, other = (HelpWindow(declared_facts(), answers, None) for _window in range(2))
    qtbot.addWidget(other)
    closed.show_page("start")
    closed.search.setText("timeline")
    qtbot.waitUntil(lambda: held.begun == ["start"])
    with qtbot.waitSignal(closed.destroyed):
        closed.show()
        closed.close()
    held.let_go()
    other.show_page("start")
    shows(qtbot, other, "First steps")


def test_the_window_is_loaded_without_what_only_pages_need():
    """Formats, importers and Markdown are 0.1 s of the window's thread."""
    asked = "import sys, editor.ui.help.window, editor.ui.help.facts; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], env=children.environment(), capture_output=True, check=True)
    known = set(found.stdout.decode().split())
    assert "editor.core.help.search" in known
    assert not known & {"markdown", "editor.core.help.filling", "editor.core.importers", "editor.core.exporters"}


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
