"""The tool finds what no test notices: on a small module with a good and a blind test."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard.repository import ROOT

pytestmark = pytest.mark.long(12)

MODULE = "def larger(a, b):\n    return a > b\n\n\ndef unseen(a):\n    return a + 1\n"
GOOD = """from editor.small import larger


def test_larger():
    assert larger(2, 1) and not larger(1, 1)
"""
BLIND = """from editor.small import larger


def test_larger():
    larger(2, 1)
"""


@pytest.mark.parametrize(("test", "killed"), [(GOOD, 2), (BLIND, 0)])
def test_planted_faults_are_counted(test: str, killed: int, tmp_path: Path) -> None:
    for name in ("mutants.py", "coverage.py", "live_code.py", "forks.py", "trial.py", "__main__.py", "__init__.py"):
        target = tmp_path / "tests" / "mutation" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / "tests" / "mutation" / name).read_bytes())
    for name, text in {
        "editor/__init__.py": "",
        "editor/small.py": MODULE,
        "tests/__init__.py": "",
        "tests/guard/__init__.py": "",
        "tests/guard/repository.py": (ROOT / "tests/guard/repository.py").read_text(encoding="utf-8"),
        "tests/test_small.py": test,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.mutation", "editor/small.py", "--tests", "tests/test_small.py", "--jobs", "1"],
        cwd=tmp_path, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.stderr == ""
    total = 5
    assert done.stdout.splitlines()[-1].startswith(f"mutants {total}, killed {killed} ")
    assert "survived (no test runs it): editor/small.py:6" in done.stdout
    assert done.returncode == 1
