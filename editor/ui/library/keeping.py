"""Posts of the library as files: duplicate one, rename one, move one to the trash."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from editor.app.application import Application
from editor.app.files.followed_files import FollowedFiles
from editor.app.files.post_files import PostFiles
from editor.app.threads.alive import while_alive
from editor.core.disk.names import image_folder
from editor.core.words import joined, tr
from editor.ui.desk.files import Files
from editor.ui.dialogs.ask import Ask
from editor.ui.fields.text_field import TextField
from editor.ui.library.slot import LibrarySlot


class LibraryFiles(QObject):
    """Asks before a post goes, and leaves it first where it is the open one. `told(sentence)`: what was done."""

    told = Signal(str)

    def __init__(self, app: Application, files: Files, slot: LibrarySlot, ask: Ask) -> None:
        super().__init__(slot)
        self._app = app
        self._slot = slot
        self._files = files
        self._ask = ask
        self._post_files = PostFiles(app.versions.versions, self)
        slot.duplicate_wanted.connect(self.duplicate)
        slot.trash_wanted.connect(self.trash)
        slot.rename_wanted.connect(self.rename)
        app.names.wait_for_headline(self.is_in_headline)

    def duplicate(self, path: Path) -> None:
        """Make a new draft of the post at `path`, and open it. What is open is saved first, since it may be that."""

        def made(copy: Path) -> None:
            self._app.library.read()
            self._files.open_path(copy)

        def start(path: Path) -> None:
            library = self._app.settings.library
            self._post_files.duplicate(library, path, made, self._say(tr("Not duplicated")))

        self._saved_first(path, start)

    def is_in_headline(self) -> bool:
        """Whether the caret is in a field that the file's name follows, also of a window that is not in front."""
        focus = self._slot.window().focusWidget() if isValid(self) else None
        return isinstance(focus, TextField) and focus.path in ("title", "news.headline", "commentary.headline")

    def can_rename(self) -> bool:
        """Whether the open post has a file that may be renamed."""
        document = self._app.session.current
        return document is not None and document.on_disk and not document.read_only

    def rename_open(self) -> None:
        """Ask for another name for the file of the open post."""
        document = self._app.session.current
        if document is not None and self.can_rename():
            self.rename(document.path)

    def rename(self, path: Path) -> None:
        """Ask for another name for the file at `path`; its pictures and the links to both follow."""
        text = tr("Links to it and to its images follow. From then on the name is yours: no headline changes it.")
        if self._is_open(path) and image_folder(path).is_dir():
            text = joined((text, tr("Undo begins anew, since its steps know the images by their old names.")))
        followed = FollowedFiles(self._app.session, [path])
        name = self._ask.file_name(tr("Another name for “{name}”", name=path.name), text, path.stem)
        if not name:
            return

        def done(new: Path | None, sentence: str) -> None:
            if new is None:
                self._ask.tell(tr("Not renamed"), sentence)
            elif new != path:
                self.told.emit(tr("The file is called “{name}” now.", name=new.name))

        self._saved_first(path, lambda path: self._app.names.rename(path, name, while_alive(self, done)), followed)

    def trash(self, path: Path, title: str) -> None:
        """Move the post called `title` to the trash, if the person says so."""
        ways = (tr("Move to the trash"), tr("Cancel"))
        text = tr("On the blog nothing changes, and an earlier version is kept here. Its images go with it.")
        followed = FollowedFiles(self._app.session, [path])
        if self._ask.choice(tr("Move “{title}” to the trash?", title=title), text, ways) != 0:
            return

        def trash(paths: list[Path]) -> None:
            self._post_files.trash(paths[0], lambda _done: self._app.library.read(), self._say(tr("Not moved")))

        def leave_it() -> None:
            self._app.session.new()
            followed.when_settled(while_alive(self, trash))

        if self._is_open(followed.now[0]):
            self._files.leave(leave_it)
        else:
            followed.when_settled(while_alive(self, trash))

    def _saved_first(self, path: Path, then: Callable[[Path], None], followed: FollowedFiles | None = None) -> None:
        """Do `then(path)` with the file that is called `path`, or was when it began to be `followed`, once what is
        written in it is saved, and it has the name that follows from that."""
        followed = followed or FollowedFiles(self._app.session, [path])

        def saved() -> None:
            followed.when_settled(while_alive(self, lambda paths: then(paths[0])))

        if self._is_open(followed.now[0]) and self._is_changed():
            self._files.save(saved)
        else:
            saved()

    def _is_open(self, path: Path) -> bool:
        document = self._app.session.current
        return document is not None and document.on_disk and document.path == path.absolute()

    def _is_changed(self) -> bool:
        document = self._app.session.current
        return document is not None and not document.is_clean

    def _say(self, title: str) -> Callable[[str], None]:
        return lambda sentence: self._ask.tell(title, sentence)
