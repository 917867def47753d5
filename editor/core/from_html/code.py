"""Code and other text whose spaces and line ends count."""

import re

from editor.core.from_html.blocks import Preformatted
from editor.core.from_html.nodes import Node

_LANGUAGE = re.compile(r"(?:brush:\s*|(?:highlight-source|lang(?:uage)?)-)([\w#+.-]+)")
_BARE_LANGUAGE = re.compile(r"(?:^|\s)(?:hljs|sourceCode)\s+(?!hljs\b|sourceCode\b)([\w#+.-]+)")
"""Classes by which highlight.js and pandoc say the language."""
_PLAIN = frozenset(["br", "code", "span", "font", "tt"])
_NO_TEXT = frozenset(["img", "table"])


def read_code(node: Node, clean: bool) -> Preformatted | None:
    """The block of code that `pre` is; None if it holds more than text in colours. `clean`: looks do not matter."""
    elements = list(node.elements())
    if any(element.tag in _NO_TEXT if clean else element.tag not in _PLAIN for element in elements):
        return None
    text = _verbatim(node).replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in node.text() and any(element.tag == "br" for element in elements):
        text = text.replace("\xa0", " ")  # with breaks for line ends, U+00A0 stands for spaces: so it is exported
    language = language_of(node.get("class")) or (language_of(elements[0].get("class")) if elements else "")
    return Preformatted(text.strip("\n"), language)


def language_of(classes: str) -> str:
    """The language that the classes of an element name; "" where they name none."""
    found = _LANGUAGE.search(classes) or _BARE_LANGUAGE.search(classes)
    return found[1] if found else ""


def is_plain(node: Node, clean: bool) -> bool:
    """Whether the element holds text in colours at most; `clean`: emphasis in code is looks."""
    if clean:
        return not any(element.tag in ("a", "img", "br", "ruby", "sub", "sup") for element in node.elements())
    return all(element.tag in ("span", "font", "tt") for element in node.elements())


def _verbatim(node: Node) -> str:
    pieces: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.tag == "br":
            pieces.append("\n")
        elif child.tag in ("div", "p", "li"):  # a line of its own, as editors copy code
            pieces += ["" if not pieces or pieces[-1].endswith("\n") else "\n", _verbatim(child).rstrip("\n"), "\n"]
        else:
            pieces.append(_verbatim(child))
    return "".join(pieces)
