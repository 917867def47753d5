"""`ronpyo rename`: another name for a post's file; its pictures, and the links of other posts, follow."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.library import up_to_date
from editor.commandline.output import complain, say, say_json
from editor.core import paths
from editor.core.disk import store
from editor.core.errors import FileError, SaveError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder
from editor.core.library.following_links import Followed, follow_links
from editor.core.library.former_address import posts_naming
from editor.core.renaming.file_name import following_path, why_kept, wished_path
from editor.core.renaming.moved_links import to_renamed
from editor.core.renaming.rename import rename_post
from editor.core.sharing import claims
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """The new name is the one that is given, else the one that follows from the headline. The new path is the answer.
    Raises UsageError, FieldError, FileError."""
    old = Path(post_path(arguments, more=True)).absolute()
    names = arguments.words[1:]
    if len(names) > 1:
        raise UsageError(tr("Please give one name; what has spaces needs quotation marks."))
    file = PostFile.parse(store.read(old)[0])
    new = wished_path(old, names[0]) if names else following_path(old, file.fields) or old
    followed = Followed()
    if new != old:
        if claims.holder(paths.state() / "open", old, file.fields.id) is not None:
            raise FileError(tr("“{name}” keeps its name: the post is open in another window.", name=old.name))
        followed = _rename(arguments, old, new)
    elif names:
        complain(tr("“{name}” keeps its name: it is called so already.", name=old.name))
    else:
        complain(why_kept(old, file.fields))
    if arguments.has("--json"):
        say_json({"path": str(new), "was": str(old), **followed.as_json()})
    else:
        say(str(new))
        tell(followed)
    return 1 if followed.refused or followed.open else 0


def _rename(arguments: Arguments, old: Path, new: Path) -> Followed:
    """Rename the file and have the links of the library's posts follow. Raises FileError."""
    versions = Versions(versions_folder())

    def keep(path: Path, data: bytes, file: PostFile) -> None:
        versions.keep(PostPlace(path, file.fields.id), data, Reason.BEFORE_LINKS)

    with up_to_date(arguments) as archive:
        found = rename_post(old, new, keep)
        if found is not None:
            try:
                versions.follow(PostPlace(old, found.post_id), PostPlace(new, found.post_id))
            except SaveError as error:  # the file has its name; the links follow all the same
                complain(str(error))
        archive.refresh_files([old, new])
        linking = archive.soundly(lambda index: posts_naming(index, old.stem))
        stay = found is not None and found.pictures_stay
        return follow_links(
            archive.library, linking, lambda path: to_renamed(path.parent, old, new, pictures_stay=stay), versions
        )


def tell(followed: Followed) -> None:
    """Say which posts' links were changed, and which were not, and why."""
    for name in followed.changed:
        complain(tr("Links changed: {name}", name=name))
    for name in followed.open:
        complain(tr("Left as it is, since it is open in a window: {name}", name=name))
    for sentence in followed.refused:
        complain(sentence)
