"""List markers, and what looks like one."""

import pytest

from editor.core.text.list_markers import Marker, is_rule, marker_of


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("- a", Marker(0, 2, "-", 0, False)),
        ("  * a", Marker(2, 4, "*", 0, False)),
        ("12.  a", Marker(0, 5, ".", 12, False)),
        ("3) a", Marker(0, 3, ")", 3, False)),
        ("-      a", Marker(0, 2, "-", 0, False)),
        ("-", Marker(0, 2, "-", 0, True)),
        ("+ ", Marker(0, 2, "+", 0, True)),
        ("-a", None),
        ("1234567890. a", None),
        ("１．a", None),
        ("・a", None),
        ("    - a", None),
        ("- - -", None),
        ("", None),
    ],
)
def test_markers(line: str, marker: Marker | None) -> None:
    assert marker_of(line) == marker


@pytest.mark.parametrize(
    ("line", "rule"),
    [("---", True), (" * * *", True), ("___", True), ("--", False), ("-*-", False), ("    ---", False), ("- a", False)],
)
def test_rules(line: str, rule: bool) -> None:
    assert is_rule(line) is rule
