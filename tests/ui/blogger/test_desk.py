"""Sending, fetching and publishing in the window, against the played server."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

from editor.core.blogger.outcome import Decision
from editor.core.errors import FileError
from editor.core.fields.spec import Status
from editor.core.problem import to_mend
from editor.core.receipts import shelf
from editor.ui.blogger import desk
from tests.fakes.blogger.server import Fault
from tests.ui.blogger.conftest import button, words_of

PICTURE = "https://blogger.googleusercontent.com/img/a/AVvX=w640-h427"


@pytest.fixture
def window(window_of, path, account, pages):
    found = window_of(path)
    found.app.settings.choose(open_draft="off")  # the browser by a button; by itself it has tests of its own
    return found


@pytest.fixture
def do(window, qtbot):
    """Does a command, and waits until it is over; the dialog."""

    def done(command) -> QDialog:
        command()
        dialog = window.desk.blogger.work.dialog.window
        qtbot.waitUntil(lambda: not dialog._stop.isVisible(), timeout=30_000)
        return dialog

    return done


def test_without_an_account_one_entry_is_seen_and_nothing_is_asked(window_of, path, fake, pages):
    window = window_of(path)
    window.actions_.refresh()
    seen = [
        name for name in window.actions_.commands if name.startswith("blogger.") and window.actions_[name].isVisible()
    ]
    assert seen == ["blogger.connect"]
    assert not window.actions_["blogger.send"].isEnabled()
    assert fake.log == []
    assert pages == []


def come_back(qapp) -> None:
    """The person was in another program."""
    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
        qapp.applicationStateChanged.emit(state)


def test_there_and_back_with_the_pictures(window, do, fake, pages, qtbot, qapp):
    blogger = window.desk.blogger
    window.actions_.refresh()
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    assert dialog._title.text() == "The draft is on Blogger. Nobody else sees it."
    fields = window.desk.document.fields
    assert fields.blogger.id == draft["id"]
    assert [receipt.title for receipt in shelf.of(window.desk.document.path.parent, fields.id)] == ["題"]
    assert [dialog.findChild(QListWidget).item(0).text()] == ["01-a.png"]
    button(dialog, "Add the images there; when I am back, put them in their places").click()
    assert pages == [f"https://www.blogger.com/blog/post/edit/{draft['blog']['id']}/{draft['id']}"]
    folder = QGuiApplication.clipboard().text()
    assert folder.endswith("0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10")
    fake.posts.edit(draft["id"], content=f'{draft["content"]}<img src="{PICTURE}" />')
    before = len(fake.log)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # from one window of ours to another
    assert len(fake.log) == before
    come_back(qapp)
    qtbot.waitUntil(lambda: window.desk.document.fields.image("post/a.png").url == PICTURE, timeout=30_000)
    qtbot.waitUntil(lambda: dialog._title.text() == "The post on Blogger has what is new.", timeout=30_000)
    assert dialog._notes.text().startswith("One image has its URL.")
    before = len(fake.log)
    come_back(qapp)
    assert len(fake.log) == before  # once
    content = fake.posts.posts[draft["id"]]["content"]
    assert content.count(PICTURE.partition("=")[0]) == 2 and "</p>" in content.partition(PICTURE)[0]
    assert fake.violations == []
    assert fake.posts.ever_live == set()
    assert blogger.is_ready()


@pytest.fixture
def shows(window):
    """A draft that was just made is shown in the browser, as it is by default."""
    window.app.settings.choose(open_draft="")


def test_the_browser_shows_a_new_draft_that_lacks_pictures(window, shows, do, fake, pages, qtbot, qapp):
    QGuiApplication.clipboard().setText("自分の")
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    assert pages == [f"https://www.blogger.com/blog/post/edit/{draft['blog']['id']}/{draft['id']}"]
    assert QGuiApplication.clipboard().text() == "自分の"
    ways = [words for words in words_of(dialog) if words != "1 problem left"]  # if it was looked at by now
    assert ways[-1] == "Open in Blogger" and "Your browser shows the draft" in dialog._notes.text()
    fake.posts.edit(draft["id"], content=f'{draft["content"]}<img src="{PICTURE}" />')
    come_back(qapp)
    qtbot.waitUntil(lambda: dialog._title.text() == "The post on Blogger has what is new.", timeout=30_000)
    assert window.desk.document.fields.image("post/a.png").url == PICTURE
    assert len(pages) == 1  # the draft is changed, not new


def test_who_went_away_while_it_was_sent_is_fetched_for_too(window, shows, do, fake, qtbot, qapp, monkeypatch):
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: Qt.ApplicationState.ApplicationInactive)
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    fake.posts.edit(draft["id"], content=f'{draft["content"]}<img src="{PICTURE}" />')
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: dialog._title.text() == "The post on Blogger has what is new.", timeout=30_000)


def test_a_draft_that_lacks_none_is_not_shown(window, shows, do, fake, pages, path):
    (path.parent / "post" / "a.png").unlink()
    do(window.actions_["blogger.send"].trigger)
    assert len(fake.posts.drafts) == 1 and pages == []


def test_where_no_browser_opens_the_button_stays(window, shows, do, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog = do(window.actions_["blogger.send"].trigger)
    assert button(dialog, "Add the images there; when I am back, put them in their places")
    assert "Your browser" not in dialog._notes.text()


def test_pictures_that_were_embedded_and_not_uploaded_are_said(window, shows, do, fake, qtbot, qapp):
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    fake.posts.edit(draft["id"], content=f'{draft["content"]}<img src="data:image/png;base64,iVBORw0KGgo=" />')
    come_back(qapp)
    qtbot.waitUntil(lambda: "were not uploaded" in dialog._notes.text(), timeout=30_000)
    assert window.desk.document.fields.image("post/a.png").url == ""
    assert "data:image" in fake.posts.posts[draft["id"]]["content"]  # nothing was sent over it


@pytest.mark.parametrize(
    "meanwhile",
    [
        {"content": f'<p>別の文</p><img src="{PICTURE}" />'},
        {"status": "LIVE"},
        {},
    ],
)
def test_nothing_is_sent_by_itself_but_for_pictures_that_came(window, do, fake, qtbot, qapp, meanwhile):
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    button(dialog, "Add the images there; when I am back, put them in their places").click()
    fake.posts.edit(draft["id"], **meanwhile)
    there = fake.posts.posts[draft["id"]]["content"]
    before = len(fake.log)
    come_back(qapp)
    qtbot.waitUntil(lambda: len(fake.log) > before and not dialog._stop.isVisible(), timeout=30_000)
    assert fake.posts.posts[draft["id"]]["content"] == there
    assert [method for method, _path in fake.log[before:]] == ["GET"]


def test_a_text_that_was_emptied_meanwhile_is_not_sent_by_itself(window, do, fake, qtbot, qapp):
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    button(dialog, "Add the images there; when I am back, put them in their places").click()
    fake.posts.edit(draft["id"], content=f'{draft["content"]}<img src="{PICTURE}" />')
    edit = window.desk.source.edit
    edit.insert_text("書き足し。")
    come_back(qapp)
    qtbot.waitUntil(lambda: "Send with the images" in words_of(dialog), timeout=30_000)
    assert "書き足し" not in fake.posts.posts[draft["id"]]["content"]
    assert window.desk.document.fields.image("post/a.png").url == PICTURE


def test_an_account_that_is_removed_meanwhile_is_said(window, do, fake, qtbot, qapp):
    dialog = do(window.actions_["blogger.send"].trigger)
    (draft,) = fake.posts.drafts
    button(dialog, "Add the images there; when I am back, put them in their places").click()
    fake.posts.edit(draft["id"], content=f'{draft["content"]}<img src="{PICTURE}" />')
    done = []
    window.app.blogger.disconnect_account(done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    before = fake.posts.posts[draft["id"]]["content"]
    come_back(qapp)
    qtbot.waitUntil(lambda: dialog._title.text() == "Not done", timeout=30_000)
    assert "not connected" in dialog._notes.text()
    assert fake.posts.posts[draft["id"]]["content"] == before


def test_what_cannot_be_sent_is_copied(window, do, fake):
    dialog = do(window.desk.blogger.send)
    rows = {one.accessibleName(): one for one in dialog.findChildren(QPushButton) if one.objectName() == "copyButton"}
    assert list(rows) == ["Copy: Folder of the images", "Copy: Search description"]  # the permalink was asked for
    assert "“talks”" in dialog._notes.text()
    rows["Copy: Search description"].click()
    assert QGuiApplication.clipboard().text() == "説明"


def test_a_change_there_is_asked_about(window, do, fake):
    dialog = do(window.desk.blogger.send)
    (draft,) = fake.posts.drafts
    fake.posts.edit(draft["id"], content="<p>向こう</p>")
    do(window.desk.blogger.send)
    assert words_of(dialog)[:3] == ["Compare…", "Overwrite it with my text", "Send as a new draft"]
    assert fake.posts.posts[draft["id"]]["content"] == "<p>向こう</p>"
    button(dialog, "Compare…").click()
    (compared,) = [one for one in window.findChildren(QDialog) if one.objectName() == "compareOnline"]
    compared.close()
    do(button(dialog, "Overwrite it with my text").click)
    assert "本文" in fake.posts.posts[draft["id"]]["content"]


@pytest.mark.parametrize(
    ("fault", "ways"),
    [("lost", ["Open in Blogger"]), ("503token", []), ("403perm", []), ("html", None)],
)
def test_faults_are_sentences_and_the_text_stays(window, do, fake, fault, ways, monkeypatch):
    monkeypatch.setattr("editor.core.blogger.stop.Stop.pause", lambda _stop, _seconds: True)
    text = window.desk.document.body_text()
    fake.faults.append(Fault("503", "token") if fault == "503token" else Fault(fault, "insert"))
    dialog = do(window.desk.blogger.send)
    assert window.desk.document.body_text() == text
    if ways is None:  # a page of a proxy: nobody knows
        assert words_of(dialog)[:2] == ["Check again", "It is not there: send again"]
    else:
        assert [one for one in words_of(dialog) if one in ("Open in Blogger",)] == ways
    assert len(fake.posts.posts) == (fault == "lost")


def test_stopped_and_offline_at_any_moment(window, do, fake, qtbot):
    fake.faults.append(Fault("slow", "insert"))
    window.desk.blogger.send()
    qtbot.waitUntil(lambda: any("posts?isDraft" in path for _method, path in fake.log), timeout=30_000)
    dialog = window.desk.blogger.work.dialog.window
    dialog._stop.click()
    qtbot.waitUntil(lambda: not dialog._stop.isVisible(), timeout=10_000)
    assert "Stopped" in dialog._notes.text()
    assert window.desk.blogger.is_ready()


def test_closing_the_dialog_stops(window, fake, qtbot):
    fake.faults.append(Fault("slow", "insert"))
    window.desk.blogger.send()
    qtbot.waitUntil(lambda: any("posts?isDraft" in path for _method, path in fake.log), timeout=30_000)
    window.desk.blogger.work.dialog.window.close()
    qtbot.waitUntil(lambda: not window.app.blogger.busy, timeout=10_000)


def test_publishing_is_asked_about_and_brings_the_address(window, do, fake, answers):
    do(window.desk.blogger.send)
    answers.choices = [None]
    window.desk.blogger.readers.publish()
    assert answers.asked == ["Publish “題”?"]
    assert "論評の試し" in answers.texts[0]
    assert "Images without a URL: 1." in answers.texts[0]
    assert fake.posts.ever_live == set()
    answers.choices = [0]
    dialog = do(window.desk.blogger.readers.publish)
    assert len(fake.posts.ever_live) == 1
    do(button(dialog, "Fetch from Blogger").click)
    fields = window.desk.document.fields
    assert fields.status is Status.PUBLISHED
    assert fields.blogger.url.startswith("http://fake.example/")
    answers.choices = [0]
    do(window.desk.blogger.readers.take_back)
    assert len(fake.posts.drafts) == 1


def test_scheduling_asks_for_a_moment(window, do, fake, answers):
    do(window.desk.blogger.send)
    answers.choices = [0]
    do(window.desk.blogger.readers.schedule)
    assert [post["status"] for post in fake.posts.posts.values()] == ["SCHEDULED"]
    assert fake.posts.ever_live == set()


def test_a_public_post_is_changed_only_after_a_question(window, do, fake, answers):
    dialog = do(window.desk.blogger.send)
    (draft,) = fake.posts.drafts
    fake.posts.edit(draft["id"], status="LIVE", content=draft["content"] + "<p>x</p>")
    do(window.desk.blogger.send)
    answers.choices = [None]
    button(dialog, "Change what readers see").click()
    assert answers.asked == ["Change “題” for readers?"]
    assert fake.posts.posts[draft["id"]]["content"].endswith("<p>x</p>")


def test_what_is_written_while_it_is_fetched_stays(window, do, fake):
    do(window.desk.blogger.send)
    (draft,) = fake.posts.drafts
    fake.posts.edit(draft["id"], labels=["米国", "新しい"])
    do(window.desk.blogger.fetch)
    assert window.desk.document.fields.labels == ("米国", "新しい")
    window.desk.source.edit.undo()
    assert window.desk.document.fields.labels == ("米国",)


def test_another_post_opened_meanwhile_is_left_alone(window, do, fake, tmp_path, qtbot):
    other = tmp_path / "other.md"
    other.write_text("別の記事\n", "utf-8")
    window.desk.blogger.send()
    qtbot.waitUntil(lambda: len(fake.log) > 0, timeout=30_000)
    window.desk.files.open_path(other)
    qtbot.waitUntil(lambda: not window.app.blogger.busy and len(fake.posts.drafts) == 1, timeout=30_000)
    qtbot.waitUntil(lambda: window.app.session.current.path == other, timeout=30_000)
    assert window.app.session.current.fields.blogger.id == ""


def test_decisions_go_with_the_command(window, do, fake):
    do(window.desk.blogger.send)
    fake.posts.posts.clear()
    dialog = do(lambda: window.desk.blogger.send(Decision()))
    assert "Send as a new draft" in words_of(dialog)


def test_what_is_still_to_be_looked_at_is_a_way_from_the_end_of_a_sending(window, do, monkeypatch):
    problems = [{"severity": severity} for severity in ("error", "advice", "warning")]
    monkeypatch.setattr(desk, "to_mend", lambda _reported: to_mend(problems))  # whatever is reported meanwhile
    dialog = do(window.actions_["blogger.send"].trigger)
    button(dialog, "2 problems left").click()
    assert window.dialogs.problems.is_open


def test_a_receipt_that_cannot_be_kept_is_said_beside_what_was_done(window, do, fake, monkeypatch):
    def refuse(*_arguments: object) -> None:
        raise FileError("the disk is full")

    monkeypatch.setattr(shelf, "keep", refuse)
    dialog = do(window.desk.blogger.send)
    assert dialog._title.text() == "The draft is on Blogger. Nobody else sees it."
    assert "the disk is full" in dialog._notes.text()
    assert len(fake.posts.drafts) == 1
