"""A post on the blog compared with the receipt of its copy: what was changed there by hand, in words.

Blogger writes HTML anew: attributes in another order, `<br />` and divisions for paragraphs, sizes in addresses of
pictures. Both are therefore read as an import reads them, and compared as Markdown, sentence by sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.core.from_html.convert import convert
from editor.core.html.heading_levels import stated_as_in
from editor.core.images.addresses import bare_address
from editor.core.text.code import code_blocks
from editor.core.text.matching import Matcher
from editor.core.text.parts import JUMP_BREAK

_ENDS = re.compile(r"(?<=[。！？．])(?![」』）)】》”’])|(?<=[.!?]) (?=[A-Z])")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(<?([^)\s>]*)[^)]*\)")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(<?([^)\s>]*)[^)]*\)")
_MARKS = re.compile(r"(?<!\\)(?:\*\*|\*|~~|`|^#{1,6} |^> ?|^\d{1,3}[.)] |^[-*] )", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!~|<])")
_INVISIBLE = re.compile("[\u200b\u00ad\ufeff]")
_TAGS = re.compile(r"<[^<>]*>|[^<>]+")


@dataclass(frozen=True, slots=True)
class OnlineChange:
    """One change made online: the Markdown of the sentences before and after it, each "" where there is none, and the
    same as a reader sees them.

    For what is new: `behind` is the sentence before it online, `behind_old` the one before it that was there already;
    `own_paragraph`: a paragraph begins with it.
    """

    before: str
    after: str
    said_before: str
    said_after: str
    behind: str = ""
    behind_old: str = ""
    own_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class OnlineComparison:
    """`changes` were made by hand, in order; `rewritten` counts the tags that Blogger wrote in another way, which
    change nothing."""

    changes: tuple[OnlineChange, ...]
    rewritten: int

    @property
    def same(self) -> bool:
        """Whether a reader sees the same."""
        return not self.changes


def compared(receipt: str, online: str) -> OnlineComparison:
    """The HTML of a post `online` compared with that of its `receipt`. Never raises; the time grows with both."""
    read = convert(stated_as_in(receipt, online))
    old, new = [text for text, _begins in _sentences(convert(receipt).body)], list(_sentences(read.body))
    keys, new_keys = [_key(text) for text in old], [_key(text) for text, _begins in new]
    changes: list[OnlineChange] = []
    at = new_at = 0
    for match in [*Matcher().matches(keys, new_keys, unique_first=True), None]:
        until, new_until = (match.old, match.new) if match else (len(old), len(new))
        changes += _changes(old[at:until], new[new_at:new_until], old[at - 1] if at else "")
        if match:
            at, new_at = until + match.length, new_until + match.length
    return OnlineComparison(tuple(changes), _rewritten(receipt, online))


def shown(markdown: str) -> str:
    """A sentence of Markdown as a reader sees it; links and pictures say where they lead."""
    text = _PICTURE.sub(lambda found: f"［{found[1] or found[2].rpartition('/')[2]}］", markdown)
    text = _LINK.sub(lambda found: f"{found[1]}（{found[2]}）", text)
    text = _TAG.sub("", _MARKS.sub("", text))
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _changes(old: Sequence[str], new: Sequence[tuple[str, bool]], behind_old: str) -> Iterator[OnlineChange]:
    """Sentences that were exchanged are paired in their order."""
    behind = behind_old
    for number in range(max(len(old), len(new))):
        before = old[number] if number < len(old) else ""
        after, begins = new[number] if number < len(new) else ("", False)
        yield OnlineChange(before, after, shown(before), shown(after), behind, behind_old, begins and not before)
        behind_old = before or behind_old
        behind = after or behind_old


def _sentences(body: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a body with their Markdown, and whether a paragraph begins with each; a block of code is one."""
    lines = body.split("\n")
    code = {block.start: block.end for block in code_blocks(lines)}
    number = 0
    while number < len(lines):
        if (end := code.get(number)) is not None:
            yield "\n".join(lines[number : end + 1]), True
            number = end + 1
            continue
        line = lines[number].strip()
        number += 1
        if not line or line == JUMP_BREAK:
            continue
        pieces = [piece.strip() for piece in _ENDS.split(line) if piece.strip()]
        yield from ((piece, place == 0) for place, piece in enumerate(pieces))


def _key(text: str) -> str:
    """The sentence without differences that Blogger makes: white space, spelling of addresses, emphasis by other
    elements."""
    text = _PICTURE.sub(lambda found: f"\0{found[1]}\0{bare_address(found[2])}", text)
    text = _LINK.sub(lambda found: f"{found[1]}\0{found[2].rstrip('/')}", text)
    text = _INVISIBLE.sub("", _ESCAPE.sub(r"\1", _TAG.sub("", text)))
    return "".join(text.split())


def _rewritten(receipt: str, online: str) -> int:
    """The number of tags that differ."""
    old, new = ([tag for tag in _TAGS.findall(html) if tag.startswith("<")] for html in (receipt, online))
    same = sum(match.length for match in Matcher().matches(old, new, unique_first=False))
    return max(len(old), len(new)) - same
