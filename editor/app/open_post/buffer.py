"""The text buffer: the text of a QTextDocument, character for character.

`QTextDocument.toPlainText()` turns U+00A0 into a space and U+2028 into a line break, `setPlainText()` makes a line
break of a carriage return, U+2029, U+FDD0 and U+FDD1, and PySide6 drops U+FEFF and U+FFFE at the start of a string. So
text goes in and out through this module only: what Qt cannot hold is held as a pair of a private-use character and a
variation selector. The pair is one grapheme cluster, so the caret never stops inside it; the code is self-escaping, so
every text has exactly one form in the buffer, and no table has to be kept beside it.

Positions in a document count UTF-16 code units, indices into a Python string count characters; `to_index` and
`to_position` translate. "Raw" text is the buffer's form with "\\n" between blocks: the text that positions refer to.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.core.text.patterns import pattern
from editor.core.text.splices import Splice, common_ends

MARGIN = 24
"""Pixels around the text where it is shown. It is a format of Qt's document, and to set it later would be a step to
undo."""
_ESCAPE = "\U0010fffd"
_HELD_OTHERWISE = "\r\u2029\ufdd0\ufdd1\ufeff\ufffe" + _ESCAPE
_SELECTORS = [chr(0xFE00 + number) for number in range(len(_HELD_OTHERWISE))]
_ENCODE = dict(zip(_HELD_OTHERWISE, (_ESCAPE + selector for selector in _SELECTORS), strict=True))
_DECODE = {pair: character for character, pair in _ENCODE.items()}
_NOT_HELD = pattern(f"[{_HELD_OTHERWISE}\ud800-\udfff]")
_PAIR = pattern(f"{_ESCAPE}[{''.join(_SELECTORS)}]?")
_PLAIN = pattern("[ -~ぁ-ゖァ-ヺー一-鿿、。「」]")
_ASTRAL = pattern("[\U00010000-\U0010ffff]")
_ESCAPE_UNITS = "\udbff\udffd"  # as UTF-16, which positions count
_PAIR_UNITS = 3  # positions of a pair: two of the private-use character, one of the selector
_KEEP = QTextCursor.MoveMode.KeepAnchor


def encode(text: str) -> str:
    """`text` in the form the buffer holds. A lone surrogate, which no file can hold, becomes U+FFFD."""
    return _NOT_HELD.sub(lambda match: _ENCODE.get(match[0], "\ufffd"), text)


def decode(raw: str) -> str:
    """The text that the buffer's form `raw` stands for. Half a pair, of which a deletion took the rest, is nothing."""
    return _PAIR.sub(lambda match: _DECODE.get(match[0], ""), raw) if _ESCAPE in raw else raw


def raw_text(document: QTextDocument) -> str:
    """The text of `document` as it is held, blocks divided by "\\n"; the one that positions count in."""
    return document.toRawText().replace("\u2029", "\n")


def buffer_text(document: QTextDocument) -> str:
    """The text of `document`, every character kept, blocks divided by "\\n". 8 ms for 1 MB of Japanese."""
    return decode(raw_text(document))


def set_buffer_text(document: QTextDocument, text: str) -> None:
    """Replace all of `document` and forget its undo history; `buffer_text` then returns `text` exactly."""
    document.setPlainText(encode(text))
    document.setModified(False)


def update_buffer_text(document: QTextDocument, text: str) -> None:
    """Make the text of `document` equal to `text` as one undo step, touching only what lies between the common ends."""
    old, new = raw_text(document), encode(text)
    start, old_end, new_end = changed_range(old, new)
    if start == old_end and start == new_end:
        return
    cursor = QTextCursor(document)
    cursor.setPosition(to_position(old, start))
    cursor.setPosition(to_position(old, old_end), QTextCursor.MoveMode.KeepAnchor)
    cursor.beginEditBlock()
    cursor.insertText(new[start:new_end])
    cursor.endEditBlock()


def changed_range(old: str, new: str) -> tuple[int, int, int]:
    """(start, end in `old`, end in `new`) of the middle by which the two differ; start == both ends where equal."""
    before, behind = common_ends(old, new)
    return before, len(old) - behind, len(new) - behind


def take_whole(cursor: QTextCursor) -> None:
    """Widen the selection of `cursor` so that it begins and ends in no pair: no half of one is replaced or removed."""
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    if start != end:
        cursor.setPosition(start - _into_pair(document, start))
        cursor.setPosition(end + (_PAIR_UNITS - into if (into := _into_pair(document, end)) else 0), _KEEP)


def remove_cluster_before(cursor: QTextCursor) -> bool:
    """Backspace behind a character of several code points, such as a flag, a letter with its marks or a surrogate pair
    of ours: remove it whole. Whether one stood there; Qt's own Backspace takes a code point, unlike its Delete and its
    arrows, which go by grapheme clusters (UAX #29)."""
    end = cursor.position()
    if cursor.hasSelection() or _is_plain(cursor.document(), end):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, _KEEP)
    several = len(cursor.selectedText()) > 1
    cursor.setPosition(cursor.position() if several else end)
    if several:
        cursor.deleteChar()  # not as a selection: like this it joins the step of the characters removed before
    return several


def _is_plain(document: QTextDocument, end: int) -> bool:
    """Whether the two characters before the position `end` are of scripts whose characters stand by themselves: to look
    for a cluster takes a third of a millisecond."""
    return end > 1 and all(_PLAIN.match(document.characterAt(end - back)) for back in (1, 2))


def to_position(raw: str, index: int) -> int:
    """The document position of character `index` of `raw`."""
    head = raw[:index]
    return len(head) if head.isascii() else len(head) + len(_ASTRAL.findall(head))


def raw_indices(raw: str, indices: Iterable[int]) -> list[int]:
    """The index into `raw` of each of the `indices`, which ascend, into the text `decode(raw)`."""
    if _ESCAPE not in raw:
        return list(indices)
    found: list[int] = []
    pairs = _PAIR.finditer(raw)
    pair = next(pairs, None)
    more = 0  # characters of `raw` so far that the text does not have
    for index in indices:
        while pair is not None and pair.start() - more < index:
            more += len(pair[0]) - (pair[0] in _DECODE)
            pair = next(pairs, None)
        found.append(index + more)
    return found


def to_index(raw: str, position: int) -> int:
    """The index into `raw` of the document position `position`; inside a surrogate pair: of the character's start."""
    if raw.isascii() or not _ASTRAL.search(raw):
        return min(position, len(raw))
    units = raw.encode("utf-16-le", "surrogatepass")
    return len(units[: 2 * position].decode("utf-16-le", "ignore"))


class TextBuffer:
    """A QTextDocument and the text in it; indices count the characters of `text()`.

    The raw text is kept and only what changed of it is read anew, as long as positions in it are indices: to read all
    of 1 MB takes 3.6 ms with each key.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        self.document = QTextDocument(parent)
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(MARGIN)
        self.document.setUndoRedoEnabled(True)
        self._raw: str | None = None
        self._told = False
        self._count = self.document.characterCount()
        self.is_as_long = False
        """Whether the last change left as many characters: Qt says that contents changed also of a text that was only
        coloured, or laid out anew."""
        self.document.contentsChange.connect(self._changed)
        self.document.contentsChanged.connect(self._has_changed)

    def text(self) -> str:
        """The whole text, every character of it, lines parted by "\\n"."""
        if self._raw is None:
            raw = raw_text(self.document)
            if len(raw) != self.document.characterCount() - 1:  # characters that are two positions long
                return decode(raw)
            self._raw = raw
        return decode(self._raw)

    def _changed(self, position: int, removed: int, added: int) -> None:
        self._told = True
        old, self._raw = self._raw, None
        if old is None:
            return
        # Qt may count the end of the last block, which is no character, among what was removed and added.
        end, length = min(position + removed, len(old)), self.document.characterCount() - 1
        piece = text_between(self.document, position, min(position + added, length))
        new = f"{old[:position]}{piece}{old[end:]}"
        if len(new) == length:
            self._raw = new

    def _has_changed(self) -> None:
        before, self._count = self._count, self.document.characterCount()
        self.is_as_long = before == self._count
        if not self._told:  # Qt tells what changed only where there is a layout that wants to know
            self._raw = None
        self._told = False

    def set_text(self, text: str) -> None:
        """Replace everything; the undo history begins anew."""
        set_buffer_text(self.document, text)
        self._raw = None

    def put(self, text: str | Sequence[Splice]) -> None:
        """Make the text `text`, or splice it, as one undo step; what stays the same is not touched.

        Splices ascend and do not overlap, and their indices are those of the text as it is now. Raises ValueError where
        they do not fit it.
        """
        if isinstance(text, str):
            update_buffer_text(self.document, text)
            return
        ends = [index for splice in text for index in (splice.start, splice.start + splice.removed)]
        if ends != sorted(ends) or (ends and (ends[0] < 0 or ends[-1] > len(self.text()))):
            raise ValueError("splices that do not fit the text")
        if not text:
            return
        raw = raw_text(self.document)
        places = to_positions(raw, raw_indices(raw, ends))
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for number, splice in reversed(list(enumerate(text))):
            cursor.setPosition(places[2 * number])
            cursor.setPosition(places[2 * number + 1], _KEEP)
            cursor.insertText(encode(splice.text))
        cursor.endEditBlock()

    def position(self, index: int) -> int:
        """The document position of character `index` of the text, or its end."""
        raw = raw_text(self.document)
        return to_position(raw, raw_indices(raw, [min(index, len(self.text()))])[0])


def to_positions(raw: str, indices: Iterable[int]) -> list[int]:
    """`to_position` of many indices in ascending order, in one pass."""
    if not _ASTRAL.search(raw):
        return list(indices)
    positions: list[int] = []
    last = extra = 0
    for index in indices:
        extra += len(_ASTRAL.findall(raw[last:index]))
        last = index
        positions.append(index + extra)
    return positions


def text_between(document: QTextDocument, start: int, end: int) -> str:
    """The raw text from the position `start` to `end`."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def _is_pair(document: QTextDocument, start: int) -> bool:
    """Whether a pair begins at the position `start`."""
    units = [document.characterAt(start + offset) for offset in range(_PAIR_UNITS)]
    return "".join(units[:2]) == _ESCAPE_UNITS and units[2] in _SELECTORS


def _into_pair(document: QTextDocument, position: int) -> int:
    """Number of UTF-16 units between the beginning of the surrogate pair that `position` lies in and `position`; 0: it
    lies in none."""
    return next((n for n in (1, 2) if position >= n and _is_pair(document, position - n)), 0)
