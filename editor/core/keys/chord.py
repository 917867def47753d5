"""Chords: keys pressed together, as text ("Ctrl+Shift+B"), and which of them no command may have.

The text is Qt's portable one (https://doc.qt.io/qt-6/qkeysequence.html#PortableText-enum), its modifiers in any order
and its letters in any case.
"""

from dataclasses import dataclass

from editor.core.words import tr

CTRL, ALT, SHIFT, META = "Ctrl", "Alt", "Shift", "Meta"
_MODIFIERS = {name.lower(): name for name in (CTRL, ALT, SHIFT, META)}
_ORDER = (META, CTRL, ALT, SHIFT)
"""Qt's own order."""
# fmt: off
_NAMED = [
    "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Ins", "Del", "Backspace", "Tab", "Backtab",
    "Return", "Enter", "Esc", "Space", "Pause", "Print", "Menu", "Help", "Back", "Forward", "Zenkaku", "Hankaku",
    "Zenkaku_Hankaku", "Henkan", "Muhenkan", "Kanji", "Hiragana", "Katakana", "Kana_Lock", "Eisu_Shift",
    "Eisu_toggle",
]
# fmt: on
_NAMES = {name.lower(): name for name in _NAMED} | {f"f{number}": f"F{number}" for number in range(1, 36)}
_INPUT_METHOD = frozenset(_NAMED[_NAMED.index("Zenkaku") :])
_EDITING = frozenset(["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Ins", "Del", "Backspace"])
_WRITING = frozenset(["Tab", "Backtab", "Return", "Enter", "Esc", "Space", "Menu"])
_WITH_CTRL = frozenset(["Tab", "Backtab", "Return", "Enter"])
"""Keys of writing that no text uses together with Ctrl."""
TEXT = {
    "Ctrl+X": "edit.cut",
    "Ctrl+C": "edit.copy",
    "Ctrl+V": "edit.paste",
    "Ctrl+A": "edit.select_all",
    "Ctrl+Z": "edit.undo",
}
"""Chords that every text widget knows, and the one command that each may belong to."""


@dataclass(frozen=True, slots=True)
class Chord:
    """A `key` with modifiers; str(chord) is the portable text."""

    key: str
    modifiers: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return "+".join((*(name for name in _ORDER if name in self.modifiers), self.key))


def parse_chord(text: str) -> Chord | None:
    """The chord that `text` names; None: it names none, or several one after another."""
    text = text.strip()
    head, key = (text[:-2], "+") if text.endswith("++") else ("", text) if text == "+" else _parted(text)
    names = [name.strip().lower() for name in head.split("+")] if head else []
    if not key or any(name not in _MODIFIERS for name in names) or len(set(names)) != len(names):
        return None
    named = _NAMES.get(key.lower())
    if named is None and (len(key) != 1 or not key.isprintable() or key.isspace()):
        return None
    return Chord(named or key.upper(), frozenset(_MODIFIERS[name] for name in names))


def _parted(text: str) -> tuple[str, str]:
    head, _plus, key = text.rpartition("+")
    return head, key.strip()


def why_reserved(chord: Chord, command: str = "") -> str:
    """The sentence why `command` may not have `chord`; "" where it may."""
    held, key = chord.modifiers, chord.key
    if key in _INPUT_METHOD or (key == "Space" and held) or str(chord) in ("Alt+`", "Ctrl+`", "Ctrl+\\"):
        return tr("{keys} belongs to the input method.", keys=chord)
    if str(chord) in ("Alt+F4", "Ctrl+Alt+Del", "Ctrl+Alt+Backspace") or META in held or (key == "Tab" and ALT in held):
        return tr("{keys} belongs to the system.", keys=chord)
    writes = key in _WRITING and not (CTRL in held and key in _WITH_CTRL)
    if writes or (key in _EDITING and ALT not in held):
        return tr("{keys} is needed to write and to move in texts.", keys=chord)
    if not held & {CTRL, ALT} and not _is_function(key):
        return tr("{keys} types a character.", keys=chord)
    if TEXT.get(str(chord), command) != command:
        return tr("{keys} does the same in every text field, so it stays where it is.", keys=chord)
    return ""


def _is_function(key: str) -> bool:
    return len(key) > 1 and key[0] == "F" and key[1:].isdigit()
