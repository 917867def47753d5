"""The predictions of the library that are due."""

from typing import NamedTuple

from editor.core.library.index import Index
from editor.core.library.texts import PostSummary

_MOST = 500  # predictions


class Prediction(NamedTuple):
    """A prediction of a post of the library."""

    day: str
    sentence: str
    entry: PostSummary


def due(index: Index, first: str, last: str) -> list[Prediction]:
    """The predictions whose day is from `first` to `last` (2026-03-31; "": any), by their days. At most 500."""
    rows = index.connection.execute(
        "SELECT day, sentence, post FROM prediction WHERE day >= ? AND day <= ? ORDER BY day, post LIMIT ?",
        (first, last or "9999-12-31", _MOST),
    ).fetchall()
    entries = {entry.id: entry for entry in index.entries([*dict.fromkeys(post for _day, _text, post in rows)])}
    return [Prediction(day, sentence, entries[post]) for day, sentence, post in rows if post in entries]
