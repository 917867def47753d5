"""The program with its window, in folders of its own, and the invariants that hold for it at any time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from editor.app.application import Application
from editor.app.open_post.document import Document
from editor.ui.dialogs.ask import Ask
from editor.ui.start.program import Program
from editor.ui.window.window import MainWindow
from tests.chaos.watch import Watch
from tests.chaos.words import COMPOSED, Words, in_a_word, in_text, on_disk
from tests.references import dangerous

PATIENCE_S = 8.0
"""How long saves and versions that are under way may take until a word counts as lost."""


class Scene:
    """What actions work on."""

    def __init__(self, qt: QApplication, library: Path, dice: Random) -> None:
        self.library = library
        self.words = Words()
        self.watch = Watch()
        self._dice = dice
        self._patch_questions()
        self.app = Application()
        self.app.mishap.happened.connect(self._crashed)
        self.program = Program(qt, self.app, self.app.session.begin(None))
        self.program.show()

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        """The window as it is now: a change of language makes another one."""
        return self.program.window

    @property
    def document(self) -> Document:
        """The open post."""
        document = self.app.session.current
        assert document is not None
        return document

    def shown(self) -> str:
        """All that the window holds of the open post."""
        return f"{self.document.text()}{self.document.fields!r}"

    def focus_text(self) -> QPlainTextEdit:
        """The text or the field that has the focus; else the text gets it."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit) and self.window.isAncestorOf(focus) and focus.isVisible():
            return focus
        self.window.activateWindow()
        self.window.desk.focus_source()
        return self.window.desk.source.edit

    # -- writing ---------------------------------------------------------------------------------------------------

    def finish_word(self) -> None:
        """What an input method does when its person goes on elsewhere, or presses a key that ends the word."""
        focus = QApplication.focusWidget()
        if focus is None:
            return
        if (focus is self.window.desk.source.edit and self.document.composing) or getattr(focus, "composing", False):
            event = QInputMethodEvent("", [])
            event.setCommitString(COMPOSED)
            QApplication.sendEvent(focus, event)

    def types(self, way: str) -> str:
        """Type a new word where the focus is."""
        word, focus = self.words.new(), self.focus_text()
        with self.writes(word):
            if way == "keys":
                QTest.keyClicks(focus, word)
            else:
                QApplication.sendEvent(focus, QInputMethodEvent(word[:4], []))
                event = QInputMethodEvent("", [])
                event.setCommitString(word)
                QApplication.sendEvent(focus, event)
        return f"{word} into {focus.accessibleName() or focus.objectName()}"

    @contextmanager
    def writes(self, word: str) -> Iterator[None]:
        """`word` is written inside; what is typed where one can write must be in the post at once."""
        self.finish_word()
        focus = self.focus_text()
        can_write = not (focus.isReadOnly() or self.document.read_only or not focus.isEnabled())
        cursor = focus.textCursor()
        with self.takes_back(
            wanted=cursor.hasSelection() or in_a_word(cursor.block().text(), cursor.positionInBlock())
        ):
            yield
        if word in self.shown():
            self.words.typed.add(word)
        elif can_write and not any(word in field.toPlainText() for field in self.window.findChildren(QPlainTextEdit)):
            self.watch.findings.append(f"{word} was typed into {focus.objectName()} and is not in the post")

    @contextmanager
    def takes_back(self, *, wanted: bool = True) -> Iterator[None]:
        """What is no longer in the window after what is done inside, the person has taken back."""
        document, before = self.document, in_text(self.shown())
        yield
        if document is self.app.session.current and wanted:
            self.words.taken_back |= before - in_text(self.shown())
        self.words.taken_back -= in_text(self.shown())

    def keep_saved(self) -> None:
        """Let the program finish what it does, as it would have in the seconds before another program comes."""
        self.app.session.wait(2.0)

    # -- what must hold --------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Every word that was typed and not taken back is in the window, a file, a version or a journal."""
        end = time.monotonic() + PATIENCE_S
        while missing := self.words.missing([self.shown(), *on_disk(self.library)]):
            if time.monotonic() > end:
                self.watch.findings.append(f"lost: {', '.join(sorted(missing))}")
                self.words.taken_back |= missing
                break
            QTest.qWait(100)
        self.watch.forgive()

    def end(self) -> None:
        """Close as a signal does, and look once more: now the window is no place to be."""
        self.watch.findings += [f"may take for destroyed: {line}" for line in dangerous()]
        self.program.end()
        self.program.close()
        if missing := self.words.missing(on_disk(self.library)):
            self.watch.findings.append(f"lost at closing: {', '.join(sorted(missing))}")
        self.watch.end()
        self.program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _crashed(self, _report: object) -> None:
        self.watch.findings.append("“Something went wrong inside” was said")

    def _patch_questions(self) -> None:
        """Questions are answered by the dice, at once."""
        dice, library = self._dice, self.library

        def path(*_arguments: object) -> Path:
            return library / f"saved-{dice.randrange(10**6)}.md"

        def choice(_ask: Ask, _title: str, _text: str, ways: tuple[str, ...]) -> int | None:
            way: int | None = dice.choice((None, *range(len(ways))))
            return way

        answers = {"choice": choice, "save_path": path, "tell": lambda *_arguments: None}
        nothing = ("open_path", "import_paths", "image_paths", "page_path", "export_path", "folder")
        for name, answer in {**answers, **dict.fromkeys(nothing, lambda *_arguments: None)}.items():
            setattr(Ask, name, answer)
