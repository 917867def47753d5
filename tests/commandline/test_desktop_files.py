"""Menu entry, icon and file kind in a person's data folder: made, made again, taken away, nothing of others touched."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from editor import __version__
from editor.commandline import desktop_files
from editor.core import paths

ENTRY = f"{desktop_files.NAME}.desktop"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def section(text: str) -> dict[str, str]:
    parser = configparser.RawConfigParser(delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


def started(exec_value: str) -> list[str]:
    """The words that a desktop makes of the value of Exec: first the escapes of a value, then those of quotes."""
    value = exec_value.replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', value)
    return [(re.sub(r"\\(.)", r"\1", quoted) or plain).replace("%%", "%") for quoted, plain in words]


COMMANDS = [
    ["/usr/bin/ronpyo"],
    ["/home/山田/My programs/ronpyo"],
    ["/people/a$b`c\"d\\e'f/ronpyo"],
    ["/home/100%/ronpyo"],
    ["/opt/a;b|c&d(e)/ronpyo", "-P", "-m", "editor"],
    ["/opt/a=b 100%u/ronpyo"],
]
BY_SHELL = ["/bin/sh", "-c", 'exec "$0" "$@"']
"""Before a name that no entry may begin with."""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_entry_starts_exactly_this_command(command: list[str], tmp_path: Path) -> None:
    desktop_files.install(tmp_path, command)
    entry = section((tmp_path / "applications" / ENTRY).read_text("utf-8"))
    odd = "%" in command[0] or "=" in command[0]
    assert started(entry["Exec"]) == [*(BY_SHELL if odd else []), *command, "%f"]
    assert entry["TryExec"].replace("\\\\", "\\") == command[0]
    assert entry["Icon"] == desktop_files.NAME
    assert "text/markdown" in entry["MimeType"].split(";")


@pytest.mark.parametrize("folder", ["100%", "a=b", "論評 100%u $HOME `a` '\"b =c", "plain"])
def test_a_click_starts_the_program_wherever_it_lies(folder: str, tmp_path: Path) -> None:
    program = tmp_path / folder / "ronpyo"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n', "utf-8")
    program.chmod(0o755)
    template = (paths.resources() / "desktop" / ENTRY).read_text("utf-8")
    words = started(section(desktop_files.entry_of(template, [str(program)]))["Exec"])
    assert set("%=").isdisjoint(words[0])
    post = str(tmp_path / "論評 100%.md")
    said = subprocess.run([*words[:-1], post], capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.splitlines() == [str(program), post]


def test_what_is_installed_twice_is_there_once_and_goes_without_a_trace(tmp_path: Path) -> None:
    first = desktop_files.install(tmp_path, ["/old/ronpyo"])
    assert desktop_files.install(tmp_path, ["/new/ronpyo"]) == first
    found = files(tmp_path)
    assert b"/old/" not in b"".join(found.values())
    assert found["applications/mimeinfo.cache"].decode() == f"[MIME Cache]\ntext/markdown={ENTRY};\n"
    assert sorted(map(str, first)) == sorted(str(tmp_path / name) for name in found if "mimeinfo" not in name)
    assert sorted(desktop_files.remove(tmp_path)) == sorted(first)
    assert files(tmp_path) == {}
    assert desktop_files.remove(tmp_path) == []


def test_what_others_have_there_stays(tmp_path: Path) -> None:
    cache = tmp_path / "applications" / "mimeinfo.cache"
    cache.parent.mkdir()
    before = "[MIME Cache]\ntext/html=firefox.desktop;\ntext/markdown=other.desktop;\n"
    cache.write_text(before, "utf-8")
    (cache.parent / "other.desktop").write_text("[Desktop Entry]\n", "utf-8")
    desktop_files.install(tmp_path, ["/usr/bin/ronpyo"])
    assert f"text/markdown=other.desktop;{ENTRY};" in cache.read_text("utf-8").splitlines()
    desktop_files.remove(tmp_path)
    assert files(tmp_path) == {
        "applications/mimeinfo.cache": before.encode(),
        "applications/other.desktop": b"[Desktop Entry]\n",
    }


CACHES = [
    ("", "[MIME Cache]\nkind/a=x.desktop;\n", ""),
    ("[MIME Cache]\n", "[MIME Cache]\nkind/a=x.desktop;\n", ""),
    (
        "[MIME Cache]\nkind/a=y.desktop",
        "[MIME Cache]\nkind/a=y.desktop;x.desktop;\n",
        "[MIME Cache]\nkind/a=y.desktop\n",
    ),
    (
        "[MIME Cache]\nkind/b=x.desktop;y.desktop;\n",
        "[MIME Cache]\nkind/b=y.desktop;\nkind/a=x.desktop;\n",
        "[MIME Cache]\nkind/b=y.desktop;\n",
    ),
    ("no cache at all", "[MIME Cache]\nno cache at all\nkind/a=x.desktop;\n", "no cache at all\n"),
]


@pytest.mark.parametrize(("text", "with_it", "without"), CACHES)
def test_the_cache_of_file_kinds(text: str, with_it: str, without: str) -> None:
    assert desktop_files.cache_with(text, ["kind/a"], "x.desktop") == with_it
    assert desktop_files.cache_with(with_it, ["kind/a"], "x.desktop") == with_it
    assert desktop_files.cache_without(text, "x.desktop") == without


def test_a_cache_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    cache = tmp_path / "applications" / "mimeinfo.cache"
    cache.parent.mkdir()
    cache.write_bytes(b"\xff\xfe")
    desktop_files.install(tmp_path, ["/usr/bin/ronpyo"])
    desktop_files.remove(tmp_path)
    assert cache.read_bytes() == b"\xff\xfe"


@pytest.mark.parametrize(
    ("environment", "folder"),
    [({}, ".local/share"), ({"XDG_DATA_HOME": "share"}, ".local/share"), ({"XDG_DATA_HOME": ""}, ".local/share")],
)
def test_the_data_folder_without_a_full_path(environment: dict[str, str], folder: str) -> None:
    assert desktop_files.data_folder(environment) == Path.home() / folder


def test_the_data_folder_that_is_named(tmp_path: Path) -> None:
    assert desktop_files.data_folder({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path


def test_the_description_names_this_version_first() -> None:
    text = (paths.resources() / "desktop" / f"{desktop_files.NAME}.metainfo.xml").read_text("utf-8")
    assert text.split('<release version="')[1].split('"')[0] == __version__


TOOLS = {
    "desktop-file-validate": ["desktop-file-validate", f"applications/{ENTRY}"],
    "appstreamcli": [
        *("appstreamcli", "validate", "--pedantic", "--no-net"),
        f"metainfo/{desktop_files.NAME}.metainfo.xml",
    ],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_desktops_own_tools_accept_the_files(tool: str, tmp_path: Path) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    desktop_files.install(tmp_path, ["/home/山田/My programs 100%/ronpyo"])
    done = subprocess.run(TOOLS[tool], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tool != "desktop-file-validate" or done.stdout + done.stderr == ""
