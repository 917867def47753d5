"""The addresses of Google's servers, and the one way for tests to have others: on this computer alone."""

import os
import re
from dataclasses import dataclass

from editor.core.errors import BloggerError
from editor.core.words import tr

SERVER = "RONPYO_BLOGGER_SERVER"
"""The variable of the environment that names a played server, such as http://127.0.0.1:40000. For tests."""

_LOOPBACK = re.compile(r"http://127\.0\.0\.1:[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses that requests go to. `api` ends with a slash."""

    api: str
    sign_in: str
    token: str
    revoke: str


GOOGLE = Endpoints(
    "https://blogger.googleapis.com/v3/",
    "https://accounts.google.com/o/oauth2/v2/auth",
    "https://oauth2.googleapis.com/token",
    "https://oauth2.googleapis.com/revoke",
)


def endpoints() -> Endpoints:
    """The endpoints of Google, or those of a played server on this computer. Raises BloggerError for one that is
    elsewhere."""
    server = os.environ.get(SERVER, "").rstrip("/")
    if not server:
        return GOOGLE
    if not is_loopback(server):
        raise BloggerError(tr("{name} can only name a server on this computer (http://127.0.0.1:PORT).", name=SERVER))
    return Endpoints(f"{server}/v3/", f"{server}/auth", f"{server}/token", f"{server}/revoke")


def is_loopback(address: str) -> bool:
    """Whether `address`, without a path, is a server on this computer."""
    return _LOOPBACK.fullmatch(address) is not None
