"""Line ends: an editor's buffer knows only `\\n`; a file may mix them, and keeps its own on every unchanged line."""

import re
from difflib import SequenceMatcher

_END = re.compile("\r\n|[\n\r\u2029]")
_MOST = 4_000_000  # pairs of lines that difflib compares exactly; beyond, it leaves out frequent lines (blank ones)


def dominant_newline(text: str) -> str:
    """The most frequent line end of `text` (\\n, \\r\\n or \\r); \\n where there is none."""
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda end: counts[end]) if any(counts.values()) else "\n"


def to_buffer(text: str) -> str:
    """`text` with `\\n` for each of its line ends (\\r\\n, \\r, and U+2029, which Qt's documents use for one)."""
    return _END.sub("\n", text) if "\r" in text or "\u2029" in text else text


def from_buffer(new: str, original: str, newline: str) -> str:
    """The buffer's text `new` with the line ends of `original` on the lines that come from it, `newline` on the others.

    `from_buffer(to_buffer(text), text, …)` is `text`.
    """
    ends = _END.findall(original)
    if not ends:
        return new.replace("\n", newline)
    if len(set(ends)) == 1:
        return new.replace("\n", ends[0])
    old_lines, new_lines = _END.split(original), new.split("\n")
    kept = _kept_ends(old_lines, ends, new_lines)
    parts = []
    for index, line in enumerate(new_lines[:-1]):
        parts += [line, kept.get(index, newline)]
    return "".join([*parts, new_lines[-1]])


def _kept_ends(old: list[str], ends: list[str], new: list[str]) -> dict[int, str]:
    """The line ends by the index of the new line. A line that was changed in place keeps its end too."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    kept = {i: ends[i] for i in range(min(head, len(ends)))}
    old_end, new_end = len(old) - tail, len(new) - tail
    kept.update({new_end + i: ends[old_end + i] for i in range(tail) if old_end + i < len(ends)})
    a, b = old[head:old_end], new[head:new_end]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > _MOST).get_opcodes():
        if kind in ("equal", "replace"):
            for i, j in zip(range(i1, i2), range(j1, j2), strict=False):
                if head + i < len(ends):
                    kept[head + j] = ends[head + i]
    return kept
