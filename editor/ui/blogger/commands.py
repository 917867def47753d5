"""The commands of Blogger; those that need an account are not seen without one."""

from editor.app.choices.command import Command
from editor.core.words import tr
from editor.ui.blogger.desk import BloggerDesk


def commands(blogger: BloggerDesk) -> tuple[Command, ...]:
    """The commands that `blogger` does."""
    connected, ready, sent = blogger.is_connected, blogger.is_ready, blogger.was_sent
    readers = blogger.readers
    return (
        Command(
            "blogger.connect",
            tr("Connect Blo&gger…"),
            blogger.connecting.show,
            shown=lambda: not connected(),
        ),
        Command("blogger.account", tr("Blogger acco&unt…"), blogger.connecting.show, shown=connected),
        Command(
            "blogger.send",
            tr("Send &to Blogger as a draft"),
            blogger.send,
            ("Ctrl+Shift+B",),
            "copy",
            enabled=ready,
            shown=connected,
        ),
        Command(
            "blogger.fetch", tr("&Fetch from Blogger"), blogger.fetch, ("Ctrl+Shift+G",), enabled=ready, shown=connected
        ),
        Command("blogger.open", tr("&Open in Blogger"), blogger.work.open_there, enabled=sent, shown=connected),
        Command("blogger.publish", tr("&Publish on Blogger…"), readers.publish, enabled=ready, shown=connected),
        Command("blogger.schedule", tr("Sc&hedule on Blogger…"), readers.schedule, enabled=ready, shown=connected),
        Command(
            "blogger.take_back",
            tr("&Take back from readers…"),
            readers.take_back,
            enabled=ready,
            shown=connected,
        ),
    )
