"""Every sentence has its Japanese; a translation has the fields of its sentence, and none is left over."""

import ast
import string
import tomllib
from collections import Counter
from functools import cache

import pytest

from tests.guard.repository import ROOT, modules, nodes, source

FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir())


@cache
def catalogue(language: str = "ja") -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        found.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def literals(node: ast.expr) -> list[str] | None:
    """The texts that an argument can be: a literal, or a choice between literals; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        one, other = literals(node.body), literals(node.orelse)
        return None if one is None or other is None else one + other
    return None


@cache
def calls(name: str) -> list[ast.Call]:
    """The calls of `tr` in a module."""
    return [
        node
        for node in (nodes(name) if "tr(" in source(name) else ())
        if isinstance(node, ast.Call) and (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) == "tr"
    ]


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_the_catalogue_is_there() -> None:
    assert catalogue()


def wrong(name: str) -> list[str]:
    """Each sentence of the module `name` that is no literal, has no Japanese, or is given other fields than it has."""
    found = []
    for call in calls(name):
        place = f"{name}:{call.lineno}"
        texts = literals(call.args[0]) if call.args else None
        if texts is None:
            found.append(f"{place}: not a literal")
            continue
        given = {keyword.arg for keyword in call.keywords}
        for text in texts:
            if text not in catalogue():
                found.append(f"{place}: no Japanese for {text!r}")
            if None not in given and fields(text) != given:
                found.append(f"{place}: {text!r} is given {sorted(map(str, given))}")
    return found


def test_every_sentence_is_a_translated_literal() -> None:
    assert [found for name in modules() if name != "editor.core.words" for found in wrong(name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_fields(language: str) -> None:
    assert [text for text, translation in catalogue(language).items() if fields(translation) != fields(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    used = {text for name in modules() for call in calls(name) if call.args for text in literals(call.args[0]) or []}
    assert sorted(set(catalogue(language)) - used) == []


def test_no_sentence_is_translated_in_two_files() -> None:
    count = Counter(key for file in FOLDER.glob("*.toml") for key in tomllib.loads(file.read_text(encoding="utf-8")))
    assert [key for key, number in count.items() if number > 1] == []
