"""What systems say of motion, in their files and by the desktop's portal."""

import plistlib
from pathlib import Path

import pytest

from editor.core.theme.motion import asks_for_less, reduced_here


@pytest.mark.parametrize(
    ("key", "value", "less"),
    [
        ("reduced-motion", 1, True),
        ("reduced-motion", 0, False),
        ("reduced-motion", 2, False),
        ("reduced-motion", True, False),
        ("reduced-motion", "1", False),
        ("enable-animations", False, True),
        ("enable-animations", True, False),
        ("enable-animations", 0, False),
        ("enable-animations", None, False),
        ("AnimationDurationFactor", "0", True),
        ("AnimationDurationFactor", 0.0, True),
        ("AnimationDurationFactor", "0.5", False),
        ("AnimationDurationFactor", "", False),
        ("AnimationDurationFactor", "fast", False),
        ("AnimationDurationFactor", False, False),
        ("AnimationDurationFactor", ["0"], False),
    ],
)
def test_an_answer_of_the_portal(key: str, value: object, less: bool) -> None:
    assert asks_for_less(key, value) is less


GTK3, GTK4, KDE = "gtk-3.0/settings.ini", "gtk-4.0/settings.ini", "kdeglobals"


@pytest.mark.parametrize(
    ("files", "less"),
    [
        ({}, False),
        ({GTK4: "[Settings]\ngtk-enable-animations=0\n"}, True),
        ({GTK3: "[Settings]\ngtk-enable-animations = false\n"}, True),
        ({GTK3: "[Settings]\r\ngtk-theme-name=A%B\r\ngtk-enable-animations=NO"}, True),
        ({GTK3: "[Settings]\ngtk-enable-animations=1\n"}, False),
        ({GTK4: "[Settings]\ngtk-enable-animations=1\n", GTK3: "[Settings]\ngtk-enable-animations=0\n"}, False),
        ({GTK3: "[Settings]\ngtk-enable-animations\n"}, False),
        ({GTK3: "[Other]\ngtk-enable-animations=0\n"}, False),
        ({GTK3: "gtk-enable-animations=0\n"}, False),
        ({GTK3: "[Settings]\na=1\na=2\ngtk-enable-animations=0"}, True),
        ({GTK3: "\ufeff[Settings]\ngtk-enable-animations=0"}, True),
        ({KDE: "[KDE]\nAnimationDurationFactor=0\n"}, True),
        ({KDE: "[KDE]\nAnimationDurationFactor=0.0\n[General]\nx[ja]=1"}, True),
        ({KDE: "[KDE]\nAnimationDurationFactor=1\n"}, False),
        ({GTK3: "#" * 100_000 + "\n[Settings]\ngtk-enable-animations=0"}, False),
    ],
)
def test_the_files_of_desktops(tmp_path: Path, files: dict[str, str], less: bool) -> None:
    for name, text in files.items():
        path = tmp_path / "c" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert reduced_here({"XDG_CONFIG_HOME": str(tmp_path / "c")}, tmp_path, "linux") is less
    assert reduced_here({}, tmp_path, "linux") is False


def test_what_is_no_file_or_no_text_says_nothing(tmp_path: Path) -> None:
    (tmp_path / GTK3).mkdir(parents=True)
    (tmp_path / KDE).write_bytes(b"\xff\xfe[KDE]")
    assert reduced_here({"XDG_CONFIG_HOME": str(tmp_path)}, tmp_path, "linux") is False


@pytest.mark.parametrize(
    ("data", "less"),
    [
        (plistlib.dumps({"reduceMotion": True}), True),
        (plistlib.dumps({"reduceMotion": 1}, fmt=plistlib.FMT_BINARY), True),
        (plistlib.dumps({"reduceMotion": False}), False),
        (plistlib.dumps({}), False),
        (plistlib.dumps(["reduceMotion"]), False),
        (b"bplist00", False),
        (b"", False),
    ],
)
def test_the_file_of_macos(tmp_path: Path, data: bytes, less: bool) -> None:
    path = tmp_path / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    assert reduced_here({}, tmp_path, "darwin") is less


def test_windows_is_asked_by_its_own_call() -> None:
    assert reduced_here({}, Path(), "win32") is False  # there is none here, and nothing breaks
