"""Where a header ends, and whether the mark above it is a rule."""

import pytest

from editor.core.file.marks import HeaderSyntax, Marks, looks_like_rule, split

YAML, TOML = HeaderSyntax.YAML, HeaderSyntax.TOML


@pytest.mark.parametrize(
    ("text", "syntax", "marks"),
    [
        ("---\na: 1\n---\nb", YAML, Marks("---\n", "a: 1\n", "---\n", "b")),
        ("--- \t\r\na\r\n...\r\nb", YAML, Marks("--- \t\r\n", "a\r\n", "...\r\n", "b")),
        ("---\n---", YAML, Marks("---\n", "", "---", "")),
        ("---\ra\r---\rb", YAML, Marks("---\r", "a\r", "---\r", "b")),
        ("+++\na\n+++\n---\n", TOML, Marks("+++\n", "a\n", "+++\n", "---\n")),
        ("---\na\n ---\n--- x\n----\n---\n", YAML, Marks("---\n", "a\n ---\n--- x\n----\n", "---\n", "")),
        ("---\na\n+++\n", YAML, None),
        ("+++\na\n...\n", TOML, None),
        ("----\na\n---\n", YAML, None),
        (" ---\na\n---\n", YAML, None),
        ("---", YAML, None),
        ("", TOML, None),
    ],
)
def test_a_text_is_cut_at_its_marks(text: str, syntax: HeaderSyntax, marks: Marks | None) -> None:
    found = split(text, syntax)
    assert found == marks
    assert found is None or found.opening + found.header + found.closing + found.body == text


@pytest.mark.parametrize(
    ("header", "is_rule"),
    [
        ("本文\n", False),  # on the very next line
        ("\ntitle: a\n", False),
        ("\n\n# c\n'title': a\n", False),
        ("\n{title: a}\n", False),
        ("\ntitle:\n", False),
        ("\n本文\n", True),
        (" \t\n「A」: B\n", True),
        ("\nhttp://e.jp\n", True),
        ("\n# only a comment\n", False),
        ("\n\n", False),
    ],
)
def test_a_rule_is_no_header(header: str, is_rule: bool) -> None:
    assert looks_like_rule(header) is is_rule
