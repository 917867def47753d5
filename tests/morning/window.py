"""The program in its real window, in folders of its own, and a morning's work done in it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from editor.app.application import Application
from editor.core import words
from editor.ui.look.theme import theme
from editor.ui.window.window import MainWindow
from tests.morning import proof
from tests.morning.hands import Hands
from tests.morning.material import Morning, fill_library
from tests.morning.tally import Tally
from tests.morning.work import bring_to_blogger, make_post
from tests.morning.work_by_interface import There, there_and_back


@dataclass
class Result:
    """What was counted, and what is not as it should be in the post; none where all is right."""

    tally: Tally
    faults: list[str]


def work(
    qt: QApplication, morning: Morning, library: Path, browser: There | None = None, *, written: bool = False
) -> Result:
    """Make the post of `morning` in a new window on `library`, bring it to Blogger, and read it from the disk.

    With a `browser`, it goes to Blogger by its interface, and the addresses of its pictures come back. `written`: the
    commentary was written before, elsewhere, and is pasted.
    """
    yesterday = fill_library(library, morning.story, morning.labels)
    there = set(library.rglob("*.md"))
    app = Application()
    words.use("ja")
    theme.wear("light", qt)
    window = MainWindow(app, app.session.open(yesterday))
    tally = Tally()
    hands = Hands(tally, morning.of_others())
    try:
        window.show()
        window.activateWindow()
        hands.until(
            lambda: window.desk.preview.view is not None and window.desk.preview.view.loaded, "the page is there"
        )
        hands.until(lambda: app.library.known, "the library is read")
        hands.holds(morning.source.copied())
        make_post(hands, morning, written=written)
        post = _saved(hands, library, there)
        found = proof.faults(post, morning)
        if not found:
            found = proof.html_faults(_brought(hands, morning, browser), morning)
        if not found and browser is not None:
            found = proof.address_faults(_saved_again(hands, post), morning)
            found += proof.box_faults(browser.permalink, browser.description, morning)
    finally:
        window.dismiss()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.close()
        qt.setStyleSheet("")
    return Result(tally, found)


def _brought(hands: Hands, morning: Morning, browser: There | None) -> str:
    if browser is None:
        return bring_to_blogger(hands, morning)
    there_and_back(hands, morning, browser)
    return browser.html


def _saved_again(hands: Hands, post: Path) -> Path:
    hands.wait_for("保存済み")
    return post


def _saved(hands: Hands, library: Path, there: set[Path]) -> Path:
    """The file that the program wrote by itself, once the window says that all is saved."""
    hands.wait_for("保存済み")
    (post,) = set(library.rglob("*.md")) - there
    return post
