"""The tab of the images: what the body names, and what Markdown cannot say about it."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from editor.app.current import CurrentDocument
from editor.core.fields import rows
from editor.core.images import blogger_address, file_type
from editor.core.images.in_body import BodyImage, body_images
from editor.core.post import Image, same_path
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.buttons import IconButton
from editor.ui.fields.page import Page, note, set_exceeded
from editor.ui.fields.text_field import TextField
from editor.ui.fields.thumbnail import Thumbnail, is_on_web
from editor.ui.pictures import Pictures
from editor.ui.plain_text import PlainLabel

PAUSE_MS = 250
"""So long after the last key the list follows the body."""
MOST_CARDS = 100
"""More cards than that nobody fills in, and a body of thousands of images must not stop the window."""


class ImageCard(QWidget):
    """One image: picture, path and caption to look at; alternative text, credit and address to write."""

    def __init__(self, binding: Binding, path: str, pictures: Pictures) -> None:
        super().__init__()
        self.path = path
        self._binding = binding
        self.setObjectName("imageCard")
        self.setAccessibleName(path)
        self.thumbnail = Thumbnail(pictures)
        self.thumbnail.told.connect(self._tell)
        self._found: list[str] = []
        self._why = ""
        self.name = note("imagePath")
        self.name.setText(path)
        self.state = note("imageState")
        self.caption = note("imageCaption")
        self.remove_button = IconButton("removeRow", "close", tr("Remove what the header says about this image"))
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove_button.clicked.connect(self._remove)
        self.fields: dict[str, TextField] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        places = {"alt": (0, 0, 3), "credit": (1, 0, 1), "url": (1, 2, 1)}
        for part, (row, column, span) in places.items():
            label = PlainLabel(_label(part))
            label.setObjectName("fieldLabel")
            label.setIndent(0)
            self.fields[part] = self._field(part)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.fields[part], row, column + 1, 1, span)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for widget in (self.name, self.state, self.caption):
            lines.addWidget(widget)
        lines.addLayout(grid)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 4, 0, 12)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.thumbnail, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 0, 1)
        layout.addWidget(self.remove_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        layout.setColumnStretch(1, 1)

    def show_image(self, image: Image, body: BodyImage | None) -> None:
        """Show what the header says, and what the body does; None: the body does not name it."""
        for part, field in self.fields.items():
            field.show_text(getattr(image, part))
        self.caption.setText(body.caption if body else "")
        self.caption.setVisible(bool(body and body.caption))
        self.fields["alt"].set_hint(
            tr("The caption, unless you write another") if body and body.caption else tr("What can be seen in it")
        )
        self.remove_button.setVisible(body is None)
        file = file_type.find(self._binding.document.path.parent, self.path)
        missing = file is None and not is_on_web(self.path)
        self._found = [tr("The file is not there.")] if missing else []
        self._found += [] if body else [tr("The text does not show it.")]
        set_exceeded(self.state, missing)
        self.thumbnail.setProperty("missing", missing)
        self.thumbnail.show_file(file)
        self._tell("" if file is None else self._why)

    def _tell(self, why: str) -> None:
        """Say what is known of the file; `why` it cannot be shown comes when it was looked at."""
        self._why = why
        words = [*self._found, *([why] if why else [])]
        self.state.setText(" ".join(words))
        self.state.setVisible(bool(words))

    def _field(self, part: str) -> TextField:
        field = TextField(self._binding, f"{_label(part)}: {self.path}", wrap=part == "alt")
        field.edited.connect(lambda value: self._written(part, value))
        if part == "url":
            field.set_hint(f"https://{blogger_address.HOSTS[0]}/…")
        return field

    def _written(self, part: str, value: str) -> None:
        images = self._binding.fields.images
        named = self._binding.fields.image(self.path).path  # which may be in another Unicode form
        index = next((number for number, image in enumerate(images) if image.path == named), len(images))
        known = images[index] if index < len(images) else Image(self.path)
        changed = replace(known, **{part: value})
        new = rows.replaced(images, index, changed) if index < len(images) else (*images, changed)
        self._binding.put("images", new, merge=f"images.{self.path}.{part}")

    def _remove(self) -> None:
        left = tuple(image for image in self._binding.fields.images if not same_path(image.path, self.path))
        self._binding.put("images", left, tr("Remove an image’s details"))


class ImagesPage(Page):
    """A card for each image of the body in its order, then those that only the header knows.

    The cards are made when the tab is first seen.
    """

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Images"))
        self._cards: dict[str, ImageCard] = {}
        self._pictures = Pictures(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._note = note("emptyNote")
        self.add_row("", self._list, wide=True)
        self._list.addWidget(self._note)
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
        paths = list(known)[:MOST_CARDS]
        for path in [path for path in self._cards if path not in paths]:
            card = self._cards.pop(path)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {path: self._cards.get(path) or ImageCard(self._binding, path, self._pictures) for path in paths}
        for index, (path, card) in enumerate(self._cards.items()):
            if self._list.indexOf(card) != index:
                self._list.insertWidget(index, card)
            card.show_image(fields.image(path), body.get(path))
        hidden = len(known) - len(paths)
        self._note.setText(tr("{n} more images are not listed here.", n=hidden) if hidden else _no_images())
        self._note.setVisible(bool(hidden) or not self._cards)
        self._binding.arranged.emit()

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
        self._following.follow(self._binding.document)
        if self.isVisible():
            self.refresh()

    def _wait(self, _revision: int) -> None:
        if self.isVisible():
            self._pause.start()


def _no_images() -> str:
    return tr("No pictures yet. What you insert into the text appears here.")


def _label(part: str) -> str:
    return {"alt": tr("Alternative text"), "credit": tr("Credit"), "url": tr("Uploaded at")}[part]
