"""Undo that outlives its document: kept when a post is left, and made again when it is opened."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.threads.jobs import Jobs
from editor.core.file.contents import Contents
from editor.core.history.kept_steps import MOST, KeptStep, KeptSteps, read_steps, steps_folder, write_steps
from editor.core.text.splices import splice_between

_LONGEST = 200_000
"""Characters of a text whose steps are kept: going through them is work for the window's thread."""
_BUDGET = 0.05
"""Seconds that going through the steps of a post may take; older ones are left out."""
_IN_MEMORY = 12  # posts


class KeptUndo(QObject):
    """Keeps the steps of posts in `folder`, those left last in memory, too."""

    def __init__(self, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._jobs = Jobs(self)
        self._left: dict[str, KeptSteps | None] = {}

    def leave(self, document: Document) -> None:
        """Keep the steps of `document`, which nobody follows any more and which is not used again."""
        if not document.on_disk:
            return
        key, kept, folder = _key(document), captured(document), self._folder or steps_folder()
        self._left.pop(key, None)
        self._left[key] = kept
        for old in list(self._left)[:-_IN_MEMORY]:
            del self._left[old]
        self._jobs.start(lambda: write_steps(folder, key, kept), lambda _done: None, lambda _error: None)

    def restore(self, document: Document) -> None:
        """Make the steps again in `document`, which was just opened and which nobody follows yet."""
        if not document.fields_editable or document.digest is None:
            return
        key = _key(document)
        kept = self._left[key] if key in self._left else read_steps(self._at(), key, document.digest)
        if kept is not None and kept.digest == document.digest:
            relived(document, kept)

    def wait(self, timeout: float) -> bool:
        """Wait until all is on the disk, `timeout` seconds at most; whether it is."""
        return self._jobs.wait(timeout)

    def _at(self) -> Path:
        return self._folder or steps_folder()


def captured(document: Document) -> KeptSteps | None:
    """The steps of `document`, which is taken back to before all of them and is of no use afterwards. None where the
    file is not what the steps lead to."""
    text = document.text()
    if not (document.fields_editable and document.is_clean) or document.digest is None or len(text) > _LONGEST:
        return None
    document.blockSignals(True)
    history, undone, until = document.history, 0, monotonic() + _BUDGET
    while history.redo_name is not None and undone <= MOST:
        history.redo()
        undone += 1
    after = document.contents()
    steps: list[KeptStep] = []
    while (name := history.undo_name) is not None and len(steps) < MOST and monotonic() < until:
        history.undo()
        before = document.contents()
        if before != after:
            splice = splice_between(before.text, after.text) if before.text != after.text else None
            steps.append(KeptStep(name, splice, after.fields if before.fields != after.fields else None))
        elif len(steps) < undone:
            undone -= 1  # a step that changed nothing
        after = before
    return KeptSteps(document.digest, after, tuple(reversed(steps)), undone) if undone <= len(steps) else None


def relived(document: Document, kept: KeptSteps) -> bool:
    """Make the steps of `kept` again in `document`, whose contents stay what they are. Whether they led there."""
    contents = document.contents()
    if not kept.steps or kept.end() != contents:
        return False
    _put_anew(document, kept.base)
    for step in kept.steps:
        text = (step.text,) if step.text is not None else None
        document.apply(change.edited(step.fields, text, name=step.name))
    for _step in range(kept.undone):
        document.history.undo()
    fits = document.contents() == contents
    if not fits:
        _put_anew(document, contents)
    document.history.mark_clean(document.history.position)
    return fits


def _put_anew(document: Document, contents: Contents) -> None:
    """Have `document` hold `contents`, with no steps."""
    document.apply(change.edited(contents.fields, contents.text))
    document.buffer.clearUndoRedoStacks()
    document.history.reset()


def _key(document: Document) -> str:
    return document.fields.id or str(document.path)
