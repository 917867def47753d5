"""The button beside the tabs that fills in what is still empty, there while something is."""

from PySide6.QtCore import Qt

from editor.app.open_post.rest_of_post import is_due
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.widgets.buttons import CommandButton


class RestButton(CommandButton):
    """Hidden where there is nothing to fill in, or no headline yet to go by."""

    def __init__(self, binding: Binding) -> None:
        super().__init__("post.rest", "plus", tr("Fill in the rest"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from the tabs into the fields; a key fills in
        self._binding = binding
        binding.refreshed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Show it where there is something to do."""
        self.setVisible(not self._binding.document.raw and is_due(self._binding.fields))

    def fit(self, room: int) -> None:
        """Show it with its words where these have `room` pixels, else as an icon."""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self.sizeHint().width() > room:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
