"""The facts with which the pages of the help are filled: the commands and their keys as the window declares them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CommandFacts:
    """A command in the person's language: its name, its keys ("" for none), and the menus in which it stands."""

    name: str
    keys: str = ""
    menu: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows of two columns under a title: keys that have no command by the part of the window in which they work, or
    settings with what they do."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """`commands` by their id, in the order of the menus; `others` are keys without a command; `settings` what can be
    chosen; `usage` the commands of the command line: how each is called, and what it does."""

    commands: Mapping[str, CommandFacts] = field(default_factory=dict)
    others: tuple[RowGroup, ...] = ()
    settings: tuple[RowGroup, ...] = ()
    usage: tuple[tuple[str, str], ...] = ()
