"""The small TOML file that keeps the person's choices. Knows no Qt: some of them are read before Qt is loaded."""

import tomllib
from pathlib import Path
from typing import Any

from editor.core.disk import regular
from editor.core.disk.causes import cause

_LARGEST = 1 << 20  # bytes; choices are some hundred


def choices_file(folder: Path) -> Path:
    """The path of the file of choices in the folder of settings."""
    return folder / "settings.toml"


def read_choices(folder: Path) -> dict[str, Any]:
    """All that the file says; nothing where there is none or it cannot be read."""
    return look_at_choices(folder)[0]


def look_at_choices(folder: Path) -> tuple[dict[str, Any], str]:
    """All that the file says, and why it cannot be read, as the system or the parser says it; "" where it can, or there
    is none."""
    try:
        return tomllib.loads(regular.text(choices_file(folder), _LARGEST)), ""
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        return {}, cause(error)
    except (ValueError, RecursionError) as error:
        return {}, str(error)
