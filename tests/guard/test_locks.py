"""The pinned packages: each with hashes, both lines of PySide6, all that pyproject.toml asks for."""

import itertools
import re
import tomllib

import pytest

from tests.guard.repository import ROOT

FOLDER = ROOT / "packaging" / "requirements"
REQUIREMENT = re.compile(r"^([a-z0-9.-]+)==(\S+?)(?: ; (.*?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def entries(name: str) -> set[tuple[str, str, str]]:
    """(package, version, marker) of each requirement of a lock file."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {match.groups(default="") for line in lines if (match := REQUIREMENT.match(line))}  # type: ignore[misc]


def packages(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!;\s]", one)[0].lower().replace("_", "-") for one in requirements}


@pytest.mark.parametrize("name", ["run", "dev", "spelling"])
def test_every_line_is_a_pin_or_a_hash(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not (REQUIREMENT.match(line) or HASH.match(line))] == []
    for above, line in itertools.pairwise(lines):
        assert HASH.match(line) or above.startswith("    --hash"), f"{above} has no hash"


@pytest.mark.parametrize("name", ["run", "dev", "spelling"])
def test_qt_is_chosen_by_python(name: str) -> None:
    pins = {(version.rsplit(".", 1)[0], marker) for package, version, marker in entries(name) if package == "pyside6"}
    assert pins == {("6.11", "python_full_version < '3.12'"), ("6.12", "python_full_version >= '3.12'")}


def test_every_requirement_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = packages(project["dependencies"]) | {"hatchling", "editables"}
    dev = run.union(*map(packages, project["optional-dependencies"].values()))
    assert run <= {package for package, _, _ in entries("run")}
    assert dev <= {package for package, _, _ in entries("dev")}


def test_dev_pins_what_run_pins() -> None:
    assert entries("run") <= entries("dev")


def test_the_lock_with_spelling_is_the_program_and_what_checks_words() -> None:
    assert entries("run") < entries("spelling") < entries("dev")
    assert {package for package, _, _ in entries("spelling") - entries("run")} == {"spylls"}
