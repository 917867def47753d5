"""`ronpyo new`: a new post; its path is the answer."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, no_words
from editor.commandline.output import say, say_json
from editor.core import paths
from editor.core.disk import names, store
from editor.core.errors import FileChangedError
from editor.core.file.new import new_post
from editor.core.file.postfile import PostFile
from editor.core.profile.settings import profile_settings
from editor.core.words import listed, tr


def run(arguments: Arguments) -> int:
    """Make the post where `-o` says, never over a file that is there, or in the library. Raises FileError, FieldError
    and UsageError."""
    no_words(arguments)
    profile = arguments.value("--profile")
    if profile:
        _require_profile(profile)
    post = new_post(profile, profile_settings(profile).now())
    target = arguments.value("--output")
    if target:
        store.write(path := Path(target), post.data, store.ABSENT)
    else:
        path = _make_in_library(post)
    if arguments.has("--json"):
        say_json({"path": str(path), "id": post.fields.id})
    else:
        say(str(path))
    return 0


def _require_profile(name: str) -> None:
    from editor.core.profile.load import list_profiles

    known = [entry.name for entry in list_profiles()]
    if name not in known:
        raise UsageError(tr("There is no blog profile “{name}”; there are: {names}.", name=name, names=listed(known)))


def _make_in_library(post: PostFile) -> Path:
    library = paths.default_library()
    while True:
        path = names.new_path(library, post.fields.date, "")
        store.make_folder(path.parent, library)
        try:
            store.write(path, post.data, store.ABSENT)
        except FileChangedError:  # another program took the name in this moment: the next free one
            continue
        return path
