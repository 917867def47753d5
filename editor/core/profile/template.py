"""Templates of blog profiles: a small logic-free part of mustache, of our own.

    {{name}} {{news.url}}    the value, escaped          {{{post}}}   the value, HTML, as it is
    {{#name}} … {{/name}}    once for each of a list; for a mapping inside it; for any other that is not empty
    {{^name}} … {{/name}}    if the value is empty       {{.}}        the value at hand       {{! remark }}

Templates are other people's data: values are mappings, sequences, text and truth only, nothing is called or looked up
in an object, and a value is never read as a template. Time is linear in what is written, and that is limited.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple, TypeAlias

Value: TypeAlias = "str | bool | Sequence[Value] | Mapping[str, Value]"

_MOST_LEVELS: Final = 16
_MOST_CHARACTERS: Final = 1_000_000
_MOST_STEPS: Final = 200_000


class Html(str):
    """A value that is sanitised HTML already: it is written as it stands by `{{name}}`, too."""

    __slots__ = ()


class TemplateError(Exception):
    """A template that cannot be used: `reason` is one of the constants below, `subject` the tag, `line` its line."""

    UNCLOSED_TAG = "unclosed-tag"
    UNCLOSED_SECTION = "unclosed-section"
    UNOPENED_SECTION = "unopened-section"
    UNKNOWN_TAG = "unknown-tag"
    TOO_DEEP = "too-deep"
    TOO_LONG = "too-long"

    def __init__(self, reason: str, subject: str = "", line: int = 0) -> None:
        super().__init__(f"{reason} {subject} (line {line})")
        self.reason = reason
        self.subject = subject
        self.line = line


class Text(NamedTuple):
    """Text that is written as it stands."""

    text: str


class Variable(NamedTuple):
    """A value that is written."""

    name: str
    is_html: bool
    line: int


class Section(NamedTuple):
    """Nodes that are written for a value, or, `inverted`, for the lack of one."""

    name: str
    inverted: bool
    line: int
    nodes: "list[Node]"


Node: TypeAlias = Text | Variable | Section


class _Tag(NamedTuple):
    sign: str
    name: str
    line: int


class Template:
    """A template that has been read. Raises TemplateError."""

    def __init__(self, source: str) -> None:
        self._nodes = _parse(source)

    def render(self, values: Mapping[str, Value]) -> str:
        """The template filled with `values`. Raises TemplateError if it writes too much."""
        return _Writer().write(self._nodes, values)

    def names(self) -> Iterator[tuple[str, int]]:
        """Each name that the template uses, with its line."""
        yield from _names(self._nodes)


def _names(nodes: list[Node]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if not isinstance(node, Text):
            yield node.name, node.line
        if isinstance(node, Section):
            yield from _names(node.nodes)


def _tokens(source: str) -> Iterator[Text | _Tag]:
    position = 0
    line = 1
    while (start := source.find("{{", position)) >= 0:
        line += source.count("\n", position, start)
        if start > position:
            yield Text(source[position:start])
        closing = "}}}" if source.startswith("{{{", start) else "}}"
        end = source.find(closing, start + len(closing))
        if end < 0:
            raise TemplateError(TemplateError.UNCLOSED_TAG, source[start : start + 20].partition("\n")[0], line)
        inner = source[start + len(closing) : end].strip()
        if closing == "}}}":
            yield _Tag("{", inner, line)
        elif inner[:1] in ("#", "^", "/", "!"):
            yield _Tag(inner[0], inner[1:].strip(), line)
        else:
            yield _Tag("", inner, line)
        line += source.count("\n", start, end)
        position = end + len(closing)
    if position < len(source):
        yield Text(source[position:])


def _parse(source: str) -> list[Node]:
    root: list[Node] = []
    stack: list[Section] = []
    for token in _tokens(source):
        nodes = stack[-1].nodes if stack else root
        if isinstance(token, Text):
            nodes.append(token)
        elif token.sign == "!":
            continue
        elif not _is_name(token.name):
            raise TemplateError(TemplateError.UNKNOWN_TAG, token.name[:40], token.line)
        elif token.sign in ("#", "^"):
            if len(stack) == _MOST_LEVELS:
                raise TemplateError(TemplateError.TOO_DEEP, token.name, token.line)
            section = Section(token.name, token.sign == "^", token.line, [])
            nodes.append(section)
            stack.append(section)
        elif token.sign == "/":
            if not stack or stack[-1].name != token.name:
                raise TemplateError(TemplateError.UNOPENED_SECTION, token.name, token.line)
            stack.pop()
        else:
            nodes.append(Variable(token.name, token.sign == "{", token.line))
    if stack:
        raise TemplateError(TemplateError.UNCLOSED_SECTION, stack[-1].name, stack[-1].line)
    return root


def _is_name(name: str) -> bool:
    return name == "." or (len(name) <= 100 and all(part.isidentifier() for part in name.split(".")))


class _Writer:
    """Writes nodes and counts what it does."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._steps = 0

    def write(self, nodes: list[Node], values: Mapping[str, Value]) -> str:
        self._write(nodes, [values])
        return "".join(self._parts)

    def _write(self, nodes: list[Node], scopes: list[Value]) -> None:
        self._count(1 + len(nodes))
        for node in nodes:
            if isinstance(node, Text):
                self._add(node.text)
            elif isinstance(node, Variable):
                value = _look_up(node.name, scopes)
                text = value if isinstance(value, str) else ""
                self._add(text if node.is_html or isinstance(text, Html) else escape(text))
            else:
                self._write_section(node, _look_up(node.name, scopes), scopes)

    def _write_section(self, section: Section, value: Value, scopes: list[Value]) -> None:
        if section.inverted:
            if not value:
                self._write(section.nodes, scopes)
        elif isinstance(value, str | bool | Mapping):
            if value:
                self._write(section.nodes, [*scopes, value])
        else:
            for item in value:
                self._write(section.nodes, [*scopes, item])

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > _MOST_CHARACTERS:
            raise TemplateError(TemplateError.TOO_LONG)
        self._parts.append(text)

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise TemplateError(TemplateError.TOO_LONG)


def _look_up(name: str, scopes: list[Value]) -> Value:
    """The value of `name` in the innermost scope that has its first part; "" where there is none."""
    if name == ".":
        return scopes[-1]
    first, *others = name.split(".")
    for scope in reversed(scopes):
        if isinstance(scope, Mapping) and first in scope:
            value = scope[first]
            for part in others:
                value = value.get(part, "") if isinstance(value, Mapping) else ""
            return value
    return ""
