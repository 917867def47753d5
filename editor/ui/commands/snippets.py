"""Snippets in the window: rows of the palette, put into the text or the field that has the caret."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from editor.app.choices.command import Command
from editor.app.choices.snippets import OwnSnippets
from editor.core.markup.snippets import TextSnippet, put_snippet, shown_words
from editor.core.words import tr
from editor.ui.commands.palette import PaletteRow
from editor.ui.desk.desk import Desk
from editor.ui.fields.text_field import TextField
from editor.ui.widgets.outside import open_outside


def now() -> str:
    """This moment in the zone of the machine."""
    return datetime.now().astimezone().isoformat()


class SnippetRows(QObject):
    """The person's snippets as rows of the palette; `show(rows)` gets them when they are other ones."""

    def __init__(self, desk: Desk, show: Callable[[tuple[PaletteRow, ...]], object]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._own = OwnSnippets(self)
        self._own.changed.connect(lambda: show(self.rows()))
        self._own.told.connect(desk.source.edit.refused)
        self._own.ready.connect(self._open)

    def rows(self) -> tuple[PaletteRow, ...]:
        """The snippets as they were last read."""
        today = self._today()
        return tuple(
            PaletteRow(
                Command(f"snippet.{number}", one.name, partial(self._put, one)),
                tr("Snippet: {words}", words=shown_words(one, today)),
                one.reading,
            )
            for number, one in enumerate(self._own.all)
        )

    def read(self, *, tell: bool) -> None:
        """Read the file again; what is wrong with it is told when it is new, or again if `tell`."""
        self._own.read(tell=tell)

    def open_file(self) -> None:
        """Give the file of the snippets to the system's editor, made where there is none."""
        self._own.ready_file()

    def _open(self, path: Path) -> None:
        if not open_outside(QUrl.fromLocalFile(str(path))):
            self._desk.source.edit.refused.emit(tr("No program opens the file of your snippets: {file}", file=path))

    def _put(self, snippet: TextSnippet) -> None:
        document, field = self._desk.document, self._desk.window().focusWidget()
        if document.read_only:
            return
        put = put_snippet(snippet, self._today())
        if isinstance(field, TextField):
            chosen = field.selected_text()
            edit = put(chosen, 0, len(chosen))
            field.insert(edit.replacement, edit.selection[0])
        else:
            self._desk.source.apply(put, snippet.name)

    def _today(self) -> str:
        return self._desk.document.profile.format_short_date(now())
