"""The process that checks spelling: loading a dictionary takes a second of the processor, proposing words a third of
one, and a dictionary is a file of anybody's, whose rules are regular expressions. Only a process can be killed. Its
tasks are those of `spell_tasks.py`.
"""

from editor.core.processes.bounds import bound
from editor.core.processes.priority import go_behind
from editor.core.processes.tasks import do_tasks
from editor.core.workers.spell_tasks import SpellState

_MOST_MEMORY = 1 << 30
"""Bytes. English takes 80 MB, the largest known dictionaries 400."""
_NICER = 10
"""Steps of priority below the window, which never waits for this."""


def main() -> None:
    """Answer requests from standard input until it ends."""
    bound(_MOST_MEMORY)
    go_behind(_NICER)
    state = SpellState()
    do_tasks(lambda task: task.run(state))


if __name__ == "__main__":
    main()
