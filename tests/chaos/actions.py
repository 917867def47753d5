"""What the person, other programs and the system do: each action is a function of the scene and its own dice."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget

from editor.ui.widgets.notice import NoticeBar
from tests.chaos.words import COMPOSED

if TYPE_CHECKING:
    from tests.chaos.scene import Scene

Action = Callable[["Scene", Random], str | None]
FIELDS = (
    *("news.headline", "news.source", "news.url", "news.summary.0", "news.summary.2", "commentary.headline"),
    *("commentary.summary.0", "related.0.title", "related.1.url", "title", "description", "permalink"),
)
COMMANDS = (
    *("view.next_pane", "view.phone", "view.desktop", "view.list", "view.fields", "view.preview", "edit.find"),
    "view.clip",
    *("format.bold", "format.list", "format.subheading", "format.line_up", "format.line_down"),
)
ACTIONS: dict[str, tuple[int, Action]] = {}
"""Each action by its name, with how often it is done."""


def action(often: int) -> Callable[[Action], Action]:
    """Register an action that is chosen `often` times as often as one with 1."""

    def register(function: Action) -> Action:
        ACTIONS[function.__name__] = often, function
        return function

    return register


# -- writing -------------------------------------------------------------------------------------------------------


@action(14)
def type_into_text(scene: "Scene", dice: Random) -> str:
    scene.finish_word()
    scene.window.desk.focus_source()
    edit = scene.window.desk.source.edit
    cursor = edit.textCursor()
    cursor.setPosition(dice.randrange(max(1, edit.document().characterCount())))
    edit.setTextCursor(cursor)
    return scene.types(dice.choice(("keys", "input method")))


@action(3)
def go_on_typing(scene: "Scene", dice: Random) -> str:
    if not isinstance(QApplication.focusWidget(), QPlainTextEdit):
        scene.window.desk.focus_source()
    return scene.types("keys")


@action(10)
def type_into_field(scene: "Scene", dice: Random) -> str | None:
    path = dice.choice(FIELDS)
    if scene.document.raw or not scene.window.desk.fields_pane.focus_field(path):
        return None
    return f"{path}: {scene.types(dice.choice(('keys', 'input method')))}"


@action(2)
def compose_and_leave_it(scene: "Scene", dice: Random) -> str:
    """A word is being composed while the next things happen; it counts once it is committed."""
    focus = scene.focus_text()
    with scene.takes_back(wanted=focus.textCursor().hasSelection()):
        QApplication.sendEvent(focus, QInputMethodEvent(COMPOSED, []))
    return focus.objectName()


@action(3)
def press_enter(scene: "Scene", dice: Random) -> str:
    focus = scene.focus_text()
    with scene.takes_back():
        QTest.keyClick(focus, dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up)))
    return focus.objectName()


@action(3)
def delete(scene: "Scene", dice: Random) -> str:
    focus = scene.focus_text()
    with scene.takes_back():
        QTest.keyClick(focus, dice.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete)))
    return focus.objectName()


@action(2)
def type_over_a_selection(scene: "Scene", dice: Random) -> str:
    focus = scene.focus_text()
    if isinstance(focus, QPlainTextEdit) and not focus.isReadOnly():
        cursor = focus.textCursor()
        cursor.setPosition(dice.randrange(max(1, focus.document().characterCount())), QTextCursor.MoveMode.KeepAnchor)
        focus.setTextCursor(cursor)
    with scene.takes_back():
        return scene.types("keys")


@action(6)
def undo(scene: "Scene", dice: Random) -> str:
    times = dice.randrange(1, 5)
    with scene.takes_back():
        for _time in range(times):
            scene.window.desk.source.edit.undo()
    return str(times)


@action(4)
def redo(scene: "Scene", dice: Random) -> str:
    with scene.takes_back():
        scene.window.desk.source.edit.redo()
    return ""


@action(5)
def paste(scene: "Scene", dice: Random) -> str:
    word, kind = scene.words.new(), dice.choice(("line", "bullets", "html", "strange lines"))
    data = QMimeData()
    if kind == "html":
        data.setHtml(f"<p><b>{word}</b> 続き</p><ul><li>一</li><li>二</li></ul>")
    elif kind == "bullets":
        data.setText(f"・{word}\n・二\n・三")
    elif kind == "strange lines":
        data.setText(f"{word}\u2029二\r\n三\r四\u2028五")
    else:
        data.setText(word)
    QGuiApplication.clipboard().setMimeData(data)
    with scene.writes(word):
        QTest.keyClick(scene.focus_text(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return f"{kind} {word}"


@action(4)
def paste_a_news_page(scene: "Scene", dice: Random) -> str:
    """With the key of the command, or into whatever has the focus; what it offers may be taken."""
    number = dice.randrange(4)
    data = QMimeData()
    sentence = "港の混雑が解消したと発表があり、待ち時間は平均で三十五分まで減った。"
    data.setHtml(f"<nav>目次</nav><article><h1>港の混雑が解消・第{number}報</h1>{f'<p>{sentence}</p>' * 4}</article>")
    data.setData("chromium/x-source-url", f"https://www.asahi.com/articles/{number}.html".encode())
    QGuiApplication.clipboard().setMimeData(data)
    scene.finish_word()
    with scene.takes_back():
        if dice.random() < 0.6:
            scene.window.actions_["post.news"].trigger()
            return f"page {number} as news"
        QTest.keyClick(scene.focus_text(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        ways = [one for one in scene.window.desk.news.source.line.findChildren(QPushButton) if one.isVisible()]
        if ways and dice.random() < 0.5:
            dice.choice(ways).click()
    return f"page {number} pasted"


@action(3)
def take_from_the_clip(scene: "Scene", dice: Random) -> str | None:
    news = scene.window.desk.news
    if not news.shows_clip or scene.document.read_only:
        return None
    passage = "港の混雑が解消したと発表があり、待ち時間は平均で三十五分まで減った。"
    scene.finish_word()
    with scene.takes_back():
        if dice.random() < 0.5:
            news.add_bullet(passage)
            return "a bullet"
        clip = next(iter(scene.app.clips.clips), None)
        if clip is not None:
            news.quote(passage, clip)
    return "a quotation"


@action(3)
def press_keys_of_no_command(scene: "Scene", dice: Random) -> str:
    key = dice.choice((Qt.Key.Key_8, Qt.Key.Key_9, Qt.Key.Key_J))
    before = scene.shown()
    QTest.keyClick(scene.focus_text(), key, Qt.KeyboardModifier.AltModifier)
    if scene.shown() != before:
        scene.watch.findings.append(f"Alt+{key.name} has typed")
    return key.name


# -- the window ----------------------------------------------------------------------------------------------------


@action(4)
def save(scene: "Scene", dice: Random) -> str:
    scene.window.desk.files.save()
    return ""


@action(2)
def begin_a_post(scene: "Scene", dice: Random) -> str:
    scene.window.desk.files.new()
    return scene.document.path.name


@action(6)
def open_another_post(scene: "Scene", dice: Random) -> str | None:
    posts = sorted(scene.library.rglob("*.md"))
    if not posts:
        return None
    path = dice.choice(posts)
    scene.window.desk.files.open_path(path)
    return path.name


@action(2)
def save_as(scene: "Scene", dice: Random) -> str:
    scene.window.desk.files.save_as()
    return scene.document.path.name


@action(3)
def run_a_command(scene: "Scene", dice: Random) -> str:
    name = dice.choice(COMMANDS)
    with scene.takes_back():
        scene.window.actions_[name].trigger()
    return name


@action(3)
def show_a_tab(scene: "Scene", dice: Random) -> str:
    tab = dice.randrange(5)
    scene.window.actions_[f"view.tab{tab + 1}"].trigger()
    return str(tab)


@action(3)
def change_language(scene: "Scene", dice: Random) -> str:
    language = dice.choice(("ja", "en"))
    scene.app.settings.choose(language=language)
    return language


@action(2)
def change_colours(scene: "Scene", dice: Random) -> str:
    theme = dice.choice(("light", "dark", ""))
    scene.app.settings.choose(theme=theme)
    return theme


@action(4)
def open_a_dialog(scene: "Scene", dice: Random) -> str:
    desk, window = scene.window.desk, scene.window
    ways: dict[str, Callable[[], object]] = {
        "problems": window.dialogs.problems.show,
        "versions": window.dialogs.versions.show,
        "settings": window.dialogs.settings.show,
        "palette": window.dialogs.open_palette,
        "shortcuts": window.dialogs.shortcuts.show,
        "importing": window.dialogs.importing.show,
        "related": desk.relating.choose,
        "copy": desk.publish.copy_for_blogger,
        "library": desk.toggle_library,
    }
    name = dice.choice([*ways])
    ways[name]()
    return name


@action(5)
def leave_what_is_open(scene: "Scene", dice: Random) -> str:
    active = QApplication.activeWindow() or scene.window
    focus = active.focusWidget() or active
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    return type(focus).__name__


@action(4)
def answer_a_notice(scene: "Scene", dice: Random) -> str | None:
    bars = [bar for bar in scene.window.findChildren(NoticeBar) if bar.isVisible()]
    buttons = [button for bar in bars for button in bar.findChildren(QPushButton) if button.isVisible()]
    if not buttons:
        return None
    button = dice.choice(buttons)
    words = button.text()
    button.click()
    return words


@action(3)
def point(scene: "Scene", dice: Random) -> str | None:
    """Any button but the right one, whose menu would wait for an answer, at any place of any part of the window."""
    widgets = [widget for widget in scene.window.findChildren(QWidget) if widget.isVisible()]
    target = dice.choice([widget for widget in widgets if not isinstance(widget, (QPushButton, QToolButton))])
    at = QPoint(dice.randrange(max(1, target.width())), dice.randrange(max(1, target.height())))
    button = dice.choice((Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton))
    QTest.mouseMove(target, at)
    if dice.random() < 0.5:
        QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, at)
    else:
        there, by = QPointF(target.mapToGlobal(at)), QPoint(0, dice.choice((-240, 240)))
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(target, QWheelEvent(QPointF(at), there, QPoint(), by, *none, False))
    return f"{type(target).__name__} {at.toTuple()}"


@action(2)
def resize(scene: "Scene", dice: Random) -> str:
    width, height = dice.randrange(1000, 1900), dice.randrange(600, 1100)
    scene.window.resize(width, height)
    return f"{width}×{height}"


@action(2)
def search_the_library(scene: "Scene", dice: Random) -> str:
    scene.window.desk.search_library()
    if isinstance(field := QApplication.focusWidget(), QLineEdit):
        field.setText(dice.choice(("", "米国", "qz", "label:", '"')))
    return ""


@action(8)
def wait(scene: "Scene", dice: Random) -> str:
    milliseconds = dice.choice((20, 150, 400, 900))
    QTest.qWait(milliseconds)
    return f"{milliseconds} ms"


# -- others --------------------------------------------------------------------------------------------------------


def _own_file(scene: "Scene") -> Path | None:
    path = scene.document.path
    return path if path.is_file() else None


@action(3)
def other_program_renames(scene: "Scene", dice: Random) -> str | None:
    if (path := _own_file(scene)) is None:
        return None
    target = path.with_name(f"renamed-{dice.randrange(10**6)}.md")
    path.rename(target)
    return target.name


@action(3)
def other_program_empties(scene: "Scene", dice: Random) -> str | None:
    scene.keep_saved()
    if (path := _own_file(scene)) is None:
        return None
    path.write_bytes(b"")
    return path.name


@action(3)
def other_program_appends(scene: "Scene", dice: Random) -> str | None:
    if (path := _own_file(scene)) is None:
        return None
    with path.open("ab") as file:
        file.write("\n別のプログラムの行。\n".encode())
    return path.name


@action(2)
def other_program_deletes(scene: "Scene", dice: Random) -> str | None:
    scene.keep_saved()
    if (path := _own_file(scene)) is None:
        return None
    path.unlink()
    return path.name


@action(1)
def other_program_breaks_the_header(scene: "Scene", dice: Random) -> str | None:
    if (path := _own_file(scene)) is None:
        return None
    path.write_bytes(b"---\nnews: [unclosed\n" + path.read_bytes())
    return path.name


@action(3)
def kill_a_child(scene: "Scene", dice: Random) -> str | None:
    kind = dice.choice(("render", "library", "page"))
    if kind == "render":
        number = scene.app.render_process.process_id
    elif kind == "library":
        number = scene.app.library.process_id
    else:
        view = scene.window.desk.preview.view
        number = view.page().renderProcessPid() if view is not None and hasattr(view, "page") else 0
    if not number:
        return None
    os.kill(number, signal.SIGKILL)
    return f"{kind} {number}"
