"""`ronpyo relink`: the links of other posts to a former address of a post lead to the one that it has."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.library import up_to_date
from editor.commandline.output import say, say_json
from editor.commandline.rename_post import tell
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.history.versions import Versions, versions_folder
from editor.core.library.draft import path_within
from editor.core.library.following_links import Followed, follow_links
from editor.core.library.former_address import changes_for, former_addresses
from editor.core.library.pages import page_number
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """With --list the posts are told, and nothing is written. Raises UsageError, FileError."""
    path = Path(post_path(arguments, more=True))
    former = arguments.words[1:]
    if not former or not all(map(page_number, former)):
        raise UsageError(tr("Please give the former URL of the post: https://…"))
    text = store.read(path)[0].decode("utf-8", "surrogateescape")
    with up_to_date(arguments) as archive:
        inside = path_within(archive.library, path)
        found = archive.soundly(lambda index: former_addresses(index, "", text, inside, former))
        if not found["address"]:
            raise FileError(tr("{name} has no URL on the blog that links could lead to.", name=path.name))
        if arguments.has("--list"):
            followed, done = Followed(changed=found["posts"]), False
        else:
            wanted = (archive.library, found["posts"], found["former"], found["address"])
            change_for = archive.soundly(lambda index: changes_for(index, *wanted))
            versions, done = Versions(versions_folder()), True
            followed = follow_links(archive.library, found["posts"], change_for, versions)
            archive.refresh_files([archive.library / name for name in followed.changed])
    if arguments.has("--json"):
        say_json({"address": found["address"], "former": found["former"], **followed.as_json()})
    elif done:
        tell(followed)
        say(tr("Posts whose links lead to {address} now: {n}.", address=found["address"], n=len(followed.changed)))
    else:
        for name in followed.changed:
            say(name)
    return 1 if followed.refused or followed.open else 0
