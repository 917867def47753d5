"""The card of one image: what it is, where it stands, and what Markdown cannot say about it."""

from dataclasses import replace

from PySide6.QtCore import QLocale, QMimeData, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from editor.core.fields import rows
from editor.core.images import file_type
from editor.core.images.blogger_markup import address_in, addresses_in
from editor.core.images.in_body import BodyImage
from editor.core.images.overview import Picture, State
from editor.core.post import Image, same_path
from editor.core.words import joined, tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.page import note, set_exceeded
from editor.ui.fields.text_field import TextField
from editor.ui.fields.thumbnail import Thumbnail, is_on_web
from editor.ui.look.pictures import Pictures
from editor.ui.widgets.buttons import IconButton
from editor.ui.widgets.plain_text import PlainLabel, set_tip

_MOST_PLACES = 4  # lines of the text


class AddressField(TextField):
    """The address of a picture on the blog. Of Blogger's HTML of pictures that is pasted it takes the address.

    `several_pasted(html)`: the HTML shows more than one.
    """

    several_pasted = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() if source.hasText() else ""
        html = text if "<" in text else source.html() if source.hasHtml() and "<img" in source.html() else ""
        if html and len(addresses_in(html)) > 1:
            self.several_pasted.emit(html)
        elif html and (address := address_in(html)):
            self.selectAll()
            self.paste_text(address)
        else:
            super().insertFromMimeData(source)


class ImageCard(QWidget):
    """One image: picture, path, caption and places to look at; alternative text, credit, licence, address to write.

    `line_wanted(line)`: a place in the text was clicked; `several_pasted(html)`: see `AddressField`.
    """

    line_wanted = Signal(int)
    several_pasted = Signal(str)

    def __init__(self, binding: Binding, path: str, pictures: Pictures) -> None:
        super().__init__()
        self.path = path
        self._binding = binding
        self.setObjectName("imageCard")
        self.setAccessibleName(path)
        self.thumbnail = Thumbnail(pictures)
        self.thumbnail.told.connect(self._tell)
        self._found: list[str] = []
        self._missing = False
        self.is_shown = False
        """Whether the text shows it."""
        self._why = ""
        self.name = note("imagePath")
        self.name.setText(path)
        self.state = note("imageState")
        self.caption = note("imageCaption")
        self.facts = note("imageCaption")
        self._picture: Picture | None = None
        self._places = QHBoxLayout()
        self._places.setSpacing(0)
        self._places.addWidget(self.facts)
        self._places.addStretch(1)
        self.remove_button = IconButton("removeRow", "close", tr("Remove this image's details"))
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove_button.clicked.connect(self._remove)
        self.fields: dict[str, TextField] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        places = {"alt": (0, 0, 3), "credit": (1, 0, 1), "licence": (1, 2, 1), "url": (2, 0, 3)}
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
        lines.addLayout(self._places)
        self.facts.setWordWrap(False)
        self.facts.hide()
        lines.addLayout(grid)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 4, 0, 12)
        layout.setHorizontalSpacing(12)
        layout.addWidget(self.thumbnail, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 0, 1)
        layout.addWidget(self.remove_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        layout.setColumnStretch(1, 1)

    def call(self, name: str) -> None:
        """Call the picture `name`; its path is the tip of that where it is longer."""
        self.name.setText(name)
        set_tip(self.name, self.path if name != self.path else "")

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
        self.is_shown = body is not None
        file = file_type.find(self._binding.document.path.parent, self.path)
        missing = file is None and not is_on_web(self.path)
        self._found = [tr("The file is not there.")] if missing else []
        self._found += [] if body else [tr("Not used in the text.")]
        self._missing = missing
        self._show_states()
        self.thumbnail.setProperty("missing", missing)
        self.thumbnail.show_file(file)
        self._tell("" if file is None else self._why)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The possible names of the picture's file on the blog: as it was uploaded, as it lies here, as the text
        says."""
        files = (self._picture.upload, self._picture.file) if self._picture is not None else ()
        return tuple(dict.fromkeys([*(file.name for file in files if file is not None), self.path.rpartition("/")[2]]))

    def show_picture(self, picture: Picture) -> None:
        """Show what is known once its file was looked at: pixels, size, places in the text, what is not right."""
        if picture == self._picture:
            return
        self._picture = picture
        facts = []
        if picture.size is not None:
            facts.append(f"{picture.size[0]} × {picture.size[1]} px")
        if picture.bytes:
            facts.append(
                QLocale().formattedDataSize(picture.bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
            )
        self.facts.setText(" · ".join(facts))
        self.facts.setVisible(bool(facts))
        while (item := self._places.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in picture.lines[:_MOST_PLACES]:
            words = tr("Line {n}", n=line)
            button = IconButton("quietButton", "link", tr("Go to line {n} of the text", n=line), text=words)
            button.clicked.connect(lambda _checked=False, line=line: self.line_wanted.emit(line))
            self._places.addWidget(button)
        self._places.addStretch(1)
        self._show_states()
        self._tell(self._why)

    def _show_states(self) -> None:
        states = self._picture.states if self._picture is not None else frozenset()
        set_exceeded(self.state, self._missing or State.TOO_LARGE in states)

    def _said_of_states(self) -> list[str]:
        if self._picture is None:
            return []
        words = {
            State.TWICE: tr("Times it stands in the text: {n}.", n=len(self._picture.lines)),
            State.OTHER_NAME: tr(
                "The file is called {name}.", name=self._picture.file.name if self._picture.file else ""
            ),
            State.TOO_LARGE: tr("It is large: readers with a slow connection wait for it."),
        }
        return [said for state, said in words.items() if state in self._picture.states]

    def _tell(self, why: str) -> None:
        """Say what is known of the file; `why` it cannot be shown comes when it was looked at."""
        self._why = why
        words = [*self._found, *self._said_of_states(), *([why] if why else [])]
        self.state.setText(joined(words))
        self.state.setVisible(bool(words))

    def _field(self, part: str) -> TextField:
        name = f"{_label(part)}: {self.path}"
        if part == "url":
            address = AddressField(self._binding, name, wrap=False)
            address.several_pasted.connect(self.several_pasted)
        field: TextField = address if part == "url" else TextField(self._binding, name, wrap=part == "alt")
        field.edited.connect(lambda value: self._written(part, value))
        if part == "url":
            field.set_hint(tr("Its URL on the blog"))
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


def _label(part: str) -> str:
    return {
        "alt": tr("Alternative text"),
        "credit": tr("Credit"),
        "licence": tr("Licence"),
        "url": tr("URL of the image"),
    }[part]
