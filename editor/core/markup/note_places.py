"""The way from a footnote's sign in the text to the note, and back."""

from editor.core.text.code import code_blocks, line_numbers
from editor.core.text.patterns import pattern

_SIGN = pattern(r"(?<!\\)\[\^([^\]\s\[]{1,60})\](:?)")


def note_partner(text: str, index: int) -> int | None:
    """The place that belongs to the footnote at character `index`: from its sign the beginning of the note, from the
    note the end of its first sign. None where there is no footnote, or no partner."""
    signs = _signs(text)
    begin, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
    end = len(text) if end < 0 else end
    on_line = [sign for sign in signs if begin <= sign[0] < end]
    here = next((sign for sign in on_line if sign[0] <= index <= sign[1] and not sign[3]), None)
    if here is None and (note := next((sign for sign in on_line if sign[3]), None)) is not None:
        return next((stop for _start, stop, label, defines in signs if label == note[2] and not defines), None)
    if here is None:  # the nearest one of the line
        here = min((sign for sign in on_line if not sign[3]), key=lambda sign: abs(sign[0] - index), default=None)
    if here is None:
        return None
    found = next((stop for _start, stop, label, defines in signs if label == here[2] and defines), None)
    return None if found is None else found + (text[found : found + 1] == " ")


def _signs(text: str) -> list[tuple[int, int, str, bool]]:
    """The footnotes' signs in `text` outside of code: from where to where, the label, whether the note begins there."""
    lines = text.split("\n")
    code = line_numbers(code_blocks(lines))
    found, start = [], 0
    for number, line in enumerate(lines):
        if number not in code and "[^" in line:
            for sign in _SIGN.finditer(line):
                defines = bool(sign[2]) and not line[: sign.start()].strip(" >")
                stop = sign.end() if defines or not sign[2] else sign.end() - 1
                found.append((start + sign.start(), start + stop, sign[1], defines))
        start += len(line) + 1
    return found
