"""The words that take the place of a hit: as they are, or with the groups of a regular expression put in.

Groups are written `$1`, `${12}`, `${name}`, `$0` or `$&` (the whole hit), or as Python has them, `\\1`, `\\g<name>`;
`\\n` is a new line, `\\t` a tab, `$$` a dollar and `\\\\` a backslash. All else stands for itself.
"""

import re
from collections.abc import Callable

from editor.core.errors import PatternError
from editor.core.words import tr

_PART = re.compile(
    r"\$(?:(?P<dollar>\$)|(?P<whole>&)|(?P<number>[0-9])|\{(?P<name>[^{}]{1,100})\})"
    r"|\\(?:(?P<escaped>\\)|(?P<line>n)|(?P<tab>t)|(?P<back>[0-9])|g<(?P<named>[^<>]{1,100})>)"
)


def template(words: str, pattern: re.Pattern[str]) -> Callable[[re.Match[str]], str]:
    """A function that gives what takes the place of a hit of `pattern`. Raises PatternError for a group that the
    pattern does not have."""
    parts: list[str | int] = []
    at = 0
    for found in _PART.finditer(words):
        parts.append(words[at : found.start()])
        parts.append(_part(found, pattern))
        at = found.end()
    parts.append(words[at:])

    def put(hit: re.Match[str]) -> str:
        return "".join(part if isinstance(part, str) else hit[part] or "" for part in parts)

    return put


def _part(found: re.Match[str], pattern: re.Pattern[str]) -> str | int:
    """The text, or the number of the group, that one sign of a template stands for."""
    if found["dollar"]:
        return "$"
    if found["escaped"]:
        return "\\"
    if found["line"]:
        return "\n"
    if found["tab"]:
        return "\t"
    if found["whole"]:
        return 0
    name = found["number"] or found["back"] or found["name"] or found["named"]
    if name.isascii() and name.isdigit():
        if int(name) <= pattern.groups:
            return int(name)
    elif name in pattern.groupindex:
        return pattern.groupindex[name]
    raise PatternError(tr("Nothing was replaced. The pattern has no group “{name}”.", name=name))
