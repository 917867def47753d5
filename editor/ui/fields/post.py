"""The tab of what concerns the whole post: title, date, status, labels, address, description, profile."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from editor.core.fields import spec
from editor.core.post import Status
from editor.core.profile.settings import list_profiles
from editor.core.words import tr
from editor.ui.fields.address_row import AddressRow
from editor.ui.fields.binding import Binding
from editor.ui.fields.label_advice import LabelAdvice
from editor.ui.fields.labels import LabelsEditor
from editor.ui.fields.page import FieldsPage, characters, counter, line, note, set_exceeded, set_near
from editor.ui.widgets.choices import Choice, StatusChoice
from editor.ui.widgets.plain_text import set_tip

_NEAR_LABELS, _NEAR_CHARACTERS = 2, 25
"""So few labels or characters before Blogger's limits these are pointed out."""


class PostPage(FieldsPage):
    """All that belongs to the whole post. `shown(whether)`: the page is in sight, or no longer."""

    shown = Signal(bool)

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Post"))
        self._add_title()
        self._add_date()
        self._add_status_and_profile()
        self._add_labels()
        self._add_permalink()
        self._add_description()
        self._add_address()
        self._add_unknown()

    def focus_field(self, path: str) -> bool:
        head, _, number = path.partition(".")
        if head == "labels" and number:
            return number.isdecimal() and self.labels.focus_label(int(number))
        return super().focus_field(path)

    def _add_title(self) -> None:
        number = counter()
        self.title = self.add_field("title", counter=number)

        def show() -> None:
            composed = self._binding.document.profile.compose_title(self._binding.fields)
            own = self._binding.fields.title
            hint = tr("Automatic: {title}", title=composed) if composed else tr("Built from the two headlines")
            self.title.set_hint("" if own else hint)
            number.setText(characters(own or composed))

        self.show_always(show)

    def _add_date(self) -> None:
        date = self.date_field("date")
        date.setFixedWidth(192)
        date.set_hint(tr("year-month-day, and a time"))
        spoken = note()

        def show_date() -> None:
            text = self._binding.fields.date
            shown = self._binding.document.profile.format_date(text)
            spoken.setText(shown if shown != text else "")

        self.show_always(show_date)
        # Not by a FlowLayout: PySide ends the program now and then where Qt asks a layout of Python in one of its own.
        self.add_row(tr("Date"), line(date, spoken, stretch=(0, 1)))

    def _add_status_and_profile(self) -> None:
        self.status = StatusChoice()
        self.status.chosen.connect(self._put_status)
        self.show_always(lambda: self.status.choose(self._binding.fields.status))
        self.set_target("status", self.status.focus)
        self.profile = Choice(tr("Blog profile"))
        self.profile.addItem(tr("Default"), "")
        for entry in list_profiles():
            self.profile.addItem(entry.label, entry.name)
        self.profile.activated.connect(self._put_profile)
        self.show_always(lambda: self.profile.choose(self._binding.fields.profile))
        self.set_target("profile", self.profile.setFocus)
        self.add_row(tr("Status"), line(self.status))
        self.add_row(tr("Blog profile"), self.profile)

    def _add_labels(self) -> None:
        number = counter()
        declared = spec.named("labels")
        self.labels = LabelsEditor(self._binding)
        self.add_row(tr("Labels"), self.labels, number)
        self.label_advice = LabelAdvice()
        self.add_row("", self.label_advice)
        self.label_advice.taken.connect(self.labels.add)
        self.label_advice.replaced.connect(self.labels.replace)
        self.label_advice.left.connect(self.labels.field.setFocus)
        self.labels.all_wanted.connect(self.label_advice.take_all)
        self.label_advice.all_taken.connect(self._take_all)
        self.labels.advice_wanted.connect(self.label_advice.enter)
        self.set_target("labels", self.labels.field.setFocus)

        def show() -> None:
            labels = self._binding.fields.labels
            most, longest = declared.most, declared.longest
            length = len(", ".join(labels))
            number.setText(f"{len(labels)}/{most} · {length}/{longest}")
            set_tip(number, tr("Blogger takes up to {n} labels, {m} characters together.", n=most, m=longest))
            near = len(labels) >= most - _NEAR_LABELS or length >= longest - _NEAR_CHARACTERS
            set_near(number, near)
            set_exceeded(number, len(labels) > most or length > longest)

        self.show_always(show)

    def _add_permalink(self) -> None:
        field = self.bound_field("permalink", wrap=False)
        field.set_hint(tr("such as {example}", example="rare-earth-talks"))
        said = note()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(field)
        column.addWidget(said)
        self.add_row(tr("Permalink"), column)

        def show() -> None:
            wrong = not re.fullmatch(spec.named("permalink").pattern, self._binding.fields.permalink)
            said.setText(tr("Only the letters a–z, digits, hyphen, underscore and full stop."))
            said.setVisible(wrong)
            set_exceeded(said, wrong)

        self.show_always(show)

    def _add_address(self) -> None:
        field = self.add_field("blogger.url", wrap=False)
        field.set_hint(tr("Where it is on the blog, once it is there"))
        self.address = AddressRow()
        self.add_row("", self.address)
        self.show_always(lambda: self.address.show_known(bool(self._binding.fields.blogger.url.strip())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def _add_description(self) -> None:
        number = counter()
        longest = spec.named("description").longest
        field = self.add_field("description", counter=number)
        field.set_hint(tr("What a search engine shows below the title"))

        def show() -> None:
            length = len(self._binding.fields.description)
            number.setText(f"{length}/{longest}")
            set_exceeded(number, length > longest)

        self.show_always(show)

    def _add_unknown(self) -> None:
        self._unknown_label = self.label(tr("Other fields of the header"))
        self._unknown = note("unknownKeys")
        self._unknown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = self._grid.rowCount()
        self._grid.addWidget(self._unknown_label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._unknown, row, 1)

        def show() -> None:
            extra = self._binding.fields.extra
            self._unknown.setText("\n".join(f"{key}: {text}" for key, text in extra))
            self._unknown.setVisible(bool(extra))
            self._unknown_label.setVisible(bool(extra))

        self.show_always(show)

    def _take_all(self, labels: tuple[str, ...]) -> None:
        """All labels are there: the caret goes on to the next field."""
        self.labels.add_all(labels)
        self.focus_field("permalink")

    def _put_status(self, status: Status) -> None:
        self._binding.put("status", status)

    def _put_profile(self, index: int) -> None:
        self._binding.put("profile", self.profile.itemData(index))
