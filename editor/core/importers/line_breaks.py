"""Texts that are HTML but for their line ends: a blank line parts paragraphs, a single one is a break.

So Movable Type and WordPress keep what was typed; both make HTML of it when they show it, and so does this.
"""

import re

_BLOCKS = (
    "address|article|aside|blockquote|center|dd|details|dl|dt|div|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|iframe|li|main|nav|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_VERBATIM = re.compile(
    r"<(pre|script|style|textarea|table|ul|ol|object|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_IN_TAGS = re.compile(r"<[a-zA-Z/][^<>]*>")
_STARTS = re.compile(rf"</?(?:{_BLOCKS})\b", re.IGNORECASE)
_ENDS = re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*>\s*$|<br\s*/?>\s*$", re.IGNORECASE)
_HOLDER = re.compile("\x02(\\d+)\x03")
_PARAGRAPH = re.compile(r"<(?:p|br)\b", re.IGNORECASE)


def broken(text: str) -> str:
    """`text` as HTML. One without line ends between its words is HTML already, and is given back as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if "\n" not in lines:
        return text
    kept: list[str] = []

    def hold(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x02{len(kept) - 1}\x03"

    lines = _VERBATIM.sub(hold, lines.replace("\x02", "").replace("\x03", ""))
    lines = _IN_TAGS.sub(lambda found: found[0].replace("\n", " "), lines)
    made = [_paragraph(part, kept) for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", lines) if part.strip()]
    return _HOLDER.sub(lambda found: kept[int(found[1])], "\n".join(made))


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
