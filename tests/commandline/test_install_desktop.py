"""`ronpyo install-desktop`: whose command the menu gets, and when it gets none."""

import sys
from pathlib import Path

import pytest

from editor import cli
from editor.commandline import desktop_files, install_desktop
from editor.core.errors import RonpyoError


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's data folder, and a program that lies where it will stay."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "prefix", "/opt/env")
    for name in ("FLATPAK_ID", "APPIMAGE", "UV_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def script(folder: Path, name: str = "ronpyo", mode: int = 0o755) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(mode)
    return path


def test_made_and_taken_away(
    linux: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = script(tmp_path / "bin")
    monkeypatch.setattr(sys, "argv", [str(path), "install-desktop"])
    assert cli.main(["install-desktop"]) == 0
    entry = linux / "applications" / f"{desktop_files.NAME}.desktop"
    assert f"Exec={path} %f\n" in entry.read_text("utf-8")
    assert str(entry) in capsysbinary.readouterr().out.decode()
    assert cli.main(["install-desktop", "--remove"]) == 0
    assert b"is gone" in capsysbinary.readouterr().out
    assert not entry.exists()
    assert cli.main(["install-desktop", "--remove"]) == 0
    assert b"no menu entry" in capsysbinary.readouterr().out


@pytest.mark.parametrize("words", [["install-desktop", "here"], ["install-desktop", "--purge"]])
def test_wrong_use(linux: Path, words: list[str]) -> None:
    assert cli.main(words) == 2
    assert not linux.exists()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_nothing_is_made(linux: Path, system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert cli.main(["install-desktop"]) == 1
    assert cli.main(["install-desktop", "--remove"]) == 1
    assert not linux.exists()


def test_the_script_by_which_it_was_started(linux: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = (
        tmp_path / "home" / "ronpyo"
    )  # as pipx and uv lay one: the link stays over an upgrade, what it leads to may not
    link.parent.mkdir()
    link.symlink_to(script(tmp_path / "env"))
    assert install_desktop.own_command(str(link), {}) == [str(link)]
    monkeypatch.chdir(link.parent)
    assert install_desktop.own_command("./ronpyo", {}) == [str(link)]


@pytest.mark.parametrize("started", ["__main__.py", "-m", "-c", "", "gone/ronpyo"])
def test_started_as_a_module_it_is_the_script_beside_python(
    linux: Path, tmp_path: Path, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = script(tmp_path / "env")
    monkeypatch.setattr(sys, "executable", str(path.with_name("python3")))
    assert install_desktop.own_command(started, {}) == [str(path)]


def test_without_any_script_python_runs_the_module(
    linux: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "env", mode=0o644)  # not to be started
    python = str(tmp_path / "env" / "python3")
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert install_desktop.own_command("__main__.py", {}) == [python, "-P", "-m", "editor"]


def test_a_frozen_program_is_its_own_command(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/ronpyo/ronpyo")
    assert install_desktop.own_command("ronpyo", {}) == ["/opt/ronpyo/ronpyo"]
    assert install_desktop.own_command("ronpyo", {"APPIMAGE": "/people/a/R.AppImage"}) == ["/people/a/R.AppImage"]


PASSING: dict[str, dict[str, str]] = {
    "/people/a/.cache/uv/archive-v0/xyz": {},
    "/people/a/.local/pipx/.cache/abc": {},
    "/caches/uv/environments/abc": {"UV_CACHE_DIR": "/caches/uv"},
    "/caches/abc": {"XDG_CACHE_HOME": "/caches"},
    "/opt/env": {"FLATPAK_ID": "org.ronpyo.Ronpyo"},
}


@pytest.mark.parametrize("prefix", PASSING)
def test_a_program_that_will_be_gone_gets_no_entry(
    linux: Path, tmp_path: Path, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", prefix)
    with pytest.raises(RonpyoError, match="Nothing was changed"):
        install_desktop.own_command(str(script(tmp_path / "bin")), PASSING[prefix])
