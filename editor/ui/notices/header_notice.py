"""The notice on a file whose header cannot be edited by fields, and the ways out."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.app.open_post import change
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.core.words import joined, tr
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.notice import NoticeBar

_ENCODINGS = {"cp932": "Shift_JIS"}


class HeaderNotice(QObject):
    """Keeps `bar` up to date with the header of the document that is shown."""

    def __init__(self, bar: NoticeBar, ask: Ask) -> None:
        super().__init__(bar)
        self._bar = bar
        self._ask = ask
        self._following = CurrentDocument(parent=self)
        self._following.raw_changed.connect(self._show)

    def set_document(self, document: Document) -> None:
        """Follow `document` from now on."""
        self._following.follow(document)
        self._show()

    @property
    def _document(self) -> Document | None:
        return self._following.document

    def _show(self) -> None:
        document = self._document
        if document is None or not document.raw:
            self._bar.hide()
        elif document.file.encoding != "utf-8":
            self._show_encoding(document)
        else:
            self._show_header(document)

    def _show_encoding(self, document: Document) -> None:
        encoding = document.file.encoding
        title = tr("This file is not UTF-8 ({encoding})", encoding=_ENCODINGS.get(encoding, encoding.upper()))
        if encoding == "binary":
            self._bar.say(title, tr("The file is safe as it is, and read-only here."), [])
            return
        text = tr(
            "The file is safe as it is. To write in it, convert it to UTF-8; a save then keeps the original beside it."
        )
        self._bar.say(title, text, [(tr("Convert to UTF-8"), self._convert)])

    def _show_header(self, document: Document) -> None:
        text = joined((_reason(document), tr("Below is its whole text, to be mended by hand.")))
        ways: list[tuple[str, Callable[[], object]]] = [(tr("Read the header again"), self._reread)]
        if not document.acknowledged:
            ways.append((tr("OK"), self._acknowledge))
        self._bar.say(tr("The file is safe. Its header has a problem"), text, ways)

    def _acknowledge(self) -> None:
        if self._document is not None:
            self._document.apply(change.noticed(acknowledged=True))
            self._show()

    def _convert(self) -> None:
        if self._document is not None:
            self._document.apply(change.converted(self._document.file))

    def _reread(self) -> None:
        document = self._document
        if document is None:
            return
        built = document.build()
        if built.file is not None and built.file.editable:
            document.apply(change.reread(built.file, document.revision))
        else:
            reason = built.file.reason if built.file is not None else str(built.refusal)
            self._ask.tell(tr("The file is as it was. Its header still has a problem"), reason)


def _reason(document: Document) -> str:
    reason = document.file.reason
    line = next((problem.line for problem in document.file.problems if problem.message == reason), 0)
    return tr("Line {line}: {reason}", line=line, reason=reason) if line else reason
