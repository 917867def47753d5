"""Persons who are given an office that they have left, as earlier posts of the archive say."""

import re
from collections.abc import Iterator

from editor.core.checks.prose.reading import Hit, Prose
from editor.core.text.offices import offices
from editor.core.words import tr

_BACK = re.compile(r"当時|歴代|かつて|時代|元|前(?:の|年)|年(?:の|に)?$")


def find(prose: Prose) -> Iterator[Hit]:
    """Each of them, with 前 or 元 as the two newest posts have it."""
    archive, day = prose.subject.context.archive, prose.day.isoformat()
    for passage in prose.passages:
        text = passage.unquoted
        for held in offices(text):
            then = archive.left(held, day)
            if then is None or _BACK.search(text[max(0, held.start - 12) : held.start]):
                continue
            right = f"{held.name}{then}{held.office}"
            message = tr("Your newest posts write “{right}”.", right=right)
            yield Hit(passage, held.start, held.end, message, right)
