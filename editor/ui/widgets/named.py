"""Widgets with the name by which the theme's style sheet finds them."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """`widget`, once its object's name is `name`."""
    widget.setObjectName(name)
    return widget
