"""ui → app → core, never back, wherever an import stands."""

import ast
import re
from pathlib import Path

import pytest

from tests.guard.repository import PACKAGE, ROOT, imports, is_under, modules

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
    "editor.__main__": QT,
}


def _room(name: str) -> str:
    """The folder of a module; of `editor.core` and `editor.app` its room, with those inside it."""
    parts = name.split(".")
    return ".".join(parts[:3] if parts[1:2] in (["core"], ["app"]) else parts[:2])


def _forbidden(name: str) -> tuple[str, ...]:
    return next((packages for layer, packages in FORBIDDEN.items() if is_under(name, layer)), QT)


def test_each_imports_only_what_its_layer_may() -> None:
    wrong = [
        f"{name}:{line}: {found}"
        for name in modules()
        for line, found in imports(name)
        if any(is_under(found, package) for package in _forbidden(name))
    ]
    assert wrong == [], "these import across their layer"


def test_no_import_cycles() -> None:
    """Imports for types alone count, too: modules that name each other are one idea, or lack a protocol."""
    known = modules()

    def target(name: str) -> str | None:
        """The module that an import of `name` reaches: itself, or the one that holds the name."""
        return name if name in known else (parent if (parent := name.rpartition(".")[0]) in known else None)

    graph = {name: {found for _, imported in imports(name) if (found := target(imported))} - {name} for name in known}
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


LOOSE: dict[str, set[str]] = {
    "core": {"errors", "paths", "post", "problem", "words"},
    "app": {"application", "blogger"},
    "ui": set(),
}
"""The modules of a layer that stand in none of its rooms."""


WALLS = {
    "editor.core.disk": ("post", "problem", "fields", "file", "render", "history", "library", "profile", "images"),
    "editor.core.text": ("post", "fields", "file", "disk", "render", "library"),
    "editor.core.html": ("post", "fields", "render", "markup", "from_html", "profile"),
    "editor.core.file": ("disk", "render", "history", "library", "profile", "html"),
    "editor.core.fields": ("disk", "file", "render", "history", "library", "profile"),
    "editor.core.render": ("exporters", "importers", "checks", "history", "library", "workers", "from_html"),
    "editor.core.history": ("render", "exporters", "importers", "checks", "library", "workers"),
    "editor.core.exporters": ("importers", "checks", "library", "workers", "history"),
    "editor.core.checks": ("importers", "library", "workers", "history"),
    "editor.core.importers": ("library.index", "checks", "workers"),
    "editor.core.news_page": (
        "post",
        "fields",
        "file",
        "render",
        "history",
        "library",
        "importers",
        "exporters",
        "clips",
    ),
    "editor.core.clips": ("render", "exporters", "importers", "checks", "library", "workers", "history"),
    "editor.core.library": ("exporters", "checks", "workers"),
}
"""What each room of the core must not know, below `editor.core`."""


def test_walls_between_the_rooms() -> None:
    rooms = {name: _room(name) for name in modules()}
    assert set(WALLS) <= set(rooms.values())
    wrong = [
        f"{name}:{line}: {found}"
        for name, room in rooms.items()
        for line, found in (imports(name) if room in WALLS else ())
        if any(is_under(found, f"editor.core.{behind}") for behind in WALLS[room])
    ]
    assert wrong == [], "these know what is behind a wall"


LOWEST = {"look": (), "keys": (), "widgets": ("look",)}
"""The rooms of the window on which all others stand, and those that they know themselves."""


@pytest.mark.parametrize("room", LOWEST)
def test_the_lowest_rooms_of_the_window(room: str) -> None:
    known = [f"editor.ui.{one}" for one in (room, *LOWEST[room])]
    own = [name for name in modules() if is_under(name, f"editor.ui.{room}")]
    assert own
    wrong = [
        f"{name}:{line}: {found}"
        for name in own
        for line, found in imports(name)
        if is_under(found, "editor.ui") and not any(is_under(found, one) for one in known)
    ]
    assert wrong == [], "these know rooms that stand on them"


def _rooms_of_the_map(layer: str) -> list[str]:
    """The rooms and loose modules of a layer as ARCHITECTURE.md draws them, from above and from the left."""
    drawn = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    (lines,) = re.findall(rf"^  {layer}/ .*\n((?:    .*\n)+)", drawn, re.MULTILINE)
    return [name for line in lines.splitlines() for name in re.findall(r"\w+", re.split(r" {3,}", line.strip())[0])]


@pytest.mark.parametrize("layer", LOOSE)
def test_the_map_has_every_room(layer: str) -> None:
    there = {
        path.stem for path in (PACKAGE / layer).iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert sorted(_rooms_of_the_map(layer)) == sorted(there - {"__init__"})


@pytest.mark.parametrize("layer", ["core", "app"])
def test_arrows_of_the_map_run_down(layer: str) -> None:
    at = {name: place for place, name in enumerate(_rooms_of_the_map(layer))}
    wrong = {
        f"{name} → {found}"
        for name in modules()
        for _line, found in imports(name)
        if is_under(name, f"editor.{layer}") and is_under(found, f"editor.{layer}") and name.count(".") > 1
        if at[found.split(".")[2]] < at[name.split(".")[2]]
    }
    assert wrong == set()


def test_no_circles_among_folders() -> None:
    known = modules()
    graph: dict[str, set[str]] = {}
    for name in known:
        for _line, found in imports(name):
            target = found if found in known else found.rpartition(".")[0]
            if target in known and _room(target) != _room(name):
                graph.setdefault(_room(name), set()).add(_room(target))
    while ends := {room for room, below in graph.items() if not below & graph.keys()}:
        graph = {room: below for room, below in graph.items() if room not in ends}
    assert not graph, f"folders import each other: {graph}"


@pytest.mark.parametrize("layer", LOOSE)
def test_a_layer_has_rooms_and_few_loose_files(layer: str) -> None:
    assert {path.stem for path in (PACKAGE / layer).glob("*.py")} == LOOSE[layer] | {"__init__"}


@pytest.mark.parametrize("folder", sorted(file for layer in LOOSE for file in (PACKAGE / layer).rglob("__init__.py")))
def test_each_room_says_what_it_is(folder: Path) -> None:
    assert ast.get_docstring(ast.parse(folder.read_text(encoding="utf-8")))
