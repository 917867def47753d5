"""One history of steps over text and fields, in the order in which they were made, each named as a person would say it.

The text's own undo commands stay with `QTextDocument`, which merges typing well and keeps the caret; a `TextStep` only
marks their place in the common order. A `FieldsStep` holds both values of the frozen `Fields`: no sequence of undo and
redo can mix rows up. A `JointStep` is several of them that are undone and made again together.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.core.post import Fields
from editor.core.words import tr

MERGE_PAUSE = 1.5
"""Seconds without typing after which a new step begins, in the same field or in the text."""
PHRASE = 30
"""Characters that are typed, or removed, in one step of the text."""


@dataclass(frozen=True, slots=True)
class Move:
    """A place to show after undo or redo: `position` in the buffer, or else the fields `before` and `after`."""

    position: int | None = None
    before: Fields = field(default_factory=Fields)
    after: Fields = field(default_factory=Fields)


@dataclass(eq=False, slots=True)
class TextStep:
    """One undo command of the text buffer."""

    name: str


@dataclass(eq=False, slots=True)
class FieldsStep:
    """One change of the fields; `merge` is the key under which the next edit may join it."""

    before: Fields
    after: Fields
    name: str
    merge: str
    time: float


@dataclass(eq=False, slots=True)
class JointStep:
    """Steps that are one to the person."""

    name: str
    steps: list[TextStep | FieldsStep] = field(default_factory=list)


Step = TextStep | FieldsStep | JointStep


class History(QObject):
    """Undo and redo across `buffer` and fields. `put_fields` is called with the fields to show."""

    changed = Signal()
    moved = Signal(object)
    """A `Move`: a step was taken back or made again."""

    def __init__(
        self,
        buffer: QTextDocument,
        put_fields: Callable[[Fields], None],
        clock: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._buffer = buffer
        self._put_fields = put_fields
        self._clock = clock
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._moving = False
        self._clean: Step | None = None
        self._name = ""
        self._joint: JointStep | None = None
        self._typed_at = 0.0
        self._phrase = 0  # keys since the newest step began, or more
        buffer.undoCommandAdded.connect(self._text_step_added)
        buffer.contentsChanged.connect(self._text_changed)

    def add_fields(self, before: Fields, after: Fields, name: str, merge: str = "") -> None:
        """Record that the fields went from `before` to `after`."""
        now = self._clock()
        last = self._undo[-1] if self._undo else None
        joins = (
            isinstance(last, FieldsStep)
            and last is not self._clean
            and merge != ""
            and last.merge == merge
            and not self._redo
            and now - last.time <= MERGE_PAUSE
        )
        if joins and isinstance(last, FieldsStep):
            last.after, last.time = after, now
        else:
            self._push(FieldsStep(before, after, name, merge, now))
        self._buffer.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        self._part_typing()
        self.changed.emit()

    def typing(self) -> None:
        """Something is about to be typed into the text: after a pause, as a step of its own."""
        now = self._clock()
        if now - self._typed_at > MERGE_PAUSE:
            self._part_typing()
        self._typed_at = now

    def end_phrase(self) -> None:
        """End the step of typing: the caret was moved, and the next key begins a new one."""
        self._part_typing()

    @contextmanager
    def named(self, name: str) -> Iterator[None]:
        """Steps of the text that are made inside are called `name`; a name that was given outside of it stays."""
        before, self._name = self._name, self._name or name
        try:
            yield
        finally:
            self._name = before

    @contextmanager
    def together(self, name: str) -> Iterator[None]:
        """All that is done inside, to text and fields, is one step called `name`."""
        if self._joint is not None:
            yield
            return
        self._part_typing()
        self._joint = JointStep(name)
        try:
            yield
        finally:
            self._joint = None
            self._part_typing()

    def undo(self) -> None:
        """Take back the newest step."""
        self._move(self._undo, self._redo, forward=False)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._move(self._redo, self._undo, forward=True)

    @property
    def undo_name(self) -> str | None:
        """The name of the step that `undo` would take back; None: there is none."""
        return self._undo[-1].name if self._undo else None

    @property
    def redo_name(self) -> str | None:
        """The name of the step that `redo` would make again; None: there is none."""
        return self._redo[-1].name if self._redo else None

    @property
    def position(self) -> object:
        """A token that is the same object if and only if the document stands at the same step."""
        return self._undo[-1] if self._undo else None

    def mark_clean(self, position: object) -> None:
        """The state at `position` is the one on the disk; an object that is no position: no state is."""
        self._clean = position if position is None or isinstance(position, Step) else TextStep("")
        if self._clean is (self._undo[-1] if self._undo else None):
            self._part_typing()
        self.changed.emit()

    def reset(self) -> None:
        """Forget all steps: the document has been filled anew and stands as on the disk."""
        self._undo.clear()
        self._redo.clear()
        self._clean = None
        self.changed.emit()

    def part(self) -> None:
        """End the step that is open: called when a save takes its snapshot."""
        self._part_typing()
        if self._undo and isinstance(last := self._undo[-1], FieldsStep):
            last.merge = ""

    @property
    def is_clean(self) -> bool:
        """Whether the document stands where it was saved."""
        return (self._undo[-1] if self._undo else None) is self._clean

    def _push(self, step: TextStep | FieldsStep) -> None:
        if self._clean in self._redo:
            self._clean = TextStep("")  # the saved state can no longer be reached
        self._redo.clear()
        if self._joint is None:
            self._undo.append(step)
            return
        if not self._joint.steps:
            self._undo.append(self._joint)
        self._joint.steps.append(step)

    def _text_step_added(self) -> None:
        if not self._moving:
            self._push(TextStep(self._name or tr("Typing")))
            self.changed.emit()

    def _text_changed(self) -> None:
        self._phrase += 1
        if self._phrase >= PHRASE:
            self._part_typing()

    def _part_typing(self) -> None:
        self._phrase = 0
        # QTextDocument joins an insertion to the last command only while it is "modified" (QTextDocumentPrivate::
        # appendUndoItem): without this, typing after a change of fields would be undone before that change.
        self._buffer.setModified(False)

    def _move(self, source: list[Step], target: list[Step], *, forward: bool) -> None:
        if not source:
            return
        step = source.pop()
        self._moving = True
        try:
            parts = step.steps if isinstance(step, JointStep) else [step]
            moves = [self._make(part, forward=forward) for part in (parts if forward else reversed(parts))]
        finally:
            self._moving = False
        target.append(step)
        self._part_typing()
        self.changed.emit()
        self.moved.emit(next((move for move in moves if move.position is not None), moves[-1]))

    def _make(self, step: TextStep | FieldsStep, *, forward: bool) -> Move:
        if isinstance(step, FieldsStep):
            before, after = (step.before, step.after) if forward else (step.after, step.before)
            self._put_fields(after)
            step.merge = ""
            return Move(None, before, after)
        cursor = QTextCursor(self._buffer)
        if forward:
            self._buffer.redo(cursor)
        else:
            self._buffer.undo(cursor)
        return Move(cursor.position())
