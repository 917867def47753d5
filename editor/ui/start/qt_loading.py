"""PySide loaded without what it does for programs that are not this one. Imports no Qt by itself.

Measured with PySide 6.11 on an idle machine; where a later one does otherwise, nothing but the gain is lost.
"""

import builtins
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

from editor.core.processes import early_library
from editor.ui.start import quick_enums

_SUPPORT = "shibokensupport"
_STUB_WRITER = f"{_SUPPORT}.signature.lib.pyi_generator"
_FEATURE = f"{_SUPPORT}.feature"
_LATER = frozenset(
    f"{_SUPPORT}.signature.{name}" for name in ("parser", "layout", "errorhandler", "lib.enum_sig", "lib.tool")
)
"""The modules by which PySide writes signatures: of a call with wrong arguments, and of a docstring. Not `mapping`,
whose dictionary PySide's C code looks into by itself."""
_RUNS = RLock()


def load() -> None:
    """Import QtCore, the first module of Qt, which brings all of PySide's own modules with it."""
    quick_enums.install()
    first = "PySide6" not in sys.modules
    finder = SupportOnce()
    if first:
        sys.meta_path.insert(0, finder)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        if first:
            sys.meta_path.remove(finder)
    _read_no_sources()


def run_later_modules() -> None:
    """Run now what was put off: at leisure, and before the files on the disk may be those of another PySide."""
    for module in [*sys.modules.values()]:
        if isinstance(module, LaterModule):
            module.run_now()


def fetch_web_engine() -> None:
    """Have the libraries of the web engine loaded by a thread, while the window is furnished: 20 ms of the window's
    thread. Where there are none to be found, nothing is gained."""
    folder = Path(str(sys.modules["PySide6"].__file__)).parent / "Qt" / "lib"
    library = folder / "libQt6WebEngineCore.so.6"
    if sys.platform.startswith("linux") and library.is_file():
        early_library.fetch(library)


class LaterModule(ModuleType):
    """A module that `loader` runs when something in it is first asked for; from then on a module like any other."""

    def __init__(self, name: str, loader: Loader) -> None:
        super().__init__(name)
        self._to_run = loader

    def __getattr__(self, name: str) -> Any:
        """The value of `name`, once the module was run. Raises AttributeError where it has no `name`."""
        if name.startswith("__"):  # the import system asks for some that modules need not have
            raise AttributeError(name)
        LaterModule.run_now(self)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None

    def run_now(self) -> None:
        """Run it, unless that was done before. Raises what the module raises."""
        with _RUNS:
            loader = self.__dict__.pop("_to_run", None)
            if loader is not None:  # else another thread has run it meanwhile, or it is being run and asks for itself
                loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # Python lets modules change theirs


class SupportOnce(MetaPathFinder, Loader):
    """Finds PySide's support modules for their second import, which PySide makes after forgetting the first.

    `signature_bootstrap.py` imports them to see whether they are there, and then again: 15 ms. The writer of type stubs
    among them is an empty module: 15 ms, with a dozen modules of the standard library and slow expressions; nothing
    but writing stubs uses it. Those that write signatures are run when PySide first writes one, or at leisure: 5 ms.
    """

    def __init__(self) -> None:
        self._loaded: dict[str, ModuleType] = {}
        self._later: dict[str, Loader] = {}
        self._features: dict[str, Loader] = {}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] != _SUPPORT:
            return None
        self._loaded.update((name, one) for name, one in sys.modules.items() if name.partition(".")[0] == _SUPPORT)
        if fullname in self._loaded or fullname == _STUB_WRITER:
            return ModuleSpec(fullname, self)
        if fullname not in _LATER and fullname != _FEATURE:
            return None
        spec = PathFinder.find_spec(fullname, path)
        if spec is not None and spec.loader is not None:  # else it is none of a file's: as PySide has it
            known = self._features if fullname == _FEATURE else self._later
            known[fullname], spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        if (loaded := self._loaded.get(spec.name)) is not None:
            return loaded
        later = self._later.get(spec.name)
        return ModuleType(spec.name) if later is None else LaterModule(spec.name, later)

    def exec_module(self, module: ModuleType) -> None:
        """All that was loaded is there again; what reads sources is run, and reads none from its first moment on."""
        loader = self._features.pop(module.__name__, None)
        if loader is None:
            sys.modules.update(self._loaded)
        else:
            loader.exec_module(module)
            _reads_no_source(module)


def _read_no_sources() -> None:
    """Keep PySide from reading the source of each module that is imported from now on: 30 ms of a start.

    It looks whether they might use its `__feature__` (PYSIDE-2029, `shibokensupport/feature.py`), which none does.
    """
    if original := getattr(builtins, "__orig_import__", None):
        builtins.__import__ = original  # PySide's own, in Python, looks for `__feature__` at each import statement
    _reads_no_source(sys.modules.get(_FEATURE))


def _reads_no_source(feature: ModuleType | None) -> None:
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010  # no attribute that types know
