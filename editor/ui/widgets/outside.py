"""Opening an address, a file or a folder outside of the program, in whatever the person uses for it."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from editor.core.processes.foreign import environment_as_given


def open_outside(address: QUrl) -> bool:
    """Have the system open `address`; False where it cannot. That program gets the environment the person gave us."""
    with environment_as_given():
        return QDesktopServices.openUrl(address)
