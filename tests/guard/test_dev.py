"""The script `dev` on systems that lack this or that, played by small programs in front of the real ones."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard.repository import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="dev sets up Linux systems")

LIBRARIES = [
    "libEGL.so.1",
    "libGL.so.1",
    "libglib-2.0.so.0",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libxkbfile.so.1",
    "libnss3.so",
    "libasound.so.2",
    "libXtst.so.6",
    "libXrandr.so.2",
    "libXdamage.so.1",
    "libXcomposite.so.1",
    "libxcb-cursor.so.0",
    "libxkbcommon-x11.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libwayland-cursor.so.0",
]


class System:
    """A checkout on a pretended system: `tell` says what a program prints and how it ends; every call is noted."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.bin = folder / "bin"
        self.log = folder / "calls"
        (self.root / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(ROOT / "dev", self.root)
        shutil.copy(ROOT / "pyproject.toml", self.root)
        shutil.copytree(ROOT / "packaging" / "requirements", self.root / "packaging" / "requirements")
        python = 'case "$*" in "-m venv"*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python"; '
        python += (
            'printf "#!/bin/sh\\necho started: \\"\\$@\\"\\n" >"$last/bin/ronpyo"; chmod +x "$last/bin/ronpyo";; esac'
        )
        self.tell("python3", then=python)
        self.tell("ldconfig", says="\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in LIBRARIES))
        self.tell("fc-list", says="Noto Sans CJK JP")
        self.tell("id", says="1000")
        self.tell("sudo", ends=1)
        self.tell("apt-get", ends=1)
        self.tell("dpkg-query", ends=1)

    def tell(self, program: str, says: str = "", ends: int = 0, then: str = "") -> None:
        path = self.bin / program
        path.write_text(
            f"#!/bin/sh\necho '{program}' \"$*\" >>'{self.log}'\n{then}\n"
            f"[ -z '{says}' ] || echo '{says}'\nexit {ends}\n",
            encoding="utf-8",
        )
        path.chmod(0o755)

    def dev(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        wanted = {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.root), **environment}
        return subprocess.run(
            [str(self.root / "dev"), *arguments], env=wanted, capture_output=True, text=True, timeout=60
        )

    @property
    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


def test_sets_up_and_starts(system: System) -> None:
    result = system.dev("run", "a post.md", QT_QPA_PLATFORM="offscreen")
    assert (result.returncode, result.stdout) == (0, "started: a post.md\n")
    assert any("--require-hashes" in call for call in system.calls)
    assert not any(call.startswith(("apt-get", "sudo")) for call in system.calls)


def test_second_start_sets_up_nothing(system: System) -> None:
    system.dev("run", QT_QPA_PLATFORM="offscreen")
    result = system.dev("run", QT_QPA_PLATFORM="offscreen")
    assert (result.returncode, result.stdout, result.stderr) == (0, "started:\n", "")
    assert system.calls == []


def test_changed_pins_are_installed(system: System) -> None:
    system.dev("run", QT_QPA_PLATFORM="offscreen")
    with (system.root / "packaging/requirements/run.txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    system.dev("run", QT_QPA_PLATFORM="offscreen")
    assert any("--require-hashes" in call for call in system.calls)


def test_without_rights_names_the_one_command(system: System) -> None:
    system.tell("ldconfig", says="\n".join(f"\t{name} (libc6,x86-64) => x" for name in LIBRARIES[1:]))
    system.tell("fc-list")
    result = system.dev("run", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 1
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 fonts-noto-cjk"
    assert result.stderr.splitlines()[-1].strip() == command
    assert not any(call.startswith("apt-get") for call in system.calls)


def test_as_root_installs_what_is_missing(system: System) -> None:
    system.tell(
        "ldconfig", says="\n".join(f"\t{name} (libc6,x86-64) => x" for name in LIBRARIES if "asound" not in name)
    )
    system.tell("id", says="0")
    system.tell("apt-get")
    system.tell("dpkg-query", says="libssl3t64 3.0")
    assert system.dev("run", QT_QPA_PLATFORM="offscreen").returncode == 0
    assert [call for call in system.calls if call.startswith("apt-get")] == [
        "apt-get update -q",
        "apt-get install -y --no-install-recommends libasound2t64 -q",
    ]


def test_a_failed_installation_is_said(system: System) -> None:
    system.tell("fc-list")
    system.tell("id", says="0")
    result = system.dev("run", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 1
    assert "could not be installed" in result.stderr


def test_without_python_3_11(system: System) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        system.tell(name, ends=1)
    result = system.dev("run", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 1
    assert "apt-get install" in result.stderr


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-4711"}])
def test_without_a_display_names_the_command_line(system: System, environment: dict[str, str]) -> None:
    result = system.dev("run", **environment)
    assert result.returncode == 1
    sentence = result.stderr.splitlines()[-1]
    assert "no display" in sentence and ".venv/bin/ronpyo render" in sentence
    assert (system.root / ".venv/bin/ronpyo").exists()


def test_unknown_command() -> None:
    result = subprocess.run([ROOT / "dev", "dance"], capture_output=True, text=True, env={**os.environ})
    assert result.returncode == 2
    assert "./dev run" in result.stderr
