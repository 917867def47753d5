"""A conversation with Blogger: each request carries the sign-in, and waits where Blogger asks for it."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from editor.core.blogger.answers import value_of
from editor.core.blogger.call import Answer, Call
from editor.core.blogger.faults import LostError, NotSentError, Refusal, RefusedError, StoppedError
from editor.core.errors import BloggerError
from editor.core.words import tr

_BUSY = (60.0, 120.0, 240.0)
_TROUBLE = (2.0, 5.0, 15.0)
"""Seconds before each repetition: where too much was asked, and where an answer that only reads did not come."""

Send = Callable[[Call], Answer]
Pause = Callable[[float], bool]


class Access(Protocol):
    """The source of access tokens."""

    def token(self) -> str:
        """The token in force, fetched where there is none. Raises BloggerError."""

    def renewed(self) -> str:
        """A new one: the other was refused. Raises BloggerError."""


class Talk:
    """Asks Blogger. `pause(seconds)` waits, False when the person stops it; `tell(sentence)` says what goes on."""

    def __init__(
        self, send: Send, access: Access, pause: Pause, tell: Callable[[str], object] = lambda _sentence: None
    ) -> None:
        self._send = send
        self._access = access
        self._pause = pause
        self.tell = tell

    def ask(self, call: Call) -> dict[str, Any]:
        """The object of the answer. A request that changes something is repeated only where the answer says that it
        was not done.

        Raises NotSentError, LostError, StoppedError and RefusedError.
        """
        renewed, busy, trouble = False, [*_BUSY], [*_TROUBLE]
        token = self._token(self._access.token)
        while True:
            try:
                return value_of(self._send(_signed(call, token)))
            except RefusedError as error:
                if error.kind is Refusal.SIGNED_OUT and not renewed:
                    token, renewed = self._token(self._access.renewed), True
                elif error.kind is Refusal.BUSY and busy:
                    self._wait(error.wait or busy.pop(0) * random.uniform(0.9, 1.2), busy if error.wait else None)
                elif error.kind.leaves_doubt and call.only_reads and trouble:
                    self._wait(error.wait or trouble.pop(0), trouble if error.wait else None)
                else:
                    raise
            except LostError:
                if not (call.only_reads and trouble):
                    raise
                self._wait(trouble.pop(0))

    @staticmethod
    def _token(fetch: Callable[[], str]) -> str:
        """A token. Raises NotSentError whatever was wrong with it: the request itself was not sent, or was refused."""
        try:
            return fetch()
        except StoppedError as error:
            raise StoppedError(str(error)) from None
        except BloggerError as error:
            raise NotSentError(str(error)) from error

    def wait(self, seconds: float) -> None:
        """Wait before the next look. Raises StoppedError."""
        self._wait(seconds)

    def _wait(self, seconds: float, used: list[float] | None = None) -> None:
        if used:
            used.pop(0)
        if seconds >= 10:
            self.tell(tr("Blogger wants a pause. Seconds to wait: {n}.", n=round(seconds)))
        if not self._pause(seconds):
            raise StoppedError(tr("Your text is as it was. Stopped."))


def _signed(call: Call, token: str) -> Call:
    return replace(call, headers={**call.headers, "Authorization": f"Bearer {token}"})
