"""Commands of the outline, of its sections, and of the ways through the post."""

from functools import partial

from editor.app.choices.command import Command
from editor.core.words import tr
from editor.ui.outline.desk import OutlineDesk

PLACES = "go.place go.back go.forward"
"""Ids of the commands that go to a place, as a menu has them."""
SECTIONS = "format.section_up format.section_down"


def outline_commands(outline: OutlineDesk) -> tuple[Command, ...]:
    """The commands of `outline`."""
    visited = outline.visited
    return (
        Command("view.outline", tr("&Outline"), outline.toggle, ("Ctrl+7",), checked=lambda: outline.shown),
        Command(
            "format.section_up",
            tr("Move se&ction up"),
            partial(outline.move_section, True),
            ("Alt+Shift+Up",),
            enabled=outline.can_move,
        ),
        Command(
            "format.section_down",
            tr("Move s&ection down"),
            partial(outline.move_section, False),
            ("Alt+Shift+Down",),
            enabled=outline.can_move,
        ),
        Command("go.place", tr("&Go to a place…"), outline.go_to, ("Ctrl+G",)),
        Command("go.back", tr("Bac&k"), visited.go_back, ("Alt+Left",), enabled=lambda: visited.can_go_back),
        Command(
            "go.forward", tr("For&ward"), visited.go_forward, ("Alt+Right",), enabled=lambda: visited.can_go_forward
        ),
    )
