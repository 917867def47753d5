"""The two places of a page where the body's blocks go.

The preview fills and patches the places by their attribute.
"""

from collections.abc import Mapping, Sequence

SLOTS = ("news", "commentary")

_PATTERN = '<div data-slot="{}"></div>'


def has_slots(html: str) -> bool:
    """Whether sanitised `html` has each slot, empty, exactly once."""
    return all(html.count(_PATTERN.format(name)) == 1 for name in SLOTS)


def fill_slots(html: str, blocks: Mapping[str, Sequence[str]], keep: bool) -> str:
    """`html` with the blocks in their slots; `keep` says whether the elements of the slots stay around them."""
    for name in SLOTS:
        slot = _PATTERN.format(name)
        inside = "\n".join(blocks[name])
        # Blocks are sanitised and hold no slot, so that filling one cannot make another.
        html = html.replace(slot, f"{slot[:-6]}\n{inside}\n</div>" if keep else inside, 1)
    return html
