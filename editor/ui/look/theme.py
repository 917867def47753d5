"""Colours by role, the one style sheet, and fonts that draw kanji in their Japanese shapes."""

import re
import sys

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from editor.core import paths
from editor.core.problem import Problem
from editor.core.theme.load import CONTRAST, CONTRAST_DARK, DARK, LIGHT, ThemeColors, load_theme

_JAPANESE_FAMILIES = {
    "darwin": ("Hiragino Sans", "Hiragino Kaku Gothic ProN"),
    "win32": ("Yu Gothic UI", "Meiryo UI", "Meiryo"),
}
_LINUX_FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "IPAexGothic",
    "TakaoPGothic",
    "VL PGothic",
)
_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "rule",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Dark: "faint",
}


_EFFECTS = Qt.UIEffect.UI_General
"""All effects of Qt, such as menus that fade; the platform says whether there are any."""
_STILL = "\nQMainWindow, QProgressBar, QLineEdit, QTreeView, QScrollBar, QMenu { widget-animation-duration: 0; }\n"
"""The widgets that Qt's styles animate, with nothing to be seen of it."""


class Theme(QObject):
    """The theme in force. `changed` is emitted after the application wears it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._worn: ThemeColors = load_theme(LIGHT)
        self._still = self._effects = False

    @property
    def name(self) -> str:
        """The name of the theme in force."""
        return self._worn.name

    @property
    def is_dark(self) -> bool:
        """Whether the theme in force is a dark one."""
        return self._worn.dark

    @property
    def is_own(self) -> bool:
        """Whether the theme in force is a file of the person's."""
        return self._worn.own

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The faults of a theme of the person's own, in its file."""
        return self._worn.problems

    def color(self, role: str) -> QColor:
        """The colour of `role`. Raises KeyError for a role that no theme has."""
        return QColor(self._worn.colors[role])

    def wear(self, choice: str, app: QApplication) -> None:
        """Dress the whole application in the theme `choice`; "": what the system prefers."""
        wanted = load_theme(choice or system_theme())
        if wanted == self._worn and app.styleSheet():
            return
        self._worn = wanted
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        app.setPalette(palette)
        QDir.setSearchPaths("icons", [str(paths.resources() / "icons")])  # for the style sheet's url(icons:…)
        app.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def stand_still(self, still: bool, app: QApplication) -> None:
        """Have the widgets of the application show changes at once, without moving or fading, or as they do."""
        if still != self._still:
            self._still = still
            if still:
                self._effects = QApplication.isEffectEnabled(_EFFECTS)
            QApplication.setEffectEnabled(_EFFECTS, self._effects and not still)
            app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """All of `resources/themes/*.qss`, base first, their @roles replaced."""
        folder = paths.resources() / "themes"
        base = folder / "base.qss"
        files = [base, *sorted(file for file in folder.glob("*.qss") if file != base)]
        text = "\n".join(file.read_text(encoding="utf-8") for file in files)
        text += _STILL if self._still else ""
        return re.sub(r"@([a-z_]+)", lambda match: self._worn.colors[match[1]], text)


def system_theme() -> str:
    """The name of the shipped theme that the system prefers."""
    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if is_dark else CONTRAST
    return DARK if is_dark else LIGHT


def choose_fonts(app: QApplication) -> None:
    """Prefer a Japanese family: by itself, Qt may draw kanji in their Chinese shapes."""
    present = set(QFontDatabase.families())
    wanted = _JAPANESE_FAMILIES.get(sys.platform, _LINUX_FAMILIES)
    families = [family for family in wanted if family in present][:1]
    font = QFont(app.font())
    if families:
        font.setFamilies(
            [*families, *font.families()] if sys.platform not in _JAPANESE_FAMILIES else [*font.families(), *families]
        )
    font.setPixelSize(13)
    app.setFont(font)


theme = Theme()
"""The application's theme; widgets that paint themselves ask it for colours and repaint on `changed`."""
