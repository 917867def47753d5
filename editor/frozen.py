"""The program's entry in a frozen build, where there is no Python to start a module with: `ronpyo -m MODULE`.

Only the program's own processes (`core/processes/children.py`) can be started in this way.
"""

import multiprocessing
import runpy
import sys

import editor


def main() -> int:
    """Be the child that is asked for, or else the command `ronpyo`."""
    from editor.core.processes import own_files

    own_files.keep_modules(getattr(editor.__loader__, "_pyz_archive", None))
    multiprocessing.freeze_support()
    from editor.core.processes.children import MODULES

    if sys.argv[1:2] == ["-m"] and sys.argv[2:3] and sys.argv[2] in MODULES:
        module = sys.argv[2]
        sys.argv[1:3] = []
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    from editor.cli import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
