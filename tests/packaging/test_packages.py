"""What packages are made of, as far as it can be told without building one; and the whole, where it is asked for."""

import importlib.metadata
import json
import os
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.guard.repository import ROOT, modules, source

FOLDER = ROOT / "packaging"
sys.path.append(str(FOLDER))
import appdir  # noqa: E402
import deb  # noqa: E402
import freeze  # noqa: E402
import icons  # noqa: E402
import licence_texts  # noqa: E402
import search_paths  # noqa: E402

_PATIENCE = 3600  # seconds for a bare Debian to be made, and the package to be installed there and used
LOCKS = [FOLDER / "requirements" / "spelling.txt"]


def test_an_ico_names_each_picture_and_its_place() -> None:
    pictures = {16: b"small", 256: b"large picture"}
    data = icons.ico(pictures)
    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    for number, (size, picture) in enumerate(sorted(pictures.items())):
        side, _, _, _, planes, bits, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (side or 256, planes, bits, data[start : start + length]) == (size, 1, 32, picture)


def test_an_icns_is_as_long_as_it_says() -> None:
    data = icons.icns({"ic07": b"a picture", "ic08": b"another"})
    assert struct.unpack_from(">4sI", data) == (b"icns", len(data))
    assert data[8:16] == b"ic07" + struct.pack(">I", 17)
    assert data.endswith(b"ic08" + struct.pack(">I", 15) + b"another")


def test_the_icon_is_drawn_at_each_size(qapp: object) -> None:
    for size in (16, 256):
        data = icons.png(size)
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">II", data, 16) == (size, size)


def test_each_part_has_its_licence(tmp_path: Path) -> None:
    licence_texts.gather(tmp_path / "licences", LOCKS)
    found = {path.name for path in (tmp_path / "licences").iterdir()}
    assert {"LICENSE", "README.txt", "python", "markdown", "pyyaml", "lxml", "nh3", "keyring", "pyside6"} <= found
    assert not {"hatchling", "editables"} & found
    assert all(any(part.iterdir()) for part in (tmp_path / "licences").iterdir() if part.is_dir())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (tmp_path / "licences/pyside6/LGPL-3.0.txt").read_text("utf-8")


def test_a_part_without_a_licence_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licence_texts, "_is_text", lambda _parts: False)
    with pytest.raises(SystemExit, match="carries no licence text"):
        licence_texts.gather(tmp_path / "licences", LOCKS)


def test_each_file_belongs_to_a_part(tmp_path: Path) -> None:
    import lxml.etree
    import markdown
    import PySide6
    import shiboken6

    qt = Path(PySide6.__file__).parent
    parts = {
        markdown.__file__: "markdown",
        lxml.etree.__file__: "lxml",
        json.__file__: "python",
        shiboken6.__file__: "shiboken6",
        str(qt / "QtCore.abi3.so"): "pyside6-essentials",
        str(qt / "Qt" / "lib" / "libQt6WebEngineCore.so.6"): "pyside6-addons",
        str(qt / "Qt" / "lib" / "libicudata.so.73"): "icu",
        str(qt / "Qt" / "resources" / "icudtl.dat"): "icu",
        str(ROOT / "resources" / "icons" / "ronpyo.svg"): "LICENSE",
        "/anywhere/base_library.zip": "python",
        str(tmp_path / "of_nobody.so"): "",
    }
    assert {source: licence_texts.part_of(source) for source in parts} == parts
    licence_texts.gather(tmp_path / "licences", LOCKS)
    folders = {path.name for path in (tmp_path / "licences").iterdir()}
    assert licence_texts.uncovered(parts, folders) == [str(tmp_path / "of_nobody.so")]
    assert licence_texts.uncovered(parts, folders - {"lxml"}) == [lxml.etree.__file__, str(tmp_path / "of_nobody.so")]


def test_all_that_the_program_imports_has_its_text(tmp_path: Path) -> None:
    """Each package of others that a module of the program names, though only a lock says what is shipped."""
    licence_texts.gather(tmp_path / "licences", LOCKS)
    folders = {path.name for path in (tmp_path / "licences").iterdir()}
    named = {
        found
        for name in modules()
        for line in re.findall(r"^ *(?:import|from) (\w+)", source(name), re.MULTILINE)
        if (found := line) not in (*sys.stdlib_module_names, "editor")
    }
    assert {"PySide6", "lxml", "nh3", "keyring"} <= named
    by_import = importlib.metadata.packages_distributions()
    without = {
        name: by_import[name]
        for name in named & by_import.keys()
        if not folders & {re.sub(r"[-_.]+", "-", found).lower() for found in by_import[name]}
    }
    assert without == {}


@pytest.mark.parametrize(
    ("platform", "name"), [("linux", "ronpyo"), ("win32", "ronpyo-cli.exe"), ("darwin", "Contents/MacOS/ronpyo")]
)
def test_the_program_of_each_system(monkeypatch: pytest.MonkeyPatch, platform: str, name: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert freeze.program(Path("/made")) == f"/made/{name}"


def test_the_manual_page_has_each_command_and_no_line_that_is_a_request() -> None:
    told = "Ronpyo writes.\n\nronpyo [PATH]\n    Open \\ it.\nronpyo new\n    .hidden\n"
    page = deb._manual(told)
    assert page.startswith(".TH RONPYO 1")
    assert ".TP\n.B ronpyo new\n\\&.hidden\n" in page
    assert "Open \\e it." in page


def test_the_c_library_is_the_newest_that_a_file_names(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x7fELF GLIBC_2.17 GLIBC_2.34 GLIBC_2.4 ")
    (tmp_path / "b").write_bytes(b"no program GLIBC_2.99")
    assert deb._libc(tmp_path) == "2.34"


def test_what_root_makes_by_starting_the_program_belongs_to_the_package(tmp_path: Path) -> None:
    for _again in range(2):
        deb._add_folders(tmp_path)
    assert [path for path in tmp_path.rglob("locales") if not any(path.iterdir())] == [
        tmp_path / "PySide6" / "Qt" / "resources" / "locales"
    ]


def test_nothing_that_the_program_imports_is_left_out() -> None:
    text = (FOLDER / "trimmed.py").read_text("utf-8")
    left_out = set(re.findall(r'"(\w+)"', text.split('f"PySide6.Qt{name}" for name in')[1].split("\n")[0]))
    assert "Qml" in left_out
    imported = {found for name in modules() for found in re.findall(r"PySide6\.Qt(\w+)", source(name))}
    assert not imported & left_out


def test_an_appdir_has_what_the_tool_looks_for(tmp_path: Path) -> None:
    frozen = tmp_path / "ronpyo"
    frozen.mkdir()
    (frozen / "ronpyo").write_text("#!/bin/sh\necho started $1\n", "utf-8")
    (frozen / "ronpyo").chmod(0o755)
    target = tmp_path / "Ronpyo.AppDir"
    appdir.lay_out(frozen, target)
    assert (target / "org.ronpyo.Ronpyo.desktop").is_file() and (target / ".DirIcon").is_file()
    link = tmp_path / "link to it"
    link.symlink_to(target / "AppRun")
    done = subprocess.run([link, "here"], capture_output=True, text=True, timeout=30)
    assert done.stdout == "started here\n"


def test_the_flatpak_names_what_is_there_and_why_it_needs_each_permission() -> None:
    """The form of flatpak-builder's manifests (`man flatpak-manifest`)."""
    place = FOLDER / "flatpak" / "org.ronpyo.Ronpyo.yaml"
    manifest = yaml.safe_load(place.read_text("utf-8"))
    assert {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "modules"} == manifest.keys()
    assert manifest["id"] == place.stem == appdir.NAME
    form = re.compile(r"  - --(socket|share|device|filesystem|talk-name)=[\w.:-]+ # \w.+")
    lines = place.read_text("utf-8").split("finish-args:\n")[1].split("modules:")[0].splitlines()
    assert len(lines) == len(manifest["finish-args"]) and all(form.fullmatch(line) for line in lines)
    (module,) = manifest["modules"]
    named = {source["path"]: (place.parent / source["path"]).resolve() for source in module["sources"]}
    built = {ROOT / "build" / "ronpyo"}  # what freeze.py makes
    assert [path for path, found in named.items() if not found.exists() and found not in built] == []
    there = {source.get("dest") or Path(source["path"]).name for source in module["sources"]}
    used = {
        word
        for line in module["build-commands"]
        for word in re.findall(r"(?<= )(?:org\.)?ronpyo[\w.]*(?= )", line, re.I)
    }
    assert used == there
    assert any(f"/app/bin/{manifest['command']}" in line for line in module["build-commands"])


def test_the_source_archive_holds_what_its_own_tests_read() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = set(project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    assert {".ci", ".github", "dev", "editor", "packaging", "resources", "ronpyo.py", "tests", "*.md"} <= packed


def elf(*paths: bytes) -> bytes:
    """The smallest ELF file of 64 bits that has these as its DT_RUNPATHs."""
    strings = b"\0" + b"".join(path + b"\0" for path in paths) + b"libssl.so.3\0"
    entries = [(5, 0x1000 + 64 + 112 + 16 * (len(paths) + 2))]
    entries += [(29, strings.index(path)) for path in paths] + [(0, 0)]
    dynamic = b"".join(struct.pack("<QQ", *entry) for entry in entries)
    head = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack(
        "<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 0, 0, 0
    )
    size = 64 + 112 + len(dynamic) + len(strings)
    load = struct.pack("<IIQQQQQQ", 1, 5, 0, 0x1000, 0x1000, size, size, 4096)
    link = struct.pack("<IIQQQQQQ", 2, 6, 176, 0x1000 + 176, 0x1000 + 176, len(dynamic), len(dynamic), 8)
    return head + load + link + dynamic + strings


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (b"/srv/somebody/python/3.11.7/lib", "$ORIGIN"),
        (b"$ORIGIN/../lib:/opt/build/lib", "$ORIGIN"),
        (b"$ORIGIN/../../lib:$ORIGIN/Qt/lib", "$ORIGIN/../../lib:$ORIGIN/Qt/lib"),
        (b"$ORIGIN", "$ORIGIN"),
        (b"/opt", ""),
        ("/srv/山田/lib".encode(), "$ORIGIN"),
    ],
)
def test_no_file_looks_for_libraries_in_a_place_of_the_machine_it_was_built_on(
    path: bytes, left: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.so"
    file.write_bytes(elf(path))
    assert [found for _place, found in search_paths.of(file.read_bytes())] == [path.decode()]
    assert search_paths.forget(file) is (path.decode() != left)
    data = file.read_bytes()
    assert [found for _place, found in search_paths.of(data)] == [left]
    assert len(data) == len(elf(path)) and data.endswith(b"\0libssl.so.3\0")
    assert not search_paths.forget(file)


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"#!/bin/sh\n" * 20, b"\x7fELF\x01\x01" + bytes(100), elf()])
def test_what_has_no_search_path_is_left_alone(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(data)
    assert not search_paths.forget(file)
    assert file.read_bytes() == data


def test_the_lock_of_the_tool_has_a_hash_for_each_file() -> None:
    text = (FOLDER / "requirements" / "package.txt").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
    assert "pyinstaller" in pins
    assert all("--hash=sha256:" in part for part in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if part.strip())


@pytest.mark.timeout(_PATIENCE + 60)
def test_the_debian_package_is_installed_used_and_purged() -> None:
    folder = os.environ.get("RONPYO_TEST_PACKAGES", "")
    if not folder:
        pytest.skip("takes a quarter of an hour; RONPYO_TEST_PACKAGES names the folder in which packages were built")
    done = subprocess.run(
        ["bash", str(FOLDER / "test_deb.sh"), folder], capture_output=True, text=True, timeout=_PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
