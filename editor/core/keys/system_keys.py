"""The keys that a system has for itself, and what a command has there in their place.

In Qt's portable text `Ctrl` is the command key on macOS, where ⌘H hides the program and ⌘⇧Q ends the session.
https://support.apple.com/102650
"""

from collections.abc import Mapping

_ON_MACOS: Mapping[str, tuple[str, ...]] = {
    "edit.replace": ("Ctrl+Alt+F",),  # ⌥⌘F, as in Apple's own editors
    "edit.search_library": ("F4", "Ctrl+Shift+Alt+F"),
    "format.quote": ("Ctrl+Shift+.",),
}
RESERVED_ON_MACOS = ("Ctrl+H", "Ctrl+Alt+H", "Ctrl+M", "Ctrl+Shift+Q", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5")
"""The keys that macOS takes itself, whatever the program says; no command has one of these there."""


def keys_on(platform: str, command: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of the command on the system `platform` (as `sys.platform`), whose keys elsewhere are `keys`."""
    if platform != "darwin":
        return keys
    return tuple(key for key in _ON_MACOS.get(command, keys) if key not in RESERVED_ON_MACOS)
