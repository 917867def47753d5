"""The list of places of the open post (headings, pictures, footnotes, fields): a few letters, and Enter goes there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from editor.core.fields import spec
from editor.core.fields.field_texts import field_texts
from editor.core.fields.spec import Field, FieldKind, Group
from editor.core.markup.sections import OutlineEntry, OutlineKind, outline_of
from editor.core.text.find import fold
from editor.core.words import tr
from editor.ui.desk.desk import Desk
from editor.ui.look.icons import icon
from editor.ui.widgets.overlay import Overlay

_MOST_ROWS = 14
_GO = Qt.ItemDataRole.UserRole
_ICONS = {OutlineKind.HEADING: "heading", OutlineKind.PICTURE: "image", OutlineKind.FOOTNOTE: "footnote"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the post, and the way there."""

    words: str
    icon: str
    go: Callable[[], object]


class GoTo(Overlay):
    """Lies over the window with all places of the post."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._query = QLineEdit()
        self._list = QListWidget()
        super().__init__(parent, self._list, self._query)
        self._desk = desk
        self._places: list[_Place] = []
        self._query.setPlaceholderText(tr("Where to? A heading, image or field"))
        self._query.setAccessibleName(tr("Place"))
        self._query.textChanged.connect(self._filter)
        self.entered.connect(lambda: self._run(self._list.currentItem()))
        self._list.itemClicked.connect(self._run)

    @property
    def titles(self) -> list[str]:
        """The places in the list, from top to bottom."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def open(self) -> None:
        """Show all places of the post as it is now, the query empty."""
        document = self._desk.document
        entries = () if document.raw else outline_of(document.text())
        self._places = [_Place(_words(entry), _icon(entry), partial(self._to_line, entry.line)) for entry in entries]
        if not document.raw:
            texts = field_texts(document.fields)
            for field in _fields():
                words = next((texts[path] for path in texts if f"{path}.".startswith(f"{field.name}.")), "")
                name = spec.title_of(field.name)
                title = tr("{field}: {words}", field=name, words=words) if words else name
                self._places.append(_Place(title, "fields", partial(self._to_field, field)))
        self.lay()
        self._query.clear()
        self._filter("")

    def _filter(self, query: str) -> None:
        wanted = fold(query).split()
        self._list.clear()
        for place in self._places:
            if all(word in fold(place.words) for word in wanted):
                item = QListWidgetItem(icon(place.icon, "muted"), place.words)
                item.setData(_GO, place.go)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.fit(min(self._list.count(), _MOST_ROWS))

    def _run(self, item: QListWidgetItem | None) -> None:
        self.dismiss()
        if item is not None:
            self._desk.focus_source()
            item.data(_GO)()

    def _to_line(self, line: int) -> None:
        edit = self._desk.source.edit
        block = edit.document().findBlockByNumber(line)
        if block.isValid():
            edit.go_to(QTextCursor(block), center=True)

    def _to_field(self, field: Field) -> None:
        self._desk.want_fields(True)
        pane = self._desk.fields_pane
        if not any(pane.focus_field(path) for path in (field.name, f"{field.name}.0")):
            pane.show_tab(_TABS.index(field.group) if field.group in _TABS else len(_TABS))


_TABS = (Group.NEWS, Group.COMMENTARY, Group.RELATED, Group.IMAGES)


def _fields() -> list[Field]:
    return [one for one in spec.FIELDS if one.group is not Group.PROGRAMS and one.kind is not FieldKind.STATUS]


def _words(entry: OutlineEntry) -> str:
    return entry.title if entry.kind is not OutlineKind.COMMENTARY else tr("Commentary")


def _icon(entry: OutlineEntry) -> str:
    return _ICONS.get(entry.kind, "divider")
