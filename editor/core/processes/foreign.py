"""The environment for programs that are not ours: a browser, a file manager that is asked to show a folder.

What the program sets for itself (Qt's graphics, flags of the web engine) and what a frozen build needs to find its own
libraries (https://pyinstaller.org/en/stable/runtime-information.html) would make them load libraries of ours.
"""

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping

_SEARCHED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH")
_OF_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_OF_THE_LOADER = "_PYI_"

_given: dict[str, str] = {}


def remember() -> None:
    """Keep the environment as it is: called before the program sets anything in it."""
    _given.clear()
    _given.update(as_given(os.environ, getattr(sys, "_MEIPASS", "")))


def as_given(environment: Mapping[str, str], frozen: str) -> dict[str, str]:
    """`environment` without what the loader of a frozen build in the folder `frozen` has set ("": it is none)."""
    found = dict(environment)
    if not frozen:
        return found
    for name in _SEARCHED:
        found.pop(name, None)
        original = found.pop(f"{name}_ORIG", "")
        if original:
            found[name] = original
    for name in [*found]:
        if name.startswith(_OF_THE_LOADER) or (name in _OF_QT and found[name].startswith(frozen)):
            del found[name]
    return found


@contextlib.contextmanager
def environment_as_given() -> Iterator[None]:
    """Meanwhile the environment of this process is the one that was remembered, for what is started for the person."""
    before = dict(os.environ)
    if _given:
        _set(_given)
    try:
        yield
    finally:
        _set(before)


def _set(wanted: Mapping[str, str]) -> None:
    for name in os.environ.keys() - wanted.keys():
        del os.environ[name]
    for name, value in wanted.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
