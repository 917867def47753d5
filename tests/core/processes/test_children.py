"""The program's own processes, started in a folder full of traps: modules with the names of those that they import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.core.processes import children, own_files

TRAP = "import os\nwith open({mark!r}, 'a') as mark:\n    mark.write({name!r} + ' ')\n"
NAMES = (
    "struct", "pickle", "json", "yaml", "markdown", "nh3", "lxml", "sitecustomize", "usercustomize", "re",
    "collections", "multiprocessing", "concurrent", "resources", "encodings_extra", "pathlib", "zipfile", "tomlkit",
    "frontmatter", "platformdirs", "threading", "typing", "hashlib", "queue", "tests", "random", "socket",
)  # fmt: skip


@pytest.fixture
def traps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: whatever is imported from it writes its name into `MARK`."""
    folder = tmp_path / "posts"
    folder.mkdir()
    for name in NAMES:
        text = TRAP.format(mark=str(folder / "MARK"), name=name)
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "editor").mkdir()
    (folder / "editor" / "__init__.py").write_text(TRAP.format(mark=str(folder / "MARK"), name="editor"))
    monkeypatch.chdir(folder)
    return folder


def _sprung(folder: Path) -> str:
    mark = folder / "MARK"
    return mark.read_text() if mark.exists() else ""


@pytest.mark.parametrize(
    ("module", "search"),
    [*((module, ":") for module in children.MODULES), (children.MODULES[0], None), (children.MODULES[0], "")],
)
def test_a_child_imports_nothing_from_where_it_is_started(
    traps: Path, module: str, search: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search path that names the current folder is the worst one; what becomes of it is the same for all."""
    if search is None:
        monkeypatch.delenv("PYTHONPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONPATH", search.replace(":", os.pathsep))
    children.run(module, b"", timeout=200)  # whatever it answers: it has imported what it needs by then
    assert _sprung(traps) == ""


def test_the_traps_spring_in_a_process_started_in_the_ordinary_way(traps: Path) -> None:
    subprocess.run([sys.executable, "-m", "json.tool", "--help"], capture_output=True, check=False, timeout=200)
    assert _sprung(traps)


def test_processes_side_by_side_import_nothing_either(traps: Path) -> None:
    code = (
        f"import sys; sys.path[:] = {[entry for entry in sys.path if entry and Path(entry).is_absolute()]!r}\n"
        "from editor.core.processes.pool import Pool\n"
        "if __name__ == '__main__':\n"
        "    with Pool(1, print) as pool: assert pool.submit(abs, -2).result(timeout=150) == 2\n"
    )
    script = traps.parent / "script.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    assert _sprung(traps) == ""


COMMANDS = [["--version"], ["export", "post.md", "--to", "page"], ["check", "post.md"]]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("way", ["command", "module"])
def test_the_program_itself_imports_nothing(traps: Path, way: str, arguments: list[str]) -> None:
    (traps / "post.md").write_text("---\ntitle: x\n---\n" + "[a](b) " * 100, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("ronpyo"))]
    if way == "module":
        command = [sys.executable, "-m", "editor"]
        (traps / "editor" / "__init__.py").unlink()
        (traps / "editor").rmdir()  # `-m editor` means the folder of this name, and
        for name in ("collections", "functools", "types", "keyword", "contextlib"):
            (traps / f"{name}.py").unlink(missing_ok=True)  # Python itself takes these before any line of ours
    elif not Path(command[0]).exists():
        pytest.skip("the command is not installed beside this Python")
    environment = {**os.environ, "PYTHONPATH": str(Path(children.FOLDER).parent)}
    done = subprocess.run(
        command + arguments, capture_output=True, text=True, check=False, timeout=200, env=environment
    )
    assert done.stdout, done.stderr
    assert _sprung(traps) == ""


def test_only_its_own_modules_are_started() -> None:
    with pytest.raises(ValueError, match="json"):
        children.command("json.tool")


def test_a_frozen_program_is_asked_by_its_own_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/ronpyo")
    monkeypatch.setattr(own_files, "_BEFORE", own_files._state())  # as if this process were begun from it
    assert children.command("editor.core.library.apart", "a") == ["/opt/ronpyo", "-m", "editor.core.library.apart", "a"]


def test_the_door_of_a_frozen_program_runs_the_child_that_is_meant(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "editor.frozen", "-m", "editor.core.workers.post_worker"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=200)
    assert (done.returncode, done.stdout) == (0, b"")
    command = [sys.executable, "-m", "editor.frozen", "-m", "json.tool", "--help"]
    assert subprocess.run(command, capture_output=True, check=False, timeout=200).returncode == 2


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(TimeoutError):
        children.run("editor.core.importers.worker", b"", timeout=0.0001)
