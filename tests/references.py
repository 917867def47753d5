"""The references that PySide keeps from one Qt object to another, beside those from parents to children.

When an object is destroyed, PySide 6.11 takes all that it refers to for destroyed too, and all that these refer to
(`Shiboken::Object::destroy`, `recursive_invalidate`), if Qt made them and not Python: "Internal C++ object already
deleted", while they are alive.
"""

import gc
from collections.abc import Iterator, Mapping

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_OWN = {("QWebEngineProfile", "QWebEngineCookieStore"), ("QWebEnginePage", "QWebEngineHistory")}
"""Classes whose objects have a part of their own that is not their child."""


def dangerous() -> list[str]:
    """Each reference over which the end of one object would have another, which outlives it, taken for destroyed."""
    refers = {
        id(one): (one, [other for other in gc.get_referents(one) if isinstance(other, shiboken6.Object)])
        for one in gc.get_objects()
        if isinstance(one, shiboken6.Object) and shiboken6.isValid(one)
    }
    return sorted({line for one, others in refers.values() for line in _from(one, others, refers)})


def _from(
    one: shiboken6.Object, others: list[shiboken6.Object], refers: Mapping[int, tuple[object, list[shiboken6.Object]]]
) -> Iterator[str]:
    for other in others:
        if _ends_with(other, one):
            continue
        for reached in _reached(other, refers):
            if shiboken6.isValid(reached) and not shiboken6.createdByPython(reached) and not _ends_with(reached, one):
                yield f"{_name(one)} -> {_name(other)} … {_name(reached)}"


def _reached(
    start: shiboken6.Object, refers: Mapping[int, tuple[object, list[shiboken6.Object]]]
) -> list[shiboken6.Object]:
    found, left = {id(start): start}, [start]
    while left:
        for other in refers.get(id(left.pop()), (None, []))[1]:
            if id(other) not in found:
                found[id(other)] = other
                left.append(other)
    return list(found.values())


def _ends_with(inner: object, outer: object) -> bool:
    """Whether `inner` is `outer`, or is destroyed with it."""
    if isinstance(outer, QLayout):  # it ends with its widget, a moment before what it has laid out
        if isinstance(inner, QLayoutItem):
            return True
        outer = outer.parentWidget() or outer
    if isinstance(outer, QWidget) and isinstance(inner, QWindow):
        return True
    names = {base.__name__ for base in type(outer).__mro__}
    if any(whole in names and type(inner).__name__ == part for whole, part in _OWN):
        return True
    while isinstance(inner, QObject):
        if inner is outer:
            return True
        inner = inner.parent() if shiboken6.isValid(inner) else None
    return False


def _name(one: object) -> str:
    return f"{type(one).__name__} {one.objectName()!r}" if isinstance(one, QObject) else type(one).__name__
