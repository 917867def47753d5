"""A scripted person at one machine: the real window, in whose posts sentences are written until standard input ends.

Sentences are added and never taken away, so that each one that was said to be saved must be found again.
"""

import argparse
import faulthandler
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.syncthing.record import Recorder, Words, words_in

if TYPE_CHECKING:
    from editor.app.files.saving import Written

_FIELDS = ("news.headline", "news.source", "news.summary.0", "news.summary.1", "commentary.headline", "description")
_MOST_POSTS = 14
_LIKED = 3
"""So many posts are opened by both people most of the time."""
_RESTS_S = (0.2, 0.8, 2.0, 4.0)


def work(machine: str, record: Path, library: Path, seed: int) -> None:
    """Write until standard input ends."""
    from editor.ui.start.main import prepare_environment

    prepare_environment()
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    qt = QApplication(["ronpyo"])
    QTest.qWait(100)
    person = Person(qt, machine, Recorder(record), library, random.Random(f"{machine} {seed}"))
    os.set_blocking(0, False)
    while not _is_told_to_end():
        person.act()
    person.end()


def _is_told_to_end() -> bool:
    try:
        return os.read(0, 100) == b""
    except BlockingIOError:
        return False


class Person:
    """What one person does in the window of `machine`."""

    def __init__(self, qt: "object", machine: str, recorder: Recorder, library: Path, dice: random.Random) -> None:
        from PySide6.QtTest import QTest

        from editor.app.application import Application
        from editor.ui.start.program import Program
        from tests.chaos.watch import Watch

        self._library, self._dice, self._recorder = library, dice, recorder
        self._words = Words(machine)
        self._saved: set[str] = set()
        self._watch, self._told = Watch(), 0
        self._answer_questions()
        self.app = app = Application()
        app.mishap.happened.connect(lambda _report: recorder.say("finding", text="“Something went wrong inside”"))
        app.session.written.connect(self._written)
        app.session.save_failed.connect(
            lambda save, error: recorder.say("not saved", path=save.path.name, why=str(error))
        )
        app.watcher.changed.connect(self._situation)
        app.watcher.told.connect(lambda sentence: recorder.say("told", text=sentence))
        self.program = Program(qt, app, app.session.begin(None))  # type: ignore[arg-type]
        self.program.show()
        QTest.qWait(3000)
        self._watch.forgive()
        self._acts = [
            *[self._write_in_text] * 10, *[self._write_in_field] * 3, *[self._open_another] * 3, self._begin_a_post,
            *[self._save] * 3, *[self._answer_a_notice] * 3,
        ]  # fmt: skip

    def act(self) -> None:
        """Do the next thing, and rest."""
        from PySide6.QtTest import QTest

        self._dice.choice(self._acts)()
        QTest.qWait(round(1000 * self._dice.choice(_RESTS_S)))
        for finding in self._watch.findings[self._told :]:
            self._recorder.say("finding", text=finding)
        self._told = len(self._watch.findings)

    def end(self) -> None:
        """Save by the person's key, close as a person does."""
        from PySide6.QtTest import QTest

        self._save()
        QTest.qWait(3000)
        self.program.end()
        self.program.close()
        self._recorder.say("ended")

    # -- what is done ----------------------------------------------------------------------------------------------

    def _write_in_text(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QInputMethodEvent, QTextCursor
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        desk = self.program.window.desk
        desk.focus_source()
        edit = desk.source.edit
        if edit.isReadOnly():
            return
        cursor = edit.textCursor()
        cursor.setPosition(self._dice.randrange(edit.document().characterCount()))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        edit.setTextCursor(cursor)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        word = self._words.new()
        if self._dice.random() < 0.5:
            QTest.keyClicks(edit, word)
        else:
            QApplication.sendEvent(edit, QInputMethodEvent(word[:4], []))
            event = QInputMethodEvent("", [])
            event.setCommitString(f"{word}は港の話。")
            QApplication.sendEvent(edit, event)
        self._typed(word)

    def _write_in_field(self) -> None:
        from PySide6.QtGui import QTextCursor
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QPlainTextEdit

        desk = self.program.window.desk
        document = self.app.session.current
        if document is None or document.raw or not desk.fields_pane.focus_field(self._dice.choice(_FIELDS)):
            return
        field = QApplication.focusWidget()
        if not isinstance(field, QPlainTextEdit) or field.isReadOnly():
            return
        field.moveCursor(QTextCursor.MoveOperation.End)
        word = self._words.new()
        QTest.keyClicks(field, word)
        self._typed(word)

    def _typed(self, word: str) -> None:
        document = self.app.session.current
        if document is not None and word in f"{document.text()}{document.fields!r}":
            self._recorder.say("typed", word=word, path=document.path.name)

    def _open_another(self) -> None:
        posts = sorted(path for path in self._library.rglob("*.md") if not path.name.startswith("."))
        if posts:
            path = self._dice.choice(posts[:_LIKED] if self._dice.random() < 0.7 else posts)
            self._recorder.say("opens", path=path.name)
            self.program.window.desk.files.open_path(path)

    def _begin_a_post(self) -> None:
        if len([*self._library.rglob("*.md")]) < _MOST_POSTS:
            self._recorder.say("begins")
            self.program.window.desk.files.new()

    def _save(self) -> None:
        self.program.window.desk.files.save()

    def _answer_a_notice(self) -> None:
        from PySide6.QtWidgets import QPushButton

        from editor.ui.widgets.notice import NoticeBar

        bars = [bar for bar in self.program.window.findChildren(NoticeBar) if bar.isVisible()]
        buttons = [button for bar in bars for button in bar.findChildren(QPushButton) if button.isVisible()]
        if buttons:
            button = self._dice.choice(buttons)
            self._recorder.say("answers", way=button.text())
            button.click()

    # -- what happens ----------------------------------------------------------------------------------------------

    def _written(self, written: "Written") -> None:
        held = words_in(written.snapshot.file.data.decode("utf-8", "replace"))
        self._recorder.say("saved", words=sorted(held - self._saved), path=str(written.path), at=time.time())
        self._saved |= held

    def _situation(self) -> None:
        situation = self.app.watcher.situation
        self._recorder.say("situation", state=situation.state.name, path=getattr(situation.path, "name", ""))

    def _answer_questions(self) -> None:
        from editor.ui.dialogs.ask import Ask

        def choice(_ask: Ask, title: str, _text: str, ways: tuple[str, ...]) -> int | None:
            way: int | None = self._dice.choice((None, *range(len(ways))))
            self._recorder.say("asked", title=title, way="" if way is None else ways[way])
            return way

        def tell(_ask: Ask, title: str, text: str) -> None:
            self._recorder.say("said", title=title, text=text)

        def path(*_arguments: object) -> Path:
            return self._library / f"saved-{self._dice.randrange(10**6)}.md"

        answers = {"choice": choice, "tell": tell, "save_path": path}
        nothing = ("open_path", "import_paths", "image_paths", "page_path", "export_path", "folder")
        for name, answer in {**answers, **dict.fromkeys(nothing, lambda *_arguments: None)}.items():
            setattr(Ask, name, answer)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("machine", "record", "library", "seed"):
        parser.add_argument(name)
    asked = parser.parse_args()
    faulthandler.enable()
    work(asked.machine, Path(asked.record), Path(asked.library), int(asked.seed))
    sys.stdout.flush()
    os._exit(0)  # the interpreter's own end takes Qt's objects apart in an order that the program never has
