"""The workflow for the three systems calls what there is today: no command, file, option or package that is gone."""

import itertools
import re
import shlex
from typing import Any

import pytest
import yaml

from tests.guard.repository import ROOT
from tests.plugins.systems import SYSTEMS as IMITATED

WORKFLOW = ROOT / ".github" / "workflows" / "packages.yml"
SYSTEMS = {"ubuntu", "windows", "macos"}


def jobs() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    return loaded


def commands() -> list[list[str]]:
    """The words of each command that a job runs."""
    steps = [step for job in jobs().values() for step in job["steps"]]
    return [shlex.split(line) for step in steps for line in step.get("run", "").splitlines() if line.strip()]


def of_dev() -> set[str]:
    """The commands that ./dev takes."""
    return set(re.findall(r"^    ([a-z]+)\)", (ROOT / "dev").read_text("utf-8"), re.MULTILINE))


def is_true(words: list[str]) -> bool:
    """Whether each file of the repository that the command names is there, and ./dev knows what it is asked for."""
    named = [word for word in words if re.match(r"(\./|\.ci/|packaging/|tests/)", word)]
    if "./dev" in words and words[words.index("./dev") + 1] not in of_dev():
        return False
    if "--system" in words and words[words.index("--system") + 1] not in IMITATED:
        return False
    return all((ROOT / word).exists() for word in named)


def test_each_command_is_true() -> None:
    found = commands()
    assert [words for words in found if not is_true(words)] == []
    built = {"packaging/freeze.py", "packaging/deb.py", "packaging/test_deb.sh", "packaging/build.sh", ".ci/run"}
    assert built <= set(itertools.chain(*found))
    assert {words[words.index("--system") + 1] for words in found if "--system" in words} == IMITATED.keys()


@pytest.mark.parametrize(
    "line",
    ["./dev tset", ".ci/go", "python packaging/frost.py build", "pytest tests/gone -n 2", "./dev test --system amiga"],
)
def test_the_guard_sees_what_is_not_there(line: str) -> None:
    assert not is_true(shlex.split(line))


def test_each_system_of_the_program_has_a_runner() -> None:
    runners = [runner for job in jobs().values() for runner in job.get("strategy", {}).get("matrix", {}).get("os", [])]
    runners += [job["runs-on"] for job in jobs().values() if "{" not in job["runs-on"]]
    assert {runner.partition("-")[0] for runner in runners} == SYSTEMS


def test_what_packages_need_of_debian_is_said_where_one_looks() -> None:
    """The packages that the workflow installs for building are named in packaging/README.md."""
    told = (ROOT / "packaging" / "README.md").read_text("utf-8")
    installed = next(words for words in commands() if "apt-get" in words)
    packages = [word for word in installed[installed.index("install") + 1 :] if not word.startswith("-")]
    assert packages
    assert [name for name in packages if name not in told] == []
