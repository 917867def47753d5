"""PyYAML without the expressions of its half in Python, compiled when they are used: 5 ms of a start, most of them one.

Headers are read from the events of the half in C, which has expressions of its own. Where PyYAML is not found as files
(a frozen build), or uses `re` otherwise, nothing but the gain is lost.
"""

import builtins
import re
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

from editor.core.text.patterns import pattern

MODULES = frozenset(["yaml.reader", "yaml.resolver", "yaml.constructor"])
"""The modules that compile expressions when they are loaded."""


def install() -> None:
    """Have PyYAML loaded in this way, if it is not loaded yet."""
    if "yaml" not in sys.modules and not any(isinstance(finder, LateExpressions) for finder in sys.meta_path):
        sys.meta_path.insert(0, LateExpressions())


class LateExpressions:
    """Finds MODULES, each once, and is gone then. What they `import` as `re` makes its expressions late."""

    def __init__(self) -> None:
        self._to_come = set(MODULES)
        self._loaders: dict[str, Any] = {}

    def find_spec(self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """The module as it is found on the disk, to be run here; None for any other one."""
        if name not in self._to_come:
            return None
        self._to_come.remove(name)
        if not self._to_come:
            sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            self._loaders[name] = spec.loader
            setattr(spec, "loader", self)  # noqa: B010  # a loader by what it does, not by its class
        return spec

    def create_module(self, _spec: ModuleSpec) -> None:
        """A module like any other."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, with late expressions. Raises what the module raises."""
        loader = self._loaders.pop(module.__name__)
        module.__loader__ = loader
        if module.__spec__ is not None:
            module.__spec__.loader = loader
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import}
        loader.exec_module(module)


def _import(
    name: str,
    globals_: Mapping[str, object] | None = None,
    locals_: Mapping[str, object] | None = None,
    names: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    if name == "re" and not names and not level:
        return _late_re
    return builtins.__import__(name, globals_, locals_, names or (), level)


_late_re = ModuleType("re")
_late_re.__dict__.update({**vars(re), "compile": pattern})
