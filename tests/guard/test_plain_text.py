"""No text of a post, a file or a page is taken for markup: labels and tips are made by `ui/plain_text.py` alone."""

import ast

import pytest

from tests.guard.repository import modules, tree

DOOR = "editor.ui.plain_text"
LABELS = {"QLabel", "QMessageBox", "QErrorMessage", "QProgressDialog", "QInputDialog", "QTextBrowser", "QTextEdit"}
"""Widgets that take a text for markup when it looks like it."""
SETTERS = {"setToolTip", "setTabToolTip", "setItemToolTip", "setWhatsThis", "setStatusTip", "showText", "setTextFormat"}
WITH_REASON = {
    ("editor.ui.preview.plain", "QTextBrowser"),  # the page without the web engine: sanitised, loads nothing itself
    ("editor.ui.compare.marked_text", "QTextEdit"),  # filled by a cursor, text by text
}


@pytest.mark.parametrize("name", [name for name in modules() if name.startswith("editor.") and name != DOOR])
def test_plain_text_has_one_door(name: str) -> None:
    wrong = []
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in LABELS | SETTERS and (name, called) not in WITH_REASON:
                wrong.append((node.lineno, called))
            if called == "addTab" and any("ToolTip" in ast.unparse(one) for one in node.args):
                wrong.append((node.lineno, called))
        elif isinstance(node, ast.ClassDef):
            bases = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
            wrong += [(node.lineno, base) for base in bases & LABELS if (name, base) not in WITH_REASON]
    assert not wrong, f"{name} makes labels or tips by itself"


@pytest.mark.parametrize("name", [name for name in modules() if "ToolTipRole" in ast.unparse(tree(name))])
def test_tips_of_items_are_plain(name: str) -> None:
    assert "plain_tip" in ast.unparse(tree(name))
