"""What the guard tests look at: the files of the repository, and the program's source as syntax trees."""

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "editor"
_MADE = {".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "dist", "build"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file under version control; where git cannot tell (an unpacked archive), every file there is."""
    names: list[str] = []
    if shutil.which("git") and (ROOT / ".git").exists():
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
        names = listing.stdout.split("\0") if listing.returncode == 0 else []
    found = [ROOT / name for name in names if name] or [
        path for path in ROOT.rglob("*") if not _MADE.intersection(path.relative_to(ROOT).parts)
    ]
    return tuple(path for path in found if path.is_file())


@cache
def modules() -> dict[str, Path]:
    """The program's modules by dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = list(path.relative_to(ROOT).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        found[".".join(parts)] = path
    return found


@cache
def source(name: str) -> str:
    """The text of the module `name`; looking for a word in it costs a thousandth of what its tree does."""
    return modules()[name].read_text(encoding="utf-8")


@cache
def tree(name: str) -> ast.Module:
    """The syntax tree of the module `name`."""
    return ast.parse(source(name), filename=str(modules()[name]))


@cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """Every node of the syntax tree of the module `name`."""
    return tuple(ast.walk(tree(name)))


@cache
def imports(name: str) -> tuple[tuple[int, str], ...]:
    """(line, dotted name) of each import in the module `name`, wherever it stands, down to the imported names."""
    is_package = modules()[name].name == "__init__.py"
    found: list[tuple[int, str]] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            found.extend((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = name.split(".")
                parent = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parent, base] if base else parent)
            found.extend((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        for inner in ast.iter_child_nodes(node):
            visit(inner)

    visit(tree(name))
    return tuple(found)


def is_under(name: str, package: str) -> bool:
    """Whether the dotted `name` is `package` or inside it."""
    return name == package or name.startswith(package + ".")
