"""The faults that are planted: a module's source with one expression or statement changed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

_SWAPS: dict[type[ast.AST], str] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.Mod: "*",
    ast.BitOr: "&", ast.BitAnd: "|",
}  # fmt: skip
Placed = ast.expr | ast.stmt
"""The nodes that know where in the source they stand."""
_WORDS = {"tr", "RonpyoError", "Problem"}
"""Calls whose texts are sentences for the person: a change of wording is no fault of the code."""

_BOUND = 1000
"""A number from here on is a bound (bytes, parts, files): one more is no fault that anybody could notice."""
_CLOCKS = {"monotonic", "perf_counter", "time", "time_ns"}
"""Functions of `time` that tell a moment: no two are the same, so `<` and `<=` of them are one."""
_RANDOM = {"token_hex", "token_bytes", "urandom"}
"""Functions that are asked for a number of random bytes: one more tells apart as well."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted fault: `source[start:end]` (UTF-8 bytes) becomes `new`; `line` is 1-based.

    `at_import` says that the line runs when the module is imported, not when a function of it is called.
    """

    start: int
    end: int
    new: str
    line: int
    name: str
    at_import: bool = False

    def applied(self, source: bytes) -> bytes:
        """The source with this fault."""
        return source[: self.start] + self.new.encode() + source[self.end :]


class _Positions:
    """Byte offsets of a source's lines."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._starts = [0]
        for line in source.split(b"\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, node: Placed) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: Placed) -> int:
        assert node.end_lineno is not None and node.end_col_offset is not None  # it was parsed, not made
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def text(self, node: Placed) -> str:
        return self._source[self.start(node) : self.end(node)].decode()


def mutants(source: bytes) -> list[Mutant]:
    """Every fault that can be planted in a module's source, in the order of its lines."""
    tree = ast.parse(source)
    places = _Positions(source)
    found = {mutant for node in _code(tree) for mutant in _of(node, places)}
    bodies = [
        (places.start(node.body[0]), places.end(node.body[-1]))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    placed = (replace(one, at_import=not any(start <= one.start < end for start, end in bodies)) for one in found)
    return sorted(placed, key=lambda mutant: (mutant.start, mutant.end, mutant.new))


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run: no annotations, docstrings, sentences for the person, or lines for type checkers only."""
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and _callee(node) in _WORDS):
        return
    if (isinstance(node, ast.BinOp) and _is_bound(node)) or (isinstance(node, ast.Call) and _callee(node) in _RANDOM):
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return  # of `zip`: it holds what is so already
    yield node
    for name, value in ast.iter_fields(node):
        if _is_other_system(node) and name == ("orelse" if isinstance(node, ast.IfExp) else "body"):
            continue
        if name in ("annotation", "returns", "type_params", "decorator_list"):
            continue
        if name == "args" and isinstance(node, ast.Call) and _callee(node) == "getattr":
            value = value[:2]  # the default is for another system than the one that runs the tests
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield from _code(child)


def _is_bound(node: ast.BinOp) -> bool:
    """Whether it is a number from `_BOUND` on, written as a product or power of two: `64 * 1024`, `1 << 20`."""
    return _number(node) >= _BOUND


def _number(node: ast.expr) -> int:
    """The value of a number, a product or a power of two; 0 for all else."""
    match node:
        case ast.Constant(value=int() as value):
            return value
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _number(left) * _number(right)
        case ast.BinOp(left=left, op=ast.LShift(), right=right):
            return _number(left) << _number(right)
    return 0


def _is_other_system(node: ast.AST) -> bool:
    """Whether a part of `node` is for Windows alone: the body below `os.name == "nt"`, the other of `… == "posix"`."""
    wanted = {ast.If: "os.name == 'nt'", ast.IfExp: "os.name == 'posix'"}.get(type(node))
    return wanted is not None and ast.unparse(node.test) == wanted  # type: ignore[attr-defined]


def _is_of_moments(node: ast.Compare) -> bool:
    parts = list(ast.walk(node))
    calls = [part for part in parts if isinstance(part, ast.Call) and not part.args]
    times = [part for part in parts if isinstance(part, ast.Attribute) and part.attr == "st_mtime"]
    return bool(times) or any(_callee(call) in _CLOCKS for call in calls)


def _callee(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of(node: ast.AST, places: _Positions) -> Iterator[Mutant]:
    """The faults of one node."""

    def change(target: Placed, new: str, name: str) -> Mutant:
        return Mutant(places.start(target), places.end(target), new, target.lineno, name)

    def between(left: ast.expr, right: ast.expr, old: ast.AST) -> Mutant:
        new = _SWAPS[type(old)]
        start, end = places.end(left), places.start(right)
        gap = places._source[start:end].decode()
        opening = gap[len(gap.rstrip("( \n")) :].replace(" ", "") if "(" in gap else ""
        line = left.end_lineno or left.lineno
        return Mutant(start, end, f" {new} {opening}", line, f"{type(old).__name__} → {new}")

    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if (
            type(op) in _SWAPS
            and ")" not in places._source[places.end(left) : places.start(right)].decode()
            and not _is_of_moments(node)
        ):
            yield between(left, right, op)
        case ast.BinOp(left=left, op=op, right=right) if (
            type(op) in _SWAPS and ")" not in places._source[places.end(left) : places.start(right)].decode()
        ):
            yield between(left, right, op)
        case ast.BoolOp(op=op, values=values):
            word = "or" if isinstance(op, ast.And) else "and"
            parts = [f"({places.text(value)})" for value in values]
            yield change(node, f"({f' {word} '.join(parts)})", f"{type(op).__name__} → {word}")
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield change(node, f"({places.text(operand)})", "not → removed")
        case ast.Constant(value=bool() as value):
            yield change(node, str(not value), f"{value} → {not value}")
        case ast.Constant(value=int() as value) if value < _BOUND:
            yield change(node, f"({value + 1})", f"{value} → {value + 1}")
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if not isinstance(
            test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant
        ):
            yield change(test, f"(not ({places.text(test)}))", "condition → negated")
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield change(value, "None", "return → None")
        case ast.Expr(value=ast.Call()):
            yield change(node, "pass", "call → removed")
        case ast.AugAssign():
            yield change(node, "pass", "assignment → removed")
        case ast.Break():
            yield change(node, "continue", "break → continue")
        case ast.Continue():
            yield change(node, "break", "continue → break")
