"""Files of posts that are followed while they are saved and renamed, for what is to be done with them after that."""

from collections.abc import Callable, Sequence
from pathlib import Path

from editor.app.files.session import Session


class FollowedFiles:
    """The post files that are called `paths` at the moment at which this is made.

    A save may give a file the name that follows from its headline, and so may leaving its post.
    """

    def __init__(self, session: Session, paths: Sequence[Path]) -> None:
        self._session = session
        self._paths = tuple(paths)
        self._mark = session.moves.done

    @property
    def now(self) -> list[Path]:
        """The paths as far as files have been renamed by now."""
        return [self._session.moves.path_since(self._mark, path) for path in self._paths]

    def when_settled(self, then: Callable[[list[Path]], None]) -> None:
        """Call `then(paths)` once nothing is being saved or renamed, with the paths as they are by then."""
        session = self._session
        if not session.saving:
            then(self.now)
            return

        def look() -> None:
            if not session.saving:
                session.saving_changed.disconnect(look)
                self.when_settled(then)

        session.saving_changed.connect(look)
