"""The notice on a post whose file was emptied or damaged before it was opened, but which has versions."""

from PySide6.QtCore import QObject, Signal

from editor.app.open_post.document import Document
from editor.app.safety.version_keeper import VersionKeeper, place_of
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.app.threads.soon import run_soon
from editor.core.errors import FileError
from editor.core.file.damage import holds_nothing, is_damaged
from editor.core.history.version_list import Version
from editor.core.words import tr
from editor.ui.widgets.notice import NoticeBar


class EmptiedNotice(QObject):
    """Keeps `bar` up to date with the post that is shown. `versions_wanted`: the person wants to see its versions."""

    versions_wanted = Signal()

    def __init__(self, bar: NoticeBar, keeper: VersionKeeper) -> None:
        super().__init__(bar)
        self._bar = bar
        self._keeper = keeper
        self._jobs = Jobs(self)
        self._document: Document | None = None

    def set_document(self, document: Document) -> None:
        """Look whether there is more of `document` than its file holds."""
        self._document = document
        self._bar.hide()
        if not document.on_disk or not document.is_clean:
            return
        place, data, versions = place_of(document), document.file.data, self._keeper.versions

        def better() -> Version | None:
            for version in reversed(versions.listing(place).versions):
                kept = versions.read(version)
                if not holds_nothing(kept):
                    return version if is_damaged(data, kept) else None
            return None

        def done(version: Version | None) -> None:
            if version is not None and document is self._document and document.is_clean:
                self._say(document, version)

        def failed(error: Exception) -> None:
            if not isinstance(error, FileError):
                raise error  # a list that cannot be read is said where the versions are shown

        self._jobs.start(better, while_alive(self, done), while_alive(self, failed))

    def _say(self, document: Document, version: Version) -> None:
        text = tr(
            "What “{name}” held on {time} is among its earlier versions, and can be brought back.",
            name=document.path.name,
            time=f"{version.time.astimezone():%Y-%m-%d %H:%M}",
        )
        empty = holds_nothing(document.file.data)
        title = (
            tr("Nothing is lost. The file of this post is empty")
            if empty
            else tr("Nothing is lost. The file of this post is damaged")
        )
        close = (tr("Close"), lambda: run_soon(self._bar, self._bar.hide))
        self._bar.say(title, text, [(tr("Earlier versions"), self.versions_wanted.emit), close])
        document.changed.connect(self._changed)

    def _changed(self, _revision: int) -> None:
        """One has gone on: it is known by now."""
        self._bar.hide()
