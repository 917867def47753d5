"""Blogger for window and command line: the account, and a post sent, fetched, published, taken back."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.core.blogger import vault
from editor.core.blogger.access import Tokens, sign_in, sign_out, writable_blogs
from editor.core.blogger.account import BloggerAccount, OwnBlog, path_on, read_account, remove_account, write_account
from editor.core.blogger.client import read_client
from editor.core.blogger.endpoints import endpoints
from editor.core.blogger.faults import NotSentError
from editor.core.blogger.fetching import Fetched, Fetching
from editor.core.blogger.lock import sending
from editor.core.blogger.outcome import Decision, Sent
from editor.core.blogger.publishing import Publishing
from editor.core.blogger.record import BloggerRecord, Ledger
from editor.core.blogger.remote import BlogText, post_id
from editor.core.blogger.requests import Requests
from editor.core.blogger.searching import Searching
from editor.core.blogger.sending import Sending
from editor.core.blogger.stop import Stop
from editor.core.blogger.talk import Talk
from editor.core.blogger.vault import SignIn
from editor.core.blogger.wire import Wire
from editor.core.clips.place import library_of
from editor.core.errors import BloggerError
from editor.core.fields.spec import Fields
from editor.core.text.single_line import single_line
from editor.core.words import tr

Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class PostAtHand:
    """The post that it is about: its id, its library, the id that its header knows, and what would be sent; the
    permalink that it wants, and its address on the blog."""

    id: str
    library: Path
    known: str
    text: BlogText
    permalink: str = ""
    address: str = ""

    @classmethod
    def of(cls, fields: Fields, folder: Path, title: str, html: str) -> "PostAtHand":
        """The post with `fields`, whose file lies in `folder`, exported as `html`. Raises NotSentError."""
        if not fields.id:
            raise NotSentError(tr("Nothing was sent: the post has no id yet. Save it first."))
        labels = tuple(dict.fromkeys(label for raw in fields.labels if (label := single_line(raw))))
        text = BlogText(title, html, labels)
        known, address = post_id(fields.blogger.id), fields.blogger.url.strip()
        return cls(fields.id, library_of(folder), known, text, fields.permalink.strip(), address)

    @property
    def record(self) -> BloggerRecord:
        """The record of the post on Blogger. Raises FileError."""
        return Ledger(self.library, self.id).read()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A sign-in that is not kept yet, and the blogs of which the person is to choose one."""

    sign_in: SignIn
    tokens: Tokens
    blogs: tuple[OwnBlog, ...]


class BloggerService:
    """Works for one person at a time: until `stop` says no more; `tell(sentence)` says what is done.

    All of it raises BloggerError and FileError; the post on this computer is never changed here.
    """

    def __init__(self, stop: Stop, tell: Tell = lambda _sentence: None, tokens: Tokens | None = None) -> None:
        self._stop = stop
        self._tell = tell
        self._endpoints = endpoints()
        self._wire = Wire(stop)
        self.tokens = tokens
        """Kept from one piece of work to the next, so that not each one begins with fetching a token."""

    # -- the account -----------------------------------------------------------------------------------------------

    def sign_in(self, client_file: Path, browse: Callable[[str], object]) -> SignedIn:
        """Have the person sign in: `browse(address)` shows Google's page. Nothing is kept yet.

        Raises BloggerError, FileError where the client's file cannot be read.
        """
        client = read_client(client_file)
        self._tell(tr("Waiting for the browser…"))
        made, tokens = sign_in(self._endpoints, self._wire.send, client, browse, self._stop)
        self._tell(tr("Asking for your blogs…"))
        talk = Talk(self._wire.send, tokens, self._stop.pause, self._tell)
        return SignedIn(made, tokens, writable_blogs(self._endpoints, talk))

    def keep(self, signed: SignedIn, blog: OwnBlog) -> BloggerAccount:
        """Keep the sign-in, for posts of `blog`. Raises FileError, BloggerError."""
        account = BloggerAccount(blog, vault.keep(signed.sign_in))
        write_account(account)
        self.tokens = signed.tokens
        return account

    def disconnect(self) -> bool:
        """Forget the sign-in and the account here, and take the right away at Google; whether Google was told.

        Raises BloggerError where the account's file could not be removed.
        """
        account = read_account()
        told = False
        with contextlib.suppress(BloggerError):
            if account is not None:
                told = sign_out(self._endpoints, self._wire.send, vault.kept(account.keeper))
        vault.forget()
        self.tokens = None
        try:
            remove_account()
        except OSError as error:
            raise BloggerError(tr("The account could not be removed: {cause}", cause=error.strerror)) from error
        return told

    # -- a post ----------------------------------------------------------------------------------------------------

    def send(self, post: PostAtHand, decided: Decision) -> Sent:
        """Have a draft of the post on Blogger, once. Raises BloggerError, FileError."""
        if not post.text.content.strip():
            raise NotSentError(tr("Nothing was sent: the post is still empty."))
        account, talk = self._opened()
        with sending(post.id):
            ledger, requests = self._about(post, account)
            known = self._known(post, account, talk, requests)
            sending_ = Sending(talk, requests, ledger, account.blog.id)
            return sending_.send(post.text, known, decided, post.permalink)

    def fetch(self, post: PostAtHand) -> Fetched:
        """The post as it is on Blogger. Raises BloggerError, FileError."""
        account, talk = self._opened()
        with sending(post.id):
            ledger, requests = self._about(post, account)
            known = self._known(post, account, talk, requests)
            return Fetching(talk, requests, ledger, account.blog.id).fetch(post.text, known)

    def publish(self, post: PostAtHand, when: str = "", over: str = "") -> Sent:
        """Make the post public, now or at `when`. Raises BloggerError, FileError."""
        account, talk = self._opened()
        with sending(post.id):
            ledger, requests = self._about(post, account)
            known = self._known(post, account, talk, requests)
            return Publishing(talk, requests, ledger, account.blog.id, post.text, known).publish(when, over)

    def take_back(self, post: PostAtHand) -> Sent:
        """Make the post a draft again. Raises BloggerError, FileError."""
        account, talk = self._opened()
        with sending(post.id):
            ledger, requests = self._about(post, account)
            known = self._known(post, account, talk, requests)
            return Publishing(talk, requests, ledger, account.blog.id, post.text, known).take_back()

    def _known(self, post: PostAtHand, account: BloggerAccount, talk: Talk, requests: Requests) -> str:
        """The id of the post on Blogger that the header says, else the one that its address there leads to.

        So a post that is public already is never sent as a new draft. Raises BloggerError, FileError.
        """
        if post.known or not post.address or post.record.remote is not None:
            return post.known
        path = path_on(account.blog.url, post.address)
        return Searching(talk, requests).at(path) if path else ""

    def _about(self, post: PostAtHand, account: BloggerAccount) -> tuple[Ledger, Requests]:
        return Ledger(post.library, post.id), Requests(self._endpoints, account.blog.id)

    def _opened(self) -> tuple[BloggerAccount, Talk]:
        """The account and a conversation. Raises NotSentError where there is no account: no request is made."""
        account = read_account()
        if account is None:
            raise NotSentError(tr("Blogger is not connected."))
        if self.tokens is None:
            self.tokens = Tokens(self._endpoints, self._wire.send, vault.kept(account.keeper))
        self.tokens.send = self._wire.send  # that of an earlier piece of work may have been stopped
        return account, Talk(self._wire.send, self.tokens, self._stop.pause, self._tell)
