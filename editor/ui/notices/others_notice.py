"""The notice on others at the file of the post, and the ways out; it takes no key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.app.files.situation import FileState
from editor.app.safety.kept_text import Kept, kept_text
from editor.core.words import joined, tr
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.notice import NoticeBar
from editor.ui.widgets.one_window import OneWindow

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.ui.dialogs.other_version import OtherVersion

Ways = list[tuple[str, Callable[[], object]]]


class OthersNotice(QObject):
    """Keeps `bar` up to date with what the watcher of `app` knows. `save_as()` asks for another place and saves
    there."""

    def __init__(
        self, bar: NoticeBar, app: Application, ask: Ask, save_as: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._app = app
        self._watcher = watcher = app.watcher
        self._ask = ask
        self._save_as = save_as
        self._window = window
        self._comparison = OneWindow(self._make_comparison)
        # Methods of a QObject, so that they are disconnected with it when the window is built anew.
        watcher.changed.connect(self._show)
        watcher.failed.connect(self._failed)
        self._show()

    def _show(self) -> None:
        situation = self._watcher.situation
        self._comparison.close()
        if situation.state is FileState.SAME or situation.path is None:
            self._bar.hide()
            return
        title, text, ways = _SENTENCES[situation.state](self)
        self._bar.say(title, text, ways)

    def _changed(self) -> tuple[str, str, Ways]:
        text = tr(
            "Your text is safe here, and the file's text is safe in the file. What you do not choose "
            "is kept as a file beside it."
        )
        return tr("Your text is safe. Another app changed this file while you were writing"), text, self._choice()

    def _emptied(self) -> tuple[str, str, Ways]:
        text = joined((self._kept(), tr("Another app, or a crash of one, has emptied the file.")))
        ways: Ways = [(tr("Save it again"), self._watcher.keep_mine), (tr("Use the file"), self._watcher.take_theirs)]
        return tr("Your text is safe. Its file was emptied"), text, ways

    def _damaged(self) -> tuple[str, str, Ways]:
        found = tr(
            "What the file holds now is cut off, or no text. If you save yours again, it is kept as a file beside it."
        )
        text = joined((self._kept(), found))
        ways: Ways = [
            (tr("Compare"), self.compare),
            (tr("Save it again"), self._watcher.keep_mine),
            (tr("Use the file"), self._watcher.take_theirs),
        ]
        return tr("Your text is safe. Its file is damaged"), text, ways

    def _other_post(self) -> tuple[str, str, Ways]:
        text = tr("Your text is safe here. It can be saved under another name; the file is left as it is.")
        ways: Ways = [
            (tr("Compare"), self.compare),
            (tr("Save my text beside it"), self._watcher.keep_mine),
            (tr("Show the other post"), self._watcher.take_theirs),
        ]
        return tr("Your text is safe. Another post has taken the place of its file"), text, ways

    def _gone(self) -> tuple[str, str, Ways]:
        text = joined((self._kept(), tr("The file was deleted or moved.")))
        ways: Ways = [(tr("Save as…"), self._save_as), (tr("Save it again"), self._watcher.write_again)]
        return tr("Your text is safe. Its file was not found"), text, ways

    def _no_folder(self) -> tuple[str, str, Ways]:
        trouble = self._watcher.situation.trouble
        way = tr("Put the folder back or connect the drive, or save the post elsewhere.")
        ways: Ways = [(tr("Save as…"), self._save_as), (tr("Check again"), self._watcher.look)]
        return tr("Your text is safe. Its folder was not found"), joined((self._kept(), trouble, way)), ways

    def _copy(self) -> tuple[str, str, Ways]:
        path = self._watcher.situation.path
        name = path.name if path is not None else ""
        text = tr("Both are safe: yours is shown here, the other one is “{name}” and stays where it is.", name=name)
        ways: Ways = [
            (tr("Compare"), self.compare),
            (tr("Use the other version"), self._watcher.take_copy),
            (tr("Ignore"), self._watcher.dismiss_copy),
        ]
        return tr("There is another version of this post"), text, ways

    def _kept(self) -> str:
        """The places that hold the text now."""
        match kept_text(self._app.session.current, self._app.versions, self._app.journal):
            case Kept.VERSION:
                return tr("All of it is in this window, and among the earlier versions of this post.")
            case Kept.BACKUP:
                return tr("All of it is in this window, and in the automatic backup.")
            case Kept.WINDOW:
                return tr("For now it is in this window alone: save it elsewhere before you close it.")

    def _choice(self) -> Ways:
        return [
            (tr("Compare"), self.compare),
            (tr("Keep my text"), self._watcher.keep_mine),
            (tr("Use the file"), self._watcher.take_theirs),
        ]

    @property
    def compares(self) -> bool:
        """Whether the two versions are shown side by side."""
        return self._comparison.is_open

    def compare(self) -> None:
        """Show the two versions side by side, with the same ways out."""
        if self._watcher.situation.state not in (FileState.CHANGED, FileState.OTHER_POST, FileState.COPY):
            return
        self._comparison.show()

    def _make_comparison(self) -> OtherVersion:
        from editor.ui.dialogs.other_version import OtherVersion

        _title, _text, ways = _SENTENCES[self._watcher.situation.state](self)
        return OtherVersion(self._watcher.mine(), self._watcher, ways[1:], self._window)

    def _failed(self, error: Exception) -> None:
        self._ask.tell(tr("Your text is still here. It was not saved"), str(error))


_SENTENCES: dict[FileState, Callable[[OthersNotice], tuple[str, str, Ways]]] = {
    FileState.CHANGED: OthersNotice._changed,
    FileState.EMPTIED: OthersNotice._emptied,
    FileState.DAMAGED: OthersNotice._damaged,
    FileState.OTHER_POST: OthersNotice._other_post,
    FileState.GONE: OthersNotice._gone,
    FileState.NO_FOLDER: OthersNotice._no_folder,
    FileState.COPY: OthersNotice._copy,
}
