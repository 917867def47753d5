"""A hit in any post of the library, shown: its post is opened, its place selected, and the preview follows."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from editor.app.files.session import Session
from editor.app.open_post import buffer
from editor.app.search.posts_search import is_post
from editor.app.threads.soon import run_soon
from editor.core.library.post_hits import BODY, PlacedHit, searched_texts
from editor.ui.desk.desk import Desk


class HitOpening(QObject):
    """Shows one hit at a time; a post that has other words by now is opened where it was left."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk)
        self._desk = desk
        self._wanted: tuple[Path, PlacedHit] | None = None
        session.current_changed.connect(self._opened)

    def show(self, path: Path, hit: PlacedHit) -> None:
        """Show `hit` in the post at `path`, which is opened first where another one is open."""
        self._wanted = path, hit
        if is_post(self._desk.document, path):
            self._go()
        else:
            self._desk.files.open_path(path)

    def _opened(self) -> None:
        run_soon(self, self._go)  # once all panes show the post

    def _go(self) -> None:
        if self._wanted is None or not is_post(self._desk.document, self._wanted[0]):
            return
        (_path, hit), self._wanted = self._wanted, None
        texts = searched_texts(self._desk.document.contents())
        if not texts.get(hit.place, "")[hit.start :].startswith(hit.found):
            return
        if hit.place != BODY:
            self._desk.want_fields(True)
            self._desk.fields_pane.show_words(hit.place, hit.start, hit.end)
            return
        edit = self._desk.source.edit
        raw = buffer.raw_text(edit.document())
        start, end = buffer.to_positions(raw, buffer.raw_indices(raw, [hit.start, hit.end]))
        cursor = edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        edit.go_to(cursor, center=True)
