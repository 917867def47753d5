"""Signing in, and the tokens of a sign-in: the short one lives in memory alone."""

from collections.abc import Callable
from time import monotonic

from editor.core.blogger import oauth, requests
from editor.core.blogger.account import OwnBlog, blogs_in
from editor.core.blogger.client import Client
from editor.core.blogger.endpoints import Endpoints
from editor.core.blogger.faults import RefusedError
from editor.core.blogger.loopback import PATIENCE, Loopback
from editor.core.blogger.stop import Stop
from editor.core.blogger.talk import Send, Talk
from editor.core.blogger.vault import SignIn
from editor.core.errors import BloggerError
from editor.core.words import tr

_EARLY = 60.0
"""Seconds before its end from which a token is not used any more."""


class Tokens:
    """The access token of `sign_in`, fetched when it is first needed."""

    def __init__(self, endpoints: Endpoints, send: Send, sign_in: SignIn, granted: oauth.Granted | None = None) -> None:
        self._endpoints = endpoints
        self.send = send
        """The sender of requests for new tokens."""
        self._sign_in = sign_in
        self._token, self._end = "", 0.0
        if granted is not None:
            self._take(granted)

    def token(self) -> str:
        """The token in force. Raises BloggerError."""
        return self._token if self._token and monotonic() < self._end else self.renewed()

    def renewed(self) -> str:
        """A new one. Raises BloggerError."""
        call = oauth.refresh(self._endpoints, self._sign_in.client, self._sign_in.lasting)
        return self._take(oauth.granted(self.send(call), first=False))

    def _take(self, granted: oauth.Granted) -> str:
        self._token, self._end = granted.access, monotonic() + max(0.0, granted.seconds - _EARLY)
        return self._token


def sign_in(
    endpoints: Endpoints,
    send: Send,
    client: Client,
    browse: Callable[[str], object],
    stop: Stop,
    patience: float = PATIENCE,
) -> tuple[SignIn, Tokens]:
    """Have the person sign in: `browse(address)` shows them Google's page. Raises BloggerError; nothing is kept."""
    with Loopback() as door:
        browse(door.attempt.address(endpoints, client))
        code = door.code(stop, patience)
    granted = oauth.granted(send(door.attempt.exchange(endpoints, client, code)), first=True)
    made = SignIn(client, granted.lasting)
    return made, Tokens(endpoints, send, made, granted)


def writable_blogs(endpoints: Endpoints, talk: Talk) -> tuple[OwnBlog, ...]:
    """The blogs that the person may write in. Raises BloggerError where there is none."""
    found = blogs_in(talk.ask(requests.blogs(endpoints)))
    if not found:
        raise BloggerError(tr("This Google account has no blog. Sign in with the account that owns the blog."))
    return found


def sign_out(endpoints: Endpoints, send: Send, sign_in: SignIn) -> bool:
    """Take the program's right away at Google; whether Google was told. The sign-in kept here goes in any case."""
    try:
        answer = send(oauth.revoke(endpoints, sign_in.lasting))
    except (BloggerError, RefusedError):
        return False
    return answer.status in (200, 400)  # 400: it was not in force any more
