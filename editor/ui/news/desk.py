"""The news of the open post in the window: what is pasted, its clip beside the text, and what is taken from it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.pages.clips import Clips
from editor.app.pages.news_pages import NewsPages
from editor.core.clips.quoting import bullet_of, quotation_of
from editor.core.markup.blocks import block_of
from editor.core.news_page.clip import Clip
from editor.core.paths import downloads
from editor.core.words import tr
from editor.ui.desk.files import Files
from editor.ui.dialogs.ask import Ask
from editor.ui.fields.pane import FieldsPane
from editor.ui.news.clip_pane import ClipPane
from editor.ui.news.source import NewsSource
from editor.ui.preview.pane import PreviewPane
from editor.ui.write.pane import SourcePane


class NewsDesk(QObject):
    """Carries what the clip gives into the post, each a step of its own.

    `rearranged`: the right pane shows another face.
    """

    rearranged = Signal()

    def __init__(
        self,
        pages: NewsPages,
        clips: Clips,
        fields: FieldsPane,
        source: SourcePane,
        preview: PreviewPane,
        ask: Ask,
        files: Files,
    ) -> None:
        super().__init__(fields)
        self._fields = fields
        self._source_pane = source
        self._preview = preview
        self._clips = clips
        self._ask = ask
        self._files = files
        self._document: Document | None = None
        self._clip_pane: ClipPane | None = None
        self.source = NewsSource(pages, clips, fields, source)
        self.source.clip_wanted.connect(self.show_clip)
        source.edit.ask_captions_of(self._caption)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document
        self.source.set_document(document)
        self._clips.set_document(document)
        if self._clip_pane is not None:
            self._clip_pane.set_document(document)

    @property
    def shows_clip(self) -> bool:
        """Whether the right pane shows the clip."""
        return self._clip_pane is not None and self._preview.face is self._clip_pane and not self._preview.isHidden()

    def toggle_clip(self) -> None:
        """Show the clip in the right pane and put the caret into it, or the page again."""
        if self.shows_clip:
            self.show_page()
        else:
            self.show_clip()

    def show_clip(self) -> None:
        """Show the clip in the right pane, with the caret in it."""
        if self._clip_pane is None:
            self._clip_pane = ClipPane(self._clips)
            self._clip_pane.bullet_wanted.connect(self.add_bullet)
            self._clip_pane.quotation_wanted.connect(self.quote)
            self._clip_pane.left.connect(self._source_pane.edit.setFocus)
            if self._document is not None:
                self._clip_pane.set_document(self._document)
        self._preview.show_face(self._clip_pane)
        self._preview.show()
        self._clip_pane.setFocus()
        self.source.clip_is_shown()
        self.rearranged.emit()

    def new_from_page(self) -> None:
        """Begin a post whose news is the page on the clipboard; none where there is no page."""
        if self.source.offered() is not None:
            self._files.new(then=self.source.paste)

    def show_page(self) -> None:
        """Show the page in the right pane."""
        self._preview.show_face(None)
        self.rearranged.emit()

    def open_page(self) -> None:
        """Ask for a saved page, and read it as the news of the open post."""
        if self._document is not None and (path := self._ask.page_path(downloads())) is not None:
            self.source.open_file(path)

    def add_bullet(self, passage: str) -> None:
        """Make `passage` a line of the news summary."""
        document = self._document
        bullet = bullet_of(passage)
        if document is None or not self.source.can_paste() or not bullet:
            return
        self._fields.flush()
        news = document.fields.news
        summary = (*(line for line in news.summary if line.strip()), bullet)
        fields = replace(document.fields, news=replace(news, summary=summary))
        document.apply(change.edited(fields, name=tr("Add a sentence of the clip to the summary")))
        self._fields.turn_to(0)
        self._fields.news.show_last_bullet()

    def quote(self, passage: str, clip: Clip) -> None:
        """Put `passage` into the text, below the paragraph of the caret, as a quotation with its source."""
        document = self._document
        if document is None:
            return
        day = document.profile.format_short_date(clip.published) if clip.published else ""
        quotation = quotation_of(passage, clip, document.profile.words.source, day)
        self._source_pane.edit.apply(block_of(quotation), tr("Quote the clip"))

    def _caption(self, body: str) -> tuple[str, str]:
        """Caption and credit of the page's first picture, for the first picture of the text `body`; else nothing."""
        clip = next(iter(self._clips.clips), None)
        if clip is None or not clip.images or "![" in body:
            return "", ""
        return clip.images[0].caption, clip.images[0].credit
