"""`ronpyo timeline`: a label, a search or a name through the years, as a list or as a page for the blog."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.library import up_to_date
from editor.commandline.output import complain, say, say_json
from editor.commandline.posts import deliver
from editor.core.library.query import Query, parse
from editor.core.library.timeline import page, timeline
from editor.core.profile.load import load_profile
from editor.core.words import tr

_PAGE = "page"


def run(arguments: Arguments) -> int:
    """Bring the index up to date, then answer. Finding nothing is fine. Raises UsageError."""
    query = " ".join(arguments.words)
    if parse(query) == Query():
        raise UsageError(tr("What to search for is missing; see: {usage}", usage=arguments.command.usage()))
    form = arguments.value("--to")
    if form not in ("", _PAGE):
        raise UsageError(tr("A timeline can be made to a page (--to page); “{form}” is none.", form=form))
    with up_to_date(arguments) as archive:
        library = arguments.value("--library") or str(archive.library)
        moments = archive.soundly(lambda index: timeline(index, query))
    if form == _PAGE:
        profile, _problems = load_profile()
        output = arguments.value("--output")
        deliver(page(moments, profile) + "\n", "" if output == "-" else output)
    elif arguments.has("--json"):
        say_json([moment.as_json(str(Path(library, moment.entry.path))) for moment in moments])
    else:
        for moment in moments:
            say("  ".join(filter(None, (moment.entry.day, moment.entry.title))))
            for bullet in moment.bullets:
                say(f"    {bullet}")
    if not moments:
        complain(tr("No post was found."))
    return 0
