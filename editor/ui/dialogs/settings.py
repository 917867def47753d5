"""The few things that can be chosen."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.app.settings import Settings
from editor.app.text_look import LINE_HEIGHT, SIZE, WIDTH
from editor.core.images.web_copy import LONGEST
from editor.core.profile.load import list_profiles
from editor.core.words import LANGUAGES, tr
from editor.ui.ask import Ask
from editor.ui.dialogs.image_hosts import ImageHostsChoice
from editor.ui.dialogs.room import open_at
from editor.ui.dialogs.rules import RulesDialog
from editor.ui.dialogs.theme_choice import ThemeChoice
from editor.ui.fields.choices import Choice
from editor.ui.graphics import AUTOMATIC, CARD, SOFTWARE
from editor.ui.plain_text import PlainLabel
from editor.ui.write.keys import ENTER_LINE, ENTER_PARAGRAPH


class SettingsDialog(QDialog):
    """Every choice is in force and kept at once: there is nothing to confirm."""

    def __init__(self, settings: Settings, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._settings = settings
        self._ask = ask
        self._rows = QWidget()
        form = QFormLayout(self._rows)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        languages = {"": tr("As the system"), **LANGUAGES}
        rows = {"language": (tr("Language"), languages)}
        rows["profile"] = (tr("Blog profile of new posts"), _profiles())
        ways = {"": tr("While you write"), "off": tr("Only when you save")}
        rows["autosave"] = (tr("Posts are saved"), ways)
        enters = {
            "": tr("A new paragraph in Japanese posts, else a new line"),
            ENTER_PARAGRAPH: tr("A new paragraph (Shift+Enter: a line break)"),
            ENTER_LINE: tr("A new line"),
        }
        rows["enter"] = (tr("Enter makes"), enters)
        sizes = {value: tr("{n} pixels", n=value or str(LONGEST)) for value in ("", "1280", "1600", "2560", "4096")}
        rows["web_picture_size"] = (tr("Longest side of copies for the web"), sizes)
        rows.update(_looks())
        lately = {"": tr("A little later"), "0": tr("As others"), "0.2": tr("Far later"), "1": tr("Last of all")}
        rows["listed"] = (tr("Related posts that the last posts had"), lately)
        for key, (label, options) in rows.items():
            form.addRow(label, self._choice(label, key, options))
        form.insertRow(1, tr("Colours"), ThemeChoice(settings))
        form.addRow(tr("Folder of new posts"), self._folder())
        form.addRow(tr("Pictures of the web from"), ImageHostsChoice(settings))
        form.addRow(tr("Checks"), self._rules())
        if sys.platform.startswith("linux"):
            form.addRow(tr("Graphics"), self._graphics())
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(PlainLabel(tr("Settings"), role="dialogTitle"))
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(close)

    def _scrolled(self) -> QScrollArea:
        """The choices, which can be scrolled on a screen that has no room for all of them."""
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._rows)
        return self._area

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the size to the sentences in the fonts of the theme, which come with the first showing."""
        super().showEvent(event)
        room = self._rows.sizeHint().width()
        self._area.setMinimumWidth(room + self._area.verticalScrollBar().sizeHint().width())
        if (layout := self.layout()) is not None:
            layout.activate()
            around = layout.minimumSize() - self._area.minimumSizeHint()
            height = around.height() + self._rows.heightForWidth(room)
            open_at(self, max(self.width(), layout.minimumSize().width()), height)
            self.adjustPosition(self.parentWidget() or self)  # which Qt has done already, for the size before

    def _choice(self, label: str, key: str, options: dict[str, str]) -> Choice:
        box = Choice(label)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for value, words in options.items():
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(getattr(self._settings.choices, key))))
        box.activated.connect(lambda _index: self._settings.choose(**{key: box.currentData()}))
        return box

    def _rules(self) -> QWidget:
        button = QPushButton(tr("Rules…"))
        button.setAutoDefault(False)
        button.setAccessibleName(tr("Rules of the checks"))
        button.clicked.connect(lambda: RulesDialog(self._settings, self).show())
        return button

    def _graphics(self) -> QWidget:
        ways = {
            AUTOMATIC: tr("Automatic"),
            CARD: tr("By the graphics card"),
            SOFTWARE: tr("By software (virtual machines, remote desktops)"),
        }
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._choice(tr("Graphics"), "graphics", ways))
        layout.addWidget(PlainLabel(tr("In force from the next start."), role="dialogNote"))
        return column

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


def _looks() -> dict[str, tuple[str, dict[str, str]]]:
    """The choices of how the text looks, by the name of each."""
    fonts = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    return {
        "text_font": (tr("Font of the text"), {"": tr("As the window"), **{name: name for name in fonts}}),
        "text_size": (
            tr("Size of the text"),
            _numbers(lambda n: tr("{n} pixels", n=n), SIZE, (12, 14, 15, 16, 17, 18, 20, 22, 24, 28)),
        ),
        "text_width": (
            tr("Length of its lines"),
            _numbers(lambda n: tr("{n} full-width characters", n=n), WIDTH, (30, 35, 40, 45, 50, 60)),
        ),
        "line_height": (
            tr("Height of its lines"),
            _numbers(lambda n: tr("{n} times the letters", n=n), LINE_HEIGHT, (1.5, 1.6, 1.8, 2.0, 2.2, 2.5)),
        ),
    }


def _numbers(say: Callable[[str], str], usual: float, numbers: tuple[float, ...]) -> dict[str, str]:
    """The `numbers` as choices, in the words of `say`; the `usual` one is the empty choice."""
    return {"" if number == usual else str(number): say(str(number)) for number in numbers}


def _profiles() -> dict[str, str]:
    return {"": tr("As the language"), **{profile.name: profile.label for profile in list_profiles()}}
