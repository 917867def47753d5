"""What is noted while attacks run: scripts, where pages are led, tool tips, what is on the clipboard."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import Qt as Rich
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QToolTip

from editor.ui.preview import scheme
from tests.ui.preview.sealed.open_pages import OpenPage

_Level = QWebEnginePage.JavaScriptConsoleMessageLevel
_OWN_ADDRESS = re.compile(r"<[^>]*\s(?:src|href)=.?\s*ronpyo:[^>]{0,100}", re.IGNORECASE)


class Watch:
    """A page has the attack at hand as its property `attack`.

    `ran`: attacks whose scripts ran; `told`: [attack, words of the dialog or the console that said so]; `asked`:
    [attack, address] where a page was asked whether it may go and did not refuse; `gone`: [attack, address] where it
    went, asked or not; `tips`: the rich ones; `copied`: addresses of the program's own that were copied; `mistakes`:
    where a page was not what its view believed of it.
    """

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.told: list[list[str]] = []
        self.asked: list[list[str]] = []
        self.refused = 0
        self.gone: list[list[str]] = []
        self.tips: list[str] = []
        self.plain_tips = 0
        self.copied: list[str] = []
        self.mistakes: list[str] = []
        self.acted: list[list[int]] = []

    def _ran(self, page: QWebEnginePage, by: str) -> None:
        attack = _attack(page)
        self.ran.append(attack)
        self.told.append([attack[:60], by[:300]])

    def hook(self, kind: type[QWebEnginePage], by_console: bool) -> None:
        """Make pages of `kind` report, before the first is made.

        Dialogs are how an attack says that it ran. With `by_console`, one that ran into an error has run as well, and
        one that `witness.js` has seen.
        """

        def note(page: QWebEnginePage, *said: object) -> bool:
            self._ran(page, f"dialog: {said!r}")
            return True  # "stay on this page?" would keep the next attack out

        def console(page: QWebEnginePage, level: Any, text: str, *_where: object) -> None:
            error = level == _Level.ErrorMessageLevel and text.startswith("Uncaught ") and "SyntaxError" not in text
            if by_console and (error or text.startswith("attack ran: ")):
                self._ran(page, text)

        accept = kind.acceptNavigationRequest

        def navigate(page: QWebEnginePage, url: QUrl, how: Any, is_main_frame: bool) -> bool:
            accepted = accept(page, url, how, is_main_frame)
            self.refused += not accepted
            held = isinstance(page, OpenPage) and page.property("held")
            by_program = how == QWebEnginePage.NavigationType.NavigationTypeTyped and QUrl(url).scheme() == "data"
            if (accepted or held) and not by_program and not scheme.is_shell(QUrl(url)):
                self.asked.append([_attack(page), QUrl(url).toString()[:200]])
            return accepted

        def answer(page: QWebEnginePage, *said: object) -> tuple[bool, str]:
            return note(page, *said), ""

        hooks: dict[str, Callable[..., Any]] = {
            "javaScriptAlert": note,
            "javaScriptConfirm": note,
            "javaScriptPrompt": answer,
            "javaScriptConsoleMessage": console,
            "acceptNavigationRequest": navigate,
        }
        for name, hook in hooks.items():
            setattr(kind, name, hook)

    def follow(self, page: QWebEnginePage, home: str) -> None:
        """Note each address other than `home` that the page is at."""

        def look(url: QUrl) -> None:
            if not url.isEmpty() and url.toString().partition("#")[0] != home:
                self.gone.append([_attack(page), url.toString()[:200]])

        page.urlChanged.connect(look)

    def look_at_tip(self, view: QWebEngineView) -> None:
        """Note a tool tip that Qt takes for rich text: it reads files."""
        if (text := QToolTip.text()) and Rich.mightBeRichText(text):
            self.tips.append(_attack(view.page()))
        elif text:
            self.plain_tips += 1

    def look_at_clipboard(self, view: QWebEngineView) -> None:
        """Note an address of the program's own that a copy holds."""
        data = QApplication.clipboard().mimeData()
        found = _OWN_ADDRESS.search(data.html()) if data is not None else None
        if found:
            self.copied.append(f"{found[0]} of {_attack(view.page())}")
        QApplication.clipboard().clear()


def _attack(page: QWebEnginePage) -> str:
    return str(page.property("attack"))
