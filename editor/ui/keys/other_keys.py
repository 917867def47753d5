"""Keys that have no command: what they do in each part of the window. The sheet of shortcuts and the help show them."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from editor.core.help.facts import RowGroup
from editor.core.words import tr


def key_words(keys: Sequence[str]) -> str:
    """Shortcuts as the person reads them, the first one first."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def other_keys() -> tuple[RowGroup, ...]:
    """The keys by part of the window, in the person's language."""
    return (
        RowGroup(
            tr("In the text"),
            (
                (tr("New paragraph (or a new line: see the settings)"), "Enter"),
                (tr("Line break within the paragraph"), "Shift+Enter"),
                (tr("From an image’s caption to the next one, or into the text"), "Enter"),
                (tr("Indent, or one level deeper in a list; and back"), "Tab, Shift+Tab"),
            ),
        ),
        RowGroup(
            tr("In the summaries"),
            (
                (tr("The next bullet; at the end: a new one"), "Enter, ↓"),
                (tr("The bullet before"), "↑"),
                (tr("Move a bullet of the summary"), "Alt+↑, Alt+↓"),
                (tr("At its beginning: join it to the one before"), "Backspace"),
                (tr("At its end: join the next one to it"), "Delete"),
                (tr("Several lines become several bullets"), "Ctrl+V"),
            ),
        ),
        RowGroup(
            tr("In the related posts"),
            (
                (tr("Move a related post"), "Alt+↑, Alt+↓"),
                (tr("Add one of the similar posts"), "1–9"),
                (tr("Show the summary of a similar post"), tr("Space")),
            ),
        ),
        RowGroup(
            tr("In the labels"),
            (
                (tr("Add the label"), "Enter"),
                (tr("Choose from the labels that are offered"), "↓, 1–9"),
                (tr("Remove the last label, in the empty field"), "Backspace"),
            ),
        ),
        RowGroup(
            tr("In the library"),
            (
                (tr("Open the post"), "Enter"),
                (tr("Add the post to the related posts, or take it out"), "Ctrl+Enter"),
                (tr("From the search into the list, and back"), "↓, ↑"),
                (tr("Move the post to the trash"), "Delete"),
            ),
        ),
        RowGroup(
            tr("In the list of problems"),
            (
                (tr("Go to the place"), "Enter"),
                (tr("Ignore the problem in this post"), "Delete"),
                (tr("Back to the text"), "Esc"),
            ),
        ),
        RowGroup(
            tr("While versions are compared"),
            ((tr("The next change, the one before"), "F7, Shift+F7"),),
        ),
        RowGroup(
            tr("In the clip of the news page"),
            (
                (tr("In the clip: its sentence to the summary"), "Enter"),
                (tr("In the clip: its sentence as a quotation in the text"), "Shift+Enter"),
                (tr("In the clip: the next sentence, the one before"), "↓, ↑"),
                (tr("Back to the text"), "Esc"),
            ),
        ),
        RowGroup(
            tr("In the search"),
            (
                (tr("The next place, the one before"), "Enter, Shift+Enter"),
                (tr("Close the search"), "Esc"),
            ),
        ),
        RowGroup(
            tr("In the preview"),
            (
                (tr("Search the page"), "Ctrl+F"),
                (tr("The page larger, smaller, as it was"), "Ctrl++, Ctrl+-, Ctrl+0"),
            ),
        ),
    )
