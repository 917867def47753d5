"""Data classes of ours whose methods are compiled when they are first called: a start makes 140 and uses few.

`dataclasses` writes the source of every method and compiles it while the class is made: 0.6 ms for a frozen class of
five fields, of which 0.1 ms are left. Those of other libraries, which may ask a method for its parameters, are left as
they are.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

_NAME = "_create_fn"
"""The function of `dataclasses` that compiles a method, up to Python 3.12. Later versions compile a class at once."""

_OURS = __name__.partition(".")[0]
_compiled: Callable[..., Any] | None = getattr(dataclasses, _NAME, None)


def install() -> None:
    """Have the data classes that our modules make from now on compile their methods late. Where Python makes them
    otherwise, nothing is changed."""
    if _compiled is not None:
        setattr(dataclasses, _NAME, _method)


def _method(name: str, *parts: Any, **surroundings: Any) -> Callable[..., Any]:
    """The method of a data class, compiled late where its module is ours."""
    assert _compiled is not None
    module = str((surroundings.get("globals") or {}).get("__name__", ""))
    make = method_compiled_late if module.partition(".")[0] == _OURS else _compiled
    made: Callable[..., Any] = make(name, *parts, **surroundings)
    return made


def method_compiled_late(name: str, *parts: Any, **surroundings: Any) -> Callable[..., Any]:
    """A stand-in for the method that `dataclasses` would compile of the same arguments.

    At its first call it compiles that method, puts it into its place in the class, and calls it.
    """
    made: Callable[..., Any] | None = None

    def method(*given: Any, **named: Any) -> Any:
        nonlocal made
        if made is None:
            assert _compiled is not None
            made = _compiled(name, *parts, **surroundings)
            made.__qualname__ = method.__qualname__
            for one in type(given[0]).__mro__ if given else ():  # without any, the method says what is missing
                if one.__dict__.get(name) is method:
                    setattr(one, name, made)
        return made(*given, **named)

    method.__name__ = name
    return method
