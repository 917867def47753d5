"""Reasons for which versions were kept, in words of the person."""

from editor.core.history.version_list import Reason
from editor.core.words import tr


def reason_words(reason: Reason) -> str:
    """`reason` as a list shows it."""
    return {
        Reason.OPENED: tr("As it was opened"),
        Reason.SAVED: tr("Saved by you"),
        Reason.AUTOSAVED: tr("Saved by itself"),
        Reason.BEFORE_PASTE: tr("Before a long paste"),
        Reason.BEFORE_REPLACE: tr("Before replacing all"),
        Reason.BEFORE_IMPORT: tr("Before an import"),
        Reason.BEFORE_RESTORE: tr("Before restoring a version"),
        Reason.BEFORE_THEIRS: tr("Yours, before another program's was read"),
        Reason.THEIRS: tr("Written by another program"),
        Reason.RECOVERED: tr("Recovered"),
        Reason.LEFT: tr("Left without saving"),
        Reason.TRASHED: tr("Before it went to the trash"),
        Reason.BEFORE_LINKS: tr("Before its links followed"),
        Reason.FOUND: tr("Found again; its place in the list was lost"),
    }[reason]
