"""One tab: labels at the left, fields beside them, counts at the right, scrolling when it has to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from editor.core.fields import spec
from editor.core.fields.day import legible
from editor.core.text.counts import count
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.date_field import DateField
from editor.ui.fields.fade import Fade
from editor.ui.fields.text_field import TextField
from editor.ui.widgets.plain_text import PlainLabel, set_tip
from editor.ui.widgets.steady_scroll import SteadyScrollArea

LABEL_WIDTH, COUNT_WIDTH, GAP = 72, 56, 12
"""The columns of the form in pixels, the same in each tab, so that nothing moves sideways when the tab changes: labels
at least, counts, and the room between the columns."""
_LONG_LABELS = ("description", "permalink", "blogger.url")
"""The fields that have the longest labels, in one language or another."""
_LABEL_SIZE = 12  # pixels, as the style sheet says


class FieldsPage(SteadyScrollArea):
    """A scrolling form. Rows are added from top to bottom and Tab goes the same way."""

    def __init__(self, binding: Binding, name: str) -> None:
        super().__init__()
        self._binding = binding
        self.setObjectName("fieldsPage")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        """The widget that is scrolled."""
        self.inside.setObjectName("fieldsSheet")
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(16, 8, 16, 8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setColumnMinimumWidth(0, label_width())
        self._grid.setColumnMinimumWidth(2, COUNT_WIDTH)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(self.inside)
        self._fade = Fade(self)
        self._targets: dict[str, Callable[[], None]] = {}

    # -- building it -----------------------------------------------------------------------------------------------

    def add_field(self, path: str, *, wrap: bool = True, counter: QLabel | None = None) -> TextField:
        """A text field for the field `path`, with its label at its left and `counter` at its right; returns it."""
        field = self.bound_field(path, wrap=wrap)
        self.add_row(spec.named(path).label(), field, counter)
        return field

    def bound_field(self, path: str, *, wrap: bool = True) -> TextField:
        """A text field that shows the field `path`, and writes to it in undo steps of the name declared for it."""
        return self._bound(TextField(self._binding, spec.named(path).label(), wrap=wrap, path=path), path)

    def date_field(self, path: str) -> DateField:
        """A field for the date `path`, with its day in the blog's words for a tip."""
        field = DateField(self._binding, spec.named(path).label(), path=path)
        field.chosen.connect(lambda value: self._binding.put(path, value, merge=path))

        def say() -> None:
            written = self._binding.value(path)
            spoken = self._binding.document.profile.format_date(written)
            said = [spoken if spoken != written else "", written if legible(written) != written else ""]
            set_tip(field, "\n".join(filter(None, said)))
            field.setAccessibleDescription(spoken)

        self.show_always(say)
        self._bound(field, path)
        return field

    def _bound(self, field: TextField, path: str) -> TextField:
        field.edited.connect(lambda value: self._binding.put(path, value, merge=path))
        self.show_always(lambda: field.show_text(self._binding.value(path)))
        self.set_target(path, field.setFocus)
        return field

    def add_row(
        self, label: str, content: QWidget | QBoxLayout, counter: QWidget | None = None, *, wide: bool = False
    ) -> None:
        """One row of the form. `wide`: the content takes the column of the counts, too, since it has counts of its own,
        and that of the labels if it has no label."""
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        if label:
            self._grid.addWidget(self.label(label), row, 0, top)
        column = 0 if wide and not label else 1
        columns = 3 - column if wide else 1
        if isinstance(content, QWidget):
            self._grid.addWidget(content, row, column, 1, columns)
        else:
            self._grid.addLayout(content, row, column, 1, columns)
        if counter:
            self._grid.addWidget(counter, row, 2, top | Qt.AlignmentFlag.AlignRight)

    def label(self, text: str) -> QLabel:
        """A small label, on the line of the text beside it."""
        label = PlainLabel(text)
        label.setObjectName("fieldLabel")
        label.setIndent(0)
        return label

    def show_always(self, show: Callable[[], None]) -> None:
        """Call `show` now and whenever the fields are other than before."""
        self._binding.refreshed.connect(show)
        show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.follow()

    # -- finding one's way -----------------------------------------------------------------------------------------

    def set_target(self, path: str, focus: Callable[[], object]) -> None:
        """Let `focus_field(path)` call `focus`."""
        self._targets[path] = lambda: (focus(), None)[1]

    def focus_field(self, path: str) -> bool:
        """Put the caret into the field `path`; False: it is not on this page."""
        if (focus := self._targets.get(path)) is None:
            return False
        focus()
        return True


def label_width() -> int:
    """Pixels of the column of labels, in which the longest one has room."""
    font = QFont(QApplication.font())
    font.setPixelSize(_LABEL_SIZE)
    metrics = QFontMetrics(font)
    return max(LABEL_WIDTH, *(metrics.horizontalAdvance(spec.named(name).label()) for name in _LONG_LABELS))


def note(name: str = "fieldNote") -> QLabel:
    """A quiet line of words."""
    label = PlainLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setIndent(0)
    return label


def counter() -> QLabel:
    """A quiet number beside a field, on the line of its text."""
    label = PlainLabel()
    label.setObjectName("count")
    return label


def characters(text: str) -> str:
    """The length of `text` in characters, as it is written beside it: nothing for no text."""
    number = count(text).characters
    return tr("{n} char" if number == 1 else "{n} chars", n=number) if number else ""


def set_exceeded(label: QLabel, exceeded: bool) -> None:
    """Draw the eye to `label`, or no longer."""
    _set_property(label, "exceeded", exceeded)


def set_near(label: QLabel, near: bool) -> None:
    """Show that the limit which `label` counts to is near, or no longer."""
    _set_property(label, "near", near)


def _set_property(label: QLabel, name: str, value: bool) -> None:
    if bool(label.property(name)) != value:
        label.setProperty(name, value)
        label.style().unpolish(label)
        label.style().polish(label)


def line(*parts: QWidget, stretch: tuple[int, ...] = ()) -> QHBoxLayout:
    """Widgets side by side on one line."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for number, part in enumerate(parts):
        layout.addWidget(part, stretch[number] if stretch else 0)
        layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    if not any(stretch):
        layout.addStretch(1)
    return layout
