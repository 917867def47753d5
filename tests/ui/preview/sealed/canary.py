"""Files that nobody has a reason to open, and whether anybody did: any process, in any way (Linux: inotify)."""

import ctypes
import os
import struct
from pathlib import Path

from tests.ui.preview.conftest import picture

_OPENED, _READ = 0x20, 0x01
_EVENT = struct.Struct("iIII")


class Canaries:
    """Lays out `folder` with a post's folder inside, and secrets beside it."""

    def __init__(self, folder: Path) -> None:
        self.post = folder / "library" / "post"
        self.post.mkdir(parents=True)
        picture(self.post / "a.png")
        self.secrets = folder / "library" / "other"
        self.secrets.mkdir()
        for name in ("secret.png", "tip.png"):
            picture(self.secrets / name)
        for name, text in {
            "secret.txt": "secret",
            "secret.css": "body { color: red }",
            "secret.js": "alert(1)",
            "secret.html": "<script>alert(1)</script>",
            "secret.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        }.items():
            (self.secrets / name).write_text(text, encoding="utf-8")
        (self.post / "link.png").symlink_to(self.secrets / "secret.png")
        (self.post / "way").symlink_to(self.secrets)
        libc = ctypes.CDLL(None, use_errno=True)
        self._events = libc.inotify_init1(os.O_NONBLOCK)
        self._names: dict[int, str] = {}
        for file in self.secrets.iterdir():
            watch = libc.inotify_add_watch(self._events, os.fsencode(file), _OPENED | _READ)
            assert watch > 0, os.strerror(ctypes.get_errno())
            self._names[watch] = file.name
        (self.secrets / "secret.txt").read_bytes()
        assert self.opened() == ["secret.txt"]  # it sees

    def opened(self) -> list[str]:
        """The names of the secrets that were opened since last asked."""
        try:
            data = os.read(self._events, 1 << 20)
        except BlockingIOError:
            return []
        names, at = set(), 0
        while at < len(data):
            watch, _mask, _cookie, length = _EVENT.unpack_from(data, at)
            names.add(self._names[watch])
            at += _EVENT.size + length
        return sorted(names)
