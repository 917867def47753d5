"""`ronpyo related`: the earlier posts that belong to a post, the best first."""

from pathlib import Path

from editor.commandline.arguments import Arguments, post_path
from editor.commandline.library import draft_at, limit_of, up_to_date
from editor.commandline.output import complain, say, say_json
from editor.core.library.related import RelatedMatch, related
from editor.core.library.texts import PostSummary
from editor.core.words import tr

_SHOWN = 10  # posts, unless --limit says otherwise


def run(arguments: Arguments) -> int:
    """Bring the index up to date, then answer. Finding nothing is fine. Raises FileError and UsageError."""
    file = Path(post_path(arguments))
    limit = limit_of(arguments) or _SHOWN
    with up_to_date(arguments) as archive:
        draft = draft_at(archive, file)
        matches = archive.soundly(
            lambda index: related(index, draft, limit, unpublished=arguments.has("--unpublished"))
        )
        numbers = [match.number for match in matches]
        entries = {entry.id: entry for entry in archive.soundly(lambda index: index.entries(numbers))}
        found = [(match, entries[match.number]) for match in matches if match.number in entries]
        library = arguments.value("--library") or str(archive.library)
    if arguments.has("--json"):
        say_json([_as_json(library, *one) for one in found])
        return 0
    for match, entry in found:
        head = "  ".join(filter(None, (entry.day, entry.title)))
        say(f"{Path(library, entry.path)}\n    {head}\n    {'、'.join(match.why)}")
    if not found:
        complain(tr("No earlier post belongs to this one."))
    return 0


def _as_json(library: str, match: RelatedMatch, entry: PostSummary) -> dict[str, object]:
    return {
        "path": str(Path(library, entry.path)),
        "title": entry.title,
        "url": entry.url,
        "date": entry.day,
        "score": match.score,
        "why": list(match.why),
    }
