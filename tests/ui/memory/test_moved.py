"""Links of other posts follow when the open post's address changes: offered in one line, done in the background."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from editor.app.library.library import Library
from editor.app.open_post import change
from editor.core.post import Blogger

BLOG = "https://e.blogspot.com/2026/11"
FOUND = {"former": [f"{BLOG}/old.html"], "address": f"{BLOG}/new.html", "posts": ["a.md", "b.md"]}
DONE = {"changed": ["a.md", "b.md"], "open": [], "refused": [], "stopped": False}


class Asked:
    """Questions and requests to a library that is there, with what is called for their answers."""

    def __init__(self, monkeypatch):
        self.questions, self.requests, self.stopped = [], [], []
        monkeypatch.setattr(Library, "ask", self._ask)
        monkeypatch.setattr(Library, "follow", self._follow)
        monkeypatch.setattr(Library, "stop_following", lambda _library, number: self.stopped.append(number))
        monkeypatch.setattr(Library, "start", lambda _library: None)

    def _ask(self, question, _text, _path, done, **more):
        if question == "former":
            self.questions.append((done, more))

    def _follow(self, done, **what):
        self.requests.append((done, what))
        return len(self.requests)

    def answer(self, found):
        self.questions[-1][0](found)


@pytest.fixture
def asked(monkeypatch):
    return Asked(monkeypatch)


@pytest.fixture
def window(window_of, asked, tmp_path):
    path = tmp_path / "post.md"
    path.write_text(f"---\nid: one\nblogger:\n  url: {BLOG}/old.html\n---\n本文\n", encoding="utf-8")
    return window_of(path)


def line(window):
    return window.desk.memory.line


def press(window, words):
    buttons = (button for button in line(window).findChildren(QPushButton) if button.isVisible())
    next(button for button in buttons if button.text() == words).click()


def give(window, qtbot, name):
    document = window.desk.document
    document.apply(change.edited(replace(document.fields, blogger=Blogger(url=f"{BLOG}/{name}.html")), name="Address"))
    with qtbot.waitSignal(window.app.session.written):
        window.desk.files.save()


def test_it_is_offered_and_done(window, asked, qtbot):
    give(window, qtbot, "new")
    (more,) = [more for _done, more in asked.questions]
    assert "old.html" in more["before"] and more["known"] == []
    asked.answer(FOUND)
    assert line(window).words == "2 posts link to the former URL of this one."
    press(window, "Let the links follow")
    assert asked.requests[0][1] == FOUND
    window.app.library.following.emit(1, 1, 2)
    assert line(window).words == "Links are being changed: 1 of 2 posts"
    press(window, "Stop")
    assert asked.stopped == [1]
    asked.requests[0][0](DONE)
    assert line(window).words.startswith("The links of 2 posts follow now")
    assert window.app.settings.state["former_addresses"] == {}


def test_it_is_remembered_for_later(window, asked, qtbot):
    give(window, qtbot, "new")
    asked.answer(FOUND)
    press(window, "Not now")
    assert line(window).words == ""
    window.actions_["post.links_follow"].trigger()
    assert asked.questions[-1][1]["known"] == FOUND["former"]
    asked.answer({**FOUND, "posts": []})
    assert line(window).words == "No other post links to a former URL of this one."
    window.actions_["post.links_follow"].trigger()
    asked.answer({**FOUND, "posts": ["a.md"]})
    assert line(window).words == "One post links to the former URL of this one."


def test_nothing_is_asked_while_the_address_stays(window, asked, qtbot):
    document = window.desk.document
    document.apply(change.edited(text="別の文\n", name="Typing"))
    with qtbot.waitSignal(window.app.session.written):
        window.desk.files.save()
    assert asked.questions == []


def test_nothing_is_said_where_nobody_links(window, asked, qtbot):
    give(window, qtbot, "new")
    asked.answer({**FOUND, "posts": []})
    assert line(window).words == ""


def test_it_waits_until_the_line_is_free(window, asked, qtbot):
    line(window).say("Something else", [("All right", lambda: None)])
    give(window, qtbot, "new")
    asked.answer(FOUND)
    assert line(window).words == "Something else"
    press(window, "All right")
    assert line(window).words.startswith("2 posts link")


def test_an_answer_about_a_post_that_was_left_is_remembered_alone(window, asked, qtbot, tmp_path):
    give(window, qtbot, "new")
    other = tmp_path / "other.md"
    other.write_text("本文\n", encoding="utf-8")
    window.desk.files.open_path(other)
    asked.answer(FOUND)
    assert line(window).words == "" and window.app.settings.state["former_addresses"] == {"one": FOUND["former"]}


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ({"stopped": True}, "It was stopped"),
        ({"open": ["c.md"]}, "One post is open in a window"),
        ({"refused": [f"{n}.md could not be read" for n in range(5)]}, "And 2 more could not be written."),
    ],
)
def test_what_is_left_is_said_and_remembered(window, asked, qtbot, result, said):
    give(window, qtbot, "new")
    asked.answer(FOUND)
    press(window, "Let the links follow")
    asked.requests[0][0]({**DONE, **result})
    assert said in line(window).words
    assert window.app.settings.state["former_addresses"] == {"one": FOUND["former"]}


@pytest.mark.parametrize("odd", [None, [], {"one": 3}, {"one": [3, None]}])
def test_an_odd_state_is_none(window, asked, odd):
    window.app.settings.state["former_addresses"] = odd
    window.actions_["post.links_follow"].trigger()
    assert asked.questions[-1][1]["known"] == []
