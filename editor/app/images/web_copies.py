"""Web copies of the pictures that were put into a post, made off the window's thread."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.app.choices.settings import Settings
from editor.app.threads.jobs import Jobs
from editor.core.errors import RonpyoError
from editor.core.words import tr


class WebCopies(QObject):
    """Makes the copy of each picture that needs one; a picture without a copy goes out without its place all the same.

    `made(path)`: the copy is there. `failed(sentence)`: it could not be made.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = Jobs(self)

    def make(self, originals: Iterable[Path]) -> None:
        """Make the copies of `originals` that need one."""
        longest = self._settings.web_picture_size
        for original in originals:
            self._start(original, longest)

    def wait(self, timeout: float) -> bool:
        """Wait until they are made, `timeout` seconds at most: for closing only."""
        return self._jobs.wait(timeout)

    def _start(self, original: Path, longest: int) -> None:
        from editor.app.images.decoded_picture import drawn  # not at the start
        from editor.core.images.web_copy import make_copy

        self._jobs.start(
            lambda: make_copy(original, drawn, longest),
            lambda copy: self.made.emit(copy) if copy is not None else None,
            lambda error: self.failed.emit(_sentence(original, error)),
        )


def _sentence(original: Path, error: Exception) -> str:
    if not isinstance(error, RonpyoError):
        raise error
    return tr(
        "Your text is safe. No copy of the image “{name}” without the place where it was taken could be made: {reason}",
        name=original.name,
        reason=error,
    )
