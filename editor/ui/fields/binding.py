"""The one door between the widgets of the fields and the document they show."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from editor.app.open_post import change
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.history import PHRASE
from editor.core.fields import spec
from editor.core.post import Fields

if TYPE_CHECKING:
    from editor.app.open_post.document import Document


class Binding(QObject):
    """The binding of the widgets to the document: it reads and changes the fields for them. They keep no values of
    their own.

    `refreshed`: the fields, or the document, are other than before. `leaving`: the document is about to be another
    one; whatever an input method still holds goes to the old one now. `arranged`: a list of widgets has others, or in
    another order, which the Tab key is to follow.
    """

    refreshed = Signal()
    switched = Signal()
    """Another document is shown from now on."""
    arranged = Signal()
    leaving = Signal()
    page_offered = Signal(object, object)
    """A whole page, as a `PageOffer`, was pasted into a `TextField` that takes none."""

    menu_opening = Signal(object, object, int)
    """The context menu of a `TextField`, a QMenu, is about to open for a position of its text."""
    picture_offered = Signal(object)
    """A picture, as a `QMimeData`, was pasted into a `TextField`, which holds words alone."""

    def __init__(self, document: "Document", parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._following = CurrentDocument(document, self)
        self._following.fields_changed.connect(self.refreshed)
        self._take_address: Callable[[str, Any], bool] = lambda _text, _field: False
        self._phrase = self._written = 0

    def offer_addresses(self, take: Callable[[str, Any], bool]) -> None:
        """Have `take(text, field)` say of each text that is pasted into a `TextField` whether it is the post's address,
        which it puts into its own field then."""
        self._take_address = take

    def takes_address(self, text: str, field: Any) -> bool:
        """Whether `text`, pasted into `field`, is the post's address and stands in its own field now."""
        return self._take_address(text, field)

    @property
    def document(self) -> "Document":
        return self._document

    @property
    def fields(self) -> Fields:
        return self._document.fields

    def set_document(self, document: "Document") -> None:
        """Show `document` from now on."""
        if document is self._document:
            return
        QGuiApplication.inputMethod().commit()
        self.leaving.emit()
        self._document = document
        self._following.follow(document)
        self.switched.emit()
        self.refreshed.emit()

    def value(self, path: str) -> Any:
        """The value of the field `path`, such as "news.headline"."""
        return spec.value_of(self.fields, path)

    def writing(self, characters: int) -> None:
        """So many more `characters` are about to be written into, or removed from, the field that has the caret; beyond
        the length of a phrase they are a step of their own."""
        self._written += characters
        if self._written > PHRASE:
            self.end_phrase()
            self._written = characters

    def end_phrase(self) -> None:
        """End the step of typing: the caret was moved, and what is written next is a step of its own."""
        self._phrase += 1
        self._written = 0

    def put(self, path: str, value: object, name: str = "", merge: str = "") -> None:
        """Give the field `path` the value `value`, as an undo step called `name`, or as it is declared. Steps of one
        phrase that have the same key `merge` are one."""
        name = name or spec.named(path).undo()
        phrase = f"{merge}#{self._phrase}" if merge else ""
        self._document.apply(change.edited(spec.with_value(self.fields, path, value), name=name, merge=phrase))
