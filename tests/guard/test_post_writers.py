"""A post that is there is changed by one door, which keeps what it held (`core/history/post_writing.py`)."""

import ast

from tests.guard.repository import modules, nodes, source

KEEPERS = {
    "editor.core.history.post_writing": "the door",
    "editor.app.files.saving": "shows what it replaces to the session's keepers",
    "editor.core.renaming.rename": "is given a keeper, from above",
    "editor.core.importers.shelf": "keeps it before, since it must not be written where that fails",
    "editor.commandline.merge_posts": "a file that git made for the merge, which is none of a post",
}


def _writes(name: str) -> list[ast.Call]:
    return [
        node
        for node in nodes(name)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "store.write" and len(node.args) > 2
    ]


def _may_replace_a_post(call: ast.Call) -> bool:
    """Whether it is told what belongs to which post, or writes the bytes of a file's value over what there is."""
    if any(word.arg == "are_two" for word in call.keywords):
        return True
    return isinstance(call.args[1], ast.Attribute) and ast.unparse(call.args[2]) != "store.ABSENT"


def test_posts_are_changed_by_the_door_alone() -> None:
    found = {
        name: [call.lineno for call in _writes(name) if _may_replace_a_post(call)]
        for name in modules()
        if "store.write(" in source(name)
    }
    others = {name: lines for name, lines in found.items() if lines and name not in KEEPERS}
    assert others == {}, "these change posts and keep no version: use change_post"
    assert {name for name in KEEPERS if not found.get(name)} == set(), "these no longer write posts"


def test_the_command_line_replaces_only_what_it_is_told_to() -> None:
    """A digest that is expected is that of a file that was read: one that is there, and has an author."""
    wrong = [
        f"{name}:{call.lineno}"
        for name in modules()
        if name.startswith("editor.commandline.") and name not in KEEPERS
        for call in _writes(name)
        if ast.unparse(call.args[2]) not in ("None", "store.ABSENT")
    ]
    assert wrong == []
