"""`ronpyo compare-online`: a post as the blog has it now, compared with the receipt of its last copy."""

import dataclasses
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.changed_post import write_changed
from editor.commandline.list_receipts import chosen, read
from editor.commandline.output import say, say_json
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.importers.online_post import online_html
from editor.core.post import Post
from editor.core.receipts.online import OnlineChange, OnlineComparison, compared
from editor.core.receipts.taking import taken
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Say what was changed online, and with `--take` take its wording into the post. 1 where something was changed and
    not taken. Raises FileError and UsageError."""
    path = Path(post_path(arguments, more=True))
    if len(arguments.words) != 2:
        raise UsageError(
            tr("Please give the HTML of the post as a file; see: {usage}", usage=arguments.command.usage())
        )
    post, receipts = read(path)
    if not receipts:
        raise FileError(tr("There is no record of {name}: it was never copied for the blog here.", name=path.name))
    found = compared(
        chosen(receipts, arguments.value("--receipt") or "1").html, online_html(Path(arguments.words[1]), post.fields)
    )
    left = list(found.changes)
    if arguments.has("--take") and found.changes:
        left = _take(path, found.changes)
    if arguments.has("--json"):
        changes = [dataclasses.asdict(one) | {"taken": one not in left} for one in found.changes]
        say_json({"same": found.same, "rewritten": found.rewritten, "changes": changes})
    else:
        _say(found, left, arguments.has("--take"))
    return 1 if left else 0


def _say(found: OnlineComparison, left: list[OnlineChange], is_taking: bool) -> None:
    if found.same:
        say(tr("Readers see the same as in the copy."))
    for one in found.changes:
        before, after = one.said_before, one.said_after
        if before == after:  # only the look of the words
            before, after = one.before, one.after
        if before:
            say(f"- {before}")
        if after:
            say(f"+ {after}")
        if is_taking:
            say(f"  {tr('Left as it is: its place was not found.') if one in left else tr('Taken into the post.')}")
    if found.rewritten:
        say(tr("Tags that Blogger wrote in another way, which changes nothing: {n}.", n=found.rewritten))


def _take(path: Path, changes: tuple[OnlineChange, ...]) -> list[OnlineChange]:
    """Write the post with the wording of the blog, and keep the version before. The changes that found no place."""
    data, digest = store.read(path)
    file, left = PostFile.parse(data), list[OnlineChange]()
    made = file
    for change in changes:
        post = taken(Post(made.fields, made.body), change)
        if post is None:
            left.append(change)
        else:
            made = made.with_body(post.body).with_fields(post.fields)
    if made.data != data:
        write_changed(path, made.data, digest, Reason.BEFORE_REPLACE)
    return left
