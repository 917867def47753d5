"""The names and keys that the help is filled with, from the commands as they are declared."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtGui import QGuiApplication

from editor.app.choices.command import Command, Menu, plain
from editor.commandline.commands import COMMANDS
from editor.core.help.facts import CommandFacts, Facts, RowGroup
from editor.core.words import tr
from editor.ui.keys.other_keys import key_words, other_keys
from editor.ui.settings.catalogue import SETTINGS
from editor.ui.settings.setting import Setting

_OF_THE_SYSTEM = ("text_font",)
"""Settings whose choices Qt knows only while a window can be shown."""


def facts_of(known: Mapping[str, Command], bar: Sequence[Menu]) -> Facts:
    """The facts of the commands `known`, in the order of the menus `bar`; one that stands in none comes last,
    without a menu."""
    found: dict[str, CommandFacts] = {}
    for path, name in _in_menus(bar, ()):
        if name in known:
            found[name] = CommandFacts(known[name].name, key_words(known[name].keys), " → ".join(path))
    for name, command in known.items():
        found.setdefault(name, CommandFacts(command.name, key_words(command.keys)))
    usage = tuple((command.usage(), command.summary()) for command in COMMANDS.values())
    return Facts(found, other_keys(), _settings(), usage)


def _settings() -> tuple[RowGroup, ...]:
    def row(setting: Setting) -> tuple[str, str]:
        if setting.key in _OF_THE_SYSTEM and QGuiApplication.instance() is None:
            return setting.label(), setting.about()
        return setting.label(), tr("{about} Default: {default}.", about=setting.about(), default=setting.default)

    return tuple(
        RowGroup(part.label, tuple(map(row, settings)))
        for part, settings in groupby(SETTINGS, key=lambda one: one.part)
    )


def _in_menus(bar: Sequence[Menu], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each command of the menus, with the titles of those in which it stands; a menu's own before those inside it."""
    for menu in bar:
        path = (*above, plain(menu.title))
        yield from ((path, item) for item in menu.items if isinstance(item, str))
        yield from _in_menus([item for item in menu.items if isinstance(item, Menu)], path)
