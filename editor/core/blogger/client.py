"""The person's own OAuth client, from the file that Google gives when it is made."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.disk import store
from editor.core.errors import BloggerError
from editor.core.words import tr

_LARGEST = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the kind "desktop app". Its secret is none that protects, but it is shown nowhere."""

    id: str
    secret: str = field(repr=False)


def read_client(path: Path) -> Client:
    """The client in the file at `path`. Raises FileError, BloggerError for a file that holds none."""
    data, _digest = store.read(path, _LARGEST)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict) and "web" in value:
        raise BloggerError(
            tr(
                "{name} is a client for web sites. Make one of the kind “Desktop app” and download its file.",
                name=path.name,
            )
        )
    installed = value.get("installed") if isinstance(value, dict) else None
    found = {} if not isinstance(installed, dict) else installed
    number, secret = found.get("client_id"), found.get("client_secret")
    if not isinstance(number, str) or not isinstance(secret, str) or not 0 < len(number) < 500 > len(secret):
        raise BloggerError(
            tr("{name} is not a client file from Google. Its name begins with client_secret_.", name=path.name)
        )
    return Client(number, secret)
