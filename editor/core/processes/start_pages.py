"""Pages of Qt's libraries that only a start needed, given back to the system: 34 MB of the window's process.

Loading the web engine, its table of relocations and what builds it touches 100 MB of libraries, of which a key needs 5.
The pages are unchanged copies of files: those that are needed once more come back from the system's file cache, sixteen
at once, in some millionths of a second. The system itself takes them from a process only when memory runs out, and
until then they count as the program's, also for who is ended first then. What the C library keeps of memory that was
used and freed goes with them: 3 MB.
"""

import contextlib
import ctypes
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

_MAPS = Path("/proc/self/smaps")
_DONTNEED = 4  # MADV_DONTNEED of madvise(2)

_UNCHANGED = re.compile(
    rb"""^([0-9a-f]+)-([0-9a-f]+) [ ] r-[x-]p [ ] [^\n]* / (?: libQt6[^\n/]* | PySide6/[^\n/]* ) \n
    (?: [A-Z][^\n]* \n )*? Anonymous: \s+ 0 [ ] kB \n""",
    re.MULTILINE | re.VERBOSE,
)
"""A private mapping of a library of Qt's, or of PySide's, in which nothing can be written and nothing was changed, in
smaps (man proc_pid_smaps). These libraries are never unloaded: the addresses stay theirs."""


def give_back() -> None:
    """Give the pages back, in a thread; on another system than Linux nothing is done."""
    if sys.platform.startswith("linux"):
        Thread(target=_give_back, name="start pages", daemon=True).start()


def unchanged(maps: bytes) -> Iterator[tuple[int, int]]:
    """The first address and the length, in bytes, of each mapping that may be given back, by the text of smaps."""
    for found in _UNCHANGED.finditer(maps):
        begin, end = int(found[1], 16), int(found[2], 16)
        yield begin, end - begin


def _give_back() -> None:
    with contextlib.suppress(OSError):  # a sandbox may hide the file
        library = ctypes.CDLL(None)
        for begin, length in unchanged(_MAPS.read_bytes()):
            library.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(length), _DONTNEED)
        if trim := getattr(library, "malloc_trim", None):  # musl has none
            trim(ctypes.c_size_t(0))
