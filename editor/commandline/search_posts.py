"""`ronpyo search`: the posts of a folder that a query finds."""

import sys
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.library import limit_of, up_to_date
from editor.commandline.output import complain, say, say_json
from editor.core.library.archive import Result
from editor.core.library.query import Query, parse
from editor.core.words import tr

_SHOWN = 20  # to a person who asked for no number
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def run(arguments: Arguments) -> int:
    """Bring the index up to date, then answer. Finding nothing is fine. Raises UsageError without words."""
    query = " ".join(arguments.words)
    if parse(query) == Query():
        raise UsageError(tr("What to search for is missing; see: {usage}", usage=arguments.command.usage()))
    limit = limit_of(arguments)
    with up_to_date(arguments) as archive:
        library = arguments.value("--library") or str(archive.library)
        if arguments.has("--json"):
            found = archive.find(query, limit)
            say_json([_as_json(library, result) for result in found.best])
        else:
            found = archive.find(query, _SHOWN if limit is None else limit)
            for result in found.best:
                say(_lines(library, result))
            complain(_count(len(found.best), found.total))
    return 0


def _as_json(library: str, result: Result) -> dict[str, object]:
    entry = result.entry
    return {
        "path": str(Path(library, entry.path)),
        "title": entry.title,
        "date": entry.date,
        "url": entry.url,
        "snippet": result.snippet.marked("**", "**"),
        "score": result.score,
    }


def _lines(library: str, result: Result) -> str:
    bold = sys.stdout is not None and sys.stdout.isatty()
    marks = (_BOLD, _PLAIN) if bold else ("", "")
    entry = result.entry
    head = "  ".join(filter(None, (entry.day, entry.title)))
    return f"{Path(library, entry.path)}\n    {head}\n    {result.snippet.marked(*marks)}"


def _count(shown: int, total: int) -> str:
    if not total:
        return tr("No post was found.")
    if shown < total:
        return tr("Posts found: {total}; the best {shown} are shown. --limit shows more.", total=total, shown=shown)
    return tr("Posts found: {total}.", total=total)
