"""Errors between this computer and Blogger, told apart by what may have happened there.

BloggerError
├── NotSentError     nothing left this computer: it is safe to do it again
├── LostError        it was sent, and no whole answer came: nobody knows whether it was done
├── StoppedError     the person stopped it
└── RefusedError     Blogger answered that it was not done, or a proxy did
"""

from enum import Enum, auto

from editor.core.errors import BloggerError


class NotSentError(BloggerError):
    """Nothing left this computer."""


class LostError(BloggerError):
    """A request was sent, and no whole answer came."""


class StoppedError(BloggerError):
    """The person stopped it. `sent`: nobody knows whether it was done."""

    def __init__(self, sentence: str, *, sent: bool = False) -> None:
        super().__init__(sentence)
        self.sent = sent


class Refusal(Enum):
    """The reason of a refusal."""

    SIGNED_OUT = auto()
    NO_RIGHT = auto()
    NO_SCOPE = auto()
    SWITCHED_OFF = auto()
    """The interface is not switched on in the person's project."""
    BUSY = auto()
    """Too many requests: it was not done, and may be done later."""
    NOT_FOUND = auto()
    CHANGED = auto()
    """Something is other than was expected (409, 412)."""
    LABELS = auto()
    WRONG = auto()
    SERVER = auto()
    """An error of the server, behind which it may have been done all the same."""
    STRANGE = auto()
    """No answer of Blogger's: a page of a proxy or of a network that wants a sign-in."""

    @property
    def leaves_doubt(self) -> bool:
        """Whether it may have been done all the same."""
        return self in (Refusal.SERVER, Refusal.STRANGE)


class RefusedError(BloggerError):
    """The answer says that it was not done, or cannot be read. `wait`: seconds that the server asked for, 0: none."""

    def __init__(self, kind: Refusal, sentence: str, wait: float = 0.0) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.wait = wait
