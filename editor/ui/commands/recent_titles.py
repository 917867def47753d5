"""Titles of the recent posts for their menu: title and day, as they were when the window last had them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.core.renaming.file_name import is_given

if TYPE_CHECKING:
    from editor.app.open_post.document import Document

_KEY = "titles"
_LONGEST = 40  # characters; a title of two headlines has twice as many
_LONGEST_NAME = 60
_LOOKED_AT = 1_000  # characters of a text that begin with its first words
_LONGEST_DAY = 20  # characters


class RecentTitles:
    """Keeps names in the window's `state`, for the recent posts alone: the menu opens without reading a file."""

    def __init__(self, state: dict[str, Any]) -> None:
        self._state = state

    def note(self, document: "Document | None") -> None:
        """Keep what `document` is called now, if it is on the disk."""
        if document is None or not document.on_disk:
            return
        title = document.profile.compose_title(document.fields)
        if not title and is_given(document.path, document.fields):  # a name of the person's own says more
            title = _first_words(document.text())
        day = document.profile.format_short_date(document.fields.date) if document.fields.date else ""
        recent = self._state.get("recent")
        kept = {path: name for path, name in self._all().items() if isinstance(recent, list) and path in recent}
        kept.pop(str(document.path), None)
        if title:
            kept[str(document.path)] = " ".join((shortened(title, _LONGEST), shortened(day, _LONGEST_DAY))).rstrip()
        self._state[_KEY] = kept

    def follow(self, old: Path, new: Path) -> None:
        """The file `old` is called `new` from now on."""
        kept = self._all()
        if str(old) in kept:
            kept[str(new)] = kept.pop(str(old))
            self._state[_KEY] = kept

    def name(self, path: Path) -> str:
        """The title and the day of the post at `path`; its file's name where it has no title or none is known."""
        return shortened(self._all().get(str(path)) or path.name, _LONGEST_NAME)

    def _all(self) -> dict[str, str]:
        """The titles kept in the state; none where something else wrote into it."""
        kept = self._state.get(_KEY)
        if not isinstance(kept, dict):
            return {}
        return {path: name for path, name in kept.items() if isinstance(path, str) and isinstance(name, str)}


def _first_words(text: str) -> str:
    from editor.core.library.visible import visible  # for drafts without a headline alone: no part of a start

    return visible(text[:_LOOKED_AT]).text.strip()


def shortened(name: str, longest: int) -> str:
    """`name` on one line of at most `longest` characters, its end left out where it has more."""
    line = " ".join(name.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
