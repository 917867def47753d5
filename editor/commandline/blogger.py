"""`ronpyo blogger`: sign in, send a post as a draft, fetch it back. Nothing here publishes."""

import difflib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editor.commandline import posts
from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.output import complain, say, say_json
from editor.core.blogger import sentences, vault
from editor.core.blogger.account import OwnBlog, read_account
from editor.core.blogger.fetching import BroughtBack, brought_back
from editor.core.blogger.online_words import as_lines
from editor.core.blogger.outcome import SHORT, Decision, Ending, Sent
from editor.core.blogger.record import Ledger
from editor.core.blogger.service import BloggerService, PostAtHand
from editor.core.blogger.stop import Stop
from editor.core.blogger.vault import KeptIn
from editor.core.clips.place import library_of
from editor.core.disk import store
from editor.core.errors import BloggerError, HeaderError
from editor.core.fields.spec import Fields
from editor.core.file.identity import uuid7
from editor.core.file.postfile import PostFile, are_two_posts
from editor.core.post import Post
from editor.core.words import tr

_ACTS = ("sign-in", "sign-out", "send", "fetch", "status")


@dataclass(frozen=True, slots=True)
class _PostInFile:
    """A post, the bytes it was read from, and what would be sent of it."""

    path: Path
    file: PostFile
    digest: str
    hand: PostAtHand


def run(arguments: Arguments) -> int:
    """Do what the first word says. Raises UsageError."""
    words = arguments.words
    act = words[0] if words else ""
    if act not in _ACTS:
        raise UsageError(tr("Which of {acts}? See: {usage}", acts=", ".join(_ACTS), usage=arguments.command.usage()))
    most = 1 if act in ("sign-in", "sign-out") else 2
    if len(words) > most:
        raise UsageError(
            tr("“{word}” is one argument too many; see: {usage}", word=words[most], usage=arguments.command.usage())
        )
    if act == "sign-in":
        return _sign_in(arguments)
    if act == "sign-out":
        return _sign_out()
    if act == "status":
        return _status(arguments, Path(words[1]) if len(words) > 1 else None)
    if len(words) < 2 or not words[1]:
        raise UsageError(tr("The file of the post is missing; see: {usage}", usage=arguments.command.usage()))
    path = Path(words[1])
    return _send(arguments, path) if act == "send" else _fetch(arguments, path)


# -- the account -------------------------------------------------------------------------------------------------------


def _sign_in(arguments: Arguments) -> int:
    client = arguments.value("--client")
    if not client:
        raise UsageError(tr("Which client? Add --client with the file that Google gave you (client_secret_….json)."))

    def browse(address: str) -> None:
        complain(tr("Open this page in your browser:"))
        say(address)
        sys.stdout.flush()

    service = BloggerService(Stop(), complain)
    signed = service.sign_in(Path(client), browse)
    account = service.keep(signed, _chosen(signed.blogs, arguments.value("--blog")))
    say(tr("Signed in. Posts go to: {name} {url}", name=account.blog.name, url=account.blog.url))
    if account.keeper is KeptIn.FILE:
        complain(_warning())
    return 0


def _chosen(blogs: Sequence[OwnBlog], wanted: str) -> OwnBlog:
    """The one blog, or the one that is called `wanted` by its id, address or name. Raises BloggerError."""
    if len(blogs) == 1 and not wanted:
        return blogs[0]
    found = next((blog for blog in blogs if wanted and wanted in (blog.id, blog.url, blog.name)), None)
    if found is None:
        named = "; ".join(f"{blog.name} ({blog.id})" for blog in blogs)
        raise BloggerError(tr("Which blog? Sign in again with --blog and one of: {blogs}.", blogs=named))
    return found


def _warning() -> str:
    return tr(
        "This system has no keyring that could be used. The sign-in lies in {file}; only you can read it, but it is "
        "not encrypted.",
        file=vault.file(),
    )


def _sign_out() -> int:
    told = BloggerService(Stop()).disconnect()
    say(tr("Signed out."))
    if not told:
        complain(tr("Google could not be told. Take the access away at https://myaccount.google.com/connections."))
    return 0


def _status(arguments: Arguments, path: Path | None) -> int:
    """The account, and a post's state as it is known here; no request is made."""
    account = read_account()
    record = None
    if path is not None:
        file = PostFile.parse(store.read(path)[0])
        record = Ledger(library_of(path.absolute().parent), file.fields.id).read() if file.fields.id else None
    remote = record.remote if record is not None else None
    if arguments.has("--json"):
        blog = None if account is None else {"id": account.blog.id, "name": account.blog.name, "url": account.blog.url}
        post = None if remote is None else {"id": remote.id, "status": remote.status, "url": remote.url}
        waits = record is not None and record.pending is not None
        say_json({"blog": blog, "kept": account.keeper if account else None, "post": post, "pending": waits})
        return 0
    if account is None:
        say(tr("Blogger is not connected."))
    else:
        say(tr("Connected: {name} {url}", name=account.blog.name, url=account.blog.url))
        if account.keeper is KeptIn.FILE:
            complain(_warning())
    if path is not None:
        say(_known(remote is not None, record is not None and record.pending is not None))
        if remote is not None:
            say(f"{remote.status} {remote.id} {remote.url}".rstrip())
    return 0


def _known(sent: bool, pending: bool) -> str:
    if pending:
        return tr("A sending of this post was not finished. Send it again: what is there is looked at first.")
    return tr("This post was sent to Blogger:") if sent else sentences.ending(Ending.NEVER_SENT)


# -- a post ------------------------------------------------------------------------------------------------------------


def _at_hand(path: Path) -> _PostInFile:
    """The post at `path`, with an id: one that has none is given it."""
    data, digest = store.read(path)
    file = PostFile.parse(data)
    if not file.editable:
        raise HeaderError(file.reason)
    if not file.fields.id:
        file = file.with_fields(replace(file.fields, id=uuid7()))
        digest = store.write(path, file.data, digest, are_two=are_two_posts)
    export = posts.export(path, "blogger-html")
    hand = PostAtHand.of(file.fields, path.absolute().parent, export.title, export.text)
    return _PostInFile(path, file, digest, hand)


def _send(arguments: Arguments, path: Path) -> int:
    decided = Decision(
        over=arguments.value("--replace"),
        adopt=arguments.value("--adopt"),
        anew=arguments.has("--new"),
        again=arguments.has("--again"),
        public=arguments.has("--public"),
    )
    if decided.over and len(decided.over) < SHORT:
        raise UsageError(tr("--replace needs the {n} signs that were shown.", n=SHORT))
    at_hand = _at_hand(path)
    sent = BloggerService(Stop(), complain).send(at_hand.hand, decided)
    if sent.ending.done and sent.post is not None and at_hand.hand.known != sent.post.id:
        fields = at_hand.file.fields
        _write(at_hand, replace(fields, blogger=replace(fields.blogger, id=sent.post.id)))
    if arguments.has("--json"):
        say_json(_as_json(sent))
    else:
        say(sentences.ending(sent.ending))
    for sentence in sentences.notes(sent):
        complain(sentence)
    _ask(at_hand, sent, path)
    return 0 if sent.ending.done else 1


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
            tr("To put yours in its place: {command}", command=f"{again} --replace {post.text.digest[:SHORT]}{public}")
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
        store.write(at_hand.path, changed.data, at_hand.digest, are_two=are_two_posts)


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
