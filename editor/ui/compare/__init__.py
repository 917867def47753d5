"""Two texts or two states of a post side by side, what differs in them marked."""

from editor.ui.compare.view import CompareView

__all__ = ["CompareView"]
