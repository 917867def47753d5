"""Persons with their office in running text: 岸田前首相, and what the archive called them last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_OFFICES = (
    "総理大臣|首相|総理|副大統領|大統領|国家主席|主席|総書記|書記長|総裁|党首|代表|幹事長|官房長官|長官|外相|財務相|防衛相|経産相|厚労相|文科相|法相|国防相|農相|環境相"
    "|総務相|国交相|外務大臣|財務大臣|報道官|知事|市長|議長|社長|会長|監督|事務総長"
)
_HELD = re.compile(
    rf"(?<![一-鿿々ァ-ヴー])(?P<name>[一-鿿々]{{2,5}}?|[ァ-ヴー]{{3,12}})(?P<then>元|前|新)?(?P<office>{_OFFICES})(?![一-鿿])"
)
_MOST = 40
_BEFORE = ("前", "元")


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's office as a text names it: `then` is 前, 元, 新 or "", from `start` to `end` of the text."""

    name: str
    then: str
    office: str
    start: int
    end: int


def offices(text: str) -> list[Held]:
    """The persons with an office that `text` names, forty at most."""
    found = []
    for one in _HELD.finditer(text):
        found.append(Held(one["name"], one["then"] or "", one["office"], *one.span()))
        if len(found) == _MOST:
            break
    return found


class OfficeUses:
    """The offices that posts gave persons, by day: only who has left one is told, since who comes into one is news."""

    def __init__(self, uses: Iterable[tuple[str, str, str, str]] = ()) -> None:
        """`uses` are day (2025-04-02), name, then, office."""
        self._uses: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for day, name, then, office in uses:
            self._uses.setdefault((name, office), []).append((day, then))

    def left(self, held: Held, day: str) -> str | None:
        """前 or 元, where the two newest posts before `day` both say so of somebody whom the text gives the office."""
        if held.then in _BEFORE:
            return None
        uses = sorted({use for use in self._uses.get((held.name, held.office), ()) if use[0] < day})[-2:]
        said = {then for _day, then in uses}
        return uses[-1][1] if len(uses) == 2 and said <= set(_BEFORE) else None
