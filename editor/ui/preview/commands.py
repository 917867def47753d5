"""The commands of the preview: how wide and how dark the page is seen."""

from typing import TYPE_CHECKING

from editor.app.choices.command import Command, Menu
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk


def page_menu() -> Menu:
    """The menu of how the page is seen."""
    return Menu(tr("Pag&e"), ("view.desktop", "view.phone", "view.list", None, "view.dark_page", "view.theme"))


def preview_commands(desk: "Desk") -> tuple[Command, ...]:
    """The commands, which work on the page of `desk`."""
    return (
        Command(
            "view.desktop",
            tr("&Desktop view"),
            lambda: desk.set_width("desktop"),
            (),
            "desktop",
            checked=lambda: desk.width_name == "desktop" and desk.preview.shows_page,
        ),
        Command(
            "view.phone",
            tr("P&hone view"),
            lambda: desk.set_width("phone"),
            (),
            "phone",
            checked=lambda: desk.width_name == "phone" and desk.preview.shows_page,
        ),
        Command(
            "view.list",
            tr("As on the &front page"),
            lambda: desk.set_width("list"),
            (),
            "front",
            checked=lambda: desk.width_name == "list" and desk.preview.shows_page,
        ),
        Command(
            "view.dark_page",
            tr("See the page dar&k"),
            desk.page_choices.toggle_dark,
            checked=lambda: desk.page_choices.dark,
        ),
    )
