"""A command of the program, declared once: menu, tool bar, palette and shortcut sheet are made from it."""

from collections.abc import Callable
from dataclasses import dataclass

from editor.core.words import plain

__all__ = ["Command", "Menu", "plain"]


def always() -> bool:
    """The answer of a command that is seen, or makes sense, at any time."""
    return True


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Command:
    """`title` and `tip` are in the person's language; `keys` are shortcuts in Qt's portable text, the first one shown.

    `checked` makes it a switch and says whether it is on. `enabled` says whether it makes sense now. `thing` says what
    it would act on, shown behind the title in the menu: "Undo: Typing". `shown` says whether it is seen at all.
    `everywhere`: its keys work in the dialogs beside the window, too.
    """

    id: str
    title: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    enabled: Callable[[], bool] = always
    shown: Callable[[], bool] = always
    everywhere: bool = False
    checked: Callable[[], bool] | None = None
    thing: Callable[[], str | None] = _nothing

    @property
    def name(self) -> str:
        """The title without what belongs to a menu alone: "保存(&S)…" is "保存"."""
        return plain(self.title)


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: its title, and command ids; None is a line between groups, a Menu a menu inside."""

    title: str
    items: "tuple[str | Menu | None, ...]"
