"""Commands while an input method composes: the word is finished first, so that each command finds it in the post.

Keys are the input method's own meanwhile; commands come by mouse, palette, screen reader or desktop.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QGuiApplication

from editor.app.choices.command import Command
from editor.ui.desk.desk import Desk
from editor.ui.fields.text_field import TextField

_NEWEST = ("edit.undo", "edit.redo")
"""The word is the newest of all that was written: they end with it, and take it back only when asked once more."""


def after_words(commands: Iterable[Command], desk: Desk) -> tuple[Command, ...]:
    """The same `commands`, each of which finishes first what is being composed on `desk`."""
    return tuple(replace(one, run=partial(_run, desk, one.run, one.id in _NEWEST)) for one in commands)


def finish_words(desk: Desk) -> bool:
    """Put what is being composed into the text or the field, as it stands. Whether there was a word in the post."""
    composes = desk.composes()
    QGuiApplication.inputMethod().commit()
    if composes:
        desk.source.edit.finish_composing()
        for field in desk.fields_pane.findChildren(TextField):
            field.finish_composition()
    return composes


def _run(desk: Desk, command: Callable[[], object], ends_with_the_word: bool) -> None:
    if not finish_words(desk) or not ends_with_the_word:
        command()
