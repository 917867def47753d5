"""The part of a long post that is rendered and shown next: its beginning, then steps of the rest."""

FIRST = 6_000
"""Characters of a post at least twice as long that are rendered and shown before the rest: some screens."""

STEP = 50_000
"""Characters of the rest that are shown at once: the page lays them out in some 100 ms, in which it shows no key."""

_ALIKE = 200
"""Characters before the end of a beginning by which it is known in a text that was edited."""


class Beginning:
    """The part of one post's body that was asked for last."""

    def __init__(self) -> None:
        self._asked = ""
        self._length = 0
        self._revision = 0

    @property
    def is_partial(self) -> bool:
        """Whether there is more of the body than was asked for last."""
        return len(self._asked) < self._length

    def next(self, body: str, revision: int, *, fresh: bool) -> str:
        """The part of `body`, at this revision, to ask for now; `fresh`: nothing of it is shown yet.

        What was typed since comes first, and only then the next step: both at once would be all that is behind the
        caret anew.
        """
        if fresh:
            part = _part(body, FIRST)
        elif not self.is_partial:
            part = body
        else:
            typed = self._as_far(body) if revision != self._revision else ""
            part = typed or _part(body, len(self._asked) + STEP)
        self._asked, self._length, self._revision = part, len(body), revision
        return part

    def _as_far(self, body: str) -> str:
        """The part of the edited `body` that ends where the last one did; "": that place was edited, too."""
        end = self._asked[-_ALIKE:]
        for length in (len(self._asked) + len(body) - self._length, len(self._asked)):
            if len(end) <= length and body.endswith(end, 0, length):
                return body[:length]
        return ""


def _part(body: str, length: int) -> str:
    """Paragraphs of some `length` characters from the beginning of `body`; all of one that is not much longer."""
    most = length + min(length, STEP)
    end = body.find("\n\n", length, most) if len(body) > most else -1
    return body if end < 0 else body[: end + 2]
