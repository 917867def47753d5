"""Source and preview follow each other; a click on the page leads to the words and fields that it shows."""

import json
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.app.open_post import change
from editor.core.post import Related

PARAGRAPHS = [f"段落{number}。" + "港の町の話が長くつづく。" * 12 for number in range(60)]
POST = (
    "---\nnews:\n  headline: 港の見出し\n  summary:\n    - 一つ目の要点\n    - 二つ目の要点\n"
    "commentary:\n  headline: 論評の見出し\n---\n"
    + "\n\n".join(PARAGRAPHS[:30])
    + "\n\n<!-- commentary -->\n\n"
    + "\n\n".join(PARAGRAPHS[30:])
    + "\n"
)


@pytest.fixture
def window(window_of, tmp_path, qtbot):
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = window_of(path)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.app.previewer.is_current, timeout=20_000)
    qtbot.waitUntil(lambda: ask(window, qtbot, "follow.top") is not None, timeout=20_000)
    return window


def ask(window, qtbot, function, *arguments):
    answers = []
    window.desk.preview.view.ask(function, answers.append, *arguments)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return json.loads(answers[0]) if answers[0] else None


def top_of_page(window, qtbot):
    slot, index, _share = ask(window, qtbot, "follow.top")
    return {"": 0, "news": index, "commentary": 30 + index}[slot]


def top_of_source(window):
    line = window.desk.source.edit.cursorForPosition(QPoint(1, 1)).blockNumber() + 1
    body = window.desk.document.text().split("\n")
    return sum(text.startswith("段落") for text in body[:line]) - 1


def wheel(widget, turn=-1200):
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        widget.mapToGlobal(centre),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@contextmanager
def turning(turn):
    """Turn the wheel again and again."""
    timer = QTimer(interval=10)
    timer.timeout.connect(turn)
    timer.start()
    yield
    timer.stop()


def is_still(places):
    """Whether the last looks found one place; there are many of them, for several may come within a frame."""
    return len(places) > 15 and len(set(places[-10:])) == 1


def test_the_page_follows_the_source(window, qtbot):
    bar = window.desk.source.edit.verticalScrollBar()
    for part in (0.5, 0.9, 0.2):
        wheel(window.desk.source.edit.viewport())
        bar.setValue(round(bar.maximum() * part))
        qtbot.waitUntil(lambda: abs(top_of_page(window, qtbot) - top_of_source(window)) <= 1, timeout=20_000)
    assert top_of_source(window) > 3


def test_the_source_follows_the_page_and_does_not_echo(window, qtbot):
    view = window.desk.preview.view
    turns = cycle((-1200, -1200, 1200))  # a page that is at its end already tells nothing of a turn towards it

    with turning(lambda: wheel(view.focusProxy(), next(turns))):  # the engine takes no events before its first frame
        qtbot.waitUntil(lambda: top_of_source(window) > 0, timeout=20_000)
    places = []

    def stands_still():  # the wheel's turn is drawn out over some frames
        places.append(view.page().scrollPosition().y())
        return is_still(places)

    qtbot.waitUntil(stands_still, timeout=20_000)
    view.call("follow.toTop", "commentary", 5, 0.0)
    qtbot.waitUntil(lambda: top_of_source(window) >= 33, timeout=20_000)
    assert abs(top_of_page(window, qtbot) - top_of_source(window)) <= 1
    assert top_of_page(window, qtbot) == 35


def test_the_page_goes_to_the_field_that_find_shows(window, qtbot):
    document = window.desk.document
    related = (Related("遠い港の記事", "https://a.example/", ""),)
    document.apply(change.edited(replace(document.fields, related=related), name="edit"))
    qtbot.waitUntil(lambda: window.app.previewer.is_current, timeout=20_000)
    page = window.desk.preview.view.page()
    bar = window.desk.source.find_bar
    window.desk.source.open_find()
    bar.words.setText("遠い港")

    def at_the_end():  # the page may get the related posts a moment later
        window.desk.source.find_next()
        return page.scrollPosition().y() > 0.8 * (page.contentsSize().height() - 800)

    qtbot.waitUntil(at_the_end, timeout=20_000)
    bar.words.setText("港の見出し")
    qtbot.waitUntil(lambda: page.scrollPosition().y() < 400, timeout=20_000)


def test_the_block_of_the_caret_is_marked_and_in_view(window, qtbot):
    edit = window.desk.source.edit
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    edit.setTextCursor(cursor)

    def marked():
        words = []
        script = "JSON.stringify([...document.querySelectorAll('[data-caret]')].map(e => [e.textContent.slice(0, 5), "
        script += "e.getBoundingClientRect().top < innerHeight]))"
        window.desk.preview.view.page().runJavaScript(script, 1, words.append)
        qtbot.waitUntil(lambda: bool(words), timeout=20_000)
        return json.loads(words[0])

    QTest.keyClick(edit, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: marked() == [["段落59。", True]], timeout=20_000)


@pytest.mark.parametrize(
    ("text", "name"), [("港の見出し", "見出し"), ("二つ目の要点", "まとめの2行目"), ("論評の見出し", "見出し")]
)
def test_a_click_on_a_headline_or_bullet_goes_to_its_field(window, qtbot, text, name):
    window.desk._following._go_to(json.dumps({"slot": "", "text": text}))
    focus = window.focusWidget()
    assert text in focus.text()
    assert focus.accessibleName().startswith(name[:2])


def test_a_click_on_a_word_puts_the_caret_before_it(window, qtbot):
    place = {"slot": "commentary", "index": 2, "text": PARAGRAPHS[32], "before": "段落32。港の"}
    window.desk._following._go_to(json.dumps(place))
    cursor = window.desk.source.edit.textCursor()
    assert cursor.block().text() == PARAGRAPHS[32]
    assert cursor.positionInBlock() == len("段落32。港の")


def offset(window):
    return window.desk.preview.view.page().scrollPosition().y()


def settled(window, qtbot):
    """Where the page is once it moves no more."""
    places = []

    def stands_still():
        places.append(str((offset(window), ask(window, qtbot, "follow.top"))))
        return window.app.previewer.is_current and is_still(places)

    qtbot.waitUntil(stands_still, timeout=20_000)
    return offset(window)


def test_typing_turns_the_page_no_further_than_it_must(window, qtbot):
    edit = window.desk.source.edit
    window.activateWindow()
    bar = edit.verticalScrollBar()
    wheel(edit.viewport())
    bar.setValue(bar.maximum() // 2)
    before = settled(window, qtbot)
    edit.setTextCursor(edit.cursorForPosition(QPoint(5, edit.viewport().height() - 60)))
    QTest.keyClick(edit, Qt.Key.Key_End)
    before = settled(window, qtbot)
    top = bar.value()
    for _ in range(8):
        QTest.keyClick(edit, Qt.Key.Key_Return)
        QTest.keyClick(edit, "x")
    after = settled(window, qtbot)
    assert bar.value() > top + 4  # the source went with the caret
    box = "document.querySelector('[data-caret]').getBoundingClientRect()"
    words = []
    window.desk.preview.view.page().runJavaScript(f"JSON.stringify([{box}.bottom, innerHeight])", 1, words.append)
    qtbot.waitUntil(lambda: bool(words), timeout=20_000)
    bottom, height = json.loads(words[0])
    assert 0 <= bottom <= height
    assert after == before or bottom > height - 60  # moved, but only to keep the words in sight


def paragraph_in_sight(window, qtbot, number):
    """Wait until the page shows the paragraph `number`, as one sees it: its top is within the page's height."""
    script = """(() => {
        const p = [...document.querySelectorAll('p')].find(p => p.textContent.startsWith('段落NUMBER。'));
        const place = p?.getBoundingClientRect();
        return Boolean(place) && place.bottom > 0 && place.top < window.innerHeight;
    })()""".replace("NUMBER", str(number))

    def look():
        answers = []
        window.desk.preview.view.page().runJavaScript(script, 1, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return answers[0] is True

    qtbot.waitUntil(look, timeout=20_000)


def test_the_page_follows_find(window, qtbot):
    bar = window.desk.source.find_bar
    window.actions_["edit.find"].trigger()
    assert bar.isVisible()
    for number in (50, 12, 40):
        bar.words.setText(f"段落{number}。")
        paragraph_in_sight(window, qtbot, number)
    bar.words.setText("段落")
    before = window.desk.source.edit.textCursor().blockNumber()
    bar.next.click()
    assert window.desk.source.edit.textCursor().blockNumber() > before
    paragraph_in_sight(window, qtbot, 41)
    bar.previous.click()
    paragraph_in_sight(window, qtbot, 40)


def test_the_page_follows_find_after_it_was_scrolled_itself(window, qtbot):
    view, places = window.desk.preview.view, []

    def stands_still():  # the wheel's turn is drawn out over some frames, and goes on over what find asks for
        places.append(view.page().scrollPosition().y())
        return places[-1] > 0 and is_still(places)

    with turning(lambda: wheel(view.focusProxy())):
        qtbot.waitUntil(lambda: view.page().scrollPosition().y() > 0, timeout=20_000)
    qtbot.waitUntil(stands_still, timeout=20_000)
    window.actions_["edit.find"].trigger()
    window.desk.source.find_bar.words.setText("段落55。")
    paragraph_in_sight(window, qtbot, 55)


def test_the_page_follows_a_problem_and_undo(window, qtbot):
    edit = window.desk.source.edit
    window.dialogs.problems.go_to({"field": "", "line": window.desk.document.file.body_line + 2 * 45 + 2})
    paragraph_in_sight(window, qtbot, 45)
    edit.insertPlainText("新")
    edit.verticalScrollBar().setValue(0)
    window.desk.fields_pane.focus_field("news.headline")
    window.desk.source.edit.undo()
    paragraph_in_sight(window, qtbot, 45)


def test_a_page_whose_process_died_as_it_was_loaded_is_heard_later(window, qtbot, monkeypatch):
    """The engine says that the shell is loaded, and has no widget for it any more."""
    view, following = window.desk.preview.view, window.desk._following
    target, asked = view.focusProxy(), []
    target.removeEventFilter(following)
    with monkeypatch.context() as patch:
        patch.setattr(view, "focusProxy", lambda: asked.append(1) and None)
        view.shell_loaded.emit()
        qtbot.waitUntil(lambda: len(asked) > 1, timeout=20_000)
    heard = following._leader = "source"

    with turning(lambda: wheel(target)):
        qtbot.waitUntil(lambda: following._leader != heard, timeout=20_000)
