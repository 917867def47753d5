"""The pasted address of an own post is offered as a link with its title."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPushButton

from editor.app.open_post import change
from tests.ui.write.conftest import select

URL = "https://e.blogspot.com/2025/03/old.html"
ROW = {"path": "old.md", "title": "前の[仮]*題*", "url": URL, "date": "2025-03-31", "derived": False}


@pytest.fixture
def window(window_of, post):
    return window_of(post)


@pytest.fixture
def asked(window, monkeypatch):
    """The questions that the library is asked, with what takes the answer."""
    questions = []
    monkeypatch.setattr(
        window.app.library,
        "ask",
        lambda question, text, path, done, **more: questions.append((question, more, done)),
    )
    return questions


def paste(window, text=URL, before=""):
    edit = window.desk.source.edit
    edit.selectAll()
    edit.insert_text(before)
    mime = QMimeData()
    mime.setText(text)
    edit.insertFromMimeData(mime)
    return edit


def own(asked):
    return [(more, done) for question, more, done in asked if question == "own"]


def button(window):
    return next(one for one in window.desk.memory.line.findChildren(QPushButton) if one.text() == "Link with its title")


def test_it_becomes_a_link_when_one_wants_it(window, asked):
    paste(window, before="前に ")
    ((more, done),) = own(asked)
    assert more == {"url": URL} and window.desk.document.text() == f"前に {URL}"
    done([ROW])
    assert window.desk.memory.line.words == "This is your post of 2025-03-31: “前の[仮]*題*”."
    assert window.desk.document.text() == f"前に {URL}"
    button(window).click()
    assert window.desk.document.text() == f"前に [前の\\[仮\\]\\*題\\*]({URL})"
    window.desk.document.apply(change.undone())
    assert window.desk.document.text() == f"前に {URL}"


@pytest.mark.parametrize(
    ("pasted", "row", "address"),
    [
        (f"{URL}?m=1", ROW, URL),
        (f"{URL}?m=1#c7", ROW, f"{URL}#c7"),
        (f"{URL}?m=1", {**ROW, "url": "https://e.blogspot.com/2025/03/guess.html", "derived": True}, f"{URL}?m=1"),
        (f"{URL}#c7", {**ROW, "url": ""}, f"{URL}#c7"),
    ],
)
def test_the_link_leads_to_the_url_of_the_post(window, asked, pasted, row, address):
    paste(window, pasted)
    own(asked)[0][1]([row])
    button(window).click()
    assert window.desk.document.text().endswith(f"]({address})")


def test_what_one_writes_meanwhile_stays(window, asked):
    edit = paste(window)
    edit.insert_text(" のとおり")
    own(asked)[0][1]([ROW])
    button(window).click()
    assert window.desk.document.text().endswith(f"]({URL}) のとおり")


def test_an_address_that_was_changed_is_left(window, asked):
    edit = paste(window)
    own(asked)[0][1]([ROW])
    select(edit, 0, 8)
    edit.insert_text("http://")
    button(window).click()
    assert window.desk.document.text() == URL.replace("https", "http")
    assert "left as it is" in window.desk.memory.line.words


@pytest.mark.parametrize("rows", [[], [{**ROW, "title": ""}]])
def test_other_addresses_are_let_be(window, asked, rows):
    paste(window)
    own(asked)[0][1](rows)
    assert window.desk.memory.line.words == ""


@pytest.mark.parametrize(
    ("text", "before"),
    [("no address", ""), (URL, "[語]("), (URL, "<"), (URL, '<a href="'), (URL, "    code\n\n```\n")],
)
def test_nothing_is_asked_inside_links_and_code(window, asked, text, before):
    paste(window, text, before)
    assert own(asked) == []


def test_over_words_it_is_their_link(window, asked):
    edit = window.desk.source.edit
    edit.selectAll()
    edit.insert_text("前の記事")
    edit.selectAll()
    mime = QMimeData()
    mime.setText(URL)
    edit.insertFromMimeData(mime)
    assert window.desk.document.text() == f"[前の記事]({URL})" and own(asked) == []
