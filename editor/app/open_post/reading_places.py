"""Reading places: caret, selection and scroll position of each post when it was left, kept over restarts."""

from dataclasses import dataclass

from editor.app.choices.settings import Settings
from editor.app.open_post.document import Document

_MOST = 300  # posts that are remembered, those left last


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """A place in a post: `anchor` and `position` of the selection (positions in the buffer), and `top`, the line (a
    block of the text, from 0) at the top of the view."""

    anchor: int = 0
    position: int = 0
    top: int = 0


class ReadingPlaces:
    """The reading places of all posts, kept in the state of the window. A post is known by its id, else by its path."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Without `settings` the places last as long as this object."""
        self._settings = settings
        self._known: dict[str, list[int]] = {}
        kept = settings.state.get("reading_places") if settings is not None else None
        for key, value in kept.items() if isinstance(kept, dict) else ():
            if isinstance(value, list) and len(value) == 3 and all(type(n) is int and n >= 0 for n in value):
                self._known[str(key)] = value

    def place(self, document: Document) -> ReadingPlace:
        """The place at which `document` was left; its beginning where that is not known."""
        return ReadingPlace(*self._known.get(_key(document), ()))

    def leave(self, document: Document, place: ReadingPlace) -> None:
        """Keep `place` for `document`, which is being left."""
        key = _key(document)
        self._known.pop(key, None)
        self._known[key] = [place.anchor, place.position, place.top]
        for old in list(self._known)[:-_MOST]:
            del self._known[old]
        if self._settings is not None:
            self._settings.state["reading_places"] = self._known
            self._settings.save_state(later=True)


def _key(document: Document) -> str:
    return document.fields.id or str(document.path)
