"""The search path for the program's modules: never the folder in which it happens to be started.

Python looks for modules in the current folder first when it is started with `-m` or `-c`, and wherever an entry of
PYTHONPATH is empty or relative. A `yaml.py` that lies beside somebody's post would run inside the program then.
(With `python -m editor`, a folder `editor` and what Python loads for `-m` are taken before a line of ours is reached;
with the command `ronpyo` they are not: it has a door of its own, `ronpyo.py`, that also puts what PYTHONPATH names in
full behind what is installed, since another program's package may be called `editor`, too.)
"""

import os
import sys

# Nothing else may be imported here: these two are part of the interpreter, all others would be looked for.

PACKAGE = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120
"""The folder of the program's own modules."""


def trusted(path: list[str], folder: str, search: str, library: str) -> list[str]:
    """`path` (as `sys.path`) without the entries that mean the current `folder` by accident; all others stay in order.

    What `search` (PYTHONPATH) names in full stays, and so does the folder that holds this package. Behind `library`,
    Python's own modules, come the folders of installed packages, which nobody meant by accident.
    """
    named = search.split(os.pathsep) if search else []
    by_accident = {folder, *(_in_full(folder, entry) for entry in named if not _is_full(entry))}
    by_accident.discard(os.path.dirname(PACKAGE))  # noqa: PTH120
    found, leads = [], True
    for entry in (folder if entry in ("", ".") else entry for entry in path):
        leads = leads and entry != library
        if leads and entry in by_accident:
            if entry not in named:
                continue
            named.remove(entry)
        found.append(entry)
    return found


def _in_full(folder: str, entry: str) -> str:
    return os.path.normpath(os.path.join(folder, entry))  # noqa: PTH118


def _is_full(entry: str) -> bool:
    return os.path.isabs(entry)  # noqa: PTH117


def clean() -> None:
    """Leave such entries out of `sys.path` of this process."""
    try:
        folder = os.getcwd()  # noqa: PTH109
    except OSError:  # it is gone
        folder = os.sep
    search = "" if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "")
    sys.path[:] = trusted(sys.path, folder, search, os.path.dirname(os.__file__))  # noqa: PTH120


def settled(path: list[str], script: str, search: str) -> list[str]:
    """`path` (as `sys.path`) in the order of the command: Python's own modules, the program, what is installed beside
    it, and at last what `search` (PYTHONPATH) names. The folder of the `script` that was started is left out.
    """
    own = os.path.dirname(PACKAGE)  # noqa: PTH120
    named = [os.path.abspath(entry) for entry in search.split(os.pathsep) if entry]  # noqa: PTH100
    rest = [entry for entry in path if entry not in named and entry not in (own, script)]
    first = next((place for place, entry in enumerate(rest) if _holds_packages(entry)), len(rest))
    behind = [entry for entry in path if entry in named and entry != own]
    return [*rest[:first], own, *rest[first:], *behind]


def _holds_packages(entry: str) -> bool:
    return os.path.basename(entry) in ("site-packages", "dist-packages")  # noqa: PTH119


def settle() -> None:
    """Bring `sys.path` of this process into that order."""
    script = os.path.dirname(os.path.realpath(sys.argv[0])) if sys.argv[:1] else ""  # noqa: PTH120
    search = "" if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "")
    sys.path[:] = settled(sys.path, script, search)
