"""What of PySide6 and of Python's library a package carries: what the program uses, and no more.

PySide6 whole is 650 MB, the part that is used 350. Plugins, translations and web engine files are named here; of the
libraries stay those that something which stays is linked with, on whichever system.
"""

import sys
from pathlib import PurePath

from PyInstaller.depend import bindepend

Entries = list[tuple[str, str, str]]
"""PyInstaller's list of files: the place in the package, the file, its kind."""

MODULES = (
    *("tkinter", "idlelib", "lib2to3", "pydoc_data", "test", "unittest.mock", "readline"),
    *("setuptools", "pip", "numpy", "pytest", "lxml.objectify", "lxml.isoschematron"),
    *(f"PySide6.Qt{name}" for name in ("OpenGL", "Positioning", "Qml", "Quick", "QuickWidgets")),
)
"""Modules that nothing of ours imports, but something that is imported looks for."""
if sys.platform.startswith("linux"):
    # It wants PulseAudio's library and Speech Dispatcher's; without it, espeak-ng reads aloud.
    MODULES += ("PySide6.QtTextToSpeech", "PySide6.QtMultimedia")

# GTK's theme is left out: with it, a hundred libraries of the desktop would be part of the package.
_PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qicns", "qico", "qjpeg", "qsvg", "qtiff", "qwebp"),
    "platforminputcontexts": ("compose", "ibus"),
    "platforms": ("qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "texttospeech": ("qtexttospeech_sapi", "qtexttospeech_winrt", "qtexttospeech_darwin"),
    "styles": ("qmacstyle", "qmodernwindowsstyle", "qwindowsvistastyle"),
    "tls": ("qopensslbackend", "qschannelbackend", "qsecuretransportbackend", "qcertonlybackend"),
    "wayland-decoration-client": ("",),
    "wayland-graphics-integration-client": ("",),
    "wayland-shell-integration": ("",),
    "xcbglintegrations": ("",),
}
"""By folder, how the names of the plugins that stay begin, behind a `lib`; all others go."""
_BY_NAME = ("libpython", "libnss", "libsoftokn", "libfreebl", "libssl", "libcrypto")
"""How the names of libraries begin that are opened by their name: nothing is linked with them."""
_LOCALES = ("en-US", "ja")
_TRANSLATIONS = ("qtbase_ja", "qtbase_en", "qt_ja", "qt_en")
_UNUSED = ("qtwebengine_devtools_resources", "qtwebengine_resources_200p.debug", "v8_context_snapshot.debug")


def trim(binaries: Entries, datas: Entries) -> tuple[Entries, Entries]:
    """`binaries` and `datas` without what is not used."""
    kept = [entry for entry in binaries if _is_wanted(PurePath(entry[0]))]
    wanted = _linked(kept)
    kept = [entry for entry in kept if not _is_library(PurePath(entry[0])) or PurePath(entry[0]).name in wanted]
    names = {PurePath(entry[0]).name for entry in kept}
    # PyInstaller lays a link to each library beside the program; those to libraries that went go, too.
    linked = [e for e in datas if e[2] != "SYMLINK" or not _is_library(PurePath(e[0])) or PurePath(e[0]).name in names]
    return kept, [entry for entry in linked if _is_wanted(PurePath(entry[0]))]


def _is_wanted(place: PurePath) -> bool:
    parts, stem = place.parts, place.name
    if "PySide6" not in parts:
        return True
    if "plugins" in parts:
        folder = parts[parts.index("plugins") + 1]
        return folder in _PLUGINS and stem.removeprefix("lib").startswith(_PLUGINS[folder])
    if "qml" in parts or "metatypes" in parts or stem.startswith(_UNUSED):
        return False
    if "qtwebengine_locales" in parts:
        return stem.startswith(_LOCALES)
    if "translations" in parts:
        return stem.startswith(_TRANSLATIONS)
    return not stem.endswith((".pyi", ".debug.bin", ".debug.pak"))


def _is_library(place: PurePath) -> bool:
    """Whether it is a library that others are linked with: no module of Python's, no plugin, no program."""
    name = place.name
    if "plugins" in place.parts or "libexec" in place.parts or name.startswith(_BY_NAME):
        return False
    if sys.platform.startswith("linux"):
        return name.startswith("lib") and ".so" in name
    return _is_of_qt(name)


def _is_of_qt(name: str) -> bool:
    """Whether it is called as Qt's libraries are on Windows and macOS, and those of FFmpeg that come with them."""
    if name.startswith("QtWebEngineProcess"):
        return False
    return name.startswith(("Qt6", "av", "sw")) or (name.startswith("Qt") and "." not in name)


def _linked(entries: Entries) -> set[str]:
    """The names of the libraries that a part of the package is linked with, directly or by way of another one."""
    by_name = {PurePath(entry[0]).name: entry[1] for entry in entries}
    waiting = [entry[1] for entry in entries if not _is_library(PurePath(entry[0]))]
    found: set[str] = set()
    while waiting:
        for linked, _path in bindepend.get_imports(waiting.pop()):
            name = PurePath(linked).name
            if name in by_name and name not in found:
                found.add(name)
                waiting.append(by_name[name])
    return found
