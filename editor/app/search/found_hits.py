"""The hits of a search in the open post, in the order of its page, those of the text by their positions in Qt's
document."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from editor.app.open_post import buffer
from editor.core.library.page_order import PageOrder, PageSpot
from editor.core.library.post_hits import BODY, PlacedHit


class FoundHits:
    """`hits` and the `spots` of them; `raw` is the raw text of the document as it was searched."""

    def __init__(self, hits: Sequence[PlacedHit] = (), order: PageOrder | None = None, raw: str = "") -> None:
        self.hits = hits
        ends = [index for hit in hits if hit.place == BODY for index in (hit.start, hit.end)]
        flat = buffer.to_positions(raw, buffer.raw_indices(raw, ends))
        self.places = list(zip(flat[::2], flat[1::2], strict=True))
        """The start and the end of each hit of the text."""
        places = iter(self.places)
        self._raw, self._order = raw, order
        self.spots = [
            order.in_text(hit.start, *next(places)) if hit.place == BODY else order.spot(*hit[:3])
            for hit in hits
            if order is not None
        ]

    def caret(self, start: int, end: int) -> PageSpot:
        """The spot of what is selected from the position `start` to `end`."""
        if self._order is None:
            return PageSpot(0, 0, start, end)
        index = len(buffer.decode(self._raw[: buffer.to_index(self._raw, start)]))
        return self._order.in_text(index, start, end)

    def at(self, spot: PageSpot) -> int | None:
        """The index of the hit that is exactly there; None: none is."""
        index = bisect_left(self.spots, spot)
        return index if self.spots[index : index + 1] == [spot] else None

    def behind(self, spot: PageSpot) -> int:
        """The index of the first hit that begins behind what is selected, the first of all behind the last."""
        end = spot._replace(start=spot.end)
        index = bisect_right(self.spots, end) if spot.start == spot.end and self.at(end) is not None else None
        index = bisect_left(self.spots, end) if index is None else index
        return index % max(1, len(self.spots))

    def nearest(self, spot: PageSpot) -> int:
        """The index of the first hit at or behind the beginning of what is selected."""
        return bisect_left(self.spots, spot._replace(end=spot.start)) % max(1, len(self.spots))

    def before(self, spot: PageSpot) -> int:
        """The index of the hit before what is selected, the last of all before the first."""
        return (bisect_left(self.spots, spot._replace(end=0)) - 1) % max(1, len(self.spots))
