"""Placeholders of the help: names and keys come from the program, and show as they are."""

import html
import re

import pytest
from markdown import Markdown

from editor.core import words
from editor.core.help.facts import CommandFacts, Facts, RowGroup
from editor.core.help.filling import escaped, fill, placeholders

FACTS = Facts(
    {
        "edit.find": CommandFacts("Find", "Ctrl+F", "Edit"),
        "insert.table": CommandFacts("Table", "", "Insert"),
        "odd": CommandFacts("a*b|c <d>", "Ctrl+[", "Edit"),
    },
    (RowGroup("In the text", (("New paragraph", "Enter"),)),),
    (RowGroup("The window", (("Language", "Of the window."),)),),
    (("ronpyo set POST", "Change <fields>."),),
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{command:edit.find}", "**Find** (Ctrl+F)"),
        ("{command:insert.table}", "**Table**"),
        ("{key:edit.find}!", "Ctrl+F!"),
        ("{key:insert.table}", "**Table**"),
        ("{field:news.source}", "**Source**"),
        ("{word:&Find…}", "**Find**"),
        ("{word:Copy for Blogger}", "**Copy for Blogger**"),
        ("{command:odd}", r"**a\*b\|c &lt;d&gt;** (Ctrl+\[)"),
        ("`{論評\\|ろん}` {x} {} {unknown:x}", "`{論評\\|ろん}` {x} {} {unknown:x}"),
    ],
)
def test_each_is_filled(text: str, filled: str) -> None:
    assert fill(text, FACTS) == filled


def test_in_japanese_brackets_are_full_width() -> None:
    words.use("ja")
    assert fill("{command:edit.find}", FACTS) == "**Find**（Ctrl+F）"
    assert fill("{field:news.source}", FACTS) == "**出典**"
    assert fill("{word:&Find…}", FACTS) == "**検索**"


@pytest.mark.parametrize("text", ["{command:gone}", "{key:gone}", "{field:gone}", "{word:The window never says this}"])
def test_what_the_program_does_not_have_is_an_error(text: str) -> None:
    with pytest.raises(KeyError):
        fill(text, FACTS)


def test_lists() -> None:
    assert "| Find | Ctrl+F |" in fill("{commands}", FACTS)
    assert "### In the text" in fill("{keys}", FACTS)
    assert "Change &lt;fields&gt;." in fill("{usage}", FACTS)
    assert "| Language | Of the window. |" in fill("{settings}", FACTS)
    assert "weekday" in fill("{rules}", FACTS)
    assert fill("{exports}", FACTS).startswith("- HTML for Blogger")
    assert "- Google Takeout" in fill("{imports}", FACTS)


def test_placeholders_are_named() -> None:
    assert placeholders("{command:a.b} {keys} {field:x} {y}") == [("command", "a.b"), ("keys", ""), ("field", "x")]


@pytest.mark.parametrize("text", ["*a*", "a|b", "<b>", "`x`", "[a](b)", "#", "_a_", "\\"])
def test_escaped_text_shows_as_it_is(text: str) -> None:
    made = Markdown(extensions=["tables"]).convert(f"x {escaped(text)}")
    assert html.unescape(re.sub(r"<[^>]+>", "", made)) == f"x {text}"
