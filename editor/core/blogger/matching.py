"""Matching of online pictures to those of the post: by file name, by slot, by size, by order."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from editor.core.blogger.online_pictures import OnlinePicture, Slot
from editor.core.blogger.uploads import without_number
from editor.core.disk.names import folded_name
from editor.core.images.addresses import bare_address

_ALIKE = re.compile(r"[+_ ]|\([0-9]+\)(?=$)")
"""The characters that Blogger changes in the name of a file."""
_NEAR = 0.01
"""The largest difference between the aspects of one picture in two sizes."""


@dataclass(frozen=True, slots=True)
class LocalPicture:
    """A picture of the post without an address: its path in the body, the names that its file may have there, and the
    pixels of the file to upload."""

    path: str
    names: tuple[str, ...] = ()
    size: tuple[int, int] | None = None


def matched(
    online: Sequence[OnlinePicture], local: Sequence[LocalPicture], slots: Sequence[Slot], known: Sequence[str] = ()
) -> dict[str, str]:
    """The address of each picture of the post that is there, by its path. Each address is given once; those that the
    post has already (`known`) to none."""
    taken = {bare_address(address) for address in known}
    free = [one for one in _once(online) if bare_address(one.address) not in taken]
    places = _slots_by_path(local, slots)
    given: dict[str, str] = {}

    def left() -> tuple[list[OnlinePicture], list[LocalPicture]]:
        return (
            [one for one in free if one.address not in given.values()],
            [one for one in local if one.path not in given],
        )

    given |= _named(*left())
    given |= _paired(*left(), lambda one: one.around, lambda one: places.get(one.path))
    given |= _paired(*left(), lambda one: one.size, lambda one: one.size)
    there, here = left()
    if len(there) == len(here) and all(_fits(*pair) for pair in zip(there, here, strict=True)):
        given |= {mine.path: theirs.address for theirs, mine in zip(there, here, strict=True)}
    return given


def _once(online: Sequence[OnlinePicture]) -> list[OnlinePicture]:
    return list({bare_address(one.address): one for one in reversed(online)}.values())[::-1]


def _named(there: Sequence[OnlinePicture], here: Sequence[LocalPicture]) -> dict[str, str]:
    """Those whose name tells, if it tells one alone on both sides."""
    called = [(_stems(urlsplit(one.address).path), one.address) for one in there]
    mine = {one.path: {stem for name in one.names for stem in _stems(name)} for one in here}
    given = {}
    for path, names in mine.items():
        fitting = [(stems, address) for stems, address in called if stems & names]
        if len(fitting) == 1 and sum(bool(fitting[0][0] & others) for others in mine.values()) == 1:
            given[path] = fitting[0][1]
    return given


def _stems(path: str) -> frozenset[str]:
    """The names of a file in one spelling, with the number that it was uploaded under and without."""
    name = PurePosixPath(unquote(path)).name
    stem = _ALIKE.sub("", folded_name(name.rpartition(".")[0] or name))
    return frozenset({stem, without_number(stem)} - {""})


def _paired(
    there: Sequence[OnlinePicture],
    here: Sequence[LocalPicture],
    of_theirs: Callable[[OnlinePicture], Hashable],
    of_mine: Callable[[LocalPicture], Hashable],
) -> dict[str, str]:
    """The pairs with the same key, as many there as here, in their order."""
    given: dict[str, str] = {}
    for key in dict.fromkeys(filter(None, map(of_mine, here))):
        theirs = [one.address for one in there if of_theirs(one) == key]
        mine = [one.path for one in here if of_mine(one) == key]
        if len(theirs) == len(mine):
            given |= dict(zip(mine, theirs, strict=True))
    return given


def _slots_by_path(local: Sequence[LocalPicture], slots: Sequence[Slot]) -> dict[str, Hashable]:
    """The place of each picture: its slot says the name of its file."""
    found: dict[str, Hashable] = {}
    rest = list(slots)
    for one in local:
        slot = next((slot for slot in rest if any(name in slot.words for name in one.names)), None)
        if slot is not None:
            rest.remove(slot)
            found[one.path] = slot.around
    return found


def _fits(theirs: OnlinePicture, mine: LocalPicture) -> bool:
    """Whether the sizes, where both are known, are of one picture."""
    if theirs.size is None or mine.size is None:
        return True
    one, other = theirs.size[0] / theirs.size[1], mine.size[0] / mine.size[1]
    return abs(one - other) <= _NEAR * other
