"""Docstrings begin with the thing that they are about, and say what is raised."""

import ast
import re
from collections.abc import Iterator
from inspect import cleandoc

import pytest

from tests.guard.repository import modules, nodes, source, tree

RIDDLE = re.compile(
    r"(?:(?:in|by|to|from|for|on|at|with|of|behind|under|about) )?"
    r"(?:whether|why|when|what|whatever|which|whichever|who|whom|whose|whoever|how|where|wherever|that which"
    r"|those (?:that|who|of)|one (?:that|who|whose)|that of|the same (?:of|with|as|for|when)|all of it|it|they"
    r"|of (?:a|the))\b|the same,|[\w-]+'s,",
    re.IGNORECASE,
)
"""The beginning of a relative clause, where the thing's own name should stand."""
DEFINITION = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def docstrings(name: str) -> Iterator[tuple[int, str, bool]]:
    """(line, text, whether it is about a truth value) of each docstring of the module `name`, attributes' too."""
    for node in nodes(name):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        owners: list[ast.AST] = [node if isinstance(node, DEFINITION) else ast.Pass(), *body]
        for owner, inner in zip(owners, body, strict=False):
            value = inner.value if isinstance(inner, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield inner.lineno, cleandoc(value.value), _is_truth(owner)


def _is_truth(node: ast.AST) -> bool:
    """Whether `node` defines a function that returns a truth value, or an attribute that is one."""
    if isinstance(node, ast.FunctionDef):
        return (
            node.returns is not None
            and re.search(r"\b(?:bool|TypeGuard|TypeIs)\b", ast.unparse(node.returns)) is not None
        )
    return (
        isinstance(node, ast.Assign | ast.AnnAssign)
        and re.search(r"\b(?:bool|True|False)\b", ast.unparse(node)) is not None
    )


def test_a_docstring_begins_with_the_thing() -> None:
    """ "Whether" is the way in which a truth value is described; it stands nowhere else."""
    riddles = [
        f"{name}:{line}: {text[:60]}"
        for name in modules()
        for line, text, truth in docstrings(name)
        if (found := RIDDLE.match(text)) and not (truth and found[0].lower() == "whether")
    ]
    assert riddles == [], "begin with the thing and its usual name"


def _raises(function: ast.AST) -> bool:
    """Whether an error is made and raised in the function itself, and not in one that is defined inside."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, DEFINITION | ast.Lambda):
            continue
        if isinstance(node, ast.Raise):
            if node.exc is not None and "NotImplementedError" not in ast.unparse(node.exc):
                return True
        elif _raises(node):
            return True
    return False


def public_functions(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Functions and methods that other modules may call."""
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
            yield inner
        elif isinstance(inner, ast.ClassDef) and not inner.name.startswith("_"):
            yield from public_functions(inner)


def test_a_function_that_raises_says_so() -> None:
    silent = [
        f"{name}:{function.lineno}: {function.name}"
        for name in modules()
        if "raise " in source(name)
        for function in public_functions(tree(name))
        if _raises(function) and not re.search(r"\braise", ast.get_docstring(function) or "", re.IGNORECASE)
    ]
    assert silent == [], "say which error is raised, and when"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("What a save writes.", True),
        ("In how many posts a term is.", True),
        ("One that waits.", True),
        ("Whether it is there.", True),
        ("The snapshot of a save.", False),
        ("One open post.", False),
        ("Howto.", False),
        ("Those of `paths` that are new.", True),
    ],
)
def test_riddles_are_told_from_names(text: str, is_one: bool) -> None:
    assert (RIDDLE.match(text) is not None) is is_one
