"""Paths: the program's resources and the person's own folders. Knows no Qt."""

import os
from pathlib import Path

APP = "ronpyo"


def resources() -> Path:
    """The folder of the program's own data: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def config() -> Path:
    """Settings and the person's own profiles."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def state() -> Path:
    """Window state, recent files, journals: outside any synced folder."""
    import platformdirs

    return Path(platformdirs.user_state_dir(APP, appauthor=False))


def cache() -> Path:
    """The folder of files that can be made again at any time."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def default_library() -> Path:
    """The folder of posts until the person chooses another: `Ronpyo` in their documents."""
    if override := os.environ.get("RONPYO_LIBRARY"):
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "Ronpyo"


def downloads() -> Path:
    """The folder in which browsers save, as the system calls it in the person's language; it may be missing."""
    import platformdirs

    return Path(platformdirs.user_downloads_dir())


def pictures() -> Path:
    """The person's own folder of pictures, as the system calls it in their language; it may be missing."""
    import platformdirs

    return Path(platformdirs.user_pictures_dir())


def user_profiles() -> Path:
    """Blog profiles of the person's own; one of the same name shadows a built-in one."""
    return config() / "profiles"


def user_themes() -> Path:
    """Themes of the person's own."""
    return config() / "themes"
