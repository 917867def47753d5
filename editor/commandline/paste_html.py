"""`ronpyo paste`: the Markdown that pasting a piece of HTML gives."""

import sys
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, one_word_at_most
from editor.commandline.output import complain, send
from editor.core.disk import store
from editor.core.from_html.clipboard import SIZE_LIMIT
from editor.core.from_html.paste import markdown_from_html
from editor.core.html.page_encoding import page_text
from editor.core.words import tr

_MOST_BYTES = 4 * SIZE_LIMIT


def run(arguments: Arguments) -> int:
    """Write the Markdown to standard output; 1 where the page is too large to be read. Raises
    UsageError."""
    name = one_word_at_most(arguments)
    base = arguments.value("--base")
    if base and not base.lower().startswith(("http://", "https://")):
        raise UsageError(tr("--base needs a URL (http or https); “{value}” is none.", value=base))
    data = _input() if name in ("", "-") else store.read(Path(name), _MOST_BYTES)[0]
    page = page_text(data)
    if len(page) > SIZE_LIMIT or len(data) > _MOST_BYTES:
        complain(tr("The page is larger than {size} MB. Nothing was read of it.", size=SIZE_LIMIT // 1024 // 1024))
        return 1
    markdown = markdown_from_html(page, base)
    if markdown:
        send(f"{markdown}\n".encode("utf-8", "replace"))
    return 0


def _input() -> bytes:
    return sys.stdin.buffer.read(_MOST_BYTES + 1) if sys.stdin is not None else b""
