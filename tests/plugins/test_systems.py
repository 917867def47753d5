"""A line on what another system does not have is about a test that is there."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.plugins.systems import about_no_test

ITEMS: list[Any] = [
    SimpleNamespace(nodeid=f"tests/{name}") for name in ("a.py::test_one[x]", "a.py::test_one[y]", "b.py::test_two")
]


def run(*arguments: str, **options: Any) -> Any:
    return SimpleNamespace(
        args=arguments, option=SimpleNamespace(**{"keyword": "", "markexpr": "", "deselect": None, **options})
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a.py", False),
        ("a.py::test_one", False),
        ("a.py::test_one[x]", False),
        ("a.py::test_one[z]", True),
        ("a.py::test_two", True),
        ("b.py::test_two[x]", True),
        ("c.py::test_three", False),  # of a file that is not run
    ],
)
def test_a_line_about_no_test_is_told(line: str, told: bool) -> None:
    lines = [f"tests/{line}"]
    assert about_no_test(lines, run("tests"), ITEMS) == (lines if told else [])


@pytest.mark.parametrize(
    "config",
    [
        run("tests/a.py::test_one[x]"),
        run(keyword="one"),
        run(markexpr="slow"),
        run(deselect=["tests/b.py::test_two"]),
        run(lf=True),
    ],
    ids=["a test", "-k", "-m", "--deselect", "--lf"],
)
def test_where_some_tests_of_a_file_are_run_nothing_is_told(config: Any) -> None:
    assert about_no_test(["tests/a.py::test_one[z]"], config, ITEMS) == []
