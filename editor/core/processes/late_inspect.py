"""Python's module `inspect`, loaded when something of it is used.

It is 1.5 MB and some 10 ms of each process that renders or searches, neither of which uses it:
`dataclasses` imports it, with the compiler's modules behind it, to describe classes that have no description of their
own. Where it is loaded already, as in the window by PySide, nothing is changed.
"""

import importlib.util
import sys
from threading import RLock
from typing import Any

_NAME = "inspect"


def install() -> None:
    """Have it loaded late from now on."""
    spec = None if _NAME in sys.modules else importlib.util.find_spec(_NAME)
    if spec is None or spec.loader is None:
        return
    module, loader, lock = importlib.util.module_from_spec(spec), spec.loader, RLock()
    begun = False

    def attribute(name: str) -> Any:
        nonlocal begun
        with lock:  # other threads wait here until all of it is there
            if not begun:
                begun = True
                loader.exec_module(module)
                del module.__dict__["__getattr__"]
        try:
            return module.__dict__[name]
        except KeyError:
            raise AttributeError(name) from None

    setattr(module, "__getattr__", attribute)  # noqa: B010  # by which a module finds what it has not yet (PEP 562)
    sys.modules[_NAME] = module
