"""Errors for the person: who calls a function that raises one, and lets it through, says so as well.

Calls are followed by their names, as far as these can be told without running anything: functions and classes of a
module, methods called on `self` or on a class. A call inside `try` with handlers, or `suppress`, counts as caught.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.guard.repository import is_under, modules, nodes, tree

LAYERS = ("editor.core", "editor.app", "editor.commandline")
ERRORS = frozenset(
    node.name
    for node in tree("editor.core.errors").body
    if isinstance(node, ast.ClassDef) and node.name != "RonpyoError"
)
DEFINITION = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass
class Function:
    """A function or method: its name in its module ("Class.method"), its docstring, the functions that it calls."""

    name: str
    text: str
    calls: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_public(self) -> bool:
        """Whether other modules may call it."""
        return not any(part.startswith("_") for part in self.name.split("."))

    @property
    def said(self) -> frozenset[str]:
        """The errors that its docstring names behind "raises"."""
        found = re.search(r"(?<!never )\braises?\b(.*)", self.text, re.IGNORECASE | re.DOTALL)
        return ERRORS.intersection(re.findall(r"\w+Error", found[1])) if found else frozenset()


def uncaught_calls(root: ast.AST) -> Iterator[ast.Call]:
    """The calls in a function whose errors nothing in it catches."""
    for node in ast.iter_child_nodes(root):
        if isinstance(node, DEFINITION | ast.Lambda):
            continue
        if isinstance(node, ast.Try) and node.handlers:
            for inner in (*node.handlers, *node.orelse, *node.finalbody):
                yield from uncaught_calls(inner)
        elif isinstance(node, ast.With) and any("suppress" in ast.unparse(item) for item in node.items):
            continue
        else:
            if isinstance(node, ast.Call):
                yield node
            yield from uncaught_calls(node)


def collected() -> dict[tuple[str, str], Function]:
    """All functions and methods of the layers, by module and name, with what they call."""
    bodies: dict[tuple[str, str], tuple[ast.FunctionDef, str]] = {}
    for module in modules():
        for node in tree(module).body:
            if isinstance(node, ast.FunctionDef):
                bodies[module, node.name] = node, ""
            elif isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef):
                        bodies[module, f"{node.name}.{inner.name}"] = inner, node.name
    found = {}
    for (module, name), (node, owner) in bodies.items():
        if any(is_under(module, layer) for layer in LAYERS):
            calls = {place for call in uncaught_calls(node) if (place := _resolved(module, owner, call.func, bodies))}
            found[module, name] = Function(name, ast.get_docstring(node) or "", calls)
    return found


def _resolved(module: str, owner: str, called: ast.expr, known: object) -> tuple[str, str] | None:
    """(module, name) of the function that an expression names; None where it cannot be told."""
    assert isinstance(known, dict)
    if isinstance(called, ast.Name):
        places = [(module, called.id)]
        if whole := _imported(module).get(called.id):
            places.append((whole.rpartition(".")[0], whole.rpartition(".")[2]))
        places += [(home, f"{name}.__init__") for home, name in places]
    elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        base = called.value.id
        whole = _imported(module).get(base, "")
        of_class = (whole.rpartition(".")[0], f"{whole.rpartition('.')[2]}.{called.attr}")
        own = (module, f"{owner if base in ('self', 'cls') else base}.{called.attr}")
        places = [own, (whole, called.attr), of_class]
    else:
        return None
    return next((place for place in places if place in known), None)


_IMPORTED: dict[str, dict[str, str]] = {}


def _imported(module: str) -> dict[str, str]:
    """The names that a module imports from the program, with their dotted names."""
    if module not in _IMPORTED:
        _IMPORTED[module] = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in nodes(module)
            if isinstance(node, ast.ImportFrom) and node.module and is_under(node.module, "editor")
            for alias in node.names
        }
    return _IMPORTED[module]


def test_an_error_that_is_let_through_is_said() -> None:
    functions = collected()
    raised = {place: set(function.said) for place, function in functions.items()}
    is_changed = True
    while is_changed:
        is_changed = False
        for place, function in functions.items():
            if function.said or re.search("never raises", function.text, re.IGNORECASE):
                continue
            errors = set[str]().union(*(raised[called] for called in function.calls if called in raised))
            is_changed |= not errors <= raised[place]
            raised[place] |= errors
    silent = [
        f"{module}: {name} lets {', '.join(sorted(raised[module, name]))} through"
        for (module, name), function in functions.items()
        if function.is_public and raised[module, name] and not re.search(r"\braise", function.text, re.IGNORECASE)
    ]
    assert len(functions) > 3000
    assert silent == [], "say which errors are raised"


def test_what_catches_is_known() -> None:
    source = """
def f():
    a()
    try:
        b()
    except OSError:
        c()
    with suppress(OSError):
        d()
    with e():
        g(h())
    def inner():
        i()
"""
    [node] = ast.parse(source).body
    names = [call.func.id for call in uncaught_calls(node) if isinstance(call.func, ast.Name)]
    assert names == ["a", "c", "e", "g", "h"]
