"""Whether the news was covered before is said in one line."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from editor.app.open_post import change

ROW = {"path": "old.md", "title": "前の記事", "url": "", "date": "2025-03-31", "by": "headline", "share": 0.91}


@pytest.fixture
def window(window_of, post):
    return window_of(post)


def headline(window, text):
    document = window.desk.document
    news = replace(document.fields.news, headline=text)
    document.apply(change.edited(replace(document.fields, news=news)))


def test_only_news_that_is_new_in_the_post_is_asked_about(window):
    covered, document = window.desk.memory.covered, window.desk.document
    assert covered._what_to_ask(document) is None
    headline(window, "別のニュースの見出し")
    assert covered._what_to_ask(document) == {"url": "", "headline": "別のニュースの見出し"}
    headline(window, "別")
    assert covered._what_to_ask(document) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([ROW], "You covered this before: 2025-03-31 “前の記事” (a headline alike by 91 %)."),
        ([{**ROW, "by": "address"}], "You covered this before: 2025-03-31 “前の記事” (the same page)."),
        (
            [ROW, {**ROW, "path": "b.md"}],
            "You covered this before: 2025-03-31 “前の記事” (a headline alike by 91 %). And one other time.",
        ),
    ],
)
def test_it_is_said_once(window, rows, said):
    covered, line = window.desk.memory.covered, window.desk.memory.line
    covered._tell(rows)
    assert line.words == said
    line.hide()
    covered._tell(rows)
    assert line.words == ""


def test_nothing_is_said_of_nothing(window):
    window.desk.memory.covered._tell([])
    window.desk.memory.covered._tell(None)
    assert window.desk.memory.line.words == ""


def test_a_click_opens_it(window, tmp_path, monkeypatch):
    covered = window.desk.memory.covered
    opened = []
    covered._open = opened.append
    covered._tell([ROW])
    next(button for button in window.desk.memory.line.findChildren(QPushButton) if button.text() == "Open").click()
    assert opened == [window.app.library.folder / "old.md"]
