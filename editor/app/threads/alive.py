"""Late answers, delivered only while the object that asked is still there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_alive(owner: QObject, call: Callable[..., object]) -> Callable[..., None]:
    """`call`, until `owner` is destroyed; from then on nothing.

    For answers of processes and threads: the window that asked may have been closed, or built anew in another
    language, before they come. Signals need none of this where they are connected to a method of a QObject.
    """

    def called(*arguments: Any) -> None:
        if isValid(owner):
            call(*arguments)

    return called
