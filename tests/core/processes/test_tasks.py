"""A process that does one task after another, and does not outlive the window with a task that never ends."""

import io
import pickle
import signal
import subprocess
import sys

import pytest

from editor.core.processes.channel import framed, from_json, messages
from editor.core.processes.tasks import TaskRequest

PROCESS = """
import re
from editor.core.errors import RonpyoError
from editor.core.processes import tasks

def run(task):
    if task == "wrong":
        raise RonpyoError("That is wrong.")
    return re.match("(a+)+b", task) is not None

tasks._SECONDS = {seconds}
tasks.do_tasks(run)
"""
ENDLESS = "a" * 200


def started(seconds: float) -> subprocess.Popen[bytes]:
    code = PROCESS.format(seconds=seconds)
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def asked(*tasks: str) -> bytes:
    return b"".join(framed(pickle.dumps(TaskRequest(task, "en"))) for task in tasks)


def test_tasks_are_answered_in_their_order_until_the_input_ends() -> None:
    process = started(60)
    said, _errors = process.communicate(asked("ab", "wrong", "b"), timeout=60)
    assert process.returncode == 0
    assert [from_json(data) for data in messages(io.BytesIO(said))] == [
        {"ready": True},
        {"result": True},
        {"error": "That is wrong."},
        {"result": False},
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="its alarm is another signal")
def test_a_task_that_never_ends_ends_the_process_though_nobody_kills_it() -> None:
    process = started(0.3)
    process.communicate(asked("ab", ENDLESS), timeout=60)
    assert process.returncode == -signal.SIGALRM
