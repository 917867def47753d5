"""The dialog of all settings: searchable, each with what it does and its default, made from one declaration."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.choices.settings import Settings
from editor.core.errors import FileError
from editor.core.words import tr
from editor.ui.dialogs.ask import Ask
from editor.ui.dialogs.image_hosts import ImageHostsChoice
from editor.ui.dialogs.rules import RulesDialog
from editor.ui.dialogs.theme_choice import ThemeChoice
from editor.ui.settings.catalogue import SETTINGS, file_text, found_by
from editor.ui.settings.setting import Part, Setting
from editor.ui.widgets.choices import Choice
from editor.ui.widgets.find_bar import find_line
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.widgets.steady_scroll import SteadyScrollArea

_GAP = 16  # px, between the labels and the choices
_MANY, _LETTERS = 20, 24
"""More choices than that are fonts, of which one may be called anything: the dialog is not as wide as the longest."""


class SettingsDialog(QDialog):
    """Every choice is in force and kept at once: there is nothing to confirm."""

    def __init__(self, settings: Settings, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._settings = settings
        self._ask = ask
        self.search = find_line(tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._widgets: dict[str, tuple[QWidget, ...]] = {}
        self._boxes: dict[str, Choice] = {}
        self._headings: dict[Part, QWidget] = {}
        self._nothing = PlainLabel(tr("No setting has these words."), role="emptyNote", wraps=True)
        self._nothing.hide()
        self._said = PlainLabel(settings.damage, role="dialogNote", wraps=True)
        self._said.setVisible(bool(settings.damage))
        self._fill()
        settings.changed.connect(self._follow)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        file = close.addButton(tr("Open the file…"), QDialogButtonBox.ButtonRole.ActionRole)
        file.setAutoDefault(False)
        file.clicked.connect(self._open_file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(tr("Settings"), role="dialogTitle"))
        layout.addWidget(self.search)
        layout.addWidget(self._said)
        layout.addWidget(self._nothing)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(close)
        self.search.setFocus()

    def shown(self) -> list[str]:
        """The keys of the settings that are shown, from top to bottom."""
        return [key for key, widgets in self._widgets.items() if not widgets[0].isHidden()]

    # -- building it -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for setting in SETTINGS:
            if not setting.is_shown():
                continue
            if setting.part not in self._headings:
                heading = PlainLabel(setting.part.label, role="settingsPart")
                self._headings[setting.part] = heading
                self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
            row = self._grid.rowCount()
            label, widget = PlainLabel(setting.label(), role="settingLabel"), self._widget(setting)
            about = tr("{about} Default: {default}.", about=setting.about(), default=setting.default)
            note = PlainLabel(about, role="dialogNote", wraps=True)
            note.setContentsMargins(0, 0, 0, 8)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(widget, row, 1)
            self._grid.addWidget(note, row + 1, 1)
            self._widgets[setting.key] = (label, widget, note)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _widget(self, setting: Setting) -> QWidget:
        own = {
            "theme": lambda: ThemeChoice(self._settings),
            "library": self._folder,
            "image_hosts": lambda: ImageHostsChoice(self._settings),
            "checks_off": self._rules,
        }.get(setting.key)
        return own() if own is not None else self._choice(setting)

    def _choice(self, setting: Setting) -> Choice:
        box, key = Choice(setting.label()), setting.key
        options = (setting.options or dict)()
        for value, words in options.items():
            box.addItem(words, value)
        if len(options) > _MANY:
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
        else:
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self._boxes[key] = box
        self._show_chosen(key)
        box.activated.connect(lambda _index: self._settings.choose(**{key: box.currentData()}))
        return box

    def _show_chosen(self, key: str) -> None:
        box, chosen = self._boxes[key], getattr(self._settings.choices, key)
        if box.findData(chosen) < 0:
            box.addItem(tr("{value} (from the file)", value=chosen), chosen)
        box.setCurrentIndex(box.findData(chosen))

    def _follow(self) -> None:
        """Show what was chosen elsewhere, as in a menu, while this is open."""
        for key in self._boxes:
            self._show_chosen(key)

    def _rules(self) -> QWidget:
        button = QPushButton(tr("Rules…"))
        button.setAutoDefault(False)
        button.setAccessibleName(tr("Rules of the checks"))
        button.clicked.connect(lambda: RulesDialog(self._settings, self).show())
        return button

    def _folder(self) -> QWidget:
        row = QWidget()
        shown = QLineEdit(str(self._settings.library))
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Folder of new posts"))
        button = QPushButton(tr("Change…"))
        button.setAutoDefault(False)

        def change() -> None:
            folder: Path | None = self._ask.folder(tr("Folder of new posts"), self._settings.library)
            if folder is not None:
                self._settings.choose(library=str(folder))
                shown.setText(str(folder))

        button.clicked.connect(change)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown, 1)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _scrolled(self) -> SteadyScrollArea:
        """The choices, which can be scrolled on a screen that has no room for all of them."""
        self._area = SteadyScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is scrolled by what has the focus in it
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._rows)
        return self._area

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the size to the sentences in the fonts of the theme, which come with the first showing."""
        super().showEvent(event)
        widest = max(label.sizeHint().width() for label, *_rest in self._widgets.values())
        self._grid.setColumnMinimumWidth(0, widest)  # whichever of them a search leaves
        room = self._rows.sizeHint().width()
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._rows.minimumSizeHint().width() + bar)
        if (layout := self.layout()) is not None:
            layout.activate()
            around = layout.minimumSize() - self._area.minimumSizeHint()
            height = around.height() + self._rows.heightForWidth(room)
            open_at(self, max(self.width(), around.width() + room + bar), height)
            self.adjustPosition(self.parentWidget() or self)  # which Qt has done already, for the size before

    # -- what one does in it ---------------------------------------------------------------------------------------

    def _filter(self, words: str) -> None:
        found = {setting.key for setting in found_by(words)}
        for key, widgets in self._widgets.items():
            for widget in widgets:
                widget.setVisible(key in found)
        parts = {setting.part for setting in SETTINGS if setting.key in found}
        for part, heading in self._headings.items():
            heading.setVisible(part in parts)
        self._nothing.setVisible(not found)

    def _open_file(self) -> None:
        """Make the plain file where there is none, and give it to the system's editor."""
        try:
            path = self._settings.ready_file(file_text())
        except FileError as error:
            self._said.setText(str(error))
            self._said.show()
        else:
            open_outside(QUrl.fromLocalFile(str(path)))
