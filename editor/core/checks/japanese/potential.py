"""ら抜き: potential forms of verbs of one row with れる where the standard has られる (見れる for 見られる)."""

import re
from collections.abc import Iterator

from editor.core.checks.prose.lists import word_list
from editor.core.checks.prose.reading import Hit, Prose
from editor.core.words import tr

_WORD = "|".join(sorted(word_list("one_row_verbs"), key=len, reverse=True))
_FORM = re.compile(
    rf"(?<![一-鿿](?=[出得着居来経]))(?P<stem>{_WORD})(?P<end>れ(?:る(?!れ)|な[いくかけきさ]|ま[すせし]|た(?!め)|て|そう|ず(?!に済)|ん(?:だ|な|ぞ|で)|よう))"
)
_HABIT = 4


def find(prose: Prose) -> Iterator[Hit]:
    """Each such form; nothing where the author writes so."""
    hits = [
        Hit(
            passage,
            found.start(),
            found.end(),
            tr("The standard form is “{form}”.", form=_right(found)),
            _right(found),
        )
        for passage in prose.passages
        if "れ" in passage.unquoted
        for found in _FORM.finditer(passage.unquoted)
    ]
    if len(hits) < _HABIT:
        yield from hits


def _right(found: re.Match[str]) -> str:
    return f"{found['stem']}ら{found['end']}"
