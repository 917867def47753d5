"""The commands of reading aloud."""

from editor.app.choices.command import Command, Menu
from editor.core.words import tr
from editor.ui.aloud.switch import AloudSwitch


def aloud_commands(switch: AloudSwitch) -> tuple[Command, ...]:
    """The commands that work on `switch`."""
    return (
        Command(
            "aloud.read",
            tr("&Read aloud"),
            switch.read,
            ("Ctrl+Alt+A",),
            tip=tr("Reads what is selected, or from the sentence at the caret"),
        ),
        Command(
            "aloud.pause",
            tr("&Pause reading"),
            switch.pause,
            ("Ctrl+Alt+P",),
            enabled=lambda: switch.is_reading,
            checked=lambda: switch.is_paused,
        ),
        Command("aloud.stop", tr("&Stop reading"), switch.stop, ("Ctrl+Alt+S",), enabled=lambda: switch.is_reading),
    )


def aloud_menu() -> Menu:
    """The menu of reading aloud."""
    return Menu(tr("Read &aloud"), ("aloud.read", "aloud.pause", "aloud.stop"))
