"""Searches in the open post, its text and its fields: words at once, regular expressions by a process with a
deadline."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.errors import PatternError
from editor.core.library.page_order import PageOrder
from editor.core.library.post_hits import PlacedHit, apart_from_marks, searched_texts
from editor.core.text.text_search import TextHit, TextSearch, find_hits

if TYPE_CHECKING:
    from editor.app.open_post.document import Document
    from editor.app.search.find_process import FindProcess

Found = Callable[[list[PlacedHit], PageOrder], None]


class PostSearch(QObject):
    """Looks for one thing at a time: what was asked before is not answered any more.

    A pattern that took too long is not tried again by itself, whatever is typed meanwhile: each time would cost the
    process that finds it.
    """

    def __init__(self, process: "Callable[[], FindProcess]", parent: QObject) -> None:
        super().__init__(parent)
        self._process = process
        self._number = 0
        self._tired: TextSearch | None = None
        self._why = ""

    def run(
        self,
        document: "Document",
        search: TextSearch,
        replacement: str,
        found: Found,
        failed: Callable[[str], None],
        *,
        again: bool = False,
    ) -> None:
        """Answer by `found(hits in the order of the page, order)`, or by `failed(sentence)`: a PatternError is not
        raised. `again`: the person wants a pattern tried that took too long."""
        self._number += 1
        texts = searched_texts(document.contents())
        order = PageOrder(texts)
        if not search.pattern:
            found(_placed(texts, find_hits(texts.values(), search, replacement), order), order)
            return
        if search == self._tired and not again:
            failed(self._why)
            return
        self._tired = None
        number, revision = self._number, document.revision

        def answer(result: list[list[list[object]]]) -> None:
            if number != self._number:
                return
            if revision != document.revision:  # it was written in meanwhile
                self.run(document, search, replacement, found, failed)
            else:
                hits = [[TextHit(*hit) for hit in one] for one in result]  # type: ignore[arg-type]  # our own JSON
                found(_placed(texts, hits, order), order)

        def refuse(sentence: str) -> None:
            if number == self._number:
                if self._is_sound(search, replacement):
                    self._tired, self._why = search, sentence
                failed(sentence)

        # Here, so that nobody waits for it who looks for words.
        from editor.core.workers.find_tasks import TextsTask

        self._process().forget()  # what one types is newer than what is being looked for
        self._process().ask(TextsTask(tuple(texts.values()), search, replacement), answer, refuse)

    def forget(self) -> None:
        """Answer nothing that was asked."""
        self._number += 1

    @staticmethod
    def _is_sound(search: TextSearch, replacement: str) -> bool:
        """Whether the pattern can be read, so that it was refused for the time that it takes."""
        try:
            find_hits((), search, replacement)
        except PatternError:
            return False
        return True


def _placed(texts: dict[str, str], found: list[list[TextHit]], order: PageOrder) -> list[PlacedHit]:
    hits = [
        PlacedHit(place, *hit, found=texts[place][hit.start : hit.end])
        for place, hits in zip(texts, found, strict=True)
        for hit in apart_from_marks(place, texts[place], hits)
    ]
    return sorted(hits, key=lambda hit: order.spot(hit.place, hit.start, hit.end))
