"""The command `ronpyo`, as it is installed: a module of a name that nobody else uses.

The program's package is called `editor`, as others are. So its own folder is looked in first here, and what PYTHONPATH
names comes behind all that is installed.
"""

import os
import sys


def main() -> int:
    """Do what the arguments of the process say and return the exit code."""
    sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120  # pathlib is not loaded from just anywhere
    from editor import search_path

    search_path.settle()
    from editor.cli import main as command

    return command()
