"""The command line answers without loading Qt."""

import subprocess
import sys

import pytest

import editor

ARGUMENTS = [["--version"], ["--help"], ["check", "--help"]]


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=" ".join)
def test_starts_no_qt(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "editor", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    loaded = [line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines() if "|" in line]
    assert [name for name in loaded if name.startswith(("PySide6", "shiboken6"))] == []


def test_version_is_the_package_version() -> None:
    result = subprocess.run([sys.executable, "-m", "editor", "--version"], capture_output=True, text=True, timeout=60)
    assert editor.__version__ in result.stdout
