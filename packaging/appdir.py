"""Lay out an AppDir from the folder of freeze.py: `python packaging/appdir.py FOLDER` makes FOLDER/Ronpyo.AppDir.

One command is left, with a tool that no package registry carries (AppImage's own appimagetool):
`appimagetool FOLDER/Ronpyo.AppDir FOLDER/Ronpyo-x86_64.AppImage`. The AppDir itself starts by its AppRun.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "org.ronpyo.Ronpyo"
_START = """#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/usr/lib/ronpyo/ronpyo" "$@"
"""


def lay_out(frozen: Path, target: Path) -> None:
    """Make the AppDir `target` of the folder `frozen`."""
    shutil.rmtree(target, ignore_errors=True)
    share = target / "usr" / "share"
    icons = share / "icons" / "hicolor" / "scalable" / "apps"
    for folder in (target / "usr" / "bin", share / "applications", share / "metainfo", icons):
        folder.mkdir(parents=True)
    shutil.copytree(frozen, target / "usr" / "lib" / "ronpyo", symlinks=True, copy_function=os.link)
    desktop = ROOT / "resources" / "desktop"
    shutil.copyfile(desktop / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    # appimagetool looks for the description by the name of the entry.
    shutil.copyfile(desktop / f"{NAME}.metainfo.xml", share / "metainfo" / f"{NAME}.appdata.xml")
    shutil.copyfile(ROOT / "resources" / "icons" / "ronpyo.svg", icons / f"{NAME}.svg")
    (target / f"{NAME}.desktop").symlink_to(f"usr/share/applications/{NAME}.desktop")
    (target / f"{NAME}.svg").symlink_to(f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg")
    (target / ".DirIcon").symlink_to(f"{NAME}.svg")
    (target / "usr" / "bin" / "ronpyo").symlink_to("../lib/ronpyo/ronpyo")
    start = target / "AppRun"
    start.write_text(_START, "utf-8")
    start.chmod(0o755)


if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    lay_out(folder / "ronpyo", folder / "Ronpyo.AppDir")
    print(f"left to do: appimagetool {folder / 'Ronpyo.AppDir'} {folder / 'Ronpyo.AppImage'}")
