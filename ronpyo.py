"""The command `ronpyo`, as it is installed: a module of a name that nobody else uses.

The program's package is called `editor`, as others are. So its own folder is looked in first here, and what PYTHONPATH
names comes behind all that is installed.
"""

import os
import sys


def main() -> int:
    """Do what the arguments of the process say and return the exit code."""
    own = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120  # pathlib is not loaded from just anywhere
    search = "" if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "")
    # Python has them in full in its search path, an empty one as the current folder. The package of a checkout lies
    # elsewhere than this file, behind them.
    named = {os.path.abspath(entry) for entry in search.split(os.pathsep)} if search else set()  # noqa: PTH100
    rest = [entry for entry in sys.path if entry not in named]
    sys.path[:] = [own, *rest, *(entry for entry in sys.path if entry in named)]
    from editor import search_path

    search_path.settle()
    from editor.cli import main as command

    return command()
