"""The web view: one sealed page, patched in place, and brought back by itself when its process ends."""

import json
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QDragEnterEvent
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget

from editor.app.threads.alive import while_alive
from editor.app.threads.soon import run_soon
from editor.core import paths
from editor.core.disk.names import leads_to_network
from editor.core.images.hosts import ImageHosts
from editor.core.words import tr
from editor.ui.preview.folder import LoadedPicture, stamp
from editor.ui.preview.frames import FirstFrame, PromptFrames
from editor.ui.preview.page_find import PageFind
from editor.ui.preview.pictures import PictureWatch
from editor.ui.preview.scheme import SHELL, SchemeHandler, is_shell
from editor.ui.preview.seal import SealedPage, sealed_profile
from editor.ui.widgets.plain_text import set_tip

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_SCRIPTS = ("preview.js", "groups.js", "listpage.js", "follow.js", "find.js")
_ENDS = 4
_WITHIN_S = 30.0
"""A process that ended so often in this time will not do better: `gave_up`."""
_AGAIN_MS = 4000
"""Milliseconds after which the shell is asked for again; then after twice as long, and so on."""


class PreviewView(QWebEngineView):
    """Shows one page and patches it in place. `link_clicked(url)`: the person clicked a link that leads elsewhere.

    `shell_loaded`: the page is empty and wants to be filled by `renew`; `gave_up`: the engine does not work here;
    `found(current, count)`: the places of what was looked for.
    """

    link_clicked = Signal(QUrl)
    shell_loaded = Signal()
    gave_up = Signal()
    found = Signal(int, int)
    scrolled = Signal()
    _sets_tip = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handler = SchemeHandler(QCoreApplication.instance())
        # The page must go before its profile (QWebEngineProfile, destructor: "Release of profile requested but
        # WebEnginePage still not deleted. Expect troubles !"), and children go in no order.
        profile = sealed_profile(QCoreApplication.instance(), self._handler)
        self.destroyed.connect(profile.deleteLater)
        self._handler.setParent(profile)
        self._page = SealedPage(profile, self)
        self._page.link_clicked.connect(self.link_clicked)
        folder = paths.resources() / "preview"
        self._script = "\n".join((folder / name).read_text(encoding="utf-8") for name in _SCRIPTS)
        self._frames = PromptFrames(self)
        self._loaded = False
        self._ended: deque[float] = deque(maxlen=_ENDS)
        self._place = self._return_to = QPointF()
        self._version = 0
        self._as_list = self._still = False
        self._held = ""
        """Calls that the page has not been sent yet."""
        self._sending = QTimer(self, singleShot=True)
        self._sending.timeout.connect(self.send)
        self._asked = False
        """Whether the shell was ever asked for."""
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._load_again)
        self._pictures = PictureWatch(self)
        self._pictures.changed.connect(self._reload_pictures)
        add = while_alive(self._pictures, lambda name, read: self._pictures.add(name, read.file, read.stamp))
        self._handler.served.connect(add)
        self._handler.refused.connect(self._explain)
        self.setPage(self._page)
        self.setAcceptDrops(False)
        self._page.scrollPositionChanged.connect(self._remember_place)
        self._find = PageFind(self, self, self.found.emit)
        self._page.scrollPositionChanged.connect(lambda _place: self.scrolled.emit())
        self._page.loadingChanged.connect(self._loading_changed)
        self._page.urlChanged.connect(self._look_where)
        self.renderProcessTerminated.connect(self._process_ended)

    @property
    def loaded(self) -> bool:
        """Whether the shell is there to be patched."""
        return self._loaded

    @property
    def folder(self) -> Path | None:
        """The folder of the post, whose pictures may be shown."""
        return self._handler.folder

    @folder.setter
    def folder(self, folder: Path | None) -> None:
        if folder != self._handler.folder:
            self._handler.folder = folder
            self._pictures.forget()

    def darken(self, on: bool) -> None:
        """Draw the page dark, or as it is."""
        self.settings().setAttribute(QWebEngineSettings.WebAttribute.ForceDarkMode, on)

    def stand_on(self, ground: QColor) -> None:
        """Have `ground` behind the page: seen where there is none yet, or one without a ground of its own."""
        self._page.setBackgroundColor(ground)

    def stand_still(self, still: bool) -> None:
        """Show moving pictures by their first frame, and what the style moves at its end; or all of it as it comes."""
        policy = QWebEngineSettings.ImageAnimationPolicy
        self.settings().setImageAnimationPolicy(policy.Disallow if still else policy.Allow)
        self._still = still
        self._run("standStill", still)

    def allow_hosts(self, hosts: ImageHosts) -> None:
        """Load pictures of the web from these hosts, and from no others."""
        if hosts != self._handler.web.hosts:
            self._handler.web.hosts = hosts
            self._version += 1
            self._run("reloadWeb", self._version)

    def reload_shell(self) -> None:
        """Load the shell page, at the start or after its process ended."""
        self._loaded, self._held, self._asked = False, "", True
        self._again.start(_AGAIN_MS)
        self.load(SHELL)

    def _load_again(self) -> None:
        """Ask for the shell once more, and wait twice as long: a load may be dropped without a word."""
        if not self._loaded:
            self._again.start(self._again.interval() * 2)
            self.load(SHELL)

    def renew(self, page: dict[str, Any], *, at_once: bool = True) -> None:
        """Show another page from its top, or the same where it was, if its process ended; at once, or with what is
        asked next, so that one frame shows both."""
        words = {
            "remote": tr("Images of other sites are not loaded in the preview."),
            "broken": tr("The file cannot be shown as an image."),
            "token": self._handler.token,
            "empty": tr("Your post will be seen here."),
        }
        place, self._return_to = self._return_to, QPointF()
        self._find.page_changed()
        self._hold("list.show", self._as_list)
        self._hold("standStill", self._still)
        self._hold("renew", {"page": page, "words": words, "place": [place.x(), place.y()]})
        if at_once:
            self.send()

    def patch(self, change: dict[str, Any]) -> None:
        """Change what is shown in place: with what is asked next, or with `send`, so that one frame shows both."""
        self._hold("patch", change)
        self._find.page_changed()

    def when_shown(self, then: Callable[[], None]) -> None:
        """Call `then` when what is asked until the next turn of the loop is on the screen."""

        def wait() -> None:
            self.send()
            self._page.runJavaScript("", _WORLD, while_alive(self, lambda _answer: FirstFrame(self, then)))

        run_soon(self, wait)

    def send(self) -> None:
        """Send what is held back, if anything is."""
        self._sending.stop()
        held, self._held = self._held, ""
        if held and self._loaded:
            self._page.runJavaScript(held, _WORLD)

    def show_list(self, wanted: bool) -> None:
        """Show the page up to its jump break, as the blog's front page does, or all of it."""
        if wanted != self._as_list:
            self._as_list = wanted
            self._run("list.show", wanted)
            self._find.page_changed()

    def call(self, function: str, *arguments: object, at_once: bool = True) -> None:
        """Call `function` of the program's own script in the page; at once, or with what is asked next, so that one
        frame shows both."""
        (self._run if at_once else self._hold)(function, *arguments)

    def ask(self, function: str, answer: Callable[[str], None], *arguments: object) -> None:
        """Call `function` and hand what it returns, a text, to `answer`."""
        self._run(function, *arguments, answer=while_alive(self, answer))

    def look_for(self, words: str, backward: bool) -> None:
        """Mark the next place of `words`; empty: none any more."""
        self._find.look_for(words, backward)

    def copy(self) -> None:
        """Copy what is selected."""
        self.triggerPageAction(QWebEnginePage.WebAction.Copy)

    def selectAll(self) -> None:
        """Select the whole page."""
        self.triggerPageAction(QWebEnginePage.WebAction.SelectAll)

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEngineView:
        """None: no other window. The stub does not know that it may be."""
        return cast("QWebEngineView", None)

    def event(self, event: QEvent) -> bool:
        """The engine makes the `title` of what is under the pointer the view's tip: it stays plain text."""
        if event.type() == QEvent.Type.ToolTipChange and not self._sets_tip:
            self._sets_tip = True  # which is such an event again
            try:
                set_tip(self, self.toolTip())
            finally:
                self._sets_tip = False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the one entry that makes sense here: to copy. The engine's own menu would save, print and show the
        source."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(tr("&Copy"))
        copy.setEnabled(self._page.hasSelection())
        copy.triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Refuse a drop: the engine would open it."""
        event.ignore()

    def _hold(self, function: str, *arguments: object) -> None:
        """Call `function` with what is asked next, or with `send`."""
        if self._loaded:
            self._frames.expect()
            self._held += _call(function, *arguments)
            self._sending.start()

    def _run(self, function: str, *arguments: object, answer: Callable[[str], None] | None = None) -> None:
        if self._loaded:
            self._frames.expect()
            script = _call(function, *arguments)
            if answer is None:
                self._held += script
                self.send()
            else:
                self.send()
                self._page.runJavaScript(script, _WORLD, answer)

    def _loading_changed(self, now: QWebEngineLoadingInfo) -> None:
        ended = now.status() != QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus
        if not is_shell(now.url()):
            self._look_where(self._page.url())  # a link that was refused, or one after which the page is gone
            if ended and not self._loaded and self._asked:
                self.load(SHELL)  # the engine drops a load during a navigation (Qt 6.11)
        elif now.status() == QWebEngineLoadingInfo.LoadStatus.LoadStoppedStatus and not self._loaded:
            run_soon(self, self.reload_shell)
        elif now.status() == QWebEngineLoadingInfo.LoadStatus.LoadSucceededStatus:
            # An empty page, whatever was there before: nothing of it is believed, and there is no way back to it.
            self._page.history().clear()
            self._page.runJavaScript(self._script, _WORLD)
            self._loaded, self._held = True, ""
            self._again.stop()
            _tell_assistive_technology()
            self.shell_loaded.emit()
        elif now.status() == QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus and not self._loaded:
            self._process_ended()

    def _look_where(self, url: QUrl) -> None:
        """Bring the shell back where the engine has left it.

        For some addresses (`//`, `https://[`) it shows an empty page without asking `acceptNavigationRequest`.
        """
        if self._loaded and not url.isEmpty() and not is_shell(url):
            self._return_to = self._place
            self._loaded = False
            run_soon(self, self.reload_shell)

    def _remember_place(self, place: QPointF) -> None:
        if self._loaded:
            self._place = place

    def _process_ended(self, *_how: object) -> None:
        now = monotonic()
        self._ended.append(now)
        if self._loaded:
            self._return_to = self._place
        self._loaded = False
        if len(self._ended) == _ENDS and now - self._ended[0] < _WITHIN_S:
            self.gave_up.emit()
        else:
            run_soon(self, self.reload_shell)

    def _explain(self, name: str, picture: LoadedPicture) -> None:
        self._run("explain", {"name": name, "why": picture.why})
        folder = self._handler.folder
        try:
            if folder is None or leads_to_network(name):
                return
            if (file := (folder / name).resolve()).is_relative_to(folder.resolve()):
                self._pictures.add(name, file, stamp(file) if picture.file is None else picture.stamp)  # it may come
        except (OSError, ValueError, RuntimeError):  # no name that a file could have
            return

    def _reload_pictures(self, names: list[str]) -> None:
        self._version += 1
        self._run("reload", {"names": names, "version": self._version})


def _tell_assistive_technology() -> None:
    """Have the page join the accessibility tree where a screen reader was there before the page: the web engine hears
    of changes alone, not of what is so when its page is made (measured with Qt 6.11.3)."""
    if QAccessible.isActive():
        QAccessible.setActive(True)


def _call(function: str, *arguments: object) -> str:
    """A call of the program's own script. Line separators are legal in JSON but were not always in scripts: they go as
    escapes."""
    text = json.dumps(arguments, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"ronpyo.{function}(...{text});"
