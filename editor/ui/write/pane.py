"""The source pane: the text in its column, the find bar under it, and what both say to the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.app.choices.text_look import OFF, ON, SIZE, larger, look_of, smaller
from editor.app.open_post.buffer import decode
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.reading_places import ReadingPlace, ReadingPlaces
from editor.app.pages.pasted_pages import PageReader
from editor.app.threads.soon import run_soon
from editor.core.markup import Markup
from editor.ui.look.theme import theme
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.write.column import SourceColumn
from editor.ui.write.dividers import DividerWords
from editor.ui.write.folds import Folds
from editor.ui.write.highlighter import MarkdownHighlighter, in_commentary
from editor.ui.write.pasted_page import read_here
from editor.ui.write.place_return import PlaceReturn
from editor.ui.write.source_edit import SourceEdit

if TYPE_CHECKING:
    from editor.app.choices.settings import Settings
    from editor.app.open_post.document import Document
    from editor.app.search.find_process import FindProcess
    from editor.ui.write.find_bar import ReplaceBar


_LONGEST_PARAGRAPH = 60
"""Lines above and below the caret that can be of its paragraph."""


def _new_find_process() -> FindProcess:
    from editor.app.search.find_process import FindProcess

    return FindProcess()


class SourcePane(QWidget):
    """The source pane: the text of the post with its notices and the find bar.

    `caret_moved(line)`: the caret is on another 1-based line or at another place of it.
    `part_changed("news" | "commentary")`: it went over to the other part of the post.
    """

    caret_moved = Signal(int)
    part_changed = Signal(str)

    field_wanted = Signal(str, int, int)
    """A hit in a field is to be shown: its path, and the characters that it begins at and ends before."""

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        read: PageReader = read_here,
        find_process: Callable[[], FindProcess] = _new_find_process,
    ) -> None:
        """`read` reads a long page that was pasted; `find_process()` is the process that runs regular expressions."""
        super().__init__(parent)
        self.setObjectName("sourcePane")
        self._document = document
        self._following = CurrentDocument(parent=self, only=("fields_changed", "raw_changed"))
        self._following.fields_changed.connect(self._show_words)
        self._following.raw_changed.connect(self._show_raw)
        self._part = ""
        self._last: dict[str, QTextCursor] = {}
        """The last caret in each part; the text moves these with it."""
        self._places = ReadingPlaces()
        self._settings: Settings | None = None
        self._edit = SourceEdit(document, read=read)
        self._return = PlaceReturn(self._edit)
        self._highlighter = MarkdownHighlighter(self._edit.font(), self)
        self._folds = Folds(self._edit, self._highlighter)
        self._find_process = find_process
        self._find_bar: ReplaceBar | None = None
        self._notice = PlainLabel(role="writeNotice", wraps=True)
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(SourceColumn(self._edit), 1)
        layout.addWidget(self._notice)
        self.setFocusProxy(self._edit)
        self._edit.cursorPositionChanged.connect(self._caret_moved)
        self._edit.textChanged.connect(self._text_changed)
        self._edit.refused.connect(self._say)
        self._edit.zoomed.connect(self.zoom)
        self._edit.dressed.connect(lambda: self._highlighter.wear(self._edit.font()))
        theme.changed.connect(self._highlighter.dress)
        self._follow(document)

    @property
    def find_bar(self) -> ReplaceBar:
        """The bar below the text that finds and replaces, made when it is first wanted."""
        if self._find_bar is None:
            from editor.ui.write.find_bar import ReplaceBar

            self._find_bar = ReplaceBar(self._edit, self._find_process)
            self._find_bar.hits.field_wanted.connect(self.field_wanted)
            self._following.fields_changed.connect(self._find_bar.hits.look_again)
            if (layout := self.layout()) is not None:
                layout.addWidget(self._find_bar)
        return self._find_bar

    @property
    def edit(self) -> SourceEdit:
        """The text widget."""
        return self._edit

    def set_document(self, document: Document) -> None:
        """Show another document, where it was left: its caret and what was in view."""
        if document is self._document:
            return
        self._edit.finish_composing()
        self.keep_place()
        if self._find_bar is not None:
            self._find_bar.put_away()
        self._document = document
        self._part = ""
        self._edit.show_document(document)
        self._follow(document)
        self._return_to_place(document)

    def remember(self, places: ReadingPlaces) -> None:
        """Keep in `places` where posts are left, and show the one that is open where it was."""
        self._places = places
        self._return_to_place(self._document)

    def obey(self, settings: Settings) -> None:
        """Do what is chosen in `settings`, now and whenever it changes."""
        self._settings = settings
        settings.changed.connect(self._take_choices)
        self._take_choices()

    def _take_choices(self) -> None:
        if self._settings is not None:
            choices = self._settings.choices
            self._edit.choose_enter(choices.enter)
            self._edit.wear(look_of(choices))
            self._edit.rolling.choose(choices.typewriter == ON)
            self._edit.spotlight.choose(choices.spotlight)
            self._folds.choose(choices.fold_links != OFF, look_of(choices).line_height)

    def chosen(self, name: str) -> str:
        """The choice `name` of the person's settings; "" before they are known."""
        return str(getattr(self._settings.choices, name)) if self._settings is not None else ""

    def choose(self, **choices: str) -> None:
        """Keep `choices` in the person's settings."""
        if self._settings is not None:
            self._settings.choose(**choices)

    def zoom(self, steps: int) -> None:
        """Make the letters larger (1), smaller (-1) or of the usual size (0), and keep that choice."""
        if self._settings is not None:
            size = look_of(self._settings.choices).size
            new = larger(size) if steps > 0 else smaller(size) if steps < 0 else SIZE
            self.choose(text_size="" if new == SIZE else str(new))

    def keep_place(self) -> None:
        """Note where the post is left, as far as it goes by now."""
        cursor = self._edit.textCursor()
        place = ReadingPlace(cursor.anchor(), cursor.position(), self._edit.firstVisibleBlock().blockNumber())
        self._places.leave(self._document, place)

    # -- commands --------------------------------------------------------------------------------------------------

    def apply(self, command: Markup, name: str) -> None:
        """Let a markup command change the text in a step called `name`, and go on writing."""
        self._edit.apply(command, name)
        self._edit.setFocus()

    def insert_images(self, *paths: Path) -> None:
        """Copy image files into the folder of the post and show them at the caret, one below the other."""
        self._edit.insert_image(*paths)
        self._edit.setFocus()

    def paragraph(self) -> str:
        """The paragraph of the caret: the lines around it up to the next blank ones."""
        first = last = block = self._edit.textCursor().block()
        if not block.text().strip():
            return ""
        for _line in range(_LONGEST_PARAGRAPH):
            if first.previous().text().strip():
                first = first.previous()
            if last.next().text().strip():
                last = last.next()
        lines = []
        while first.isValid() and first.blockNumber() <= last.blockNumber():
            lines.append(decode(first.text()))
            first = first.next()
        return "\n".join(lines)

    def go_to_line(self, line: int) -> None:
        """Put the caret on the 1-based `line` and show it."""
        self._edit.go_to_line(line)

    def go_to_part(self, part: str) -> None:
        """Put the caret into the "news" or the "commentary", where it was last or at its beginning; a post without a
        divider has no commentary, and the caret stays."""
        if part == self._part:
            return
        kept = self._last.get(part)
        if kept is not None and kept.document() is self._edit.document() and _part_of(kept.block()) == part:
            self._edit.setTextCursor(kept)
        elif part == "news":
            self._edit.go_to_line(1)
        elif (block := _first_of_commentary(self._edit.document())) is not None:
            self._edit.go_to_line(block.blockNumber() + 1)

    def paste_plain(self) -> None:
        """Insert the clipboard's text without its form."""
        self._edit.paste_plain()

    def open_find(self) -> None:
        """Open the find bar."""
        self.find_bar.open()

    def replace(self) -> None:
        """Open the find bar with its second row."""
        self.find_bar.open(replace=True)

    def find_next(self) -> None:
        """Go to the next hit; open the bar where nothing is looked for yet."""
        self._find(self.find_bar.hits.go_next)

    def find_previous(self) -> None:
        """Go to the hit before; open the bar where nothing is looked for yet."""
        self._find(self.find_bar.hits.go_previous)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _find(self, step: Callable[[], None]) -> None:
        if self.find_bar.isVisible() and self.find_bar.words.text():
            self.find_bar.step(step)
        else:
            self.find_bar.open()

    def _follow(self, document: Document) -> None:
        self._following.follow(document)
        self._highlighter.expect_header(document.raw)
        self._highlighter.setDocument(document.buffer)
        self._show_words()
        run_soon(self, self._caret_moved)  # the highlighter has then found the divider

    def _show_raw(self) -> None:
        self._edit.pages.forget_all()
        self._highlighter.expect_header(self._document.raw)
        self._highlighter.rehighlight()

    def _show_words(self) -> None:
        words = DividerWords(self._document.profile.words.commentary, self._document.fields.commentary.headline)
        self._edit.paper.show_words(words)
        news = self._document.fields.news
        self._edit.paper.want_page(not (news.headline or news.url))

    def _return_to_place(self, document: Document) -> None:
        place = self._places.place(document)
        last = document.buffer.characterCount() - 1
        cursor = self._edit.textCursor()
        cursor.setPosition(min(place.anchor, last))
        cursor.setPosition(min(place.position, last), cursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._return.to(place.top)

    def _caret_moved(self) -> None:
        block = self._edit.textCursor().block()
        self.caret_moved.emit(block.blockNumber() + 1)
        part = _part_of(block)
        self._last[part] = self._edit.textCursor()
        if part != self._part:
            self._part = part
            self.part_changed.emit(part)

    def _text_changed(self) -> None:
        self._notice.hide()

    def _say(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.show()


def _part_of(block: QTextBlock) -> str:
    return "commentary" if in_commentary(block) else "news"


def _first_of_commentary(text: QTextDocument) -> QTextBlock | None:
    """The position at which the commentary begins: behind the divider and its blank line."""
    block = text.begin()
    while block.isValid() and not in_commentary(block):
        block = block.next()
    if not block.isValid():
        return None
    for step in range(2):
        if block.next().isValid() and (step == 0 or not block.text().strip()):
            block = block.next()
    return block
