"""Code as editors and sites show it, made one `pre`: lines in divisions, a column of numbers, the language on a box."""

import re

from editor.core.from_html.code import language_of
from editor.core.from_html.nodes import Node
from editor.core.html.styles import declarations

_NUMBERS = frozenset(
    [
        "linenos",
        "lineno",
        "gutter",
        "line-numbers",
        "linenumbers",
        "rouge-gutter",
        "hljs-ln-numbers",
        "blob-num",
        "lntd",
    ]
)
_CODE_CELLS = frozenset(["blob-code", "hljs-ln-code", "line-content"])
_COUNT = re.compile(r"[\s\d]*")
_MONOSPACED = re.compile(r"monospace|consolas|menlo|monaco|courier|source ?code|fira ?code|jetbrains", re.IGNORECASE)
_KEEPING = frozenset(["pre", "pre-wrap", "break-spaces"])
_LINES = frozenset(["div", "span", "br", "font", "b", "i", "em", "strong", "code", "p"])
_BOXES = frozenset(["div", "figure", "td", "section"])
_NAME = re.compile(r"[A-Za-z][\w#+.-]{0,30}")


def gather_code(tree: Node) -> None:
    """Change `tree` so that each piece of code in it is a `pre` that knows its language."""
    for node in [tree, *tree.elements()]:
        if node.tag == "table":
            _gather_table(node)
        elif node.tag == "div" and _is_from_editor(node):
            node.tag = "pre"
        if node.tag in _BOXES and node.get("class") and (language := language_of(node.get("class"))):
            inside = [element for element in node.elements() if element.tag == "pre"]
            if len(inside) == 1 and not language_of(_classes(inside[0])):
                _name(inside[0], language)
        if node.tag == "pre" and not language_of(_classes(node)) and (language := _stated(node)):
            _name(node, language)


def _name(pre: Node, language: str) -> None:
    pre.attributes = {**pre.attributes, "class": f"{pre.get('class')} language-{language}".strip()}


def _classes(pre: Node) -> str:
    return " ".join([pre.get("class"), *(child.get("class") for child in pre.inside())])


def _stated(pre: Node) -> str:
    """The language in an attribute; `lang` says that of people where it is a short code."""
    for node in [pre, *pre.inside()]:
        stated = node.get("data-lang") or node.get("data-language")
        stated = stated or (node.get("lang") if len(node.get("lang")) > 3 and "-" not in node.get("lang") else "")
        if _NAME.fullmatch(stated.strip()):
            return stated.strip()
    return ""


def _is_from_editor(node: Node) -> bool:
    """Whether the division holds lines of code that were copied from an editor: spaces count, all signs are as wide."""
    if "white-space" not in node.get("style"):
        return False
    style = declarations(node.get("style"))
    if style.get("white-space") not in _KEEPING or not _MONOSPACED.search(style.get("font-family", "")):
        return False
    elements = list(node.elements())
    lines = sum(element.tag in ("div", "br", "p") for element in elements)
    return (lines > 1 or "\n" in node.text().strip()) and all(element.tag in _LINES for element in elements)


def _gather_table(table: Node) -> None:
    """Take the numbers of the lines out; a row for each line of code becomes a line of one `pre`."""
    rows = [node for node in table.elements() if node.tag == "tr"]
    if any(node.tag == "table" for node in table.elements()):
        return
    code = [[cell for cell in row.inside() if cell.has_class(*_CODE_CELLS)] for row in rows]
    if rows and all(len(cells) == 1 for cells in code):
        table.tag = "pre"
        table.children = ["\n".join(cells[0].text().strip("\n") for cells in code)]
        return
    for row in rows:
        cells = [child for child in row.inside() if child.tag in ("td", "th")]
        is_numbered = len(cells) == 2 and cells[0].has_class(*_NUMBERS) and _has_code(cells[1])
        if is_numbered and _COUNT.fullmatch(cells[0].text()):
            row.children = [child for child in row.children if child is not cells[0]]


def _has_code(cell: Node) -> bool:
    return any(node.tag in ("pre", "code") for node in cell.elements())
