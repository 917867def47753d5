import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.keys.chord import Chord, parse_chord, why_reserved


@pytest.mark.parametrize(
    ("text", "chord"),
    [
        ("Ctrl+B", "Ctrl+B"),
        ("ctrl+shift+alt+h", "Ctrl+Alt+Shift+H"),
        (" Ctrl + B ", "Ctrl+B"),
        ("F5", "F5"),
        ("shift+f35", "Shift+F35"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+-", "Ctrl+-"),
        ("+", "+"),
        ("Ctrl+,", "Ctrl+,"),
        ("alt+left", "Alt+Left"),
        ("Ctrl+PgDown", "Ctrl+PgDown"),
        ("Ctrl+あ", "Ctrl+あ"),
        ("", None),
        ("Ctrl+", None),
        ("Ctrl+Ctrl+B", None),
        ("Hyper+B", None),
        ("Ctrl+Word", None),
        ("Ctrl+K, Ctrl+B", None),
        ("F36", None),
        ("Ctrl+ ", None),
    ],
)
def test_chords(text: str, chord: str | None) -> None:
    found = parse_chord(text)
    assert (None if found is None else str(found)) == chord
    if found is not None:
        assert parse_chord(str(found)) == found


@pytest.mark.parametrize(
    ("text", "command", "word"),
    [
        ("a", "", "types a character"),
        ("Shift+A", "", "types a character"),
        ("Enter", "", "needed to write"),
        ("Shift+Tab", "", "needed to write"),
        ("Ctrl+Left", "", "needed to write"),
        ("Ctrl+Shift+End", "", "needed to write"),
        ("Ctrl+Backspace", "", "needed to write"),
        ("Esc", "", "needed to write"),
        ("Ctrl+Space", "", "input method"),
        ("Shift+Space", "", "input method"),
        ("Henkan", "", "input method"),
        ("Ctrl+Muhenkan", "", "input method"),
        ("Alt+`", "", "input method"),
        ("Alt+F4", "", "system"),
        ("Alt+Tab", "", "system"),
        ("Meta+B", "", "system"),
        ("Ctrl+C", "format.bold", "every text field"),
        ("Ctrl+C", "edit.copy", ""),
        ("Ctrl+Tab", "", ""),
        ("Ctrl+Shift+Return", "", ""),
        ("Ctrl+B", "", ""),
        ("Alt+Up", "", ""),
        ("Alt+Shift+Down", "", ""),
        ("F5", "", ""),
        ("Shift+F8", "", ""),
        ("Ctrl+Alt+H", "", ""),
    ],
)
def test_reserved_chords(text: str, command: str, word: str) -> None:
    chord = parse_chord(text)
    assert chord is not None
    why = why_reserved(chord, command)
    assert word in why
    assert bool(why) is bool(word)


@given(st.text(max_size=20))
def test_any_text_is_a_chord_or_none(text: str) -> None:
    found = parse_chord(text)
    assert found is None or isinstance(found, Chord)
    assert found is None or isinstance(why_reserved(found), str)
