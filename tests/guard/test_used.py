"""Nothing is declared that nobody uses: a function, class or value at the top of a module is named a second time."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.guard.repository import ROOT, modules, source, tree


def _declared(name: str) -> Iterator[str]:
    """The names that the module `name` gives to its functions, classes and values."""
    for node in tree(name).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (one.id for one in targets if isinstance(one, ast.Name))


def test_what_is_declared_is_used() -> None:
    """By the program itself: what only tests call, the program has forgotten to call."""
    words = Counter(re.findall(r"\w+", (ROOT / "ronpyo.py").read_text(encoding="utf-8")))
    own = {name: Counter(re.findall(r"\w+", source(name))) for name in modules()}
    for counted in own.values():
        words += counted
    unused = [
        f"{name}: {declared}"
        for name in modules()
        for declared in _declared(name)
        if not declared.startswith("__") and (own[name] if declared.startswith("_") else words)[declared] < 2
    ]
    assert unused == []
