"""State is changed by its owner: no module sets an attribute of another module's object."""

import ast
from collections.abc import Iterable, Iterator

from tests.guard.repository import is_under, modules, nodes

LAYERS = ("editor.app", "editor.ui")
NAMES = [name for name in modules() if any(is_under(name, layer) for layer in LAYERS)]


def _is_record(node: ast.ClassDef) -> bool:
    """Whether it is a dataclass: whoever has one may fill it in."""
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def _targets(nodes_of: Iterable[ast.AST]) -> Iterator[ast.Attribute]:
    """The attributes that something is assigned to in `nodes_of`."""
    for node in nodes_of:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            targets = [node.target]
        for target in targets:
            for one in ast.walk(target):
                if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store):
                    yield one


def _is_own(target: ast.Attribute) -> bool:
    return isinstance(target.value, ast.Name) and target.value.id in ("self", "cls")


def owners(name: str) -> tuple[set[str], set[str]]:
    """(attributes that the classes of the module `name` set of themselves, properties that they let others set)."""
    own, offered = set[str](), set[str]()
    for node in nodes(name):
        if not isinstance(node, ast.ClassDef) or _is_record(node):
            continue
        own |= {target.attr for target in _targets(ast.walk(node)) if _is_own(target)}
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and any(
                ast.unparse(decorator).endswith(".setter") for decorator in inner.decorator_list
            ):
                offered.add(inner.name)
    return own, offered


def test_no_attribute_is_set_from_outside() -> None:
    """The owner has a method, a property with a setter, or an argument when it is made."""
    by_name = {name: owners(name) for name in NAMES}
    offered = set[str]().union(*(properties for _own, properties in by_name.values()))
    homes: dict[str, set[str]] = {}
    for name, (own, _properties) in by_name.items():
        for attribute in own:
            homes.setdefault(attribute, set()).add(name)
    wrong = [
        f"{name}:{target.lineno}: {ast.unparse(target)}"
        for name in NAMES
        for target in _targets(nodes(name))
        if not _is_own(target) and target.attr not in offered and name not in homes.get(target.attr, {name})
    ]
    assert wrong == [], "these change what belongs to another module"
