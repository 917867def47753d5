"""The author's own decisions about spellings, in a file that can be edited and shared.

settings/spellings.toml

leave = ["ＤｅＮＡ"]        # right as it is, whatever a rule says

[write]                     # what is to be mended = what is written
"子供" = "子ども"
"""

import tomllib
from pathlib import Path

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.text.house_spelling import House
from editor.core.words import tr

NAME = "spellings.toml"
_LARGEST = 1 << 20  # bytes
_MOST = 2000  # pairs


def spellings_file() -> Path:
    """The file of the decisions."""
    return paths.config() / NAME


def ready_file() -> Path:
    """The file of the decisions, with an example in it where there was none. Raises FileError."""
    path = spellings_file()
    if not path.exists():
        store.make_folder(path.parent, path.parent)
        store.write(path, _example().encode("utf-8"), store.ABSENT)
    return path


def _example() -> str:
    return "\n".join(
        (
            "# " + tr("Words that are right as they are, whatever a rule says:"),
            "leave = []",
            "",
            "# " + tr("What is to be mended = what is written instead:"),
            "[write]",
            '# "子供" = "子ども"',
            "",
        )
    )


def with_decisions(house: House, path: Path | None = None) -> House:
    """`house` with what the author decided; as it is where there is no such file, or it cannot be read."""
    try:
        values = tomllib.loads(regular.text(path or spellings_file(), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return house
    write, leave = values.get("write"), values.get("leave")
    pairs = list(write.items())[:_MOST] if isinstance(write, dict) else []
    left = leave[:_MOST] if isinstance(leave, list) else []
    return house.decided(
        {word: right for word, right in pairs if isinstance(right, str)}, (one for one in left if isinstance(one, str))
    )
