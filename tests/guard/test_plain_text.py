"""No text of a post, a file or a page is markup: labels and tips are made by `ui/widgets/plain_text.py` alone."""

import ast

from tests.guard.repository import modules, nodes, source, tree

DOOR = "editor.ui.widgets.plain_text"
LABELS = {"QLabel", "QMessageBox", "QErrorMessage", "QProgressDialog", "QInputDialog", "QTextBrowser", "QTextEdit"}
"""Widgets that take a text for markup when it looks like it."""
SETTERS = {"setToolTip", "setTabToolTip", "setItemToolTip", "setWhatsThis", "setStatusTip", "showText", "setTextFormat"}
WITH_REASON = {
    ("editor.ui.preview.plain", "QTextBrowser"),  # the page without the web engine: sanitised, loads nothing itself
    ("editor.ui.help.view", "QTextBrowser"),  # the program's own pages; loads nothing but their pictures
    ("editor.ui.compare.marked_text", "QTextEdit"),  # filled by a cursor, text by text
}


def _wrong(name: str) -> list[tuple[int, str]]:
    """(line, name) of each label and tip that the module `name` makes by itself."""
    wrong = []
    for node in nodes(name):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in LABELS | SETTERS and (name, called) not in WITH_REASON:
                wrong.append((node.lineno, called))
            if called == "addTab" and any("ToolTip" in ast.unparse(one) for one in node.args):
                wrong.append((node.lineno, called))
        elif isinstance(node, ast.ClassDef):
            bases = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
            wrong += [(node.lineno, base) for base in bases & LABELS if (name, base) not in WITH_REASON]
    return wrong


def test_plain_text_has_one_door() -> None:
    makers = {name: wrong for name in modules() if name != DOOR and (wrong := _wrong(name))}
    assert makers == {}, "these make labels or tips by themselves"


def test_tips_of_items_are_plain() -> None:
    tips = [name for name in modules() if "ToolTipRole" in source(name)]
    assert tips
    assert [name for name in tips if "plain_tip" not in ast.unparse(tree(name))] == []
