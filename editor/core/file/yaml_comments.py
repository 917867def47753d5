"""Comments of a YAML text: where they are, and how those that an edit would lose are kept."""

import re
from collections import Counter

from editor.core.file.yaml_tree import Mapping, Scalar, Sequence, YamlNode
from editor.core.text.patterns import pattern

_COMMENT = pattern(r"(?:(?<=[\s\x85])|(?<![^\r\n]))#[^\r\n\x85\u2028\u2029]*")
_HEAD = pattern(r"[|>][-+0-9]{0,2}[ \t]*")


def comments(text: str, root: YamlNode | None) -> list[tuple[int, str]]:
    """The comments of `text`, which reads as the tree `root`: their places and their words, `#` included."""
    spans = sorted(_spans(text, root)) if root is not None else []
    found: list[tuple[int, str]] = []
    number = place = 0
    while (match := _COMMENT.search(text, place)) is not None:
        while number < len(spans) and spans[number][1] <= match.start():
            number += 1
        if number < len(spans) and spans[number][0] <= match.start():
            place = spans[number][1]  # a comment may stand behind the text on the same line
        else:
            found.append((match.start(), match[0].rstrip()))
            place = match.end()
    return found


def lost(before: list[tuple[int, str]], after: list[tuple[int, str]]) -> list[str]:
    """The words of the comments that are missing in `after`, in their order."""
    left = Counter(words for _place, words in after)
    missing: list[str] = []
    for _place, words in before:
        if left[words]:
            left[words] -= 1
        else:
            missing.append(words)
    return missing


def block_head(text: str, start: int) -> str:
    """The rest of the line behind the sign of the block scalar at `start`: a comment with its space, or ""."""
    sign = _HEAD.match(text, start)
    rest = _COMMENT.match(text, sign.end()) if sign else None
    if sign is None or rest is None:
        return ""
    return text[start + len(sign[0].rstrip()) : rest.end()].rstrip()


def _spans(text: str, root: YamlNode) -> list[tuple[int, int]]:
    """The stretches in which `#` is a sign of a text."""
    spans: list[tuple[int, int]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += (part for pair in node.pairs for part in pair)
        elif isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Scalar) and node.end > node.start:
            start = node.start
            if node.style in ("|", ">"):
                lines = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]").search(text, start)
                start = lines.end() if lines else node.end
            spans.append((start, node.end))
    return spans
