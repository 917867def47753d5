"""Pages of the help that are made beside the window's thread: each once, the wanted one soon, none after the end."""

import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from editor.core.errors import FileError
from editor.core.help import html
from editor.core.help.facts import Facts
from editor.core.help.pages import HelpPage
from editor.ui.help.making import PageMaking

PAGES = {name: HelpPage(name, f"# {name.upper()}\n\n## Part\n\nwords of {name}") for name in "abcd"}


class Made:
    """The names of the pages that were made, in their order; none is while `held`."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.threads: set[int] = set()
        self.error: Exception | None = None
        self.go_on = threading.Event()
        self.go_on.set()
        self._body = html.body

    def __call__(self, page: HelpPage, facts: Facts) -> str:
        self.pages.append(page.id)
        self.threads.add(threading.get_ident())
        assert self.go_on.wait(60)
        if self.error is not None:
            raise self.error
        return self._body(page, facts)


@pytest.fixture
def made(monkeypatch):
    made = Made()
    monkeypatch.setattr(html, "body", made)
    yield made
    made.go_on.set()


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def making(owner, made):
    return PageMaking(PAGES, Facts(), owner)


def test_a_page_is_made_once_and_not_in_the_windows_thread(making, made, qtbot):
    came = []
    making.came.connect(came.append)
    assert making.body("b") is None
    assert making.body("b") is None
    qtbot.waitUntil(lambda: came == ["b"])
    assert "words of b" in making.body("b")
    assert made.pages == ["b"] and threading.get_ident() not in made.threads


def test_sections_are_those_of_all_pages_in_their_order(making, made, qtbot):
    with qtbot.waitSignal(making.searchable):
        assert making.sections() is None
    assert [(one.page, one.anchor) for one in making.sections()] == [
        (name, anchor) for name in "abcd" for anchor in ("", "s1")
    ]
    assert made.pages == list("abcd")
    assert all("folded" in vars(one) for one in making.sections()), "the window's thread would fold them"


def test_a_wanted_page_does_not_wait_for_the_search(making, made, qtbot):
    made.go_on.clear()
    making.sections()
    qtbot.waitUntil(lambda: made.pages == ["a"])
    making.body("d")
    with qtbot.waitSignal(making.searchable):
        made.go_on.set()
    assert made.pages == list("adbc")
    assert [one.page for one in making.sections()] == list("aabbccdd")


def test_a_page_that_cannot_be_made_is_said_and_tried_again(making, made, qtbot):
    made.error = FileError("The page cannot be read.")
    with qtbot.waitSignal(making.failed) as said:
        making.sections()
    assert said.args == ["The page cannot be read."]
    made.error = None
    with qtbot.waitSignal(making.searchable):
        making.sections()
    assert made.pages == list("aabcd")


def test_what_comes_after_the_end_of_its_owner_is_dropped(making, owner, made, qtbot):
    other = PageMaking(PAGES, Facts(), qapp_child := QObject())
    came = []
    making.came.connect(came.append)
    made.go_on.clear()
    making.body("a")
    qtbot.waitUntil(lambda: made.pages == ["a"])
    delete(owner)
    made.go_on.set()
    with qtbot.waitSignal(other.came):
        other.body("b")
    assert came == [] and qapp_child is not None
