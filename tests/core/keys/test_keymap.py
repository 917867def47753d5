from pathlib import Path

import pytest

from editor.core.keys.chord import parse_chord
from editor.core.keys.keymap import owner_of, read_keymap, resolved

DEFAULTS = {"bold": ("Ctrl+B",), "find": ("Ctrl+F", "F3"), "none": ()}
NAMES = {"bold": "Bold", "find": "Find", "none": "Nothing"}


@pytest.mark.parametrize(
    ("chosen", "keys", "said"),
    [
        ({}, {}, ""),
        ({"bold": ("ctrl+shift+b",)}, {"bold": ("Ctrl+Shift+B",)}, ""),
        ({"bold": ()}, {"bold": ()}, ""),
        ({"none": ("F3",)}, {"none": ("F3",), "find": ("Ctrl+F",)}, "F3 is taken from Find and given to Nothing."),
        ({"find": ("Ctrl+B",), "bold": ("Ctrl+F",)}, {"find": ("Ctrl+B",), "bold": ("Ctrl+F",)}, ""),
        (
            {"find": ("F5",), "bold": ("F5", "F6")},
            {"find": ("F5",), "bold": ("F6",)},
            "F5 is given to Find and to Bold: Find has it.",
        ),
        ({"gone": ("F5",)}, {}, "no command “gone”"),
        ({"bold": ("Ctrl+Nonsense",)}, {"bold": ()}, "Bold: “Ctrl+Nonsense” are no keys."),
        ({"bold": ("Ctrl+Space", "F5")}, {"bold": ("F5",)}, "Bold: Ctrl+Space belongs to the input method."),
        ({"bold": ("F5", "f5")}, {"bold": ("F5",)}, ""),
    ],
)
def test_which_keys_are_in_force(
    chosen: dict[str, tuple[str, ...]], keys: dict[str, tuple[str, ...]], said: str
) -> None:
    found = resolved(DEFAULTS, chosen, NAMES)
    assert found.keys == {**DEFAULTS, **keys}
    sentences = " ".join((*found.problems, *found.notes))
    assert said in sentences
    assert bool(sentences) is bool(said)


@pytest.mark.parametrize(
    ("text", "chosen", "said"),
    [
        (None, {}, ""),
        ('"format.bold" = "F5"', {"format.bold": ("F5",)}, ""),
        ('format.bold = "F5"\n[edit]\nfind = ["F6", "F7"]', {"format.bold": ("F5",), "edit.find": ("F6", "F7")}, ""),
        ('"a.b" = ""\n"a.c" = []', {"a.b": (), "a.c": ()}, ""),
        ('"a.b" = 3\n"a.c" = [1]\n"a.d" = "F5"', {"a.d": ("F5",)}, "passed over: a.b, a.c"),
        ("a = [", {}, "could not be read"),
        ("\x00", {}, "could not be read"),
        ("a" * 10 + ".b.c.d.e.f.g = 'F5'", {}, "passed over"),
    ],
)
def test_the_file(tmp_path: Path, text: str | None, chosen: dict[str, tuple[str, ...]], said: str) -> None:
    path = tmp_path / "keymap.toml"
    if text is not None:
        path.write_text(text)
    found, sentences = read_keymap(path)
    assert found == chosen
    assert said in " ".join(sentences)
    assert bool(sentences) is bool(said)


def test_who_has_a_chord() -> None:
    chord = parse_chord("f3")
    assert chord is not None
    assert owner_of(chord, DEFAULTS) == "find"
    other = parse_chord("F9")
    assert other is not None
    assert owner_of(other, DEFAULTS) is None
