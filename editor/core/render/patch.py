"""A page as both ends of the render process hold it, and what changed from one page to the next."""

from dataclasses import dataclass
from typing import Any

from editor.core.text.splices import common_ends

WHOLE = ("frame", "news_lines", "commentary_lines", "title", "style", "language", "more")
"""The values of a page that travel as a whole; its blocks travel as splices."""


@dataclass(slots=True)
class Page:
    """A page as both ends hold it: its frame, the blocks of its two slots, and what is said of it.

    `news_lines` and `commentary_lines` are the 1-based lines of the body on which the blocks begin. `more` is what the
    blog's front page calls the way on at the jump break.
    """

    frame: str = ""
    news: tuple[str, ...] = ()
    commentary: tuple[str, ...] = ()
    news_lines: tuple[int, ...] = ()
    commentary_lines: tuple[int, ...] = ()
    title: str = ""
    style: str = ""
    language: str = ""
    more: str = ""


def splice(old: tuple[str, ...], new: tuple[str, ...]) -> list[Any] | None:
    """`[start, removed, blocks]` that turns `old` into `new`; None where they are equal."""
    start, end = common_ends(old, new)
    if start == len(old) == len(new):
        return None
    return [start, len(old) - start - end, list(new[start : len(new) - end])]


def difference(old: Page, new: Page) -> dict[str, Any]:
    """The patch that turns `old` into `new`: only what differs is in it."""
    patch: dict[str, Any] = {name: getattr(new, name) for name in WHOLE if getattr(old, name) != getattr(new, name)}
    for slot in ("news", "commentary"):
        if (change := splice(getattr(old, slot), getattr(new, slot))) is not None:
            patch[slot] = change
    return patch


def apply(page: Page, patch: dict[str, Any]) -> None:
    """Make `page` the page that `patch` leads to: the other half of `difference`, also after a way as JSON."""
    for name in WHOLE:
        if name in patch:
            setattr(page, name, tuple(patch[name]) if name.endswith("_lines") else patch[name])
    for slot in ("news", "commentary"):
        if slot in patch:
            start, removed, blocks = patch[slot]
            old = getattr(page, slot)
            setattr(page, slot, (*old[:start], *blocks, *old[start + removed :]))
