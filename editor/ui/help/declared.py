"""The commands as they are declared, without a window: for the help that the command line writes, and for guards."""

from typing import Any, cast

from editor.app.choices.keymap import Keymap
from editor.core.help.facts import Facts
from editor.ui.commands.commands import commands
from editor.ui.commands.menus import menus
from editor.ui.help.facts import facts_of


def declared_facts() -> Facts:
    """The names of all commands, in the language in use, and their keys, those that the person chose among them."""
    stand_in = cast(Any, _Anything())
    known = Keymap().keyed(commands(*[stand_in] * 6))
    return facts_of({command.id: command for command in known}, menus())


class _Anything:
    """A stand-in for the window's parts while commands are declared and none is run."""

    def __getattr__(self, _name: str) -> "_Anything":
        return self

    def __call__(self, *_values: object, **_named: object) -> "_Anything":
        return self
