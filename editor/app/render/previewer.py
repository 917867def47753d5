"""The model of the preview: the latest page and the latest report of the current post."""

import sys
from dataclasses import replace
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.app.render.beginning import Beginning
from editor.app.render.render_process import RenderProcess
from editor.core import words
from editor.core.checks.catalogue import Switches
from editor.core.post import Post
from editor.core.render.patch import Page, apply
from editor.core.text.splices import splice_between
from editor.core.workers.post_tasks import PageTask, ReportTask, Request

REPORT_PAUSE_MS = (250, 4000)
"""Counts and problems follow a pause in the typing, the page every keystroke: at least so many milliseconds, and for a
long post twice what its last report took, at most so many. A report takes a processor from the pages, which go first:
one that a page overtakes is given up, and the next one waits for a pause twice as long as that one had been at work."""

_NEVER = -1
"""The revision of a page that shows no whole text."""

DEADLINE_MS = 1000
REPORT_DEADLINE_MS = 10_000


class Previewer(QObject):
    """Owns the latest page and the latest report. One page is under way at most, and the newest text wins.

    `patched(patch)` tells what changed on the page; `renewed` that the whole page is another; `behind(sentence)` that
    the rendering failed or was stopped, so that the last good page stays ("": caught up again); `reported` that there
    is a new report: `{"news", "commentary", "minutes", "problems", "ignored"}`, or, for a post that was not looked at
    yet, none: `{}`. Of a long post the beginning is shown first: the page is `renewed` with it and then `patched` with
    the rest.
    """

    patched = Signal(dict)
    renewed = Signal()
    behind = Signal(str)
    reported = Signal()

    def __init__(self, process: RenderProcess, switches: Switches | None = None, parent: QObject | None = None) -> None:
        """`switches`: the rules of the checks that the person has switched."""
        super().__init__(parent)
        self.page = Page()
        self.report: dict[str, Any] = {}
        self._switches = switches or Switches()
        self._process = process
        self._following = CurrentDocument(parent=self)
        self._following.changed.connect(self._changed)
        self._under_way = False
        self._fresh = True
        self._behind = ""
        self._rendered = _NEVER
        self._reach = _NEVER, 0
        """The revision that is shown, of a beginning, too, and the line up to which it is."""
        self._beginning = Beginning()
        self._sent = Post()
        """The post as it was sent last."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REPORT_PAUSE_MS[0])
        self._pause.timeout.connect(self._ask_report)
        self._page_first = False
        self._tried_again = _NEVER
        """The revision that was asked for again since the process ended over a page or a step of it; until all of it
        is shown, so that a step that always ends the process is not asked for without end."""
        self._refresh_again = False
        """Whether all was asked for anew while an answer was under way."""
        process.restarted.connect(self._forget)

    def show(self, document: Document) -> None:
        """Follow `document` from now on. What was counted and found in another one is forgotten at once."""
        is_other = document is not self._document
        self._tried_again = _NEVER if is_other else self._tried_again
        self._following.follow(document)
        if is_other and self.report:
            self.report = {}
            self.reported.emit()
        self.refresh()

    def stop(self) -> None:
        """Render nothing more: the process is about to end."""
        self._following.follow(None)
        self._pause.stop()

    def check_by(self, switches: Switches) -> None:
        """Check by these rules from now on, and anew if they are other ones."""
        if switches != self._switches:
            self._switches = switches
            self.report_anew()

    def report_anew(self) -> None:
        """Count and check again: other rules are wanted, or the author ignores another finding."""
        self._ask_report()

    def hold_reports(self) -> None:
        """Look for nothing, and show no more than the beginning of a long post, before the page stands on the screen
        (`let_report`): all of that wants the same processors."""
        self._page_first = True

    def let_report(self) -> None:
        """Count, check and show what was put off by `hold_reports`."""
        if self._page_first:
            self._page_first = False
            self._pause.start()
            if self._beginning.is_partial and not self._under_way and not self._behind:
                self._changed()

    def refresh(self) -> None:
        """Render all anew: another document, another profile."""
        self._fresh = True
        self._refresh_again = self._under_way
        self._changed()

    @property
    def is_current(self) -> bool:
        """Whether the page shows the newest text."""
        document = self._document
        return not self._under_way and document is not None and self._rendered == document.revision and not self._behind

    def reaches(self, line: int) -> bool:
        """Whether the page, of which there may only be the beginning, goes as far as this line of the text, from 1."""
        return line <= self._reach[1]

    @property
    def is_whole(self) -> bool:
        """Whether the page goes as far as its text, and is no beginning of it."""
        return self._reach[1] == sys.maxsize

    def shows(self, line: int) -> bool:
        """Whether the page shows the newest text at this line."""
        return self._document is not None and self._reach[0] == self._document.revision and self.reaches(line)

    @property
    def _document(self) -> Document | None:
        return self._following.document

    def _forget(self) -> None:
        self._fresh = True

    def _changed(self, _revision: int = 0) -> None:
        self._pause.start()
        document = self._document
        if document is None or self._under_way:
            return  # the answer that is under way asks again
        self._process.start()  # a process that starts now knows nothing of the page: that makes this one fresh
        fresh, self._fresh = self._fresh, False
        self._under_way = True
        revision, post = document.revision, document.snapshot()
        # A whole page of a long post is honest work; an edit of it is not much more than one of a short one.
        is_long_work = fresh or self._beginning.is_partial
        body = self._beginning.next(post.body, revision, fresh=fresh)
        asked = post if body is post.body else replace(post, body=body)
        shown = _NEVER if self._beginning.is_partial else revision
        reach = revision, sys.maxsize if shown == revision else asked.body.count("\n")

        def done(patch: dict[str, Any] | None) -> None:
            if patch is None:
                self._fresh = True
                self._under_way = False
                self._changed()
                return
            if document is self._document:
                self._rendered, self._reach = shown, reach
                self._take(patch, fresh)
            self._say("")
            if shown == revision:
                self._tried_again = _NEVER
            self._again(document, shown)

        def failed(sentence: str) -> None:
            if is_long_work and not self._process.process_id and self._tried_again != revision:  # dead or dying before
                self._tried_again, self._fresh, self._under_way = revision, True, False
                self._changed()
                return
            self._say(sentence)
            self._again(document, revision)

        deadline = DEADLINE_MS + len(asked.body) // (100 if is_long_work else 1000)
        self._process.ask(self._request(document, self._task(asked, fresh)), done, failed, deadline)

    def _task(self, post: Post, fresh: bool) -> PageTask:
        sent, self._sent = self._sent, post
        if fresh:
            return PageTask(post, True)
        change = splice_between(sent.body, post.body)
        return PageTask(None if post.fields is sent.fields else replace(post, body=""), False, change)

    def _again(self, document: Document, revision: int) -> None:
        self._under_way = False
        again, self._refresh_again = self._refresh_again, False
        if self._document is not document or document is None or again:
            self._changed()
            return
        # The rest of a long post takes the page's process: while its beginning is not on the screen, it waits.
        waits = self._page_first and self._beginning.is_partial and document.revision == self._reach[0]
        if document.revision != revision and not waits:
            self._changed()

    def _take(self, patch: dict[str, Any], fresh: bool) -> None:
        if fresh:
            self.page = Page()
        apply(self.page, patch)
        if fresh:
            self.renewed.emit()
        elif patch:
            self.patched.emit(patch)

    def _ask_report(self) -> None:
        document = self._document
        if document is None or document.composing or self._page_first:
            return
        draft, revision = document.draft(), document.revision
        asked = monotonic()

        def done(report: dict[str, Any] | None) -> None:
            if document is not self._document:
                return
            (least, most), twice = REPORT_PAUSE_MS, round(2000 * (monotonic() - asked))
            if report is None or document.revision != revision:  # its places are those of a text that is gone
                self._pause.setInterval(min(most, max(self._pause.interval(), twice)))
                self._pause.start()
                return
            self._pause.setInterval(min(most, max(least, twice)))
            self.report = report
            self.reported.emit()

        request = self._request(document, ReportTask(draft.base.data, document.path, draft.contents, self._switches))
        self._process.ask(request, done, lambda _sentence: None, REPORT_DEADLINE_MS)

    def _request(self, document: Document, task: PageTask | ReportTask) -> Request:
        return Request(task, document.fields.profile, words.language())

    def _say(self, sentence: str) -> None:
        if sentence != self._behind:
            self._behind = sentence
            self.behind.emit(sentence)
