"""`ronpyo merge BASE OURS THEIRS`: a merge driver for git, and for a person with two states of a post."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.changed_post import write_changed
from editor.commandline.output import complain, say_json
from editor.core.disk import store
from editor.core.errors import FileError, SaveError
from editor.core.file.merge import MARKER, merge
from editor.core.history.post_writing import change_post
from editor.core.history.version_list import Reason
from editor.core.words import tr

CLEAN, CONFLICTS, FAILED = 0, 1, 129
"""Exit codes as git reads them from a merge driver: from 129 on, it did not work at all (gitattributes(5))."""
_OF_GIT = ".merge_file_"
"""The beginning of the names of files that git writes for a merge driver. What they hold is in the repository, and
their place is none of a post: no version is kept."""


def run(arguments: Arguments) -> int:
    """Write the merged post into OURS, or into the file that `-o` names; what a post held is a version. Raises
    UsageError."""
    if len(arguments.words) != 3:
        raise UsageError(tr("Three files are needed; see: {usage}", usage=arguments.command.usage()))
    base, ours, theirs = map(Path, arguments.words)
    size = arguments.value("--marker-size") or str(MARKER)
    if not size.isdecimal() or not 1 <= int(size) <= 200:
        raise UsageError(tr("“{value}” is no length of a mark; see: {usage}", value=size, usage="ronpyo merge --help"))
    try:
        (earlier, _), (mine, digest), (other, _) = store.read(base), store.read(ours), store.read(theirs)
        result = merge(earlier, mine, other, int(size))
        if result is None:
            complain(tr("{name} was left as it is: only text in UTF-8 can be merged.", name=ours.name))
            return CONFLICTS
        output = arguments.value("--output")
        if output:
            change_post(Path(output), result.data, None, Reason.BEFORE_COMMAND)
        elif ours.name.startswith(_OF_GIT):
            store.write(ours, result.data, digest)
        elif result.data != mine:
            write_changed(ours, result.data, digest)
    except (FileError, SaveError) as error:
        complain(str(error))
        return FAILED
    if arguments.has("--json"):
        say_json({"clean": result.is_clean, "keys": list(result.keys), "pieces": result.pieces})
    elif not result.is_clean:
        complain(
            tr(
                "{name}: both sides are kept where both were changed (places: {count}). They stand "
                "between the marks “{first}” and “{last}”; take out what is not wanted.",
                name=ours.name,
                count=result.pieces + len(result.keys),
                first="<" * int(size),
                last=">" * int(size),
            )
        )
    return CLEAN if result.is_clean else CONFLICTS
