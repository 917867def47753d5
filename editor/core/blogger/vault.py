"""The keeping of the sign-in: in the system's keyring, else in a file that nobody else on the machine may read.

It is never in a post, a library, a version, an export, a journal, a log or a report: nothing but this module writes it.
"""

import contextlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core import paths
from editor.core.blogger.client import Client
from editor.core.disk import folders, regular, store
from editor.core.errors import BloggerError
from editor.core.words import tr

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE, _USER = "Ronpyo (Blogger)", "sign-in"
_LARGEST = 1 << 16  # bytes


class KeptIn(StrEnum):
    """The keeper of the sign-in."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in: the client, and the lasting token."""

    client: Client
    lasting: str = field(repr=False)


def file() -> Path:
    """The file for systems without a keyring: in the state folder, which nobody synchronises."""
    return paths.state() / "blogger" / "sign-in.json"


def keep(sign_in: SignIn) -> KeptIn:
    """Keep the sign-in, and say where. Raises FileError."""
    words = json.dumps({"id": sign_in.client.id, "secret": sign_in.client.secret, "lasting": sign_in.lasting})
    if (ring := _keyring()) is not None:
        with contextlib.suppress(Exception):  # whatever somebody else's keyring raises: the file is there for that
            ring.set_password(_SERVICE, _USER, words)
            if ring.get_password(_SERVICE, _USER) == words:
                _remove_file()
                return KeptIn.KEYRING
    try:
        folders.make(file().parent, own=True)
    except OSError as error:
        raise BloggerError(tr("The sign-in could not be stored in {folder}.", folder=file().parent)) from error
    store.write(file(), words.encode(), None, own=True)
    return KeptIn.FILE


def kept(keeper: KeptIn) -> SignIn:
    """The sign-in. Raises BloggerError where it is not there any more, or the keyring does not give it."""
    words: str | None = None
    if keeper is KeptIn.KEYRING:
        ring = _keyring()
        try:
            words = ring.get_password(_SERVICE, _USER) if ring is not None else None
        except Exception as error:
            raise BloggerError(
                tr(
                    "The system’s keyring did not give the sign-in ({cause}). Unlock it, or sign in again.",
                    cause=_kind(error),
                )
            ) from None
    else:
        try:
            words = regular.text(file(), _LARGEST)
        except (OSError, ValueError):
            words = None
    try:
        found = json.loads(words or "")
        return SignIn(Client(str(found["id"]), str(found["secret"])), str(found["lasting"]))
    except (ValueError, RecursionError, KeyError, TypeError):
        raise BloggerError(tr("Your text is as it was. The sign-in is not stored any more: sign in again.")) from None


def forget() -> None:
    """Remove the sign-in from wherever it may be. Never raises."""
    if (ring := _keyring()) is not None:
        with contextlib.suppress(Exception):  # not there, or shut: the token is revoked all the same
            ring.delete_password(_SERVICE, _USER)
    _remove_file()


def _keyring() -> "KeyringBackend | None":
    """The system's keyring; None where there is none that protects, or the package is not there."""
    try:
        import keyring

        ring = keyring.get_keyring()
        return ring if ring.priority >= 1 else None
    except Exception:
        return None


def _remove_file() -> None:
    with contextlib.suppress(OSError):
        file().unlink(missing_ok=True)


def _kind(error: Exception) -> str:
    """The name of an error: its words may hold anything."""
    return type(error).__name__
