"""The commands about the author's earlier posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.app.choices.command import Command
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk

NAMES = (
    "post.near post.related_best post.related post.related_by_date - post.timeline post.forward - "
    "post.address_paste post.address_open post.address_copy post.links_follow"
)
"""The commands of the menu of the earlier posts, in their order."""


def memory_commands(desk: Desk) -> tuple[Command, ...]:
    """The commands, which work on the parts of `desk.memory`."""
    relating, address, filling = desk.memory.relating, desk.memory.address, desk.memory.filling
    return (
        Command(
            "post.near",
            tr("&Similar posts"),
            relating.show_near,
            ("Ctrl+R",),
            tip=tr("Similar posts: 1–9 adds one to the related posts"),
            enabled=relating.can_choose,
        ),
        Command(
            "post.related_best",
            tr("Add the fi&ve most similar"),
            relating.take_best,
            ("Ctrl+Alt+R",),
            tip=tr("Fills the related posts up to five with the most similar ones, the newest first"),
            enabled=relating.can_choose,
        ),
        Command(
            "post.rest",
            tr("Fill &in the rest"),
            filling.fill,
            ("Ctrl+Alt+I",),
            tip=tr(
                "Fills what is still empty: related posts with the five most similar ones, labels with those that they "
                "share, the search description with the first point of the commentary"
            ),
            enabled=filling.can_fill,
        ),
        Command(
            "post.related",
            tr("&Related posts from the library…"),
            relating.choose,
            ("Ctrl+L",),
            "library",
            enabled=relating.can_choose,
        ),
        Command(
            "post.related_by_date",
            tr("Sort the related posts by &date"),
            relating.sort_by_date,
            enabled=relating.can_choose,
        ),
        Command("post.timeline", tr("&Timeline of a subject…"), desk.memory.windows.show_timeline, ("Ctrl+T",)),
        Command("post.forward", tr("Links &from earlier posts…"), desk.memory.windows.show_forward),
        Command(
            "post.address_paste",
            tr("&Post's URL from the clipboard"),
            address.paste,
            enabled=address.can_write,
        ),
        Command("post.address_open", tr("&Open on the blog"), address.open),
        Command("post.address_copy", tr("&Copy URL"), address.copy),
        Command(
            "post.links_follow",
            tr("Links to for&mer URLs…"),
            desk.memory.moved.look,
            enabled=desk.memory.moved.can_follow,
        ),
    )
