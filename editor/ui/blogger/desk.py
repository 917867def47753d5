"""The commands of Blogger: sending and fetching, and what they bring into the post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.app.application import Application
from editor.app.choices.text_look import OFF
from editor.app.open_post.change import edited
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.core.blogger.outcome import Decision, Ending, Sent
from editor.core.blogger.remote import BlogText, RemoteStatus, post_id
from editor.core.errors import RonpyoError
from editor.core.post import Post
from editor.core.problem import to_mend
from editor.core.words import tr
from editor.ui.blogger.outcome import ByHand, Way
from editor.ui.blogger.readers import Readers
from editor.ui.blogger.work import BloggerWork, Exported
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.one_window import OneWindow

if TYPE_CHECKING:  # loaded when they are first wanted, not at the start
    from editor.core.blogger.fetching import BroughtBack, Fetched
    from editor.core.blogger.service import PostAtHand
    from editor.core.blogger.uploads import Uploads
    from editor.ui.blogger.connecting import ConnectBlogger


class BloggerDesk(QObject):
    """Does what the commands say, with the open post. `rearranged`: what can be done is other than before."""

    rearranged = Signal()
    problems_wanted = Signal()
    """The person wants to see what the checks found in the open post."""

    online_found = Signal(str)
    """The person wants to see what was changed by hand in the HTML that was fetched."""

    def __init__(self, app: Application, ask: Ask, commit_input: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._blogger = app.blogger
        self._ask = ask
        self._window = window
        self.work = BloggerWork(app, commit_input, window)
        self.readers = Readers(self.work, app.blogger, ask, self.fetch)
        self.connecting: OneWindow[ConnectBlogger] = OneWindow(self._make_connecting)
        self._fetches_on_return: Document | None = None
        self._sent_text = ""
        """The text of that post when its pictures were to be put in."""
        self._is_away = False
        if isinstance(qt := QGuiApplication.instance(), QGuiApplication):
            qt.applicationStateChanged.connect(self._follow_person)
        self._blogger.changed.connect(self.rearranged)

    # -- what can be done ------------------------------------------------------------------------------------------

    def is_connected(self) -> bool:
        """Whether there is an account."""
        return self._blogger.account is not None

    def is_ready(self) -> bool:
        """Whether the open post can be sent or fetched now."""
        return self.work.is_ready

    def was_sent(self) -> bool:
        """Whether the header of the open post says which post there it is."""
        document = self.work.document
        return document is not None and bool(post_id(document.fields.blogger.id))

    # -- sending ---------------------------------------------------------------------------------------------------

    def send(self, decided: Decision | None = None, said: Sequence[str] = ()) -> None:
        """Have a draft of the open post on Blogger, or change the one that is there; `said` is what led to it."""

        def go(document: Document, hand: PostAtHand, exported: Exported) -> None:
            def done(sent: Sent) -> None:
                if sent.ending.done:
                    self._sent(document, hand, exported, sent, said)
                else:
                    self.work.show_ending(document, sent, self._ways(hand, sent))

            self._blogger.send(hand, decided or Decision(), while_alive(self, done), while_alive(self, self.work.fail))

        self.work.begin(tr("Sending to Blogger…"), go)

    def _sent(self, document: Document, hand: PostAtHand, exported: Exported, sent: Sent, said: Sequence[str]) -> None:
        """Remember the id, keep a receipt; show what is still to be done by hand."""
        from editor.core.blogger import sentences
        from editor.core.blogger.uploads import gathered
        from editor.core.receipts import shelf
        from editor.core.receipts.made import receipt_of
        from editor.core.receipts.receipt import Handing

        there = sent.post
        if there is not None and document is self.work.document and post_id(document.fields.blogger.id) != there.id:
            known = replace(document.fields.blogger, id=there.id)
            document.apply(edited(replace(document.fields, blogger=known), name=tr("Send to Blogger")))
        post, path = document.snapshot(), document.path

        def show(uploads: Uploads) -> None:
            ways: list[Way] = [(tr("Open in Blogger"), self.work.open_there)]
            led_to = list(said)
            if uploads.files and self._shows_draft(document, sent):
                led_to.append(tr("Your browser shows the draft. When you are back, its images go to their places."))
                ways = [(tr("Open in Blogger"), lambda: self._add_pictures(document))]
            elif uploads.files:
                add = tr("Add the images there; when I am back, put them in their places")
                ways.insert(0, (add, lambda: self._add_pictures(document, uploads.folder)))
            if still := to_mend(self._app.previewer.report.get("problems", ())):
                words = tr("{n} problem left" if still == 1 else "{n} problems left", n=still)
                ways.append((words, self.problems_wanted.emit))
            texts = exported.export
            boxes = [(tr("Permalink"), texts["permalink"]), (tr("Search description"), texts["description"])]
            if sent.permalink == texts["permalink"]:  # asked for by the draft's first title
                del boxes[0]
            if sent.title_left:
                boxes.insert(0, (tr("Title"), texts["title"]))
            folder = uploads.folder if uploads.files else None
            by_hand = ByHand(tuple((label, text) for label, text in boxes if text), uploads.files, folder)
            self.work.show_ending(document, sent, ways, by_hand, led_to)

        def failed(error: Exception) -> None:
            if not isinstance(error, RonpyoError):
                raise error
            notes = [*said, *sentences.notes(sent), str(error)]  # it was sent all the same
            self.work.show(
                document, sentences.ending(sent.ending), notes, [(tr("Open in Blogger"), self.work.open_there)]
            )

        def work() -> Uploads:
            shelf.keep(hand.library, hand.id, receipt_of(exported.post, exported.export, kind=Handing.SENT))
            return gathered(post, path)

        self._app.jobs.start(work, while_alive(self, show), while_alive(self, failed))

    def _ways(self, hand: PostAtHand, sent: Sent) -> list[Way]:
        """The decisions that are offered where nothing was sent."""
        there = sent.post
        anew: Way = (tr("Send as a new draft"), lambda: self.send(Decision(anew=True)))
        if sent.ending is Ending.CHANGED_THERE and there is not None:
            over = Decision(over=there.text.digest, public=there.status.is_public)
            ways = [self._comparing(hand, there.text), self._replacing(over)]
            return ways if there.status.is_public else [*ways, anew]
        if sent.ending is Ending.IS_PUBLIC and there is not None:
            return [self._comparing(hand, there.text), self._replacing(Decision(public=True))]
        if sent.ending is Ending.PERHAPS and there is not None:
            return [
                (tr("Open in Blogger"), lambda: self.work.open_there(there.id)),
                (tr("It is this one"), lambda: self.send(Decision(adopt=there.id))),
            ]
        if sent.ending is Ending.UNKNOWN:
            return [
                (tr("Check again"), self.send),
                (tr("It is not there: send again"), lambda: self.send(Decision(again=True))),
            ]
        return [anew]

    def _comparing(self, hand: PostAtHand, there: BlogText) -> Way:
        def compare() -> None:
            from editor.core.blogger.online_words import as_lines
            from editor.ui.blogger.compare import CompareOnline

            CompareOnline(as_lines(hand.text), as_lines(there), self._window).show()

        return tr("Compare…"), compare

    def _replacing(self, decided: Decision) -> Way:
        if not decided.public:
            return tr("Overwrite it with my text"), lambda: self.send(decided)

        def change() -> None:
            if self.readers.agrees_to_change():
                self.send(decided)

        return tr("Change what readers see"), change

    # -- fetching --------------------------------------------------------------------------------------------------

    def fetch(self, *, placing: bool = False) -> None:
        """Bring back what became of the open post on Blogger. With `placing` the draft is sent at once where nothing
        but all of its pictures came: then they stand in their places."""

        def go(document: Document, hand: PostAtHand, exported: Exported) -> None:
            post, path = exported.post, document.path

            def done(result: tuple[Fetched, BroughtBack]) -> None:
                self._take(document, post, hand, *result, placing=placing)

            self._blogger.fetch(hand, post, path, while_alive(self, done), while_alive(self, self.work.fail))

        self.work.begin(tr("Fetching from Blogger…"), go)

    def _take(
        self,
        document: Document,
        before: Post,
        hand: PostAtHand,
        found: Fetched,
        back: BroughtBack,
        *,
        placing: bool,
    ) -> None:
        """Put what came into the post, in one step; what was written meanwhile stays."""
        from editor.core.blogger import sentences
        from editor.ui.blogger.merging import merged

        there, ways = found.post, list[Way]()
        if there is not None and document is self.work.document:
            fields = merged(document.fields, before.fields, back.fields)
            document.apply(edited(fields, name=tr("Fetch from Blogger")))
        if there is not None and found.was_edited:
            over = Decision(over=there.text.digest, public=there.status.is_public)
            look: Way = (tr("Take what was changed there…"), lambda: self.online_found.emit(there.text.content))
            ways = [look, self._comparing(hand, there.text), self._replacing(over)]
        elif there is not None and back.filled:
            ways = [(tr("Send with the images"), self.send)]
        said = sentences.fetched(found, back)
        is_plain = there is not None and there.status is RemoteStatus.DRAFT and not found.was_edited and not back.left
        is_open = document is self.work.document
        if placing and is_plain and back.filled and is_open and document.body_text() == self._sent_text:
            self.send(said=said[1:])
            return
        self.work.show(document, said[0], said[1:], ways)

    # -- pictures, there and back ----------------------------------------------------------------------------------

    def _shows_draft(self, document: Document, sent: Sent) -> bool:
        """Whether the browser shows the draft that was just made, without being asked; the clipboard stays as it is."""
        is_wanted = sent.ending is Ending.CREATED and self._app.settings.choices.open_draft != OFF
        return is_wanted and document is self.work.document and self._add_pictures(document)

    def _add_pictures(self, document: Document, folder: Path | None = None) -> bool:
        """Show the draft in Blogger, with the path of the pictures' `folder` on the clipboard, and fetch once when the
        person is back. Whether the browser could be opened."""
        if folder is not None:
            QGuiApplication.clipboard().setText(str(folder))
        self._fetches_on_return, self._sent_text = document, document.body_text()
        is_active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self._is_away = not is_active  # sending took its time: the person may be in another program already
        return self.work.open_there()

    def _follow_person(self, state: Qt.ApplicationState) -> None:
        """Fetch when the person comes back from another program; going from window to window here is no coming back."""
        if state is not Qt.ApplicationState.ApplicationActive:
            self._is_away = True
        elif self._is_away and self._fetches_on_return is not None:
            document, self._fetches_on_return = self._fetches_on_return, None
            if document is self.work.document and self.is_ready():
                self.fetch(placing=True)

    def _make_connecting(self) -> ConnectBlogger:
        from editor.ui.blogger.connecting import ConnectBlogger

        return ConnectBlogger(self._blogger, self._ask, self._window)
