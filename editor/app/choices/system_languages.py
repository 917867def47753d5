"""The languages that the person has chosen in the system, as Qt asks for them."""

from PySide6.QtCore import QLocale


def system_languages() -> list[str]:
    """The names of the languages, the preferred one first: `ja-JP`, `en-US`."""
    return QLocale.system().uiLanguages()
