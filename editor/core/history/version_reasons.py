"""Reasons for which versions were kept, in words of the person."""

from editor.core.history.version_list import Reason
from editor.core.words import tr


def reason_words(reason: Reason) -> str:
    """`reason` as a list shows it."""
    return {
        Reason.OPENED: tr("As it was opened"),
        Reason.SAVED: tr("Saved by you"),
        Reason.AUTOSAVED: tr("Saved automatically"),
        Reason.BEFORE_PASTE: tr("Before a long paste"),
        Reason.BEFORE_REPLACE: tr("Before replacing all"),
        Reason.BEFORE_IMPORT: tr("Before an import"),
        Reason.BEFORE_RESTORE: tr("Before restoring an earlier version"),
        Reason.BEFORE_THEIRS: tr("Before reading another app's text"),
        Reason.THEIRS: tr("Written by another app"),
        Reason.RECOVERED: tr("Recovered"),
        Reason.LEFT: tr("Closed without saving"),
        Reason.TRASHED: tr("Before moving to the trash"),
        Reason.BEFORE_COMMAND: tr("Before a command changed it"),
        Reason.BEFORE_LINKS: tr("Before its links followed"),
        Reason.FOUND: tr("Recovered (order unknown)"),
    }[reason]
