"""The theme of the blog on the preview: chosen from a backup or a saved page, or taken off again."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.app.application import Application
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core import paths
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.profile.blog_theme import FILE, theme_style
from editor.core.profile.settings import DEFAULT
from editor.core.words import tr
from editor.ui.dialogs.ask import Ask


class BlogTheme(QObject):
    """Keeps the style in the person's own folder of the profile that the open post has."""

    def __init__(self, app: Application, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._ask = ask
        self._jobs = Jobs(self)

    def choose(self) -> None:
        """Ask what to wear; where a theme is worn already, whether another one or none."""
        document = self._app.session.current
        if document is None:
            return
        path = theme_path(document.fields.profile)
        self._jobs.start(path.exists, while_alive(self, lambda worn: self._ask_for_one(path, worn)), self._fail)

    def _ask_for_one(self, path: Path, worn: bool) -> None:
        if worn:
            title = tr("The preview wears the blog’s theme")
            text = tr(
                "It shows the post in the style that was chosen. What is copied for the blog is the same with and "
                "without."
            )
            chosen = self._ask.choice(title, text, (tr("Choose another…"), tr("Take it off")))
            if chosen is None:
                return
            if chosen == 1:
                self._do(lambda: path.unlink(missing_ok=True))
                return
        if source := self._ask.theme_path(paths.downloads()):
            self._do(lambda: wear(source, path))

    def _do(self, work: object) -> None:
        assert callable(work)
        self._jobs.start(work, while_alive(self, lambda _done: self._app.previewer.refresh()), self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, FileError | OSError):
            raise error
        self._ask.tell(tr("The preview was left as it is"), str(error))


def theme_path(profile: str) -> Path:
    """The place of the theme of a blog profile, in the person's own folder of it."""
    return paths.user_profiles() / (profile or DEFAULT) / FILE


def wear(source: Path, path: Path) -> None:
    """Write the style of the theme in `source` to `path`. Raises FileError."""
    style = theme_style(source)
    store.make_folder(path.parent, paths.config(), own=True)
    store.write(path, style.encode("utf-8", "replace"), None, own=True)
