"""`ronpyo import`: posts of another program, or of the blog itself, into a library of post files."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.output import complain, say, say_json
from editor.core.errors import ImportFileError
from editor.core.importers.summary import sentences
from editor.core.importers.wish import Wish, host_in
from editor.core.importers.work import import_files
from editor.core.importers.zone import zone
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Import, and say what came of it. 1 where one could not be read, or the disk refused one. Raises
    UsageError."""
    usage = arguments.command.usage()
    if not arguments.words or not all(arguments.words):
        raise UsageError(tr("The file to import is missing; see: {usage}", usage=usage))
    library = arguments.value("--into")
    if not library:
        raise UsageError(tr("Into which folder? Add --into with the folder of your library; see: {usage}", usage=usage))
    wish = Wish(Path(library), _host(arguments.value("--host")), _zone(arguments.value("--timezone")))
    report = import_files([Path(word) for word in arguments.words], wish)
    if arguments.has("--json"):
        say_json(report.as_json())
        for note in report.notes:
            complain(note)
    else:
        for line in sentences(report):
            say(line)
    return 1 if report.failed else 0


def _host(given: str) -> str:
    """The host of the blog; raises UsageError for what is none."""
    if given and not host_in(given):
        raise UsageError(
            tr("--host needs the host of a blog, such as example.blogspot.com; “{value}” is none.", value=given)
        )
    return given


def _zone(given: str) -> str:
    """The name of a time zone; raises UsageError for what is none."""
    try:
        zone(given)
    except ImportFileError as error:
        raise UsageError(str(error)) from error
    return given
