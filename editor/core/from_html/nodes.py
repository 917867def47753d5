"""A tree of HTML as an HTML 5 parser understands it: elements, their attributes, and texts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr", "param"])

_TOKEN = re.compile(r'<(/?)([^\s<>/"=]+)((?:\s+[^\s<>/"=]+(?:="[^"]*")?)*)\s*/?>|([^<]+|<)')
_ATTRIBUTE = re.compile(r'([^\s<>/"=]+)(?:="([^"]*)")?')
_DEEPEST = 100
_BREAKS = re.compile(r"[\t\n\f\r ]*[\n\r][\t\n\f\r ]*")


@dataclass(slots=True, eq=False)
class Node:
    """An element. `children` are elements and texts, a text as a reader sees it, white space as it is written."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute; "" where there is none."""
        return self.attributes.get(name, "")

    def has_class(self, *names: str) -> bool:
        """Whether one of `names` is a class of the element."""
        return not set(names).isdisjoint(self.get("class").split())

    def elements(self) -> Iterator["Node"]:
        """All elements inside, in document order."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.elements()

    def text(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def inside(self) -> Iterator["Node"]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Node))


def read_tree(html: str) -> Node:
    """The tree of `html`, as an HTML 5 serialiser wrote it: every element is closed, every value quoted.

    What lies deeper than a hundred elements loses the elements around it, not its text.
    """
    root = Node("div")
    path = [root]
    flat = 0  # open elements below the deepest level
    for token in _TOKEN.finditer(html):
        closing, tag, attributes, text = token.groups()
        if text is not None:
            _append_text(path[-1], unescape(text))
        elif closing:
            if flat:
                flat -= 1
            elif len(path) > 1:
                path.pop()
        else:
            node = Node(tag, {name: unescape(value or "") for name, value in _ATTRIBUTE.findall(attributes)})
            if tag in VOID:
                path[-1].children.append(node)
            elif flat or len(path) > _DEEPEST:
                flat += 1
            else:
                path[-1].children.append(node)
                path.append(node)
    return root


def _append_text(node: Node, text: str) -> None:
    if node.children and isinstance(node.children[-1], str):
        node.children[-1] += text
    else:
        node.children.append(text)


def _as_html(text: str) -> str:
    return escape(text, quote=False)


def write_node(node: Node, write: Callable[[str], str] = _as_html) -> str:
    """The element as HTML on one line; only `pre` and `textarea` keep their line breaks. `write` writes a text."""
    return "".join(_pieces(node, False, write))


def _pieces(node: Node, verbatim: bool, write: Callable[[str], str]) -> Iterator[str]:
    attributes = "".join(f' {name}="{escape(_one_line(value))}"' for name, value in node.attributes.items())
    if node.tag in VOID:
        yield f"<{node.tag}{attributes} />"
        return
    verbatim = verbatim or node.tag in ("pre", "textarea")
    yield f"<{node.tag}{attributes}>"
    for child in node.children:
        if isinstance(child, Node):
            yield from _pieces(child, verbatim, write)
        else:
            text = write(child)
            yield text if verbatim else _one_line(text)
    yield f"</{node.tag}>"


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text) if "\n" in text or "\r" in text else text
