"""The commands about the news page that a post comments on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.app.choices.command import Command
from editor.core.words import tr
from editor.ui.news.written import paste_written

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk


def news_commands(desk: Desk) -> tuple[Command, ...]:
    """The commands, which work on the news of `desk`."""
    can_paste = desk.news.source.can_paste
    return (
        Command(
            "file.new_from_page",
            tr("New post &from the copied page"),
            desk.news.new_from_page,
            ("Ctrl+Alt+N",),
            tip=tr("A new post whose news is the page that you copied in the browser"),
        ),
        Command("post.news", tr("Paste the &news page"), desk.news.source.paste, ("F2",), enabled=can_paste),
        Command(
            "post.written",
            tr("Paste a &written commentary"),
            lambda: paste_written(desk),
            ("Ctrl+Alt+V",),
            tip=tr("Headline, summary and text that you wrote elsewhere, each in its place"),
            enabled=can_paste,
        ),
        Command("post.news_file", tr("News from a &saved page…"), desk.news.open_page, enabled=can_paste),
    )
