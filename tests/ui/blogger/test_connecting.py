"""The guided page, and the sign-in by it."""

import pytest
from PySide6.QtWidgets import QLabel

from editor.core.blogger import vault
from editor.core.blogger.account import read_account
from tests.fakes.blogger.posts import BLOG
from tests.fakes.blogger.server import Fault
from tests.ui.blogger.conftest import button, words_of


@pytest.fixture
def dialog(window_of, fake, pages):
    window = window_of()
    window.actions_.refresh()
    window.actions_["blogger.connect"].trigger()
    return window.desk.blogger.connecting.window


def go_to_the_last(dialog) -> None:
    for _ in range(4):
        button(dialog, "Next").click()


def test_five_steps_each_with_its_page(dialog, pages, fake):
    titles = []
    for step in range(5):
        titles.append(dialog._title.text())
        if step < 4:
            button(dialog, "Open the page").click()
            button(dialog, "Next").click()
    assert [title[:2] for title in titles] == ["1.", "2.", "3.", "4.", "5."]
    assert len(set(pages)) == 4
    assert all(page.startswith("https://console.cloud.google.com/") for page in pages)
    assert "Open the page" not in words_of(dialog)
    button(dialog, "Back").click()
    assert dialog._title.text().startswith("4.")
    assert fake.log == []


def test_signs_in_and_shows_what_is_connected(dialog, fake, answers, client_file, qtbot, window_of):
    go_to_the_last(dialog)
    answers.paths = [client_file]
    button(dialog, "Choose the file and sign in…").click()
    qtbot.waitUntil(lambda: dialog._title.text() == "Connected", timeout=30_000)
    assert "論評の試し" in dialog._words.text()
    assert "not encrypted" in dialog._warning.text()
    assert read_account() is not None
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "refresh-1" not in shown
    button(dialog, "Sign out").click()
    qtbot.waitUntil(lambda: dialog._title.text().startswith("1."), timeout=30_000)
    assert read_account() is None
    assert not vault.file().exists()
    assert fake.refresh == set()


def test_of_several_blogs_one_is_chosen(dialog, fake, answers, client_file, qtbot):
    second = {**BLOG, "id": "7000000000000000002", "name": "二つ目"}
    act = fake.posts.act
    fake.posts.act = lambda name, *rest: (
        (200, {"kind": "blogger#blogList", "items": [BLOG, second]}) if name == "blogs.listByUser" else act(name, *rest)
    )
    go_to_the_last(dialog)
    answers.paths, answers.choices = [client_file], [1]
    button(dialog, "Choose the file and sign in…").click()
    qtbot.waitUntil(lambda: dialog._title.text() == "Connected", timeout=30_000)
    assert "二つ目" in dialog._words.text()


def test_a_failed_sign_in_says_why_and_can_be_tried_again(dialog, fake, answers, client_file, qtbot):
    go_to_the_last(dialog)
    fake.faults.append(Fault("invalid_client", "token"))
    answers.paths = [client_file, client_file]
    button(dialog, "Choose the file and sign in…").click()
    qtbot.waitUntil(lambda: "Choose its new file" in dialog._warning.text(), timeout=30_000)
    assert read_account() is None
    button(dialog, "Choose the file and sign in…").click()
    qtbot.waitUntil(lambda: dialog._title.text() == "Connected", timeout=30_000)


def test_closed_while_the_browser_is_waited_for(dialog, fake, answers, client_file, qtbot, monkeypatch):
    fake.authorise = lambda _address: "http://127.0.0.1:1/"  # nobody says yes
    go_to_the_last(dialog)
    answers.paths = [client_file]
    button(dialog, "Choose the file and sign in…").click()
    qtbot.waitUntil(lambda: "Stop" in words_of(dialog), timeout=30_000)
    dialog.close()
    qtbot.waitUntil(lambda: not dialog._blogger.busy, timeout=10_000)
    assert read_account() is None
