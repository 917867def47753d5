"""Words that the author spells in another way in his earlier posts, or has decided to."""

from collections.abc import Iterator

from editor.core.checks.prose.reading import Hit, Prose
from editor.core.text.house_spelling import word_pattern
from editor.core.words import tr


def find(prose: Prose) -> Iterator[Hit]:
    """Each place of a spelling that is not the house's."""
    house = prose.subject.context.house
    if not house.writes:
        return
    whole = prose.own_text
    for word, right in house.writes.items():
        if word not in whole:
            continue
        where = word_pattern(word)
        for passage in prose.passages:
            for found in where.finditer(passage.unquoted):
                if not _is_part_of(passage.unquoted, found.start(), word, right):
                    message = tr("Your posts write “{right}”.", right=right)
                    yield Hit(passage, *found.span(), message, right)


def _is_part_of(text: str, start: int, word: str, right: str) -> bool:
    """Whether the word stands within the house's own spelling of it: 行な within 行なう."""
    place = right.find(word)
    return place >= 0 and text.startswith(right, start - place)
