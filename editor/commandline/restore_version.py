"""`ronpyo restore`: a post as it was in an earlier version, byte for byte."""

from pathlib import Path

from editor.commandline import posts
from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.changed_post import write_changed
from editor.commandline.list_versions import place_of, versions
from editor.commandline.output import say, send
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.history.version_list import Reason
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Without -o the post itself is replaced, and what it held is a version; with -o no file is replaced.

    Raises UsageError without one version, FileError for a version that is not there.
    """
    path = Path(post_path(arguments, more=True))
    wanted = arguments.words[1:]
    if len(wanted) != 1:
        raise UsageError(tr("Please give one version, by its number; see: ronpyo versions POST"))
    kept, place = versions(), place_of(path)
    found = [one for one in kept.listing(place).versions if wanted[0] in (str(one.number), one.id)]
    if not found:
        raise FileError(tr("There is no version {number} of {name}.", number=wanted[0][:40], name=path.name))
    data = kept.read(found[0])
    if arguments.has("--output"):
        target = posts.target(arguments, path)
        if target:
            store.write(Path(target), data, store.ABSENT)
        else:
            send(data)
        return 0
    if path.exists():
        write_changed(path, data, store.read(path)[1], Reason.BEFORE_RESTORE)
    else:
        store.write(path, data, store.ABSENT)
    say(tr("{name} is as it was in version {number}.", name=path.name, number=found[0].number))
    return 0
