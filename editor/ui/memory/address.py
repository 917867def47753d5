"""The post's address on its blog in the window: asked for once after copying, pasted, confirmed, opened and copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core.fields.blog_address import front_page, is_post_address, published_address
from editor.core.post import Status
from editor.core.words import tr
from editor.ui.fields.pane import POST, FieldsPane
from editor.ui.fields.text_field import TextField
from editor.ui.preview.links import doubt, outward
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.quiet_line import QuietLine

if TYPE_CHECKING:
    from editor.ui.fields.post import PostPage

_OWN_FIELD = "blogger.url"


class AddressDesk(QObject):
    """Knows the address of the open post and puts it into its field. `told(sentence)`: what was done."""

    told = Signal(str)
    forward_wanted = Signal()
    """The person wants to see which old posts should point to this one."""

    def __init__(self, questions: StandingQuestions, fields: FieldsPane, line: QuietLine) -> None:
        super().__init__(fields)
        self._questions = questions
        self._question = questions.add("address")
        self._fields = fields
        self._line = line
        self._document: Document | None = None
        self._asked_for: set[str] = set()
        """Ids of the posts for whose address the person was asked."""
        fields.page_made.connect(self._furnish)
        fields.take_addresses(self._take)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document

    # -- asking for it ---------------------------------------------------------------------------------------------

    def copied(self) -> None:
        """The post was copied for Blogger: ask for its address there, once; if it is known, offer what comes then."""
        document = self._document
        if document is None or not self.can_write() or document.fields.id in self._asked_for:
            return
        self._asked_for.add(document.fields.id)
        if document.fields.blogger.url.strip():
            self._line.say(
                tr("Earlier posts can point to this one."),
                [(tr("Links from earlier posts…"), self.forward_wanted.emit)],
            )
        else:
            self._line.say(
                tr(
                    "Once the post is published: copy its URL in the browser, then press the button, or paste it into "
                    "any of the fields."
                ),
                [(tr("Paste the URL"), self.paste), (tr("Not now"), self._line.hide)],
            )

    @property
    def awaited(self) -> bool:
        """Whether the person was asked for the address, and has not given it yet."""
        document = self._document
        return document is not None and not document.fields.blogger.url and document.fields.id in self._asked_for

    def can_write(self) -> bool:
        """Whether the post has fields that can be written."""
        return self._document is not None and self._document.fields_editable

    def paste(self) -> None:
        """Take the address on the clipboard as that of the published post."""
        text = QGuiApplication.clipboard().text()[:4000]
        if self._document is None or not self.can_write():
            return
        if url := published_address(text):
            self._fields.flush()
            self._put(url, published=True)
        else:
            shown = " ".join(text.split())[:80]
            self._line.say(
                tr("There is no URL of a post on the clipboard: “{text}”.", text=shown)
                if shown
                else tr("The clipboard is empty. Copy the post's URL in the browser.")
            )

    def _take(self, text: str, field: TextField) -> bool:
        """Whether `text`, pasted into `field`, was the address of this post and is in its own field now."""
        url = published_address(text)
        if not url or not self.can_write() or not is_post_address(url):
            return False
        own = field.path == _OWN_FIELD
        if self.awaited and (own or not field.path.endswith("url") or self._is_of_the_blog(url)):
            self._put(url, published=True)
            return True
        if not own and self._fields.is_of_post_page(field) and self._is_of_the_blog(url):
            self._put(url, published=False)
            return True
        return False

    def _is_of_the_blog(self, url: str) -> bool:
        document = self._document
        known = {front_page((self._question.answer or {}).get("blog", ""))}
        if document is not None:
            known.add(front_page(document.profile.address))
        host = front_page(url)
        return host.endswith(".blogspot.com") or host.partition("://")[2] in {one.partition("://")[2] for one in known}

    def _put(self, url: str, *, published: bool) -> None:
        document = self._document
        if document is None:
            return
        fields = document.fields
        status = Status.PUBLISHED if published else fields.status
        fields = replace(fields, blogger=replace(fields.blogger, url=url), status=status)
        document.apply(change.edited(fields, name=tr("URL of the post")))
        said = (
            tr("Saved, and marked as published: {address}", address=url)
            if published
            else tr("Saved as the post's URL: {address}", address=url)
        )
        ways: list[tuple[str, Callable[[], object]]] = [(tr("Undo"), lambda: self._undo(document))]
        if published:
            ways.insert(0, (tr("Links from earlier posts…"), self.forward_wanted.emit))
        self._line.say(said, ways)

    def _undo(self, document: Document) -> None:
        if document is self._document and document.history.undo_name == tr("URL of the post"):
            document.apply(change.undone())

    # -- using it --------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the post on its blog; an address that is derived, or may lead elsewhere, is shown first."""
        self._with_address(self._open)

    def copy(self) -> None:
        """Put the address on the clipboard."""
        self._with_address(self._copy)

    def confirm(self) -> None:
        """The derived address is right: keep it in its field."""
        answer = self._question.answer
        if answer and answer["derived"] and answer["url"] and self.can_write():
            self._fields.flush()
            self._put(answer["url"], published=False)

    def _with_address(self, use: Callable[[str, bool], None]) -> None:
        document = self._document
        if document is None:
            return
        if known := document.fields.blogger.url.strip():
            use(known, False)
            return

        def done(answer: dict[str, Any]) -> None:
            if document is not self._document:
                return
            if answer["url"]:
                use(answer["url"], True)
            else:
                self._line.say(tr("The post has no URL yet. It has one once it is published, or from its permalink."))

        self._questions.ask_once("address", done)

    def _open(self, address: str, derived: bool) -> None:
        url = outward(QUrl(address, QUrl.ParsingMode.StrictMode))
        if url is None or url.scheme() not in ("http", "https"):
            self._line.say(tr("This URL is not opened: {address}", address=address[:200]))
            return
        shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        why = tr("This URL is not confirmed yet.") if derived else doubt(url)
        if why:
            ways = [(tr("Open it in the browser"), lambda: self._go(url)), (tr("Do not open it"), self._line.hide)]
            self._line.say(f"{shown[:300]}  {why}", ways)
        else:
            self._go(url)

    def _go(self, url: QUrl) -> None:
        open_outside(url)
        self.told.emit(tr("Opened in the browser: {address}", address=url.toString()[:200]))

    def _copy(self, address: str, derived: bool) -> None:
        QGuiApplication.clipboard().setText(address)
        said = tr("Copied (not confirmed): {address}", address=address[:200])
        self.told.emit(said if derived else tr("Copied: {address}", address=address[:200]))

    # -- the field's page --------------------------------------------------------------------------------------------

    def _furnish(self, tab: int, page: PostPage) -> None:
        if tab == POST:
            page.shown.connect(self._question.want)
            page.address.open_wanted.connect(self.open)
            page.address.copy_wanted.connect(self.copy)
            page.address.paste_wanted.connect(self.paste)
            page.address.confirm_wanted.connect(self.confirm)
            self._question.answered.connect(page.address.show_answer)
            page.address.show_answer(self._question.answer)
