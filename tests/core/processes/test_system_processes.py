"""Processes as Linux, macOS and Windows know them, and claims of posts that stand on it: the latter two imitated."""

import os
import struct
import subprocess
import sys
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.processes import identity
from editor.core.processes.macos_processes import MacProcesses, ProcessCalls
from editor.core.processes.system_processes import Processes
from editor.core.processes.windows_processes import ProcessKernel, WindowsProcesses
from editor.core.sharing import claims

MACHINE = uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")


class FakeCalls(ProcessCalls):
    """macOS' calls: a table of processes, by number (state, start in seconds, in microseconds)."""

    def __init__(self) -> None:
        self.table = {os.getpid(): (2, 1_700_000_000, 42)}
        self.machine: bytes | None = MACHINE.bytes
        self.boot: bytes | None = b"BOOT-1"

    def info(self, pid: int) -> bytes | None:
        if pid not in self.table:
            return None
        status, seconds, micro = self.table[pid]
        data = bytearray(136)
        struct.pack_into("=I", data, 4, status)
        struct.pack_into("=QQ", data, 120, seconds, micro)
        return bytes(data)

    def machine_id(self) -> bytes | None:
        return self.machine

    def boot_id(self) -> bytes | None:
        return self.boot


class FakeKernel(ProcessKernel):
    """Windows' calls: a table of processes, by number (start, exit code)."""

    def __init__(self) -> None:
        self.table = {os.getpid(): (133_000_000_000_000_000, 259)}
        self.machine = "guid"

    def process(self, pid: int) -> tuple[int, int] | None:
        return self.table.get(pid)

    def machine_id(self) -> str:
        return self.machine


@pytest.fixture
def calls() -> FakeCalls:
    return FakeCalls()


@pytest.fixture
def kernel() -> FakeKernel:
    return FakeKernel()


def use(monkeypatch: pytest.MonkeyPatch, processes: Processes) -> None:
    """Let `processes` be those of the system, as at the start of another program."""
    monkeypatch.setattr(identity, "known_processes", lambda: processes)
    identity._process.cache_clear()


@pytest.fixture(autouse=True)
def forget():  # type: ignore[no-untyped-def]
    yield
    identity._process.cache_clear()


def test_here_a_process_is_known_by_proc() -> None:
    known = Processes()
    assert known.runs(os.getpid()) and known.runs(os.getppid())
    assert known.started(os.getpid()).isdigit()
    assert known.machine() and known.host() and known.boot()
    assert not any(known.runs(pid) for pid in (0, -1, 2**22 + 1, 2**80))
    assert known.started(2**22 + 1) == ""


def test_a_process_that_ended_and_was_not_waited_for_does_not_run() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.read()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not Processes().runs(child.pid)
    child.stdout.close()
    child.wait()


def test_macos_tells_the_start_the_machine_and_the_run_of_the_system(calls: FakeCalls) -> None:
    known = MacProcesses(lambda: calls)
    assert known.started(os.getpid()) == "1700000000.000042"
    assert (known.machine(), known.boot()) == (str(MACHINE), "BOOT-1")
    assert known.runs(os.getpid())
    calls.table[os.getpid()] = (5, 0, 0)  # a zombie
    assert not known.runs(os.getpid())
    calls.machine = calls.boot = None
    assert (known.machine(), known.boot(), known.started(1)) == (known.host(), "", "")


def test_windows_tells_the_start_and_who_has_ended(kernel: FakeKernel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPUTERNAME", "PC")
    monkeypatch.setattr(os, "kill", lambda *_given: pytest.fail("this would end the process there"))
    known = WindowsProcesses(lambda: kernel)
    assert (known.machine(), known.host(), known.boot()) == ("guid", "PC", "")
    assert known.started(os.getpid()) == "133000000000000000"
    assert known.runs(os.getpid())
    kernel.table[77] = (1, 0)  # it has ended, and somebody still holds it
    assert not any(known.runs(pid) for pid in (77, 78, 0, -1))
    kernel.machine = ""
    assert known.machine() == "PC"


def claimed(folder: Path, post: Path, post_id: str = "id-1") -> bool:
    return claims.claim(folder, post, post_id) is not None


def of_another(folder: Path, **changes: object) -> None:
    """Make every claim one of another process."""
    for file in folder.glob("*.json"):
        claim = claims._parse(file.read_bytes())
        assert claim is not None
        process = replace(claim.process, **changes)  # type: ignore[arg-type]
        file.write_bytes(claims._words(replace(claim, process=process)))


def test_on_macos_a_dead_claim_frees_the_post_whatever_the_machine_is_called_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: FakeCalls
) -> None:
    folder, post = tmp_path / "open", tmp_path / "a.md"
    host = ["MacBook.local"]
    monkeypatch.setattr(MacProcesses, "host", lambda _self: host[0])
    use(monkeypatch, MacProcesses(lambda: calls))
    assert not claimed(folder, post)
    of_another(folder, pid=os.getppid(), started="1.000000")
    host[0] = "MacBook-2.lan"  # another network
    calls.table[os.getppid()] = (2, 1, 0)
    identity._process.cache_clear()
    assert claimed(folder, post)  # it lives
    calls.table[os.getppid()] = (2, 2, 0)  # its number was given to another program
    assert not claimed(folder, post)
    of_another(folder, pid=os.getppid(), started="2.000000", boot="BOOT-0")
    assert not claimed(folder, post)


def test_on_windows_a_number_that_was_given_anew_holds_no_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernel: FakeKernel
) -> None:
    folder, post = tmp_path / "open", tmp_path / "a.md"
    use(monkeypatch, WindowsProcesses(lambda: kernel))
    assert not claimed(folder, post)
    kernel.table[77] = (5, 259)
    of_another(folder, pid=77, started="5")
    assert claimed(folder, post)
    kernel.table[77] = (6, 259)
    assert not claimed(folder, post)
