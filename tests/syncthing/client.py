"""A real Syncthing instance in a home of its own, on the loopback device alone: started, asked and cut off by its REST
interface."""

import json
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

FOLDER = "library"
_PATIENCE_S = 120.0
_SETTLED_S = 5.0
"""Seconds for which both must have everything: longer than a watcher of files takes to tell of a change."""
_NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_CONFLICT_COPIES = "10"
"""Of each file: what the client sets up for a folder; a folder without this line gets none (1.19)."""
_OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
    "reconnectionIntervalS": "2",
    "stunServer": "",
}
"""Nothing is asked of, or told to, any other machine."""


def free_port() -> int:
    """A port of the loopback device that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Client:
    """One instance: `home` is its configuration, `shared` the folder that it carries."""

    def __init__(self, home: Path, shared: Path) -> None:
        self.home, self.shared = home, shared
        self._key = secrets.token_hex(16)
        self._port, self._listens = free_port(), free_port()
        self._process: subprocess.Popen[bytes] | None = None
        subprocess.run(
            ["syncthing", "generate", f"--home={home}", "--no-default-folder"], check=True, capture_output=True
        )
        self.device = self._configuration().getroot().find("device").get("id", "")  # type: ignore[union-attr]

    @property
    def address(self) -> str:
        """The address at which the other instance finds this one."""
        return f"tcp://127.0.0.1:{self._listens}"

    def share_with(self, other: "Client", *, calls: bool) -> None:
        """Write the configuration: one folder, shared with `other`. `calls`: this one makes the connection."""
        tree = self._configuration()
        root = tree.getroot()
        for name, value in {**_OPTIONS, "listenAddress": self.address}.items():
            _set(root, f"options/{name}", value)
        _set(root, "gui/address", f"127.0.0.1:{self._port}")
        _set(root, "gui/apikey", self._key)
        device = ElementTree.SubElement(root, "device", id=other.device, name="other", compression="never")
        ElementTree.SubElement(device, "address").text = other.address if calls else "dynamic"
        about = {"id": FOLDER, "label": FOLDER, "path": str(self.shared), "type": "sendreceive"}
        watched = {"rescanIntervalS": "60", "fsWatcherEnabled": "true", "fsWatcherDelayS": "2"}
        folder = ElementTree.SubElement(root, "folder", {**about, **watched})
        ElementTree.SubElement(folder, "maxConflicts").text = _CONFLICT_COPIES
        for one in (self, other):
            ElementTree.SubElement(folder, "device", id=one.device)
        tree.write(self.home / "config.xml")

    def start(self) -> None:
        """Start it; it answers when this returns. Raises TimeoutError."""
        self._process = subprocess.Popen(
            ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"],
            stdout=(self.home / "log").open("wb"),
            stderr=subprocess.STDOUT,
        )
        self._wait(lambda: self._ask("system/ping") is not None, "it does not answer")

    def end(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def cut(self, other: "Client") -> None:
        """Cut the connection with `other`."""
        self._tell(f"system/pause?device={other.device}")

    def join(self, other: "Client") -> None:
        """Connect with `other` again."""
        self._tell(f"system/resume?device={other.device}")

    def wait_for(self, other: "Client") -> None:
        """Return when both have all that the other one has. Raises TimeoutError."""
        for one in (self, other):
            one._wait(lambda one=one: one._tell(f"db/scan?folder={FOLDER}"), "it does not scan")

        def same() -> bool:
            return self._is_done(other) and other._is_done(self)

        def still_same() -> bool:
            if not same():
                return False
            time.sleep(_SETTLED_S)
            return same()

        self._wait(still_same, "they do not come to the same")

    def _is_done(self, other: "Client") -> bool:
        status = self._ask(f"db/status?folder={FOLDER}")
        there = self._ask(f"db/completion?folder={FOLDER}&device={other.device}")
        if status is None or there is None:
            return False
        nothing_needed = status["state"] == "idle" and not status["needTotalItems"] and not status["pullErrors"]
        return bool(nothing_needed and there["completion"] == 100 and not there["needItems"])

    def _configuration(self) -> "ElementTree.ElementTree[ElementTree.Element]":
        return ElementTree.parse(self.home / "config.xml")

    def _ask(self, question: str) -> Any:
        """The answer; None where there is none yet."""
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/rest/{question}")
        request.add_header("X-API-Key", self._key)
        try:
            with _NO_PROXY.open(request, timeout=20) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            return None

    def _tell(self, order: str) -> bool:
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/rest/{order}", method="POST", data=b"")
        request.add_header("X-API-Key", self._key)
        try:
            with _NO_PROXY.open(request, timeout=60):
                return True
        except urllib.error.URLError:
            return False

    def _wait(self, is_so: Any, otherwise: str) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"Syncthing of {self.home.name}: {otherwise}")
            time.sleep(0.5)


def _set(root: ElementTree.Element, path: str, value: str) -> None:
    element = root.find(path)
    if element is None:
        above, _slash, name = path.rpartition("/")
        element = ElementTree.SubElement(root.find(above) or root, name)
    element.text = value
