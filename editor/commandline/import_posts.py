"""`ronpyo import`: posts of another program, or of the blog itself, into a library of post files."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.output import complain, say, say_json
from editor.core.importers.summary import sentences
from editor.core.importers.work import Wish, import_files
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
    wish = Wish(Path(library), arguments.value("--host"), arguments.value("--timezone"))
    report = import_files([Path(word) for word in arguments.words], wish)
    if arguments.has("--json"):
        say_json(report.as_json())
        for note in report.notes:
            complain(note)
    else:
        for line in sentences(report):
            say(line)
    return 1 if report.failed else 0
