"""The process that finds words in texts and in the posts of a library: a regular expression may take for ever, and
only a process can be killed. Its tasks are those of `find_tasks.py`.
"""

from editor.core.processes.tasks import do_tasks
from editor.core.workers.find_tasks import ListTask, PostTask, TextsTask


def run(task: TextsTask | PostTask | ListTask) -> object:
    """Do `task`."""
    return task.run()


if __name__ == "__main__":
    do_tasks(run)
