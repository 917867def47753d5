"""Words for screen readers beyond those that Qt gives them: sentences that come where the focus is not, and the names
of lists to choose from.
"""

import sys

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `words`, which `widget` shows: at once where they are `urgent`, else when it is done
    with what it is saying. Costs nothing where there is no screen reader."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        kind = QAccessible.AnnouncementPoliteness
        event.setPoliteness(kind.Assertive if urgent else kind.Polite)
        QAccessible.updateAccessibility(event)


def name_choice(box: QComboBox, name: str) -> None:
    """Call a list to choose from `name`. On Linux Qt gives its value for its name whatever that is (`complexwidgets`,
    `QAccessibleComboBox::text`), so that the name is its description there."""
    box.setAccessibleName(name)
    if sys.platform.startswith("linux"):
        box.setAccessibleDescription(name)
