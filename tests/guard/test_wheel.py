"""A wheel built from the repository is the whole program: with its resources, found by it, and without the tests."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.guard.repository import ROOT, tracked_files
from tests.guard.test_translations import catalogue


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return next(folder.glob("ronpyo-*-py3-none-any.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def python(installed: Path, *arguments: str) -> str:
    """What Python prints, with the unpacked wheel in front of everything else."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    result = subprocess.run(
        [sys.executable, *arguments], cwd=installed, env=environment, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_carries_package_and_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = [path.relative_to(ROOT) for path in tracked_files()]
    wanted = {str(path) for path in tracked if path.parts[0] == "editor"}
    wanted |= {str(Path("editor") / path) for path in tracked if path.parts[0] == "resources"}
    assert wanted - names == set()
    assert any(name.startswith("editor/resources/profiles/") for name in names)
    assert [name for name in names if name.startswith("tests/") or "__pycache__" in name] == []


def test_installed_program_finds_its_resources(installed: Path) -> None:
    found = python(installed, "-c", "from editor.core import paths; print(paths.resources())")
    assert Path(found.strip()) == installed / "editor" / "resources"


def test_installed_program_starts(installed: Path) -> None:
    assert python(installed, "-m", "editor", "--version").strip()


def test_installed_program_speaks_japanese(installed: Path) -> None:
    english, japanese = next(iter(catalogue().items()))
    code = "import sys; from editor.core import words; words.use('ja'); sys.stdout.write(ascii(words.tr(sys.argv[1])))"
    assert python(installed, "-c", code, english) == ascii(japanese)
