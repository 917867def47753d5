"""Each test file is prepared by one of the processes, whatever is wrong with another."""

import importlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.plugins import share


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_each_file_is_in_one_part(count: int) -> None:
    files = [Path(f"test_{number}.py") for number in range(7)]
    parts = [share.part(files, number, count) for number in range(count)]
    assert sorted(file for part in parts for file in part) == files
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def take(name: str) -> None:
        found.append(name)
        if name.endswith("broken"):
            raise SyntaxError
        if name.endswith("skipped"):
            pytest.skip("for another system", allow_module_level=True)

    monkeypatch.setattr(importlib, "import_module", take)
    return found


def collect(root: Path, args: list[str], **given: Any) -> object:
    """Run the hook around a collection that answers "collected"."""
    config = SimpleNamespace(
        args=args,
        rootpath=root,
        invocation_params=SimpleNamespace(dir=root),
        getini=lambda _name: ["test_*.py"],
        **given,
    )
    session: Any = SimpleNamespace(config=config)
    hook = share.pytest_collection(session)
    next(hook)
    with pytest.raises(StopIteration) as end:
        hook.send("collected")
    return end.value.value


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["tests"], ["tests.a.test_broken", "tests.a.test_one", "tests.a.test_skipped", "tests.test_two"]),
        (["tests/a/test_one.py::test_it", "tests/test_two.py"], ["tests.a.test_one", "tests.test_two"]),
    ],
)
def test_all_that_is_asked_for_is_imported(tmp_path: Path, imported: list[str], args: list[str], expected: str) -> None:
    (tmp_path / "tests/a").mkdir(parents=True)
    for name in ("a/test_one.py", "a/test_broken.py", "a/test_skipped.py", "a/helper.py", "test_two.py"):
        (tmp_path / "tests" / name).touch()
    for number in range(2):
        assert collect(tmp_path, args, workerinput={"workerid": f"gw{number}", "workercount": 2}) == "collected"
    assert sorted(imported) == expected


def test_one_process_alone_imports_nothing_before(tmp_path: Path, imported: list[str]) -> None:
    (tmp_path / "test_one.py").touch()
    assert collect(tmp_path, ["."]) == "collected"
    assert not imported
