"""The commands of spelling."""

from editor.app.choices.command import Command
from editor.core.words import tr
from editor.ui.spelling.switch import SpellingSwitch

SPELLING = "edit.spelling edit.next_unknown"
"""Their ids, as a menu has them."""


def spelling_commands(switch: SpellingSwitch) -> tuple[Command, ...]:
    """The commands that work on `switch`."""
    return (
        Command("edit.spelling", tr("Check the spellin&g of Latin words"), switch.toggle, checked=lambda: switch.is_on),
        Command(
            "edit.next_unknown",
            tr("Next &unknown word"),
            switch.go_to_next,
            ("F7",),
            enabled=lambda: switch.is_on,
        ),
    )
