"""The places in which programs and libraries look for others: none of the machine that a package was built on.

A Python that was built by hand names its own folder in each of its modules (DT_RUNPATH). On another machine whoever may
write to a folder of that name would put libraries into the program.
"""

import struct
from pathlib import Path

_LOAD, _DYNAMIC = 1, 2  # kinds of segments, and tags below: System V ABI, "Object Files" and "Dynamic Linking"
_STRTAB, _RPATH, _RUNPATH = 5, 15, 29
_OWN = b"$ORIGIN"
"""The folder of the file itself."""


def of(data: bytes) -> list[tuple[int, str]]:
    """The search paths of an ELF file of 64 bits: where in `data` each stands, and what it is. None for other files."""
    if data[:6] != b"\x7fELF\x02\x01" or len(data) < 64:
        return []
    (start,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    segments = [struct.unpack_from("<IIQQQQ", data, start + size * number) for number in range(count)]
    entries = [
        struct.unpack_from("<QQ", data, place)
        for kind, _flags, offset, _address, _physical, length in segments
        if kind == _DYNAMIC
        for place in range(offset, offset + length - 15, 16)
    ]
    found = []
    strings = next((value for tag, value in entries if tag == _STRTAB), 0)
    for kind, _flags, offset, address, _physical, length in segments:
        if kind == _LOAD and address <= strings < address + length:
            for place in (offset + strings - address + value for tag, value in entries if tag in (_RPATH, _RUNPATH)):
                found.append((place, data[place : data.index(b"\0", place)].decode()))
    return found


def forget(file: Path) -> bool:
    """Replace each search path of `file` that names a place of this machine by the file's own folder.

    Gives whether one did. Where there is no room for that, none is left: an empty one is passed over (glibc 2.26).
    """
    data = bytearray(file.read_bytes())
    changed = False
    for place, path in of(bytes(data)):
        room = len(path.encode())
        if path and any(not entry.startswith("$ORIGIN") for entry in path.split(":")):
            data[place : place + room] = (_OWN if len(_OWN) <= room else b"").ljust(room, b"\0")
            changed = True
    if changed:
        file.write_bytes(data)
    return changed
