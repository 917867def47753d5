"""The preview's column: the page as on a desktop, on a phone or on the blog's front page, and what is said above it."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.app.render.previewer import Previewer
from editor.app.threads.alive import while_alive
from editor.core.images.hosts import ImageHosts
from editor.core.text.parts import JUMP_BREAK
from editor.core.words import listed, tr
from editor.ui.preview import engine
from editor.ui.preview.keys import meaning
from editor.ui.preview.links import doubt, meant, outward
from editor.ui.preview.page_room import PageRoom
from editor.ui.widgets.find_bar import FindBar
from editor.ui.widgets.notice import NoticeBar
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel

_LONGEST_MS = 2000
"""Milliseconds that all else waits for the first page at most."""
ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class PreviewPane(QWidget):
    """Shows the previewer's page. The web engine is loaded by `start()`, after the window is on the screen."""

    started = Signal()
    stands = Signal()
    """The first page was sent to a view that shows it; once, and at the latest after `_LONGEST_MS`."""
    caret_lost = Signal()
    """The pane in place of the page had the caret, and is shown no more."""
    link_refused = Signal(str)

    def __init__(self, previewer: Previewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewColumn")
        self.setAccessibleName(tr("Preview"))
        self._previewer = previewer
        self._view: Any = None
        self._following = CurrentDocument(parent=self)
        for may_move in (self._following.saved, self._following.state_changed):
            may_move.connect(self._place_folder)
        self._stood = False
        self._width = "desktop"
        self._zoom = 1.0
        self._hosts = ImageHosts()
        self._notice = _line("previewNotice")
        self._hint = _line("previewHint")
        self._hint.setText(tr("There is no jump break, so the front page shows the whole post."))
        self.room = PageRoom()
        self.stands.connect(self.room.page_has_come)
        self._page = QWidget()
        self._face: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._page, 1)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.lasting = _line("previewNotice")
        self.web_mark = _line("previewHint")
        self.doubts = NoticeBar()
        """Asks about an address that may lead elsewhere than it seems to."""
        for line in (self.lasting, self.web_mark, self._notice, self._hint):
            layout.addWidget(line)
        layout.addWidget(self.doubts)
        layout.addWidget(self.room, 1)
        self.find_bar = FindBar(self)
        self.find_bar.words.setAccessibleName(tr("Find in the preview"))
        self.find_bar.typed.connect(self._look_for)
        self.find_bar.next_wanted.connect(self._find_next)
        self.find_bar.previous_wanted.connect(self._find_previous)
        self.find_bar.dismissed.connect(self._leave_find)
        layout.addWidget(self.find_bar)
        previewer.patched.connect(self._patch)
        previewer.renewed.connect(self._renew)
        previewer.behind.connect(self.say)

    def start(self) -> None:
        """Load the web engine and the shell page."""
        if self._view is not None:
            return
        self._previewer.hold_reports()
        QTimer.singleShot(_LONGEST_MS, self, self._stand)
        view = self._sealed_view() if engine.can_work() else self._plain_view()
        self._put(view)
        self.started.emit()

    @property
    def view(self) -> Any:
        """The web view; None until started."""
        return self._view

    def set_document(self, document: Document) -> None:
        """Show `document`'s images from now on; its text comes through the previewer."""
        self._following.follow(document)
        self._place_folder()

    def set_width(self, name: str) -> None:
        """Show the page in the width called `name`, one of WIDTHS."""
        self._width = name
        self._apply_width()

    def allow_hosts(self, hosts: ImageHosts) -> None:
        """Load pictures of the web from these hosts; while there are any, a mark above the page says so."""
        self._hosts = hosts
        self.web_mark.setText(tr("Images are loaded from {hosts}", hosts=listed(hosts.names)))
        self.web_mark.setVisible(bool(hosts) and hasattr(self._view, "allow_hosts"))
        if hasattr(self._view, "allow_hosts"):
            self._view.allow_hosts(hosts)

    @property
    def face(self) -> QWidget | None:
        """The widget that is shown: the page, or one in its place; None before the page is loaded."""
        return self._face or self._view

    @property
    def shows_page(self) -> bool:
        """Whether the page is what is shown."""
        return self._face is None

    def show_face(self, face: QWidget | None) -> None:
        """Show `face` in place of the page; None: the page again."""
        if face is self._face:
            return
        if self._face is not None:
            had_caret = self._face.isAncestorOf(self.window().focusWidget() or self)
            self._column.removeWidget(self._face)
            self._face.hide()
            if had_caret:
                self.caret_lost.emit()
        self._face = face
        self._page.setVisible(face is None)
        if face is not None:
            self._column.addWidget(face, 1)
            face.show()

    @property
    def zoom(self) -> float:
        """The zoom of the page; 1: as on the blog."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the page so large, within ZOOMS."""
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self.room.set_zoom(self._zoom)

    def event(self, event: QEvent) -> bool:
        """While the preview has the focus, some keys of the window's shortcuts are the preview's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find and zoom. The web view hands on to its parent what the page had no use for."""
        actions: dict[str, Callable[[], object]] = {
            "find": self.find_bar.open,
            "next": self._find_next,
            "previous": self._find_previous,
            "larger": lambda: self._step_zoom(1),
            "smaller": lambda: self._step_zoom(-1),
            "plain": lambda: self.set_zoom(1.0),
        }
        if action := actions.get(meaning(event)):
            action()
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.dismiss()
        else:
            super().keyPressEvent(event)

    def say(self, sentence: str) -> None:
        """Show a quiet sentence above the page; none: hide it."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def explain(self, sentence: str) -> None:
        """Show a sentence that stays above the page."""
        self.lasting.setText(sentence)
        self.lasting.show()

    def _sealed_view(self) -> Any:
        from editor.ui.preview import seal
        from editor.ui.preview.view import PreviewView

        seal.prepare()
        view = PreviewView(self)
        view.gave_up.connect(self._go_plain)
        return view

    def _plain_view(self) -> Any:
        from editor.ui.preview.plain import PlainView

        self.explain(tr("The web view cannot work on this system: this is a plain preview, without the blog's style."))
        return PlainView(self)

    def _go_plain(self) -> None:
        """The engine's process ended again and again."""
        old, self._view = self._view, None
        self.room.put(None)
        old.hide()
        old.deleteLater()
        self._put(self._plain_view())

    def _put(self, view: Any) -> None:
        view.shell_loaded.connect(self._fill)
        view.link_clicked.connect(self._open_link)
        view.found.connect(self.find_bar.show_count)
        self._view = view
        self._place_folder()
        self.allow_hosts(self._hosts)
        self.room.put(view)
        self._apply_width()
        view.reload_shell()

    def _step_zoom(self, steps: int) -> None:
        at = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self._zoom))
        self.set_zoom(ZOOMS[min(max(at + steps, 0), len(ZOOMS) - 1)])

    def _look_for(self, words: str, backward: bool = False) -> None:
        if self._view is not None:
            self._view.look_for(words, backward)

    def _find_next(self) -> None:
        self._look_for(self.find_bar.words.text())

    def _find_previous(self) -> None:
        self._look_for(self.find_bar.words.text(), backward=True)

    def _leave_find(self) -> None:
        if self._view is not None:
            self._view.look_for("", False)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_width(self) -> None:
        self.room.set_width(self._width)
        if self._view is not None:
            self._view.show_list(self._width == "list")
        self._look_for_break()

    def _look_for_break(self) -> None:
        page = self._previewer.page
        self._hint.setVisible(
            self._width == "list" and bool(page.frame) and JUMP_BREAK not in (*page.news, *page.commentary)
        )

    def _place_folder(self) -> None:
        document = self._following.document
        if self._view is not None and document is not None:
            self._view.folder = document.path.parent

    def _patch(self, change: dict[str, Any]) -> None:
        if self._view is not None:
            self._view.patch(change)
        if self._width == "list":
            self._look_for_break()

    def _fill(self) -> None:
        """Show in an empty view the page that there is; the first one comes by itself."""
        if self._previewer.page.frame or self._stood:
            self._renew()

    def _renew(self) -> None:
        if self._view is not None:
            page = asdict(self._previewer.page)
            for slot in ("news", "commentary"):
                page[slot] = [0, 0, page[slot]]
            self._view.renew(page, at_once=False)
            if self._view.loaded and not self._stood:
                self._view.when_shown(while_alive(self, self._stand))
        self._look_for_break()

    def _stand(self) -> None:
        if not self._stood:
            self._stood = True
            self._previewer.let_report()
            self.stands.emit()

    def _open_link(self, url: QUrl) -> None:
        url = meant(url)
        address = outward(url)
        if address is None:
            self.link_refused.emit(url.toString() or tr("a URL that leads nowhere"))
        elif why := doubt(address):
            shown = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
            self.doubts.say(
                tr("Nothing was opened yet. Check the URL first."),
                f"{shown}\n{why}",
                [
                    (tr("Open it in the browser"), lambda: self._open_doubted(address)),
                    (tr("Do not open it"), self.doubts.hide),
                ],
            )
        else:
            open_outside(address)

    def _open_doubted(self, address: QUrl) -> None:
        self.doubts.hide()
        open_outside(address)


def _line(role: str) -> QLabel:
    """A quiet line above the page, hidden until there is something to say."""
    label = PlainLabel(role=role)
    label.setWordWrap(True)
    label.setContentsMargins(12, 6, 12, 6)
    label.hide()
    return label
