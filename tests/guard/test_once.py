"""Facts that stand in one module: whoever needs one imports it. A second copy would go its own way."""

import ast
import re
from functools import cache

import pytest

from tests.guard.repository import PACKAGE, modules, nodes

ONCE = {
    "file locks": (r"fcntl\.flock", ["core/disk/locks.py"]),
    "Blogger's image hosts": (r"googleusercontent", ["core/images/blogger_address.py"]),
    "the divider and the jump break": (
        r"<!--[^\"]{0,9}(?:commentary|more)\b[^\"]{0,9}-->\"",
        ["core/importers/shelve.py", "core/text/parts.py"],
    ),
    "lines of code": (r"\(`\{3,\}\|~\{3,\}\)", ["core/text/code.py"]),
    "elements of a line of text": (r"samp\W{1,20}small\W{1,20}span", ["core/html/element_names.py"]),
    "list markers": (r"\[-\+\*\]\|\[0-9\]\{1,9\}\[\.\)\]", ["core/text/list_markers.py"]),
    "the folder of a post's images": (r"with_suffix\(\"\"\)", ["core/disk/names.py"]),
    "names that Windows keeps for devices": (r"\blpt", ["core/disk/names.py"]),
}
"""What is looked for (a regular expression in the program's source), and the modules that may hold it."""


@cache
def sources() -> dict[str, str]:
    """The text of each module by its path in the program."""
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


@pytest.mark.parametrize(("pattern", "homes"), ONCE.values(), ids=ONCE)
def test_each_fact_has_one_home(pattern: str, homes: list[str]) -> None:
    look = re.compile(pattern)
    assert [name for name, text in sources().items() if look.search(text)] == homes


def test_no_class_name_has_two_meanings() -> None:
    homes: dict[str, list[str]] = {}
    for name in modules():
        for node in nodes(name):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name)
    assert not {name: where for name, where in homes.items() if len(where) > 1}
