"""ui → app → core, never back, wherever an import stands."""

import pytest

from tests.guard.repository import imports, is_under, modules

QT = ("PySide6", "shiboken6")
WIDGETS = (
    "PySide6.QtWidgets",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebChannel",
    "PySide6.QtSvgWidgets",
    "PySide6.QtPrintSupport",
)
FORBIDDEN = {
    "editor.core": (*QT, "editor.app", "editor.ui", "editor.cli", "editor.commandline"),
    "editor.app": (*WIDGETS, "editor.ui", "editor.cli"),
    "editor.ui": ("editor.cli",),
    "editor.cli": QT,
    "editor.commandline": (*QT, "editor.app", "editor.ui", "editor.cli"),
    "editor.paths": (*QT, "editor.app", "editor.ui", "editor.core"),
    "editor.__main__": QT,
}


def _forbidden(name: str) -> tuple[str, ...]:
    return next((packages for layer, packages in FORBIDDEN.items() if is_under(name, layer)), QT)


@pytest.mark.parametrize("name", modules())
def test_imports_only_what_its_layer_may(name: str) -> None:
    wrong = [
        f"line {line}: {found}"
        for line, found in imports(name)
        if any(is_under(found, package) for package in _forbidden(name))
    ]
    assert not wrong, f"{name} imports across its layer"


def test_no_import_cycles() -> None:
    known = modules()

    def target(name: str) -> str | None:
        """The module that an import of `name` reaches: itself, or the one that holds the name."""
        return name if name in known else (parent if (parent := name.rpartition(".")[0]) in known else None)

    graph = {
        name: {found for _, imported in imports(name, typing_only=False) if (found := target(imported))} - {name}
        for name in known
    }
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            pytest.fail("import cycle: " + " → ".join([*trail[trail.index(name) :], name]))
        if name not in done:
            for found in sorted(graph[name]):
                walk(found, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())
