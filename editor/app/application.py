"""The program without its window: everything that lives as long as it runs, built in one readable order."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from editor.app.blogger import BloggerSession
from editor.app.checks.ignoring import Ignoring
from editor.app.choices.keymap import Keymap
from editor.app.choices.motion import Motion
from editor.app.choices.settings import Settings
from editor.app.choices.system_languages import system_languages
from editor.app.files.autosave import Autosave
from editor.app.files.claims import Claims
from editor.app.files.post_names import PostNames
from editor.app.files.saving import Why
from editor.app.files.session import Session
from editor.app.files.watcher import Watcher
from editor.app.images.web_copies import WebCopies
from editor.app.instance.own_release import OwnRelease
from editor.app.library.import_process import ImportProcess
from editor.app.library.library import Library
from editor.app.pages.clips import Clips
from editor.app.render.previewer import Previewer
from editor.app.render.render_process import RenderProcess
from editor.app.safety.journal import Journal
from editor.app.safety.mishap import Mishap
from editor.app.safety.recovery import Recovery
from editor.app.safety.version_keeper import VersionKeeper
from editor.app.threads.jobs import Jobs
from editor.core import words
from editor.core.history.recovery import Recovered
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace

if TYPE_CHECKING:
    from editor.app.aloud.reading_aloud import ReadingAloud
    from editor.app.checks.spelling import PostSpelling
    from editor.app.checks.writing_record import WritingRecord
    from editor.app.open_post.document import Document
    from editor.app.search.find_process import FindProcess
    from editor.app.search.posts_replacing import PostsReplacing
    from editor.app.search.posts_search import PostsSearch

_PATIENCE = 3.0
"""Seconds that the disk is given, at the end, for each thing that is still to be done."""


_Part = TypeVar("_Part")


class Late(Generic[_Part]):
    """A part of the program that is made and loaded when it is first wanted: calling this gives it."""

    def __init__(self, make: Callable[[], _Part]) -> None:
        self._make = make
        self.made: _Part | None = None
        """The part; None as long as nobody wanted it."""

    def __call__(self) -> _Part:
        if self.made is None:
            self.made = self._make()
        return self.made


class Application:
    """Owns settings, the session, its journal and versions, the preview and the queue of writing; never global."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        words.use(self.settings.choices.language or words.system_language(system_languages))
        self.keymap = Keymap()
        self.render_process = RenderProcess()
        self.render_process.start()  # loads while the window is being built
        self.jobs = Jobs()
        self.session = Session(self.settings, self.jobs)
        self.journal = Journal(self.session)
        self.watcher = Watcher(self.session, self.jobs, self.settings)
        self.mishap = Mishap(self.journal.secure)
        self.own_release = OwnRelease()
        self.autosave = Autosave(self.session, self.settings, self.watcher)
        self.versions = VersionKeeper(self.session, unprotected=lambda: self.journal.in_trouble)
        self.versions.failed.connect(self.journal.keep_abandoned)
        self.names = PostNames(self.session, self.settings, self.versions.versions)
        self.recovery = Recovery(self.session, self.settings, self._keep_recovered)
        self.claims = Claims(self.session)
        self.web_copies = WebCopies(self.settings)
        self.previewer = Previewer(self.render_process, self.settings.switches)
        self.ignoring = Ignoring()
        self.ignoring.changed.connect(self.previewer.report_anew)
        self.settings.changed.connect(self._switch)
        self.import_process = ImportProcess()
        self.library = Library(self.settings, self.session)
        self.clips = Clips()
        self.blogger = BloggerSession()
        self.motion = Motion(self.settings)
        self.find_process = Late(self._make_find_process)
        """Runs regular expressions over the open post."""
        self.posts_search = Late(self._make_posts_search)
        self.posts_replacing = Late(self._make_posts_replacing)
        """Replaces words in posts; it outlives its dialog."""
        self.spelling = Late(self._make_spelling)
        self.reading = Late(self._make_reading)
        """Reads texts aloud."""
        self.writing = Late(self._make_writing)
        """The record of what is written each day, made with the first report on a post."""
        self._opened: tuple[Document, str] | None = None
        """The post that was opened last, and its text then; "" for one that is new."""
        self.previewer.reported.connect(self._reported)
        self.session.current_changed.connect(self._follow)

    def _make_find_process(self) -> "FindProcess":
        from editor.app.search.find_process import FindProcess

        return FindProcess()

    def _make_posts_search(self) -> "PostsSearch":
        from editor.app.search.posts_search import PostsSearch

        return PostsSearch()

    def _make_posts_replacing(self) -> "PostsReplacing":
        from editor.app.search.posts_replacing import PostsReplacing

        settings = self.settings
        return PostsReplacing(self.session, self.versions.versions, lambda: settings.library)

    def _make_spelling(self) -> "PostSpelling":
        from editor.app.checks.spelling import PostSpelling

        return PostSpelling(self.session, self.settings)

    def _make_reading(self) -> "ReadingAloud":
        from editor.app.aloud.reading_aloud import ReadingAloud

        reading = ReadingAloud(self.settings)
        self.session.current_changed.connect(reading.stop)
        return reading

    def _make_writing(self) -> "WritingRecord":
        from editor.app.checks.writing_record import WritingRecord

        writing = WritingRecord()
        if self._opened is not None:
            writing.follow(*self._opened)
        return writing

    def _follow(self) -> None:
        if self.session.current is not None:
            self.previewer.show(self.session.current)
            document = self.session.current
            self._opened = document, document.file.body if document.on_disk else ""
            if (writing := self.writing.made) is not None:
                writing.follow(*self._opened)

    def _reported(self) -> None:
        report, document = self.previewer.report, self.session.current
        if document is not None and "news" in report:
            self.writing().note(document, report["news"] + report["commentary"])

    def _switch(self) -> None:
        self.previewer.check_by(self.settings.switches)

    def _keep_recovered(self, text: Recovered) -> None:
        place = PostPlace(text.path, text.contents.fields.id)
        self.versions.versions.keep(place, text.file.data, Reason.RECOVERED)

    def secure(self, timeout: float) -> None:
        """Have all that is written in a journal on the disk, and in its file where it may be saved by itself.

        For moments after which nothing may come. Asks nothing, and waits `timeout` seconds for each at most.
        """
        self.journal.secure(timeout)
        self.session.wait(timeout)
        document = self.session.current
        if document is not None and not document.is_clean and self.autosave.may_save(document):
            self.session.save(document, why=Why.ITSELF)
            self.session.wait(timeout)

    def close(self) -> None:
        """Finish what is being written, end the processes."""
        self.autosave.stop()
        if (finding := self.find_process.made) is not None:
            finding.stop()
        if (searching := self.posts_search.made) is not None:
            searching.stop()
        if (replacing := self.posts_replacing.made) is not None:
            replacing.wait(_PATIENCE)
        if (spelling := self.spelling.made) is not None:
            spelling.stop(_PATIENCE)
        if (reading := self.reading.made) is not None:
            reading.close()
        self.previewer.stop()
        self.watcher.close()
        self.import_process.stop()
        self.library.stop()
        self.names.close()
        self.session.wait(_PATIENCE)  # a drive that does not answer: what it was to hold stays in the journal
        self.recovery.wait(_PATIENCE)
        self.web_copies.wait(_PATIENCE)
        self.clips.wait(_PATIENCE)
        if (writing := self.writing.made) is not None:
            writing.wait(_PATIENCE)
        self.ignoring.wait(_PATIENCE)
        self.blogger.wait(_PATIENCE)
        if not self.versions.wait(_PATIENCE):  # before the journal forgets what was not saved
            self.journal.keep_abandoned()
        self.claims.close()
        self.journal.close()
        self.session.following.follow(None)
        if self.session.current is not None:
            self.session.kept_undo.leave(self.session.current)
        self.session.kept_undo.wait(_PATIENCE)
        self.mishap.end()
        self.settings.save_state()
        self.render_process.stop()
