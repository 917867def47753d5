"""The values of a merge: blocks as they are shown, and the HTML that came out."""

import re
from dataclasses import dataclass, field

from editor.core.originals.groups import PieceGroup

PARAGRAPH = re.compile(r"<p>((?:(?!</?p\b).)*)</p>\s*", re.DOTALL)
"""One paragraph and nothing else; its group is what is in it."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of a post: its HTML, what it shows without white space (see `pieces.seen_in`), and a `key` that is
    another one for a block that looks otherwise."""

    html: str
    seen: str
    key: str

    @property
    def is_paragraph(self) -> bool:
        """Whether it is one paragraph and nothing else."""
        return PARAGRAPH.fullmatch(self.html) is not None


@dataclass(slots=True)
class Merged:
    """`parts` are the HTML, in order. `kept` are the numbers of the groups that are as they came, each with its HTML;
    `written` the numbers of the blocks that were written anew, each with its own."""

    parts: list[str] = field(default_factory=list)
    kept: dict[int, str] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)
    groups: list[PieceGroup] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The whole HTML."""
        return "".join(self.parts)
