"""Images of a post as data: addresses, for a page that carries everything inside itself."""

import base64
from pathlib import Path

from editor.core.images.file_type import HEAD, media_type
from editor.core.images.web_copy import web_bytes

LIMIT = 32 * 1024 * 1024  # bytes of one picture


def data_address(path: Path) -> str | None:
    """The picture at `path` as it is published, as a data: address; None where it cannot be read or is no picture."""
    try:
        content = web_bytes(path, LIMIT)
    except OSError:
        return None
    kind = media_type(content[:HEAD])
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}" if kind else None
