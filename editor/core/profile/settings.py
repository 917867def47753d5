"""The settings of blog profiles: which there are, their words, dates and title. All that a window says of a blog.

A profile is a folder with profile.toml, page.html, post.html, style.css, export.css, sample.md and sample/ (images).
Here only profile.toml is read; `load.py` reads and checks all of it, which takes ten times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editor.core import paths
from editor.core.disk.folders import is_folder
from editor.core.profile.files import Sources, fitting, read_toml
from editor.core.profile.values import ProfileSettings

__all__ = [
    "DEFAULT",
    "ProfileEntry",
    "ProfileSettings",
    "built_in",
    "list_profiles",
    "places_of",
    "profile_names",
    "profile_settings",
    "read_settings",
    "searched",
]

DEFAULT = "ja-commentary"

_SETTINGS = "profile.toml"
_TABLES = ("words", "markdown")
_PLAIN = (
    "label",
    "language",
    "title",
    "title_news",
    "title_commentary",
    "date",
    "date_short",
    "time_zone",
    "address",
    "weekdays",
    "months",
)


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """A profile that can be chosen. `built_in` says that it is the program's own, not shadowed by the person's."""

    name: str
    label: str
    language: str
    built_in: bool


def list_profiles(folders: Sequence[Path] | None = None) -> list[ProfileEntry]:
    """All profiles, in the order of `profile_names`."""
    entries = []
    for name, is_own in profile_names(folders).items():
        profile = profile_settings(name, folders)
        entries.append(ProfileEntry(name, profile.label, profile.language, is_own))
    return entries


def profile_names(folders: Sequence[Path] | None = None) -> dict[str, bool]:
    """The names of all profiles, the default first, then by name, and whether each is the program's own."""
    names: dict[str, bool] = {}
    for folder in searched(folders):
        for path in _folders_in(folder):
            names.setdefault(path.name, folder == built_in())
    return dict(sorted(names.items(), key=lambda item: (item[0] != DEFAULT, item[0])))


def profile_settings(name: str = "", folders: Sequence[Path] | None = None) -> ProfileSettings:
    """The settings of the profile `name` ("": the default), searched as `load_profile` does, and nothing of its page.

    What is wrong with them is not told. Never raises.
    """
    name = name or DEFAULT
    found = places_of(name, searched(folders))
    default = built_in() / DEFAULT
    return read_settings(Sources(found if default in found else [*found, default]), name if found else DEFAULT)


def places_of(name: str, folders: Sequence[Path]) -> list[Path]:
    """The folders of the profile `name` in `folders`, in their order."""
    return [place / name for place in folders if _is_plain(name) and is_folder(place / name)]


def built_in() -> Path:
    """The folder of the program's own profiles."""
    return paths.resources() / "profiles"


def searched(folders: Sequence[Path] | None) -> list[Path]:
    """The folders in which profiles are looked for; None: the person's own, then the program's."""
    return [paths.user_profiles(), built_in()] if folders is None else list(folders)


def read_settings(sources: Sources, name: str) -> ProfileSettings:
    """The profile's values: those of the default, with each better version of profile.toml laid over them."""
    profile = ProfileSettings(name=name)
    for values, text in reversed(read_toml(sources, _SETTINGS)):
        tables = {name: given for name in _TABLES if isinstance(given := values.get(name), dict)}
        plain = {key: value for key, value in values.items() if key not in tables}
        current = {name: getattr(profile, name) for name in (*_PLAIN, *_TABLES)}
        changes = fitting(sources, _SETTINGS, text, "", plain, current)
        for name, given in tables.items():
            old = current[name]
            words = fitting(sources, _SETTINGS, text, name, given, {key: getattr(old, key) for key in old.__slots__})
            changes[name] = replace(old, **words)
        profile = replace(profile, **changes)
    return replace(profile, label=profile.label or name)


def _folders_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if _is_plain(path.name) and is_folder(path)]
    except OSError:
        return []


def _is_plain(name: str) -> bool:
    """Whether `name` is the name of a folder and no way out of one."""
    return not name.startswith(".") and len(name.encode("utf-8", "replace")) < 200 and not set(name) & set("/\\\0:")
