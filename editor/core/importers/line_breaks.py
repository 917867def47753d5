"""Texts that are HTML but for their line ends: a blank line parts paragraphs, a single one is a break.

So Movable Type and WordPress keep what was typed; both make HTML of it when they show it, and so does this.
"""

import re

_BLOCKS = (
    "address|article|aside|blockquote|center|dd|details|dl|dt|div|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|iframe|li|main|nav|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_VERBATIM = re.compile(r"<(pre|script|style|textarea|table|ul|ol|object|svg)\b|<!--", re.IGNORECASE)
_IN_TAGS = re.compile(r"<[a-zA-Z/][^<>]*>")
_STARTS = re.compile(rf"</?(?:{_BLOCKS})\b", re.IGNORECASE)
_ENDS = re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*>\s*$|<br\s*/?>\s*$", re.IGNORECASE)
_HOLDER = re.compile("\x02(\\d+)\x03")


def broken(text: str) -> str:
    """`text` as HTML. One without line ends between its words is HTML already, and is given back as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if "\n" not in lines:
        return text
    lines, kept = _held(lines.replace("\x02", "").replace("\x03", ""))
    lines = _IN_TAGS.sub(lambda found: found[0].replace("\n", " "), lines)
    made = [_paragraph(part, kept) for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", lines) if part.strip()]
    return _HOLDER.sub(lambda found: kept[int(found[1])], "\n".join(made))


def _held(text: str) -> tuple[str, list[str]]:
    """`text` with a mark for each element whose line ends mean nothing, and those. One that nobody closes is none."""
    pieces, kept, at = [], list[str](), 0
    unclosed: set[str] = set()
    start = 0
    while (found := _VERBATIM.search(text, start)) is not None:
        name, start = (found[1] or "").lower(), found.end()
        if name in unclosed:
            continue
        closing = re.compile(rf"</{name}\s{{0,100}}>" if name else "-->", re.IGNORECASE).search(text, start)
        if closing is None:
            unclosed.add(name)
            continue
        kept.append(text[found.start() : closing.end()])
        pieces += [text[at : found.start()], f"\x02{len(kept) - 1}\x03"]
        at = start = closing.end()
    return "".join([*pieces, text[at:]]), kept


def _paragraph(part: str, kept: list[str]) -> str:
    part = part.strip(" \t\n")
    lines = part.split("\n")
    made = [lines[0]]
    for line in lines[1:]:
        stays = _ENDS.search(_shown(made[-1], kept)) or _STARTS.match(_shown(line, kept).lstrip())
        made.append(("\n" if stays else "<br />\n") + line)
    text = "".join(made)
    if _STARTS.match(_shown(part, kept)) or re.fullmatch("(?:\x02\\d+\x03\\s*)+", part):
        return text
    return f"<p>{text}</p>"


def _shown(text: str, kept: list[str]) -> str:
    return _HOLDER.sub(lambda found: kept[int(found[1])], text)
