"""Qt's enumerations made quickly: a start has 420 of them with 5,300 members, of which it uses some 200.

PySide makes each of them by Python's `enum`, as soon as the class around it is touched: 75 ms of a start. An empty
enumeration has all that `enum` gives to one; here each is a copy of such an empty one, into which its members are put.
"""

import enum
import sys
from collections.abc import Callable
from typing import Any

_NAME = "_create_"
"""The method of `EnumType` that makes an enumeration of its members' names and values."""

_BASES: tuple[type[enum.Enum], ...] = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_TRIAL = [("A", 1), ("B", 4), ("Alias", 1), ("C", 2), ("Many", 6), ("None_", 0)]
_made_by_python: Callable[..., Any] = getattr(enum.EnumType, _NAME)
_empty: dict[type[enum.Enum], dict[str, Any]] = {}
_reserved: dict[type[enum.Enum], frozenset[str]] = {}


def install() -> None:
    """Have enumerations made quickly from now on, where a trial gives the same as Python's own way."""
    if all(_is_as_usual(base) for base in _BASES):
        setattr(enum.EnumType, _NAME, quickly_made)


def quickly_made(
    base: Any,
    class_name: str,
    names: Any,
    *,
    module: str | None = None,
    qualname: str | None = None,
    type: type | None = None,  # noqa: A002  # the name of the parameter in `enum`
    start: int = 1,
    boundary: enum.FlagBoundary | None = None,
) -> Any:
    """The enumeration `base(class_name, names, …)`; quick for pairs of name and whole number, as PySide gives them."""
    if module is None:
        module = sys._getframe(2).f_globals.get("__name__")
    is_list = names.__class__ is list  # what can be gone through once only must be whole for Python's own way
    plain = is_list and base in _BASES and qualname is None and type is None and boundary is enum.FlagBoundary.KEEP
    if plain and (made := _filled(base, class_name, names, module)) is not None:
        return made
    return _made_by_python(
        base, class_name, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary
    )


def _filled(base: Any, class_name: str, names: Any, module: str | None) -> Any:
    """The enumeration; None where one of its members needs more than to be put there."""
    if base not in _empty:
        made = _made_by_python(base, class_name, [], module=module, boundary=enum.FlagBoundary.KEEP)
        _empty[base] = {k: v for k, v in made.__dict__.items() if k not in ("__dict__", "__weakref__")}
        _reserved[base] = frozenset({"mro", ""}.union(*(one.__dict__ for one in base.__mro__)))
    reserved, is_flag = _reserved[base], issubclass(base, enum.Flag)
    seen: set[str] = set()
    for pair in names:
        if pair.__class__ is not tuple or len(pair) != 2 or pair[1].__class__ is not int or (is_flag and pair[1] < 0):
            return None
        if pair[0] in reserved or pair[0][:1] == "_" or pair[0] in seen:
            return None
        seen.add(pair[0])
    body = {k: v.copy() if v.__class__ in (list, dict) else v for k, v in _empty[base].items()}
    body["__module__"] = module
    made = type.__new__(enum.EnumType, class_name, (base,), body)
    _put_members(made, base, names, is_flag)
    return made


def _put_members(made: Any, base: Any, names: list[tuple[str, int]], is_flag: bool) -> None:
    by_name, by_value, ordered = made._member_map_, made._value2member_map_, made._member_names_
    new: Callable[..., Any] = int.__new__ if issubclass(base, int) else lambda cls, _value: object.__new__(cls)
    put, mask, single_bits = type.__setattr__, 0, 0
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = new(made, value)
            own = member.__dict__
            own["_value_"], own["_name_"], own["__objclass__"] = value, name, made
            own["_sort_order_"] = len(ordered)
            by_value[value] = member
            if not is_flag or (value and not value & (value - 1)):
                ordered.append(name)
                single_bits |= value
        mask |= value
        by_name[name] = member
        put(made, name, member)
    if is_flag:
        put(made, "_flag_mask_", mask)
        put(made, "_singles_mask_", single_bits)
        put(made, "_all_bits_", (1 << mask.bit_length()) - 1)
        values = [by_name[name]._value_ for name in ordered]
        if values != sorted(values):
            put(made, "_iter_member_", made._iter_member_by_def_)


def _is_as_usual(base: Any) -> bool:
    """Whether an enumeration made here has all that Python's own way gives to it."""
    usual = _made_by_python(base, "Trial", _TRIAL, module=__name__, boundary=enum.FlagBoundary.KEEP)
    ours = _filled(base, "Trial", _TRIAL, __name__)
    return ours is not None and _described(ours) == _described(usual)


def _described(made: Any) -> dict[str, Any]:
    """The attributes of an enumeration, its members described in their turn, in a form that can be compared."""
    shown: dict[str, Any] = {}
    for name, value in made.__dict__.items():
        if isinstance(value, made):
            shown[name] = {k: "its class" if v is made else v for k, v in value.__dict__.items()}
        elif isinstance(value, dict):
            shown[name] = [(key, str(each), id(each) == id(made.__dict__.get(str(key)))) for key, each in value.items()]
        else:
            shown[name] = getattr(value, "__func__", value)
    return {**shown, "__doc__": None, "__dict__": None, "__weakref__": None}
