"""The window's middle: fields above the text at the left, the preview at the right, and what one does with them."""

from base64 import b64decode, b64encode
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from editor.app.application import Application
from editor.app.open_post.document import Document
from editor.app.open_post.reading_places import ReadingPlaces
from editor.app.pages import pasted_pages
from editor.app.pages.news_pages import NewsPages
from editor.app.threads.soon import run_soon
from editor.ui.blogger.desk import BloggerDesk
from editor.ui.desk.caret_return import CaretReturn
from editor.ui.desk.files import Files
from editor.ui.desk.following import Following
from editor.ui.desk.next_pane import bars_of, go_to_next_pane
from editor.ui.desk.picture_desk import PictureDesk
from editor.ui.desk.publish import Publish
from editor.ui.desk.step_places import StepPlaces
from editor.ui.dialogs.ask import Ask
from editor.ui.fields.height import FieldsHeight
from editor.ui.fields.pane import FieldsPane
from editor.ui.library.slot import LibrarySlot
from editor.ui.memory.desk import MemoryDesk
from editor.ui.news.desk import NewsDesk
from editor.ui.notices.emptied_notice import EmptiedNotice
from editor.ui.notices.header_notice import HeaderNotice
from editor.ui.notices.held_notice import HeldNotice
from editor.ui.notices.others_notice import OthersNotice
from editor.ui.notices.safety import Safety
from editor.ui.preview.page_choices import PageChoices
from editor.ui.preview.page_room import WIDTHS
from editor.ui.preview.pane import PreviewPane
from editor.ui.widgets.named import named
from editor.ui.widgets.notice import NoticeBar
from editor.ui.write.pane import SourcePane

ROOMY = 1060
"""Width in pixels from which on library, text and preview have room side by side."""


class Desk(QSplitter):
    """Owns the panes and shows one document in all of them. Panes hold no post; they are handed another on a switch.

    `rearranged`: what is shown, or can be done, is other than before.
    """

    rearranged = Signal()

    def __init__(self, app: Application, document: Document, window: QMainWindow, ask: Ask) -> None:
        super().__init__(Qt.Orientation.Horizontal, window)
        self.main_window = window
        self._app = app
        self._ask = ask
        self.document = document
        self.files = Files(app, ask, self.commit_input, self)
        self.publish = Publish(app.session, app.render_process, app.jobs, ask, window)
        self.blogger = BloggerDesk(app, ask, self.commit_input, window)
        self.blogger.rearranged.connect(self.rearranged)
        self.notice = NoticeBar()
        self._header_notice = HeaderNotice(self.notice, ask)
        self.others = NoticeBar()
        self.others_notice = OthersNotice(self.others, app, ask, self.files.save_as, window)
        self.emptied = NoticeBar()
        self.emptied_notice = EmptiedNotice(self.emptied, app.versions)
        self.held = NoticeBar()
        self._held_notice = HeldNotice(self.held, app.claims)
        app.watcher.wait_for_words(self.composes)
        self.safety_notice = NoticeBar()
        self.safety = Safety(app, self.files, self.safety_notice, ask, window)
        self.fields_pane = FieldsPane(document, self)
        self.publish.field_wanted.connect(self.fields_pane.focus_field)
        self.fields_pane.line_wanted.connect(self._go_to_line)
        self.source = SourcePane(document, self, pasted_pages.reader(app.render_process), app.find_process)
        self.source.edit.pictures_added.connect(app.web_copies.make)
        app.web_copies.failed.connect(self.source.edit.refused)
        self.pictures = PictureDesk(app.settings, ask, self.fields_pane, self.source)
        self.fields_pane.pictures_wanted.connect(self.pictures.choose)
        self.library = LibrarySlot(app.library, self.files.open_path, self.focus_source, self)
        self.preview = PreviewPane(app.previewer, self)
        self.preview.stands.connect(self.library.start)
        self.library.wanted_or_not.connect(lambda: self._show_preview(self.width()))
        self.page_choices = PageChoices(app.settings, self.preview)
        self.memory = MemoryDesk(self, app, ask)
        self.relating = self.memory.relating
        pages = NewsPages(app.render_process, self)
        self.news = NewsDesk(pages, app.clips, self.fields_pane, self.source, self.preview, ask, self.files)
        self.news.rearranged.connect(self.rearranged)
        self.files.page_chosen.connect(self.news.source.open_file)
        self.width_name = ""
        self._fields_wanted = self._preview_wanted = True
        self._lay_out()
        self.preview.set_document(document)
        self.set_width(app.settings.choices.preview_width)
        self.source.part_changed.connect(self.fields_pane.show_part)
        self.source.remember(ReadingPlaces(app.settings))
        self.source.obey(app.settings)
        app.session.following.saved.connect(self.source.keep_place)
        self._step_places = StepPlaces(app.session.following, self.source, self.fields_pane, self.want_fields)
        self._following = Following(self.source, self.preview, self.fields_pane, app.previewer, self)
        app.session.following.raw_changed.connect(self._look_at_header)
        self._show_beside(document)

    def _lay_out(self) -> None:
        column = named(QWidget(), "editorColumn")
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.addWidget(self.fields_pane)
        self.rows.addWidget(self.source)
        self.rows.setStretchFactor(0, 0)
        self.rows.setStretchFactor(1, 1)
        self.rows.setChildrenCollapsible(False)
        self.rows.setSizes([280, 520])
        self._fields_height = FieldsHeight(self.rows, self.fields_pane, self._app.settings)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bars = (self.held, self.others, self.emptied, self.safety_notice, self.notice)
        for bar in (*bars, self.news.source.line, self.memory.line):
            layout.addWidget(bar)
        layout.addWidget(self.rows, 1)
        CaretReturn(column, self.fields_pane, self.library, self.preview, self.focus_source)
        self.addWidget(self.library)
        self.addWidget(column)
        self.addWidget(self.preview)
        self.setChildrenCollapsible(False)
        self.setSizes([264, 560, 456])
        for index in range(3):
            self.setStretchFactor(index, min(index, 1))

    def set_document(self, document: Document) -> None:
        """Show `document` everywhere."""
        self.document = document
        self.fields_pane.set_document(document)
        self.source.set_document(document)
        self.preview.set_document(document)
        self._show_beside(document)

    def _show_beside(self, document: Document) -> None:
        """Have the notices, the library and what is known of earlier posts be about `document`."""
        self._header_notice.set_document(document)
        self._look_at_header()
        self.library.set_document(document)
        self.memory.set_document(document)
        self.emptied_notice.set_document(document)
        self.news.set_document(document)

    def commit_input(self) -> None:
        """Hand over to the document what is still being composed, before a save or a change of the post."""
        QGuiApplication.inputMethod().commit()
        self.source.edit.finish_composing()
        self.source.edit.pages.finish()
        self.fields_pane.flush()

    def composes(self) -> bool:
        """Whether an input method holds a word, in the text or in a field."""
        return isValid(self) and (self.document.composing or self.fields_pane.composing)

    def begin(self) -> None:
        """Put the caret where one writes: into the headline of a new post, into the text of one that is there."""
        if self.document.on_disk or self.document.raw or self.fields_pane.isHidden():
            self.focus_source()
        else:
            self.fields_pane.focus_field("news.headline")

    # -- how it is divided -----------------------------------------------------------------------------------------

    def arrangement(self) -> dict[str, Any]:
        """The sizes and the visibility of the panes, for the state that is kept from one start to the next."""
        return {
            "panes": b64encode(self.saveState().data()).decode("ascii"),
            "rows": b64encode(self.rows.saveState().data()).decode("ascii"),
            "fields": self.fields_shown(),
            "preview": self._preview_wanted,
            "library": self.library.wanted,
        }

    def arrange(self, state: dict[str, Any], width: int) -> None:
        """Divide the desk, in a window of `width` px, as `state` says, which something else may have written into."""
        for key, put in (("panes", self.restoreState), ("rows", self.rows.restoreState)):
            if isinstance(kept := state.get(key), str):
                put(QByteArray(b64decode(kept, validate=False)))
        self.want_fields(state.get("fields") is not False)
        self._preview_wanted = state.get("preview") is not False
        self.library.restore(state.get("library"), width)
        self._show_preview(width)
        self.rearranged.emit()

    # -- what the commands do --------------------------------------------------------------------------------------

    def set_width(self, name: str) -> None:
        """Show the preview as on a desktop, on a phone, or as the blog's front page has it."""
        self.width_name = name if name in WIDTHS else "desktop"
        self.preview.set_width(self.width_name)
        self.preview.show_face(None)
        self._app.settings.choose(preview_width=self.width_name)
        self.rearranged.emit()

    def toggle_fields(self) -> None:
        """Show or hide the fields; they keep their size."""
        self.want_fields(not self._fields_wanted)

    def want_fields(self, wanted: bool) -> None:
        """Show the fields where the post has some, or hide them."""
        self._fields_wanted = wanted
        self._show_fields()
        self.rearranged.emit()

    def fields_shown(self) -> bool:
        """Whether the fields are wanted; a header that cannot be edited has none to show."""
        return self._fields_wanted

    def show_tab(self, index: int) -> None:
        """Show the tab `index` of the fields, counted from 0, and put the caret into its first field."""
        self.want_fields(True)
        self.fields_pane.show_tab(index)

    def show_field(self, path: str) -> None:
        """Put the caret into the field `path`, such as "labels"."""
        self.want_fields(True)
        self.fields_pane.focus_field(path)

    def toggle_preview(self) -> None:
        """Show or hide the preview; it keeps its size. Where both have no room, the library makes room for it."""
        wanted = self.preview.isHidden()
        if wanted and self.width() < ROOMY:
            self.library.want(False)
        self.want_preview(wanted)

    def want_preview(self, wanted: bool) -> None:
        """Show the preview where it has room, or hide it."""
        self._preview_wanted = wanted
        self._show_preview(self.width())
        self.rearranged.emit()

    def fit(self, width: int) -> None:
        """Follow the width of the window: library and preview are shown beside the text where they have room."""
        self.library.fit(width)
        self._show_preview(width)

    def _show_preview(self, width: int) -> None:
        self.preview.setVisible(self._preview_wanted and (width >= ROOMY or self.library.isHidden()))

    def toggle_library(self) -> None:
        """Show or hide the library; it keeps its size."""
        self.library.want(self.library.isHidden())
        self.rearranged.emit()

    def search_library(self) -> None:
        """Put the caret into the search field of the library."""
        self.library.want(True)
        self.library.focus_search()
        self.rearranged.emit()

    def preview_shown(self) -> bool:
        """Whether the preview is shown."""
        return not self.preview.isHidden()

    def go_to_text(self) -> None:
        """Go from the fields of a part into its text; from elsewhere to the caret."""
        focus = self.main_window.focusWidget()
        if focus is not None and self.fields_pane.isAncestorOf(focus) and not self.document.raw:
            part = {0: "news", 1: "commentary"}.get(self.fields_pane.tab)
            if part is not None:
                self.source.go_to_part(part)
        self.focus_source()

    def focus_source(self) -> None:
        """Put the caret into the text."""
        self.source.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> None:
        """Go from what asks something to the fields, the text, the preview and the library, and round."""
        page, fields = self.preview, self.fields_pane
        panes = [(fields, fields.focus_first), (self.source, self.focus_source)]
        panes.append((page, lambda: (page.face or page).setFocus(Qt.FocusReason.ShortcutFocusReason)))
        go_to_next_pane([*bars_of(self), *panes, (self.library, self.library.focus_search)])

    def paste_plain(self) -> None:
        """Paste without any form, into the field or the text that has the caret; fields never take any."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit | QLineEdit) and self.fields_pane.isAncestorOf(focus):
            focus.paste()
        else:
            self.source.paste_plain()

    def _go_to_line(self, line: int) -> None:
        self.source.go_to_line(line)
        self.focus_source()

    def _look_at_header(self) -> None:
        """A header that cannot be edited has no fields: the whole file is in the text."""
        self.source.edit.setReadOnly(self.document.read_only)
        self.fields_pane.setEnabled(not self.document.held)
        self._show_fields()
        self.rearranged.emit()

    def _show_fields(self) -> None:
        self.fields_pane.setVisible(self._fields_wanted and not self.document.raw)

    def start_preview(self) -> None:
        """Load the web engine, once the window is on the screen."""
        app = self._app
        for start in (self.preview.start, app.claims.start, app.watcher.start, app.journal.all_loaded):
            run_soon(self, start)
