"""`ronpyo blogger sign-in`, `sign-out` and `status`: the account, and a post's state as it is known here."""

import sys
from collections.abc import Sequence
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.output import complain, say, say_json
from editor.core.blogger import sentences, vault
from editor.core.blogger.account import OwnBlog, read_account
from editor.core.blogger.outcome import Ending
from editor.core.blogger.record import Ledger
from editor.core.blogger.service import BloggerService
from editor.core.blogger.stop import Stop
from editor.core.blogger.vault import KeptIn
from editor.core.clips.place import library_of
from editor.core.disk import store
from editor.core.errors import BloggerError
from editor.core.file.postfile import PostFile
from editor.core.words import tr


def sign_in(arguments: Arguments) -> int:
    """Sign in by the browser and keep it. Raises UsageError, BloggerError, FileError."""
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
        "This system has no keyring that could be used. The sign-in is in {file}; only you can "
        "read it, but it is not encrypted.",
        file=vault.file(),
    )


def sign_out() -> int:
    """Forget the sign-in, here and at Google. Raises BloggerError."""
    told = BloggerService(Stop()).disconnect()
    say(tr("Signed out."))
    if not told:
        complain(tr("Google could not be told. Take the access away at https://myaccount.google.com/connections."))
    return 0


def status(arguments: Arguments, path: Path | None) -> int:
    """The account, and a post's state as it is known here; no request is made. Raises FileError."""
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
        return tr("A sending of this post was not finished. Send it again: what is there is checked first.")
    return tr("This post was sent to Blogger:") if sent else sentences.ending(Ending.NEVER_SENT)
