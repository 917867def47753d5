"""Which faults are planted, and that each gives a module that Python can read."""

import ast

import pytest

from tests.guard.repository import ROOT
from tests.mutation.mutants import mutants

CASES = [
    ("a = b == c", {"a = b != c"}),
    ("a = (b) < (c)", set()),  # a bracket between: left alone rather than torn
    ("a = b < c", {"a = b <= c"}),
    ("a = b and c", {"a = ((b) or (c))"}),
    ("if not a:\n    f()", {"if (a):\n    f()", "if not a:\n    pass"}),
    ("while a:\n    break", {"while (not (a)):\n    break", "while a:\n    continue"}),
    ("def f():\n    return g(1)", {"def f():\n    return None", "def f():\n    return g((2))"}),
    ("a = True", {"a = False"}),
    ("a = 999", {"a = (1000)"}),
    ("a = 1000", set()),
    ("a = 64 * 1024", set()),
    ("a = 1 << 20", set()),
    ("a = 2 * 3", {"a = 2 // 3", "a = (3) * 3", "a = 2 * (4)"}),
    ("while time.monotonic() < end: f()", {"while time.monotonic() < end: pass"}),
    ("if time.time() - a.age > b: f()", {"if time.time() + a.age > b: f()", "if time.time() - a.age > b: pass"}),
    ("if path.stat().st_mtime < limit: f()", {"if path.stat().st_mtime < limit: pass"}),
    ("a = zip(b, c, strict=True)", set()),
    ("a = secrets.token_hex(8)", set()),
    ("if a.time(b) > c: f()", {"if a.time(b) >= c: f()", "if a.time(b) > c: pass"}),
    ("if os.name == 'nt': f()", {"if os.name != 'nt': f()"}),
    (
        "a = b(1) if os.name == 'posix' else 0",
        {"a = b((2)) if os.name == 'posix' else 0", "a = b(1) if os.name != 'posix' else 0"},
    ),
    ("a += b", {"pass"}),
    ('あ = "日本" + b', {'あ = "日本" - b'}),
    ('raise ValueError("x" + y)', set()),
    ('a = tr("There are {n}.", n=1)', set()),
    ('"""Docstring."""\ndef f(a: int = 1) -> "int": ...', {'"""Docstring."""\ndef f(a: int = (2)) -> "int": ...'}),
    ("if TYPE_CHECKING:\n    a = 1", set()),
    ('a = getattr(b, "c", 0)', set()),  # of another system
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_faults(source: str, expected: set[str]) -> None:
    data = source.encode()
    assert {mutant.applied(data).decode() for mutant in mutants(data)} == expected


@pytest.mark.parametrize("name", ["core/post.py", "core/words.py", "core/text/dates.py", "core/text/diff.py"])
def test_every_fault_can_be_read_and_differs(name: str) -> None:
    data = (ROOT / "editor" / name).read_bytes()
    found = mutants(data)
    for mutant in found:
        changed = mutant.applied(data)
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(data)), mutant
        assert data.count(b"\n", 0, mutant.start) + 1 <= mutant.line


def test_lines_of_the_import_are_told_apart() -> None:
    source = b"A = 1\n\n\ndef f(a=2):\n    return a + 3\n"
    assert {(mutant.line, mutant.at_import) for mutant in mutants(source)} == {(1, True), (4, True), (5, False)}
