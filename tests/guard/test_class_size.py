"""No class and no module above 250 lines, counted without docstrings and blank lines."""

import ast
from pathlib import Path

from tests.guard.repository import ROOT, modules, tracked_files

LIMIT = 250


def _docstrings(root: ast.AST) -> set[int]:
    """The line numbers of all docstrings, also of those that stand below an attribute."""
    return {
        line
        for node in ast.walk(root)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def module_size(text: str) -> int:
    """The lines of a module, comments with them, docstrings and blank lines not."""
    left = set(range(1, text.count("\n") + 1)) - _docstrings(ast.parse(text))
    lines = text.split("\n")
    return sum(bool(lines[line - 1].strip()) for line in left)


def size(node: ast.ClassDef, lines: list[str]) -> int:
    """The lines of a class, decorators and comments with it, docstrings and blank lines not."""
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    left = set(range(first, (node.end_lineno or first) + 1)) - _docstrings(node)
    return sum(bool(lines[line - 1].strip()) for line in left)


def classes(path: Path) -> dict[str, int]:
    """Each class of the file `path`, inner ones too: its name and its size; of files above the limit alone."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    if len(lines) <= LIMIT:
        return {}
    return {node.name: size(node, lines) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)}


def test_no_class_is_too_large() -> None:
    """Of the program, its tests and its tools."""
    sources = [path for path in tracked_files() if path.suffix == ".py"]
    assert len(sources) > 500
    found = {
        f"{path.relative_to(ROOT)}: {name}": lines
        for path in sources
        for name, lines in classes(path).items()
        if lines > LIMIT
    }
    assert found == {}, f"above {LIMIT} lines: look for the idea that wants a class of its own"


def test_no_module_of_the_program_is_too_large() -> None:
    found = {name: module_size(path.read_text(encoding="utf-8")) for name, path in modules().items()}
    large = {name: lines for name, lines in found.items() if lines > LIMIT}
    assert large == {}, f"above {LIMIT} lines: look for the idea that wants a module of its own"


def test_docstrings_and_blank_lines_do_not_count() -> None:
    text = '@final\nclass One:\n    """A thing.\n\n    More of it.\n    """\n\n    size = 1\n    """In px."""\n\n'
    text += '    def do(self):\n        """Do."""\n        # because\n        return "a"\n'
    [node] = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    assert size(node, text.split("\n")) == 6
    assert module_size(text) == 6
