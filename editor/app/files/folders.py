"""Folders of posts: those that may be made, and those that were there once and are missed."""

from pathlib import Path

from editor.app.choices.settings import Settings
from editor.core.disk import store
from editor.core.disk.mounts import KnownFolder
from editor.core.errors import SaveError
from editor.core.history.window_state import MOUNTS
from editor.core.words import tr


class Folders:
    """Remembers where folders lie that posts were read from or written to. A drive that is not connected leaves an
    empty folder at its place, or none: neither is filled in its stead."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[Path, KnownFolder] = {}

    def seen(self, post: Path) -> None:
        """The file `post` was read or written."""
        self._known[post.parent] = KnownFolder.of(post.parent)
        library = self._settings.library
        if post.is_relative_to(library):
            mounts = self._mounts()
            mount = str(KnownFolder.of(library).mount)
            if mounts.get(str(library)) != mount:
                self._settings.state[MOUNTS] = {**mounts, str(library): mount}

    def place(self, post: Path) -> KnownFolder:
        """The place of the folder of `post` as it was last seen, with its drive."""
        return self._known.get(post.parent) or KnownFolder.of(post.parent)

    def make_ready(self, post: Path, library: Path, *, is_new: bool) -> None:
        """Make ready for writing `post`: make its folder in the library where it is missing and may be made.

        Raises SaveError where a folder that was there is gone.
        """
        place = self._known.get(post.parent)
        if not is_new:
            if place is not None and (trouble := place.trouble()):
                raise SaveError(_not_saved(post, trouble))
            return
        if place is not None and place.unplugged:
            raise SaveError(_not_saved(post, place.trouble()))
        if post.is_relative_to(library):
            self._miss(post, library)
            store.make_folder(post.parent, library)

    def _miss(self, post: Path, library: Path) -> None:
        """The library, once it was there, is not made anew on another drive, nor where the person chose a folder."""
        mount = self._mounts().get(str(library))
        if mount is None:
            return
        place = KnownFolder(library, Path(mount))
        if place.unplugged or (self._settings.choices.library and not library.is_dir()):
            raise SaveError(_not_saved(post, place.trouble()))

    def _mounts(self) -> dict[str, str]:
        known = self._settings.state.get(MOUNTS)
        return known if isinstance(known, dict) else {}


def _not_saved(post: Path, trouble: str) -> str:
    return tr("{name} was not saved. {trouble}", name=post.name, trouble=trouble)
