"""`ronpyo blogger`: sign in, send a post as a draft, fetch it back. Nothing here publishes."""

import difflib
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from editor.commandline import blogger_account as account
from editor.commandline import posts
from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.changed_post import write_changed
from editor.commandline.output import complain, say, say_json
from editor.core.blogger import sentences
from editor.core.blogger.fetching import BroughtBack, brought_back
from editor.core.blogger.online_words import as_lines
from editor.core.blogger.outcome import SHORT, Decision, Ending, Sent
from editor.core.blogger.service import BloggerService, PostAtHand
from editor.core.blogger.stop import Stop
from editor.core.disk import store
from editor.core.errors import FileError, HeaderError
from editor.core.exporters import Export
from editor.core.fields.spec import Fields
from editor.core.file.identity import uuid7
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.receipts import shelf
from editor.core.receipts.made import receipt_of
from editor.core.words import listed, tr

_ACTS = ("sign-in", "sign-out", "send", "fetch", "status")


@dataclass(frozen=True, slots=True)
class _PostInFile:
    """A post, the bytes it was read from, and what would be sent of it."""

    path: Path
    file: PostFile
    digest: str
    hand: PostAtHand
    export: Export


def run(arguments: Arguments) -> int:
    """Do what the first word says. Raises UsageError."""
    words = arguments.words
    act = words[0] if words else ""
    if act not in _ACTS:
        raise UsageError(tr("Which of {acts}? See: {usage}", acts=listed(_ACTS), usage=arguments.command.usage()))
    most = 1 if act in ("sign-in", "sign-out") else 2
    if len(words) > most:
        raise UsageError(
            tr("“{word}” is one argument too many; see: {usage}", word=words[most], usage=arguments.command.usage())
        )
    if act == "sign-in":
        return account.sign_in(arguments)
    if act == "sign-out":
        return account.sign_out()
    if act == "status":
        return account.status(arguments, Path(words[1]) if len(words) > 1 else None)
    if len(words) < 2 or not words[1]:
        raise UsageError(tr("The file of the post is missing; see: {usage}", usage=arguments.command.usage()))
    path = Path(words[1])
    return _send(arguments, path) if act == "send" else _fetch(arguments, path)


# -- a post ------------------------------------------------------------------------------------------------------------


def _at_hand(path: Path) -> _PostInFile:
    """The post at `path`, with an id: one that has none is given it."""
    data, digest = store.read(path)
    file = PostFile.parse(data)
    if not file.editable:
        raise HeaderError(file.reason)
    if not file.fields.id:
        file = file.with_fields(replace(file.fields, id=uuid7()))
        digest = write_changed(path, file.data, digest)
    export = posts.export(path, "blogger-html")
    hand = PostAtHand.of(file.fields, path.absolute().parent, export.title, export.text)
    return _PostInFile(path, file, digest, hand, export)


def _send(arguments: Arguments, path: Path) -> int:
    decided = Decision(
        over=arguments.value("--replace"),
        adopt=arguments.value("--adopt"),
        anew=arguments.has("--new"),
        again=arguments.has("--again"),
        public=arguments.has("--public"),
    )
    if decided.over and len(decided.over) < SHORT:
        raise UsageError(tr("--replace needs the {n} characters that were shown.", n=SHORT))
    at_hand = _at_hand(path)
    sent = BloggerService(Stop(), complain).send(at_hand.hand, decided)
    if sent.ending.done and sent.post is not None and at_hand.hand.known != sent.post.id:
        fields = at_hand.file.fields
        _write(at_hand, replace(fields, blogger=replace(fields.blogger, id=sent.post.id)))
    if sent.ending.done:
        _keep_receipt(at_hand)
    if arguments.has("--json"):
        say_json(_as_json(sent))
    else:
        say(sentences.ending(sent.ending))
    for sentence in sentences.notes(sent):
        complain(sentence)
    _ask(at_hand, sent, path)
    return 0 if sent.ending.done else 1


def _keep_receipt(at_hand: _PostInFile) -> None:
    """Keep a receipt of what was sent; one that cannot be kept hinders nothing, and is said."""
    post = Post(at_hand.file.fields, at_hand.file.body)
    try:
        shelf.keep(at_hand.hand.library, at_hand.hand.id, receipt_of(post, asdict(at_hand.export)))
    except FileError as error:
        complain(str(error))


def _ask(at_hand: _PostInFile, sent: Sent, path: Path) -> None:
    """The words of the command by which the person decides, where nothing was sent."""
    post, again = sent.post, f"ronpyo blogger send {path}"
    if sent.ending in (Ending.CHANGED_THERE, Ending.IS_PUBLIC) and post is not None:
        remote = at_hand.hand.record.remote
        ours = remote.sent if remote is not None and remote.sent.content else at_hand.hand.text
        before, after = as_lines(ours).splitlines(), as_lines(post.text).splitlines()
        for line in difflib.unified_diff(before, after, tr("sent"), tr("on Blogger"), lineterm="", n=0):
            complain(line)
    if sent.ending is Ending.CHANGED_THERE and post is not None:
        public = " --public" if post.status.is_public else ""
        complain(
            tr(
                "To overwrite it with your text: {command}",
                command=f"{again} --replace {post.text.digest[:SHORT]}{public}",
            )
        )
    elif sent.ending is Ending.IS_PUBLIC:
        complain(tr("To change what readers see: {command}", command=f"{again} --public"))
    elif sent.ending in (Ending.GONE, Ending.IN_TRASH, Ending.LOCKED, Ending.OTHER_BLOG):
        complain(tr("To send a new draft: {command}", command=f"{again} --new"))
    elif sent.ending is Ending.UNKNOWN:
        complain(tr("Once you are sure that it is not there: {command}", command=f"{again} --again"))
    elif sent.ending is Ending.PERHAPS and post is not None:
        complain(tr("If it is this one: {command}", command=f"{again} --adopt {post.id}"))


def _fetch(arguments: Arguments, path: Path) -> int:
    at_hand = _at_hand(path)
    found = BloggerService(Stop(), complain).fetch(at_hand.hand)
    back = brought_back(Post(at_hand.file.fields, at_hand.file.body), path.absolute(), found)
    if found.post is not None:
        _write(at_hand, back.fields)
    said = sentences.fetched(found, back)
    if arguments.has("--json"):
        say_json(_fetched_as_json(found.post is not None, said, back))
    else:
        for sentence in said:
            say(sentence)
    return 0 if found.post is not None else 1


def _write(at_hand: _PostInFile, fields: Fields) -> None:
    changed = at_hand.file.with_fields(fields)
    if changed.data != at_hand.file.data:
        write_changed(at_hand.path, changed.data, at_hand.digest)


def _as_json(sent: Sent) -> dict[str, object]:
    post = sent.post
    return {
        "ending": sent.ending.name.lower(),
        "done": sent.ending.done,
        "id": post.id if post else "",
        "status": post.status.value if post else "",
        "url": post.url if post else "",
        "changed": list(sent.changed),
        "others": list(sent.others),
        "there": post.text.digest[:SHORT] if post else "",
    }


def _fetched_as_json(found: bool, said: list[str], back: BroughtBack) -> dict[str, object]:
    blogger = back.fields.blogger
    return {
        "found": found,
        "id": blogger.id,
        "url": blogger.url,
        "status": back.fields.status.value,
        "filled": list(back.filled),
        "left": list(back.left),
        "said": said,
    }
