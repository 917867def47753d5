"""Enumerations that are made quickly are what Python's `enum` makes of the same names and values."""

import enum
import operator
import pickle
from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.ui.start import quick_enums

KEEP = enum.FlagBoundary.KEEP
BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
NAMES = st.sampled_from(
    ["A", "B", "C", "name", "value", "real", "mro", "_x", "__y", "_z_", "__w__", "D", "E", "F", "G"]
)
PAIRS = st.lists(st.tuples(NAMES, st.integers(-2, 70)), max_size=9, unique_by=lambda pair: pair[0])


def _usual(base: Any, names: Any) -> Any:
    return quick_enums._made_by_python(base, "Made", names, module=__name__, boundary=KEEP)


def _tried(ask: Callable[..., object], *given: Any) -> object:
    """What comes of it, an error too."""
    try:
        return ask(*given)
    except Exception as error:
        return type(error), str(error)


def _of_one(made: Any, name: str, one: Any) -> list[object]:
    found: list[object] = [
        repr(one),
        str(one),
        f"{one}",
        bool(one),
        isinstance(one, int),
        one in made,
        made[name] is one,
    ]
    found += [hash(one) == hash(made[name]), _tried(made, one._value_) is one, _tried(getattr, made, name) is one]
    return [*found, _tried(getattr, one, "name"), _tried(getattr, one, "value")]


def _of_two(one: enum.Flag, other: enum.Flag) -> list[object]:
    return [_tried(repr, act(one, other)) for act in (operator.or_, operator.and_, operator.xor)]


def _behaviour(made: Any) -> list[object]:
    """What can be asked of an enumeration, as texts and values."""
    found: list[object] = [list(map(repr, made)), list(made.__members__), len(made), made.__name__, made.__module__]
    for name, member in made.__members__.items():
        found += _of_one(made, name, member)
        if isinstance(member, enum.Flag):
            found += [_tried(operator.invert, member).__repr__(), _tried(lambda one: [*map(repr, one)], member)]
            for other in made.__members__.values():
                found += _of_two(member, other)
    return found + [repr(_tried(made, value)) for value in (-1, 3, 5, 64, 1000)]


@pytest.mark.parametrize("base", BASES)
@given(names=PAIRS)
def test_any_names_and_values(base: Any, names: list[tuple[str, int]]) -> None:
    try:
        usual = _usual(base, names)
    except (TypeError, ValueError, AttributeError) as error:
        with pytest.raises(type(error)):
            quick_enums.quickly_made(base, "Made", names, module=__name__, boundary=KEEP)
        return
    ours = quick_enums.quickly_made(base, "Made", names, module=__name__, boundary=KEEP)
    assert _behaviour(ours) == _behaviour(usual)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    "names",
    [
        lambda: iter([("A", 1), ("_b", 2)]),
        lambda: (pair for pair in [("A", 1), ("name", 2)]),
        lambda: iter([("A", 4), ("B", "2")]),
        lambda: (("A", 8), ("C", 2)),
        lambda: {"A": 1, "B": 2},
        lambda: "A B",
        lambda: [["A", 1]],
        lambda: [("A",)],
        lambda: [("A", 1, 2)],
        lambda: [("A", True), ("B", 2.0)],
    ],
)
def test_members_in_any_form(base: Any, names: Callable[[], Any]) -> None:
    def shown(make: Callable[[Any], Any]) -> object:
        return _tried(lambda: _behaviour(make(names())))

    def ours(given: Any) -> Any:
        return quick_enums.quickly_made(base, "Made", given, module=__name__, boundary=KEEP)

    assert shown(ours) == shown(lambda given: _usual(base, given))


def test_those_of_qt_are_the_same() -> None:
    from PySide6.QtCore import QEvent, QLocale, Qt
    from PySide6.QtGui import QFont, QKeySequence, QPalette
    from PySide6.QtWidgets import QMessageBox, QStyle

    asked = [Qt.Key, Qt.AlignmentFlag, Qt.KeyboardModifier, QEvent.Type, QLocale.Language, QFont.Weight]
    for known in (*asked, QKeySequence.StandardKey, QPalette.ColorRole, QMessageBox.StandardButton, QStyle.StateFlag):
        base = known.__mro__[1]
        names = [(name, member.value) for name, member in known.__members__.items()]
        ours = quick_enums.quickly_made(base, "Made", names, module=__name__, boundary=KEEP)
        usual = _usual(base, names)
        if len(names) < 50:
            assert _behaviour(ours) == _behaviour(usual), known
        assert list(map(repr, ours)) == list(map(repr, usual))
        assert {name: one.value for name, one in ours.__members__.items()} == dict(names)


def test_members_travel(monkeypatch: pytest.MonkeyPatch) -> None:
    made = quick_enums.quickly_made(enum.Enum, "Made", [("A", 1)], module=__name__, boundary=KEEP)
    monkeypatch.setitem(globals(), "Made", made)
    assert pickle.loads(pickle.dumps(made.A)) is made.A


def test_other_enumerations_are_made_by_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enum.EnumType, quick_enums._NAME, quick_enums.quickly_made)
    plain, numbers, texts = (cast("Callable[..., Any]", base) for base in (enum.Enum, enum.IntEnum, enum.StrEnum))
    assert [(one.name, one.value) for one in plain("Words", "A B C")] == [("A", 1), ("B", 2), ("C", 3)]
    assert plain("Words", "A").__module__ == __name__
    assert numbers("Numbers", {"A": 7}).A == 7
    assert texts("Texts", ["A"]).A == "a"
    with pytest.raises(ValueError, match="4 is not a valid"):
        plain("Words", "A")(4)
    with pytest.raises(TypeError):
        plain("Twice", [("A", 1), ("A", 2)])


@pytest.mark.parametrize("same", [True, False])
def test_it_is_used_only_where_a_trial_gives_the_same(monkeypatch: pytest.MonkeyPatch, same: bool) -> None:
    before = quick_enums._made_by_python
    monkeypatch.setattr(enum.EnumType, quick_enums._NAME, before)
    if not same:
        monkeypatch.setattr(quick_enums, "_TRIAL", [("A", 1), ("name", 2)])
    quick_enums.install()
    assert (getattr(enum.EnumType, quick_enums._NAME) is before) is not same
