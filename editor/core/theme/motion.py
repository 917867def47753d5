"""The answers of systems to the question whether windows are to fade and move less. Knows no Qt."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from editor.core.disk import regular

REDUCED, FULL = "reduced", "full"
"""The values that a person can choose here; "": as the system says."""
PORTAL_KEYS = (
    ("org.freedesktop.appearance", "reduced-motion"),
    ("org.gnome.desktop.interface", "enable-animations"),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"),
)
"""Namespaces and keys of `org.freedesktop.portal.Settings`: the standard one (since 2025), GNOME's and KDE's."""
_LARGEST = 1 << 16  # bytes of a file
_NO = ("0", "false", "no", "off")
_CLIENT_AREA_ANIMATION = 0x1042
"""`SPI_GETCLIENTAREAANIMATION` of Windows' SystemParametersInfo: "Show animations"."""


def asks_for_less(key: str, value: object) -> bool:
    """Whether `value` of one of the PORTAL_KEYS asks for less motion; a value of another kind asks for nothing."""
    if key == "reduced-motion":
        return value == 1 and value is not True
    if key == "enable-animations":
        return value is False
    return _is_zero(value)


def reduced_here(environment: Mapping[str, str], home: Path, platform: str = sys.platform) -> bool:
    """Whether this system asks for less motion, by its files or, on Windows, its own call. Never raises; what cannot be
    read asks for nothing. A file may lie on a slow drive."""
    if platform == "win32":
        return _windows_animates_nothing()
    if platform == "darwin":
        return _mac_reduces(home / "Library" / "Preferences" / "com.apple.universalaccess.plist")
    folder = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    gtk = (
        _value(folder / name / "settings.ini", "Settings", "gtk-enable-animations") for name in ("gtk-4.0", "gtk-3.0")
    )
    if (stated := _first(gtk)) is not None:
        return stated.lower() in _NO
    return _is_zero(_value(folder / "kdeglobals", "KDE", "AnimationDurationFactor"))


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _value(path: Path, section: str, key: str) -> str | None:
    """A value of a file of the form of GTK's and KDE's; None where there is none."""
    import configparser  # not at the start

    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(regular.text(path, _LARGEST))
        value = parser.get(section, key, fallback=None)
    except (OSError, ValueError, configparser.Error):
        return None
    return value.strip() if value is not None else None


def _is_zero(value: object) -> bool:
    try:
        return isinstance(value, str | float | int) and not isinstance(value, bool) and float(value) == 0
    except ValueError:
        return False


def _mac_reduces(path: Path) -> bool:
    import plistlib

    try:
        return bool(plistlib.loads(regular.read(path, _LARGEST)).get("reduceMotion"))
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def _windows_animates_nothing() -> bool:
    import ctypes

    loaded = getattr(ctypes, "windll", None)
    animated = ctypes.c_int(1)
    if loaded is not None:
        loaded.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value
