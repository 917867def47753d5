"""Footnotes of a text that comes into another one: their labels are made its own."""

import re

from editor.core.text.code import code_blocks, code_spans, line_numbers

_LABEL = re.compile(r"(?<!\\)\[\^([^\]\s\[]{1,60})\]")
_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s\[]{1,60})\]:", re.MULTILINE)


def with_own_labels(text: str, body: str) -> str:
    """`text` with other numbers for those of its footnotes whose label is one of `body`; code stays as it is."""
    taken = set(_LABEL.findall(body))
    own = list(dict.fromkeys(_DEFINED.findall(text)))
    if taken.isdisjoint(own):
        return text
    number = 1 + max((int(label) for label in taken | set(own) if label.isdecimal()), default=0)
    names: dict[str, str] = {}
    for label in own:
        if label in taken:
            names[label] = str(number)
            number += 1
    lines = text.split("\n")
    code = line_numbers(code_blocks(lines))
    return "\n".join(line if index in code else _renamed(line, names) for index, line in enumerate(lines))


def _renamed(line: str, names: dict[str, str]) -> str:
    spans = list(code_spans(line))

    def new(found: re.Match[str]) -> str:
        in_code = any(start <= found.start() < end for start, end, _width in spans)
        return found[0] if in_code or found[1] not in names else f"[^{names[found[1]]}]"

    return _LABEL.sub(new, line) if "[^" in line else line
