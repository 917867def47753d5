"""Plain text in every widget: what a post, a file or a web page says is shown as it is, never as markup.

Qt takes a text that looks like HTML for rich text, in labels, tool tips and "What's this?" texts, unless it is told
otherwise (`Qt.mightBeRichText`); rich text reads any file that an `<img>` names. A guard test holds the program to the
two doors of this module.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtGui import Qt as Rich  # `mightBeRichText` is a name of QtGui's
from PySide6.QtWidgets import QLabel, QListWidgetItem, QToolTip, QWidget

LONGEST_TIP = 1000
"""Characters of a tool tip; more would fill the screen, and take its time."""
_JOINER = "\u2060"


class PlainLabel(QLabel):
    """A label whose text is plain, whatever it looks like."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "", wraps: bool = False) -> None:
        """`role` is the object's name, by which the theme's style sheet finds it."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setObjectName(role)
        self.setWordWrap(wraps)


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` as it is and that Qt takes for plain. A tip made of that tip is the same.

    A word joiner (U+2060, nothing to be seen) behind each `<`, and in each `&lt;`, by which Qt knows markup as well,
    keeps a text from being taken for markup.
    """
    text = text.replace(_JOINER, "")
    if len(text) > LONGEST_TIP:
        text = text[: LONGEST_TIP - 1] + "…"
    if not Rich.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_JOINER}").replace("&lt;", f"&{_JOINER}lt;")


def show_tip(widget: QWidget) -> None:
    """Show the tip of `widget` at the pointer now."""
    QToolTip.showText(QCursor.pos(), plain_tip(widget.toolTip()), widget)


def set_tip(target: QWidget | QAction | QListWidgetItem, text: str) -> None:
    """Give a widget, an action or the row of a list `text` as its tool tip."""
    target.setToolTip(plain_tip(text))
