"""Pages of a start that are given back: which mappings may be, and what a process has afterwards."""

import subprocess
import sys

import pytest

from editor.core.processes.start_pages import unchanged
from tests.guard.repository import ROOT


def _mapping(line: str, anonymous: int = 0, rss: int = 400) -> str:
    return (
        f"{line}\nSize: 2000 kB\nRss: {rss:16} kB\nPss: 100 kB\nAnonymous: {anonymous:10} kB\n"
        "LazyFree:              0 kB\nTHPeligible:           0\nVmFlags: rd ex mr mw me sd\n"
    )


_QT = "/opt/ronpyo/lib/PySide6/Qt/lib/libQt6Gui.so.6"


@pytest.mark.parametrize(
    ("mapping", "given"),
    [
        (_mapping(f"7f10-7f30 r-xp 00001000 08:01 123    {_QT}"), [(0x7F10, 0x20)]),
        (_mapping(f"7f10-7f30 r--p 00001000 08:01 123    {_QT}"), [(0x7F10, 0x20)]),
        (
            _mapping("7f10-7f30 r-xp 00001000 08:01 123    /usr/lib/x86_64-linux-gnu/libQt6Core.so.6.9.2"),
            [(0x7F10, 0x20)],
        ),
        (_mapping("7f10-7f30 r-xp 00001000 08:01 123    /a b/PySide6/QtCore.abi3.so"), [(0x7F10, 0x20)]),
        (_mapping("7f10-7f30 r-xp 00001000 08:01 123    /論評/PySide6/QtCore.abi3.so"), [(0x7F10, 0x20)]),
        # What was changed is there nowhere else: relocated, or a breakpoint.
        (_mapping(f"7f10-7f30 r--p 00001000 08:01 123    {_QT}", anonymous=4), []),
        (_mapping(f"7f10-7f30 r-xp 00001000 08:01 123    {_QT}", anonymous=1204), []),
        # What may be changed meanwhile, or is no file of Qt's that stays.
        (_mapping(f"7f10-7f30 rw-p 00001000 08:01 123    {_QT}"), []),
        (_mapping(f"7f10-7f30 rwxp 00001000 08:01 123    {_QT}"), []),
        (_mapping(f"7f10-7f30 r--s 00001000 08:01 123    {_QT}"), []),
        (_mapping(f"7f10-7f30 ---p 00001000 08:01 123    {_QT}"), []),
        (_mapping("7f10-7f30 r--p 00000000 00:00 0"), []),
        (_mapping("7f10-7f30 r-xp 00000000 08:01 123    /usr/lib/libc.so.6"), []),
        (_mapping("7f10-7f30 r--p 00000000 08:01 123    /opt/PySide6/Qt/plugins/platforms/libqxcb.so"), []),
        (_mapping("7f10-7f30 r--p 00000000 08:01 123    /srv/libQt6/notes.txt"), []),
        ("", []),
        ("7f10-7f30 r-xp 00001000 08:01 123    /a/libQt6Gui.so.6\n", []),
    ],
)
def test_a_library_of_qt_in_which_nothing_was_changed(mapping: str, given: list[tuple[int, int]]) -> None:
    assert list(unchanged(mapping.encode())) == given


def test_each_mapping_is_looked_at_by_itself() -> None:
    changed = _mapping(f"1000-2000 r--p 00001000 08:01 123    {_QT}", anonymous=8)
    free = _mapping(f"2000-5000 r-xp 00001000 08:01 123    {_QT}")
    other = _mapping("5000-6000 r-xp 00001000 08:01 124    /usr/lib/libc.so.6")
    text = (changed + other + free + changed + free.replace("2000-5000", "8000-9000") + other).encode()
    assert list(unchanged(text)) == [(0x2000, 0x3000), (0x8000, 0x1000)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pages are given back on Linux alone")
def test_a_process_holds_less_of_its_libraries_and_goes_on() -> None:
    code = """
import threading
from pathlib import Path
from PySide6.QtCore import QCryptographicHash
from PySide6.QtWidgets import QApplication, QPushButton
from editor.core.processes import start_pages

def held():
    maps = Path("/proc/self/smaps").read_text().split("VmFlags")
    return sum(int(one.partition("Rss:")[2].split()[0]) for one in maps if "libQt6" in one and " r-xp " in one)

def work():
    app = QApplication.instance() or QApplication(["given", "-platform", "offscreen"])
    button = QPushButton("論評")
    return QCryptographicHash.hash(b"x", QCryptographicHash.Algorithm.Md5).toHex(), button.sizeHint().toTuple()

first, before = work(), held()
start_pages.give_back()
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
after = held()
assert before > 1000, before
assert after < before / 2, (before, after)
assert work() == first
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=True)
