"""Build the Debian package, from the folder that freeze.py made: /opt/ronpyo, a command, menu entry, icon, manual page.

`python packaging/deb.py FOLDER` makes FOLDER/ronpyo_VERSION_ARCHITECTURE.deb, for this Debian and later ones.
Libraries that Debian has are left out, and the packages that they come from are declared: by what the files are linked
with (ldd) and whose that is (dpkg), not by a list.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import licence_texts  # noqa: E402

from editor import __version__  # noqa: E402

LARGEST = 170 * 1_000_000
"""Bytes that the package may have."""
HOME = Path("opt/ronpyo")
NAME = "org.ronpyo.Ronpyo"
_ALSO = ("ca-certificates", "fonts-noto-cjk | fonts-ipafont | fonts-vlgothic", "shared-mime-info")
"""What nothing is linked with, but is needed: certificates for pictures of the web, a Japanese font, kinds of files."""
_RECOMMENDED = ("xdg-utils", "gnome-keyring | kwalletmanager", "hicolor-icon-theme")
_SUGGESTED = ("hunspell-en-us | hunspell-dictionary", "espeak-ng")
"""A dictionary for spelling, and the voice that reads aloud."""
_OURS = re.compile(r"lib(python|pyside|shiboken|Qt6|icu)")
"""Libraries that are never Debian's: ICU is another release there."""

_CONTROL = """Package: ronpyo
Version: {version}
Architecture: {architecture}
Maintainer: The Ronpyo authors <ronpyo@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Suggests: {suggests}
Section: editors
Priority: optional
Description: desktop editor for daily commentary on the news
 Ronpyo (論評) is an editor for posts that quote a piece of news and comment
 on it, day after day. Fields and Markdown stand beside the page as it will
 look on the blog; one button copies it for Blogger. Posts are plain text
 files of your own. Japanese comes first.
 .
 Python, Qt and its web engine are part of this package, below /opt/ronpyo.
"""
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Ronpyo
Comment: The texts of all that is below /opt/ronpyo lie in /opt/ronpyo/_internal/licences.

Files: *
Copyright: The Ronpyo authors
License: Expat

License: Expat
{licence}
"""
# Ubuntu 23.10 and later let no program make user namespaces, of which the web engine's sandbox is built, unless a
# profile says that it may. Older AppArmor does not know the word `userns`: the profile is put in place where it does.
_PROFILE = """abi <abi/4.0>,
include <tunables/global>

profile ronpyo /opt/ronpyo/{ronpyo,_internal/PySide6/Qt/libexec/QtWebEngineProcess} flags=(unconfined) {
  userns,
}
"""
_POSTINST = """#!/bin/sh
set -e
if [ "$1" = configure ] && [ -e /etc/apparmor.d/abi/4.0 ]; then
    cp /usr/share/ronpyo/apparmor /etc/apparmor.d/ronpyo
    apparmor_parser --replace --write-cache /etc/apparmor.d/ronpyo >/dev/null 2>&1 || true # not in a container
fi
"""
_PRERM = """#!/bin/sh
set -e
if [ "$1" = remove ] && [ -e /etc/apparmor.d/ronpyo ]; then
    apparmor_parser --remove /etc/apparmor.d/ronpyo >/dev/null 2>&1 || true
    rm -f /etc/apparmor.d/ronpyo
fi
"""


def main() -> None:
    """Build into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--compression", default="xz", help="of dpkg-deb: none is quick, for a trial (default: xz)")
    given = parser.parse_args()
    folder = given.folder.resolve()
    frozen = folder / "ronpyo"
    if not frozen.is_dir():
        raise SystemExit(f"there is no {frozen}; first: python packaging/freeze.py {folder}")
    tree = folder / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(frozen, tree / HOME, symlinks=True, copy_function=_linked)
    _add_folders(tree / HOME / "_internal")
    packages = _left_to_debian(tree / HOME / "_internal") | _needed(tree / HOME)
    _desktop(tree, folder / "work" / "icons")
    _documents(tree, frozen)
    depends = [f"libc6 (>= {_libc(tree / HOME)})", *sorted(packages - {"libc6"}), *_ALSO]
    _meta(tree, depends)
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    made = folder / f"ronpyo_{__version__}_{architecture}.deb"
    made.unlink(missing_ok=True)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", f"-Z{given.compression}", "--build", str(tree), str(made)], check=True
    )
    size = made.stat().st_size
    print(f"{made}: {size / 1_000_000:.0f} MB\nDepends: {', '.join(depends)}")
    if size > LARGEST and given.compression != "none":
        raise SystemExit(f"{made} has more than {LARGEST / 1_000_000:.0f} MB")


def _linked(source: str, target: str) -> None:
    """A second name instead of a copy: what is taken away here stays there."""
    os.link(source, target)


def _add_folders(inside: Path) -> None:
    """Add the empty folder that the web engine makes beside its resources when root starts it: what is the package's
    goes with it, and what is not stays behind a purge."""
    (inside / "PySide6" / "Qt" / "resources" / "locales").mkdir(parents=True, exist_ok=True)


def _left_to_debian(inside: Path) -> set[str]:
    """Take out the libraries that Debian has; gives the packages that they come from."""
    known = dict(re.findall(r"^\s+(\S+) .*=> (/\S+)$", _output("/sbin/ldconfig", "-p"), re.MULTILINE)[::-1])
    packages = set()
    for path in sorted(inside.iterdir()):
        if path.is_symlink() or ".so" not in path.name or not path.name.startswith("lib") or _OURS.match(path.name):
            continue
        found = known.get(path.name) or next(iter(Path("/usr/lib").glob(f"*/**/{path.name}")), None)
        if found and (package := licence_texts.owner(str(found))):
            path.unlink()
            packages.add(package)
            shutil.rmtree(inside / "licences" / package, ignore_errors=True)
    for path in inside.glob("lib*.chk"):  # signatures of NSS's libraries, which are gone
        path.unlink()
    return packages


def _needed(home: Path) -> set[str]:
    """The packages of all libraries outside of `home` that a file of it is linked with."""
    inside = home / "_internal"
    search = f"{inside}:{inside / 'PySide6' / 'Qt' / 'lib'}"
    libraries: set[str] = set()
    for path in _programs(home):
        said = subprocess.run(
            ["ldd", str(path)], capture_output=True, text=True, env={**os.environ, "LD_LIBRARY_PATH": search}
        ).stdout
        if missing := re.findall(r"^\s+(\S+) => not found", said, re.MULTILINE):
            raise SystemExit(f"{path} needs {missing}, which is not here")
        libraries.update(re.findall(r"=> (/\S+) ", said))
    outside = {name for name in libraries if not name.startswith(str(home))}
    packages = {name: licence_texts.owner(name) for name in outside}
    if nobody := [name for name, package in packages.items() if not package]:
        raise SystemExit(f"these come from no package: {nobody}")
    return set(packages.values())


def _programs(home: Path) -> list[Path]:
    """The programs and libraries of `home`: files that begin as an ELF file does."""
    files = [path for path in home.rglob("*") if path.is_file() and not path.is_symlink()]
    return [path for path in files if _begins(path, b"\x7fELF")]


def _begins(path: Path, sign: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(sign)) == sign


def _libc(home: Path) -> str:
    """The release of the C library that the files need: the newest that one of them names a symbol of."""
    found = {int(minor) for path in _programs(home) for minor in re.findall(rb"GLIBC_2\.(\d+)", path.read_bytes())}
    return f"2.{max(found)}"


def _desktop(tree: Path, icons: Path) -> None:
    share = tree / "usr" / "share"
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "ronpyo").symlink_to(Path("/") / HOME / "ronpyo")
    _put(ROOT / "resources" / "desktop" / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _put(ROOT / "resources" / "desktop" / f"{NAME}.metainfo.xml", share / "metainfo" / f"{NAME}.metainfo.xml")
    theme = share / "icons" / "hicolor"
    _put(ROOT / "resources" / "icons" / "ronpyo.svg", theme / "scalable" / "apps" / f"{NAME}.svg")
    _put(icons / "ronpyo.png", theme / "512x512" / "apps" / f"{NAME}.png")
    _write(share / "ronpyo" / "apparmor", _PROFILE)


def _documents(tree: Path, frozen: Path) -> None:
    folder = tree / "usr" / "share" / "doc" / "ronpyo"
    licence = (ROOT / "LICENSE").read_text("utf-8").strip()
    _write(
        folder / "copyright", _COPYRIGHT.format(licence="\n".join(f" {line or '.'}" for line in licence.split("\n")))
    )
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    manual = tree / "usr" / "share" / "man" / "man1"
    manual.mkdir(parents=True)
    told = subprocess.run([frozen / "ronpyo", "--help"], capture_output=True, check=True, env={"RONPYO_LANG": "en"})
    (manual / "ronpyo.1.gz").write_bytes(gzip.compress(_manual(told.stdout.decode()).encode(), mtime=0))


def _manual(told: str) -> str:
    """The manual page that the program's own help makes."""
    lines = [line.replace("\\", "\\e") for line in told.splitlines()]
    body = [(".TP\n.B " + line) if line.startswith("ronpyo") else line.strip() for line in lines if line]
    body = [f"\\&{line}" if line.startswith(("'", ".")) and not line.startswith(".TP") else line for line in body]
    head = f'.TH RONPYO 1 "" "ronpyo {__version__}"\n.SH NAME\nronpyo \\- editor for daily commentary on the news\n'
    return head + ".SH SYNOPSIS\n.B ronpyo\n[PATH | COMMAND ...]\n.SH DESCRIPTION\n" + "\n".join(body) + "\n"


def _meta(tree: Path, depends: list[str]) -> None:
    debian = tree / "DEBIAN"
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    for path in [tree, *tree.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    sums = [f"{_output('md5sum', str(path)).split()[0]}  {path.relative_to(tree)}\n" for path in files]
    size = sum(path.stat().st_size for path in files) // 1024
    architecture = _output("dpkg", "--print-architecture").strip()
    text = _CONTROL.format(
        version=__version__,
        architecture=architecture,
        size=size,
        depends=", ".join(depends),
        recommends=", ".join(_RECOMMENDED),
        suggests=", ".join(_SUGGESTED),
    )
    _write(debian / "control", text)
    _write(debian / "md5sums", "".join(sums))
    _write(debian / "postinst", _POSTINST, 0o755)
    _write(debian / "prerm", _PRERM, 0o755)


def _output(*command: str) -> str:
    return subprocess.check_output(command, text=True)


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


if __name__ == "__main__":
    main()
