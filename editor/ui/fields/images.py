"""The tab of the images: a card for each that the body names, that only the header knows, or that only lies there."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from editor.app.open_post.current import CurrentDocument
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.fields.spec import plain_path
from editor.core.images.blogger_markup import addresses_in, dealt_out
from editor.core.images.called import called
from editor.core.images.given_addresses import with_addresses
from editor.core.images.in_body import body_images
from editor.core.images.overview import Picture, overview
from editor.core.post import Post
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.image_card import ImageCard
from editor.ui.fields.page import FieldsPage, note
from editor.ui.fields.thumbnail import is_on_web
from editor.ui.look.pictures import Pictures
from editor.ui.widgets.buttons import IconButton

PAUSE_MS = 250
"""So long after the last key the list follows the body."""
MOST_CARDS = 100
"""More cards than that nobody fills in, and a body of thousands of images must not stop the window."""


class ImagesPage(FieldsPage):
    """A card for each image of the body in its order, then those that only the header knows.

    The cards are made when the tab is first seen. What their files hold is looked up beside the window's thread.
    `line_wanted(line)`: a place in the text was clicked.
    """

    line_wanted = Signal(int)
    pictures_wanted = Signal()
    """Pictures are to be chosen and put into the text."""

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Images"))
        self._cards: dict[str, ImageCard] = {}
        self._pictures = Pictures(self)
        self._jobs = Jobs(self)
        self._lying: tuple[str, ...] = ()
        """Pictures that only lie in the post's folder."""
        self._looked: tuple[Post, Path] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._note = note("emptyNote")
        self.add_row("", self._list, wide=True)
        self._list.addWidget(self._note)
        self._choose = IconButton("quietButton", "image", tr("Choose images…"), text=tr("Choose images…"))
        self._choose.clicked.connect(self.pictures_wanted)
        self._list.addWidget(self._choose)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._following = CurrentDocument(binding.document, self)
        self._following.changed.connect(self._wait)
        binding.refreshed.connect(self._follow)

    @property
    def cards(self) -> tuple[ImageCard, ...]:
        """The cards in their order."""
        return tuple(self._cards.values())

    def refresh(self) -> None:
        """Show the images of the document as it is now."""
        self._pause.stop()
        if any(field.composing for card in self.cards for field in card.fields.values()):
            self._pause.start()
            return
        fields = self._binding.fields
        body = {image.path: image for image in body_images(self._binding.document.body_text())}
        shown = {fields.image(path).path for path in body}
        known = dict.fromkeys([*body, *(image.path for image in fields.images if image.path not in shown)])
        known |= dict.fromkeys(path for path in self._lying if path not in {*known, *shown})
        paths = list(known)[:MOST_CARDS]
        for path in [path for path in self._cards if path not in paths]:
            card = self._cards.pop(path)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {path: self._cards.get(path) or self._card(path) for path in paths}
        names = called(paths)
        for index, (path, card) in enumerate(self._cards.items()):
            if self._list.indexOf(card) != index:
                self._list.insertWidget(index, card)
            card.call(names[path])
            card.show_image(fields.image(path), body.get(path))
        hidden = len(known) - len(paths)
        self._note.setText(tr("More images that are not listed here: {n}.", n=hidden) if hidden else _no_images())
        self._note.setVisible(bool(hidden) or not self._cards)
        self._choose.setVisible(not self._cards)
        self._binding.arranged.emit()
        self._look()

    def _card(self, path: str) -> ImageCard:
        card = ImageCard(self._binding, path, self._pictures)
        card.line_wanted.connect(self.line_wanted)
        card.several_pasted.connect(self._take_addresses)
        return card

    def _look(self) -> None:
        """Have the files looked at, unless that is under way: then once more when it is done."""
        document = self._binding.document
        if self._jobs.busy or document.raw:
            return
        wanted = self._looked = document.snapshot(), document.path

        def done(found: tuple[Picture, ...]) -> None:
            if self._binding.document is document:
                self._show_pictures(found)
            if self.isVisible() and (self._binding.document.snapshot(), self._binding.document.path) != wanted:
                self._pause.start()

        self._jobs.start(lambda: overview(*wanted), while_alive(self, done), _raise)

    def _show_pictures(self, found: tuple[Picture, ...]) -> None:
        about = {plain_path(picture.path): picture for picture in found}
        header = {plain_path(image.path) for image in self._binding.fields.images}
        lying = tuple(picture.path for plain, picture in about.items() if not picture.lines and plain not in header)
        if lying != self._lying:
            self._lying = lying
            self.refresh()
        for path, card in self._cards.items():
            if (picture := about.get(plain_path(path))) is not None:
                card.show_picture(picture)

    def _take_addresses(self, html: str) -> None:
        """Blogger's HTML of several pictures was pasted into one address: each gets its own, in one undo step."""
        cards = [card for card in self.cards if card.is_shown and not is_on_web(card.path)]
        dealt = dealt_out(addresses_in(html), [card.file_names for card in cards])
        if dealt:
            images = with_addresses(self._binding.fields, {cards[index].path: url for index, url in dealt.items()})
            self._binding.put("images", images, tr("Paste the URLs of the images"))

    def focus_field(self, path: str) -> bool:
        """`images`, `images.PATH` or `images.PATH.alt`."""
        self.refresh()
        head, _, rest = path.partition(".")
        if head != "images":
            return False
        name, _, part = rest.rpartition(".")
        card, part = (self._cards.get(name), part) if name in self._cards else (self._cards.get(rest), "alt")
        if not rest and self._cards:
            card = self.cards[0]
        if card is None or part not in card.fields:
            return False
        card.fields[part].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _follow(self) -> None:
        if self._following.document is not self._binding.document:
            self._lying = ()  # they lie beside the other post
        self._following.follow(self._binding.document)
        if self.isVisible():
            self.refresh()

    def _wait(self, _revision: int) -> None:
        if self.isVisible():
            self._pause.start()


def _raise(error: Exception) -> None:
    raise error


def _no_images() -> str:
    return tr("No images yet. What you insert into the text appears here.")
