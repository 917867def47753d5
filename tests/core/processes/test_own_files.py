"""An update or a removal under a running program: no child of another release, and the modules of this one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.core.disk.causes import cause
from editor.core.processes import children, own_files
from editor.core.processes.own_files import ProgramReplacedError
from editor.core.processes.pool import Pool


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file by which a program, which has just begun, knows its release."""
    path = tmp_path / "editor" / "__init__.py"
    path.parent.mkdir()
    path.write_text('__version__ = "1.0.0"\n', "utf-8")
    monkeypatch.setattr(own_files, "PACKAGE", str(path.parent))
    monkeypatch.setattr(own_files, "_BEFORE", own_files._state())
    return path


def updated(program: Path) -> None:
    """Another release is put in its place, as pip and dpkg do: a new file of the same name, even of its size."""
    new = program.with_name("new")
    new.write_text('__version__ = "1.0.1"\n', "utf-8")
    os.utime(new, (1, 1))
    new.replace(program)


def removed(program: Path) -> None:
    program.unlink()


def moved(program: Path) -> None:
    program.parent.rename(program.parent.with_name("elsewhere"))


def test_nothing_has_happened(program: Path) -> None:
    assert not own_files.are_replaced()
    assert children.command(children.MODULES[0])


@pytest.mark.parametrize("change", [updated, removed, moved])
def test_no_child_is_started_any_more(program: Path, change, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **_named: started.append(given))
    change(program)
    assert own_files.are_replaced()
    module = children.MODULES[0]
    for start in (
        lambda: children.start(module),
        lambda: children.run(module, timeout=1),
        lambda: children.command(module),
        lambda: Pool(1, print),
    ):
        with pytest.raises(ProgramReplacedError) as told:
            start()
    assert started == []
    assert cause(told.value) == "Ronpyo was updated or removed meanwhile. Close it, then start it again."


def test_a_frozen_program_is_known_by_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ronpyo"
    file.write_bytes(b"one release")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(file))
    monkeypatch.setattr(own_files, "_BEFORE", own_files._state())
    assert not own_files.are_replaced()
    file.write_bytes(b"another release")
    assert own_files.are_replaced()


class Archive:
    """What matters of PyInstaller's reader of modules: it opens its file by name for each of them."""

    def __init__(self, path: Path) -> None:
        self._filename = str(path)

    def extract(self) -> bytes:
        return Path(self._filename).read_bytes()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="files by their descriptors")
@pytest.mark.parametrize("change", [updated, removed, moved])
def test_the_modules_of_a_frozen_program_stay_those_of_its_release(program: Path, change) -> None:
    archive = Archive(program)
    own_files.keep_modules(archive)
    before = archive.extract()
    change(program)
    assert archive.extract() == before
    os.close(int(Path(archive._filename).name))


@pytest.mark.parametrize("archive", [None, object(), Archive(Path("/no/where"))])
def test_without_such_a_reader_nothing_is_done(archive: object) -> None:
    before = getattr(archive, "_filename", None)
    own_files.keep_modules(archive)
    assert getattr(archive, "_filename", None) == before
