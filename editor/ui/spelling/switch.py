"""The switch of spelling: off unless the person chooses a dictionary, and none of it loaded before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.application import Application
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk
    from editor.ui.spelling.desk import SpellingDesk


class SpellingSwitch(QObject):
    """Makes the `SpellingDesk` of `desk` when a dictionary is chosen; at a start, once the first page stands."""

    def __init__(self, desk: "Desk", app: Application) -> None:
        super().__init__(desk)
        self._desk = desk
        self._app = app
        self._shown: SpellingDesk | None = None
        self._name = app.settings.choices.spelling
        desk.preview.stands.connect(self._begin)
        app.settings.changed.connect(self._chosen)

    @property
    def is_on(self) -> bool:
        """Whether a dictionary is chosen."""
        return bool(self._app.settings.choices.spelling)

    def toggle(self) -> None:
        """Check by the usual dictionary, or check no more; where there is none, say how to get one."""
        if self.is_on:
            self._app.settings.choose(spelling="")
            return
        from editor.core.spelling.dictionaries import is_readable, list_dictionaries, usual_dictionary

        found = list_dictionaries() if is_readable() else ()
        if found:
            self._app.settings.choose(spelling=usual_dictionary(found))
        else:
            self._desk.source.edit.refused.emit(_missing())

    def go_to_next(self) -> None:
        """Select the next unknown word of the text; where there is none, that is said."""
        if not self._made().go_to_next():
            self._desk.source.edit.refused.emit(tr("No unknown words in the text."))

    def _begin(self) -> None:
        if self.is_on:
            self._made()

    def _chosen(self) -> None:
        name = self._app.settings.choices.spelling
        if name != self._name:
            self._name = name
            self._begin()

    def _made(self) -> "SpellingDesk":
        if self._shown is None:
            from editor.ui.spelling.desk import SpellingDesk

            self._shown = SpellingDesk(self._desk, self._app.spelling())
        return self._shown


def _missing() -> str:
    """The sentence where spelling cannot be checked: what is missing, and how to get it."""
    from editor.core.spelling.dictionaries import is_readable, own_folder

    if not is_readable():
        return tr(
            "Spelling is not checked: what reads dictionaries is not installed. Install it with {command}.",
            command="pip install 'ronpyo[spelling]'",
        )
    return tr(
        "Spelling is not checked: no dictionary was found. "
        "Install one (in Debian: hunspell-en-us), or put its .aff and .dic files into {folder}.",
        folder=own_folder(),
    )
