"""Names of footnotes, which an export of ours keeps in the ids of its notes: `[^count]` comes back as it was written,
not as `[^1]`."""

import re
from html import unescape

from editor.core.text.code import outside_code

_NOTE = re.compile(r"<li\b[^<>]{0,300}?\sid=[\"']fn:([^\"'<>\s]{1,300})[\"']", re.IGNORECASE)
_NAME = re.compile(r"[^\[\]\s\\`]{1,100}")
_MARK = re.compile(r"(?<!\\)\[\^([0-9]{1,6})\]")
_DEFINITION = re.compile(r"^\[\^([0-9]{1,6})\]:", re.MULTILINE)


def with_note_names(body: str, html: str) -> str:
    """`body`, whose footnotes are numbered from 1, with the names that they have in the `html` it was made of; as it is
    where that names none, or others."""
    if "fn:" not in html or "[^1]" not in body:
        return body
    names = [unescape(name) for name in _NOTE.findall(html)]
    numbers = [str(number) for number in range(1, len(names) + 1)]
    is_named = names != numbers and len(set(names)) == len(names) and all(map(_NAME.fullmatch, names))
    if not is_named or sorted(_DEFINITION.findall(body), key=int) != numbers:
        return body
    known = dict(zip(numbers, names, strict=True))
    return outside_code(body, lambda text: _MARK.sub(lambda found: f"[^{known.get(found[1], found[1])}]", text))
