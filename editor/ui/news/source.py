"""Paste as news source: a page fills the news part of the open post, and its text becomes the post's clip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.pages.clips import Clips
from editor.app.pages.news_pages import NewsPages
from editor.core.clips.fill import Filled, fill, labels, with_fields_of
from editor.core.file.contents import Contents
from editor.core.news_page.clip import Clip
from editor.core.words import joined, listed, tr
from editor.ui.fields.pane import FieldsPane
from editor.ui.fields.text_field import TextField
from editor.ui.news.offered import PageOffer, page_of
from editor.ui.widgets.quiet_line import QuietLine
from editor.ui.write.pane import SourcePane

_WHILE_COMPOSING_MS = 50
"""Milliseconds between two looks whether a word that is being composed is finished."""
_PAUSE_MS = 400
"""A page that takes longer to read than this is said to be read."""

Way = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class _PageRequest:
    """A page that is being read: the post, and its contents when the page was pasted."""

    document: Document
    contents: Contents
    replaces: bool


class NewsSource(QObject):
    """Reads pages for the open post and fills its fields, in one step of undo. Says what it did in `line`.

    `clip_wanted`: the person wants to see the clip. A page that is read when another post is open by then is dropped.
    """

    clip_wanted = Signal()

    def __init__(self, pages: NewsPages, clips: Clips, fields: FieldsPane, source: SourcePane) -> None:
        super().__init__(fields)
        self.line = QuietLine()
        self._to_clip: Way = (tr("Show the clip"), self.clip_wanted.emit)
        self._pages = pages
        self._clips = clips
        self._fields = fields
        self._source = source
        self._document: Document | None = None
        self._reading: _PageRequest | None = None
        self._said: list[str] = []
        self._ways: list[Way] = []
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PAUSE_MS)
        self._slow.timeout.connect(self._say_reading)
        fields.page_offered.connect(self._offer_for_field)
        source.edit.page_pasted.connect(self._offer_for_text)
        source.edit.page_dropped.connect(self.read)
        clips.kept.connect(self._kept)
        clips.failed.connect(self._say_not_kept)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on; what is being read was meant for the one before."""
        self._document = document
        self._reading = None
        self._slow.stop()
        self.line.hide()

    # -- what the person does ------------------------------------------------------------------------------------------

    def can_paste(self) -> bool:
        """Whether the post has fields that can be written."""
        document = self._document
        return document is not None and document.fields_editable

    def paste(self) -> None:
        """Read what is on the clipboard, a page or an address, as the news of the open post."""
        if (offer := self.offered()) is not None:
            self.read(offer)

    def offered(self) -> PageOffer | None:
        """The page or the address on the clipboard; None, which is said, where there is none."""
        mime = QGuiApplication.clipboard().mimeData()
        offer = page_of(mime) if mime is not None else None
        if offer is None:
            self.line.say(tr("There is no page on the clipboard. Copy the news page (or its URL) in your browser."))
        return offer

    def open_file(self, path: Path) -> None:
        """Read the saved page `path` as the news of the open post."""
        self.read(PageOffer(file=path))

    def read(self, offer: PageOffer, *, replaces: bool = False) -> None:
        """Read `offer`; what it says goes into the empty fields, or `replaces` what is there."""
        if self._document is None or not self.can_paste():
            return
        self._fields.flush()
        wanted = self._reading = _PageRequest(self._document, self._document.contents(), replaces)
        self._slow.start()

        def done(clip: Clip) -> None:
            self._arrived(wanted, clip)

        def failed(sentence: str) -> None:
            if wanted is self._reading:
                self._stop_reading()
                self.line.say(sentence)

        if offer.file is not None:
            self._pages.read_file(offer.file, done, failed)
        else:
            self._pages.read(offer.page, offer.address, done, failed)

    # -- offers --------------------------------------------------------------------------------------------------------

    def _offer_for_field(self, offer: PageOffer, field: TextField) -> None:
        """A whole page was pasted into a field, where it has no place: nothing was pasted yet."""
        if offer.file is not None:
            self.read(offer)
            return
        ways: list[Way] = [(tr("Fill in the news"), lambda: self.read(offer))]
        if offer.first_line:
            ways.append((tr("Paste its first line"), lambda: self._paste_line(field, offer.first_line)))
        self.line.say(tr("This is a whole page: not pasted here."), ways)

    def _offer_for_text(self, offer: PageOffer, before: object) -> None:
        """A whole page was pasted into the text; `before` is where the history stood."""
        document = self._document
        if document is None or not _has_no_news(document) or not self.can_paste():
            return

        def instead() -> None:
            self._take_out(document, before)
            self.read(offer)

        ways: list[Way] = [(tr("Fill in the news instead"), instead), (tr("Leave it in the text"), self.line.hide)]
        self.line.say(tr("This looks like a news page."), ways)

    def _take_out(self, document: Document, before: object) -> None:
        """Take what was pasted out of the text again, if nothing was done since."""
        if document is not self._document or self._source.edit.pages.give_up():
            return
        if document.history.undo_name == tr("Paste"):
            document.apply(change.undone())
            if document.history.position is not before:
                document.apply(change.redone())

    def _paste_line(self, field: TextField, words: str) -> None:
        field.setFocus()
        field.paste_text(words)

    # -- answers -------------------------------------------------------------------------------------------------------

    def _arrived(self, wanted: _PageRequest, clip: Clip) -> None:
        document = wanted.document
        if wanted is not self._reading or document is not self._document:
            return  # given up, or meant for another post
        if document.composing or self._fields.composing:
            QTimer.singleShot(_WHILE_COMPOSING_MS, self, lambda: self._arrived(wanted, clip))
            return
        self._stop_reading()
        if not self.can_paste():
            return
        if clip.is_empty:
            self.line.say(tr("Nothing of a news page was found in it, so nothing was filled in."))
            return
        source = document.profile.source_of(clip.outlet, clip.author)
        filled = fill(document.fields, clip, source)
        if wanted.replaces:
            filled = Filled(with_fields_of(document.fields, clip, source), filled.put + filled.left, ())
        untouched = document.contents() == wanted.contents
        document.apply(change.edited(filled.fields, name=tr("News from a page")))
        self._tell(filled, clip)
        self._clips.keep(document, clip)
        if untouched and filled.put:
            self._go_on()

    def _go_on(self) -> None:
        """The caret goes to what is written next, the outlet where the page does not say it, else the summary: if it
        is still in the fields of the news."""
        focus = self._fields.window().focusWidget()
        document = self._document
        if document is not None and focus is not None and self._fields.isAncestorOf(focus) and self._fields.tab == 0:
            news = document.fields.news
            if not news.source:
                self._fields.focus_field("news.source")
            elif news.headline and not any(news.summary):
                self._fields.focus_field("news.summary")

    def _tell(self, filled: Filled, clip: Clip) -> None:
        said = [_what_was_filled(filled, clip)]
        if "published" in clip.unsure and clip.published:
            said.append(tr("The page does not give its day in full: {day} is a guess.", day=clip.published))
        if "headline" in clip.unsure and clip.headline:
            said.append(tr("The headline is a guess."))
        if not filled.fields.news.url:
            said.append(tr("The page does not say its URL: copy that in the browser and paste the news once more."))
        if clip.cut:
            said.append(tr("The page was too large to be read to its end."))
        ways: list[Way] = [self._to_clip] if clip.text else []
        if filled.left:
            said.append(tr("What you wrote stays: {fields}.", fields=labels(filled.left)))
            ways.append((tr("Use the page's"), lambda: self._replace(clip)))
        self._say(said, ways)

    def _replace(self, clip: Clip) -> None:
        if self._document is not None and self.can_paste():
            source = self._document.profile.source_of(clip.outlet, clip.author)
            fields = with_fields_of(self._document.fields, clip, source)
            self._document.apply(change.edited(fields, name=tr("News from a page")))

    def _kept(self, again: bool, others: int) -> None:
        if again:
            self._add(tr("The post had this page already."))
        if others:
            self._add(
                tr("One other post is about this page.")
                if others == 1
                else tr("{n} other posts are about this page.", n=others)
            )

    def _say_not_kept(self, sentence: str) -> None:
        self._add(sentence)

    # -- saying it -----------------------------------------------------------------------------------------------------

    def _say(self, said: list[str], ways: Sequence[Way]) -> None:
        self._said, self._ways = [one for one in said if one], list(ways)
        self.line.say(joined(self._said), self._ways)

    def _add(self, sentence: str) -> None:
        """Say one thing more, of the page that was read last."""
        if self.line.words and self.line.words == joined(self._said):
            self._say([*self._said, sentence], self._ways)
        else:
            self._say([sentence], [])

    def clip_is_shown(self) -> None:
        """Offer the clip no more: it is beside the text. What else was said of the page stays."""
        if self.line.words == joined(self._said) and self._to_clip in self._ways:
            ways = [way for way in self._ways if way is not self._to_clip]
            if ways or len(self._said) > 1:
                self._say(self._said, ways)
            else:
                self.line.hide()

    def _say_reading(self) -> None:
        if self._reading is not None:
            self.line.say(tr("The page is being read…"))

    def _stop_reading(self) -> None:
        self._reading = None
        self._slow.stop()


def _what_was_filled(filled: Filled, clip: Clip) -> str:
    if not filled.put:
        return tr("The page says nothing new.") if not filled.left else ""
    what = [part for part in (clip.outlet, clip.published) if part]
    return tr("The news is filled in: {what}.", what=listed(what)) if what else tr("The news is filled in.")


def _has_no_news(document: Document) -> bool:
    """Whether nothing is known of the news yet."""
    news = document.fields.news
    return not (news.headline or news.url)
