"""Line ends: an editor's buffer knows only `\\n`; a file may mix them, and keeps its own on every unchanged line."""

from editor.core.text.line_ends import END, unified
from editor.core.text.splices import common_ends

_MOST = 4_000_000  # pairs of lines that difflib compares exactly; beyond, it leaves out frequent lines (blank ones)


def dominant_newline(text: str) -> str:
    """The most frequent line end of `text` (\\n, \\r\\n or \\r); \\n where there is none."""
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda end: counts[end]) if any(counts.values()) else "\n"


def to_buffer(text: str) -> str:
    """`text` as an editor's buffer has it: with `\\n` for each of its line ends."""
    return unified(text)


def from_buffer(new: str, original: str, newline: str) -> str:
    """The text `new` with the line ends of `original` on the lines that come from it, `newline` on the others.

    `from_buffer(to_buffer(text), text, …)` is `text`, and `to_buffer(from_buffer(new, …))` is `to_buffer(new)`.
    """
    new = to_buffer(new)
    ends = END.findall(original)
    if not ends:
        return new.replace("\n", newline)
    if len(set(ends)) == 1:
        return new.replace("\n", ends[0])
    old_lines, new_lines = END.split(original), new.split("\n")
    kept = _kept_ends(old_lines, ends, new_lines)
    parts: list[str] = []
    before = ""
    for index, line in enumerate(new_lines[:-1]):
        end = kept.get(index, newline)
        if before == "\r" and not line and end == "\n":  # they would be read as one line end
            if index in kept and index - 1 not in kept:
                parts[-1] = "\r\n"
            else:
                end = "\r\n"
        parts += [line, end]
        before = end
    return "".join([*parts, new_lines[-1]])


def _kept_ends(old: list[str], ends: list[str], new: list[str]) -> dict[int, str]:
    """The line ends by the index of the new line. Each line end outside of what was edited stays, as the bytes of a
    splice would; where several places were edited, lines that are still there keep theirs."""
    kept: dict[int, int] = {}  # new line: old line
    head, tail = _around(kept, (old, 0, len(old)), (new, 0, len(new)))
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    from difflib import SequenceMatcher

    for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > _MOST).get_opcodes():
        i1, i2, j1, j2 = i1 + head, i2 + head, j1 + head, j2 + head
        if kind == "equal":
            kept.update(zip(range(j1, j2), range(i1, i2), strict=True))
        elif kind == "replace":
            before, behind = _around(kept, (old, i1, i2), (new, j1, j2))
            pairs = zip(range(j1 + before, j2 - behind), range(i1 + before, i2 - behind), strict=False)
            kept.update(pairs)  # lines changed in place
    return {line: ends[source] for line, source in kept.items() if source < len(ends)}


def _around(kept: dict[int, int], old: tuple[list[str], int, int], new: tuple[list[str], int, int]) -> tuple[int, int]:
    """Note in `kept` the line ends before and behind what differs between two stretches of lines; how many they are."""
    (old_lines, i1, i2), (new_lines, j1, j2) = old, new
    one, other = ("".join(f"{line}\n" for line in lines) for lines in (old_lines[i1:i2], new_lines[j1:j2]))
    start, end = common_ends(one, other)
    before, behind = one.count("\n", 0, start), one.count("\n", len(one) - end)
    kept.update(zip(range(j1, j1 + before), range(i1, i1 + before), strict=True))
    kept.update(zip(range(j2 - behind, j2), range(i2 - behind, i2), strict=True))
    return before, behind
