"""The pictures of a post as it is on Blogger, and the slots in what was sent where they belong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.exporters.figures import SLOT
from editor.core.images.blogger_address import is_remote
from editor.core.images.blogger_markup import LONGEST_POST
from editor.core.markup.tags import EndTag, Start, read_tags

_AROUND = 24
"""Characters of the text before and behind a place by which it is known again."""

_NUMBER = re.compile(r"[0-9]{1,6}")

Around = tuple[str, str]
"""The text before a place and behind it, without white space."""


@dataclass(frozen=True, slots=True)
class OnlinePicture:
    """A picture there. `size` is that of the file that was uploaded, None where the HTML does not say it."""

    address: str
    size: tuple[int, int] | None
    around: Around


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that waits for a picture; `words` is what stands in it."""

    words: str
    around: Around


class _Marks:
    """The visible text of a page, without white space and slots, and where in it pictures and slots are."""

    def __init__(self, slots: tuple[str, ...]) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.images: list[tuple[str, tuple[int, int] | None, int]] = []
        self.slots: list[tuple[str, int]] = []
        self._known = re.compile("|".join(map(re.escape, slots))) if slots else None
        self._slot: list[str] | None = None

    def take(self, token: Start | EndTag | str) -> None:
        """The next piece of the page."""
        if isinstance(token, str):
            self._words(token)
        elif isinstance(token, EndTag):
            if token.tag == "span" and self._slot is not None:
                self.slots.append(("".join(self._slot).strip(), self.length))
                self._slot = None
        elif token.tag == "img":
            source = token.get("src").strip()
            self.images.append((f"https:{source}" if source.startswith("//") else source, _size(token), self.length))
        elif token.tag == "span" and token.get("style") == SLOT["style"]:
            self._slot = []

    def _words(self, text: str) -> None:
        if self._slot is not None:
            self._slot.append(text)
            return
        words = "".join((self._known.sub("", text) if self._known else text).split())
        self.pieces.append(words)
        self.length += len(words)

    def around(self, at: int) -> Around:
        """The text around a place of the whole text."""
        text = self.text
        return text[max(0, at - _AROUND) : at], text[at : at + _AROUND]

    @property
    def text(self) -> str:
        """All of the text."""
        if len(self.pieces) > 1:
            self.pieces = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""


def slots_of(sent: str) -> tuple[Slot, ...]:
    """The slots in the HTML that was sent, in their order."""
    marks = _read(sent, ())
    return tuple(Slot(words, marks.around(at)) for words, at in marks.slots)


def online_pictures(html: str, slots: tuple[Slot, ...] = ()) -> tuple[OnlinePicture, ...]:
    """The pictures that `html` shows, in their order, those of the web alone; words of `slots` count as no text."""
    marks = _read(html, slots)
    return tuple(OnlinePicture(*found) for found in _remote(marks))


def embedded_pictures(html: str) -> int:
    """The number of pictures that lie in the text of `html` itself (`data:` addresses), as an editor makes them that
    was given files and did not upload them."""
    return sum(address[:11].lower() == "data:image/" for address, _size, _at in _read(html, ()).images)


def shown_words(html: str, slots: tuple[Slot, ...] = ()) -> str:
    """The text that readers see, without white space and without the words of `slots`."""
    return _read(html, slots).text


def _read(html: str, slots: tuple[Slot, ...]) -> _Marks:
    marks = _Marks(tuple(slot.words for slot in slots if slot.words))
    for token in read_tags(html[:LONGEST_POST]):
        marks.take(token)
    return marks


def _remote(marks: _Marks) -> Iterator[tuple[str, tuple[int, int] | None, Around]]:
    for address, size, at in marks.images:
        if is_remote(address):
            yield address, size, marks.around(at)


def _size(image: Start) -> tuple[int, int] | None:
    stated = [image.get(f"data-original-{side}").strip() for side in ("width", "height")]
    if not all(map(_NUMBER.fullmatch, stated)):
        return None
    width, height = map(int, stated)
    return (width, height) if width and height else None
