"""State is changed by its owner: no module sets an attribute of another module's object."""

import ast
from collections.abc import Iterator

import pytest

from tests.guard.repository import is_under, modules, tree

LAYERS = ("editor.app", "editor.ui")
NAMES = [name for name in modules() if any(is_under(name, layer) for layer in LAYERS)]


def _is_record(node: ast.ClassDef) -> bool:
    """Whether it is a dataclass: whoever has one may fill it in."""
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def _targets(root: ast.AST) -> Iterator[ast.Attribute]:
    """The attributes below `root` that something is assigned to."""
    for node in ast.walk(root):
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
    for node in ast.walk(tree(name)):
        if not isinstance(node, ast.ClassDef) or _is_record(node):
            continue
        own |= {target.attr for target in _targets(node) if _is_own(target)}
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and any(
                ast.unparse(decorator).endswith(".setter") for decorator in inner.decorator_list
            ):
                offered.add(inner.name)
    return own, offered


OWNERS = {name: owners(name) for name in NAMES}
OFFERED = set[str]().union(*(offered for _own, offered in OWNERS.values()))


@pytest.mark.parametrize("name", NAMES)
def test_no_attribute_is_set_from_outside(name: str) -> None:
    """The owner has a method, a property with a setter, or an argument when it is made."""
    others = set[str]().union(*(own for other, (own, _offered) in OWNERS.items() if other != name))
    foreign = others - OWNERS[name][0] - OFFERED
    wrong = [
        f"line {target.lineno}: {ast.unparse(target)}"
        for target in _targets(tree(name))
        if not _is_own(target) and target.attr in foreign
    ]
    assert not wrong, f"{name} changes what belongs to another module"
