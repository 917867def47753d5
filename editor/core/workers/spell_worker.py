"""The process that checks spelling: loading a dictionary takes a second of the processor, proposing words a third of
one, and a dictionary is a file of anybody's, whose rules are regular expressions. Only a process can be killed.

Messages are those of `core/processes/channel.py`. The first answer is `{"ready": true}`. A request is a pickled task of
`core/workers/spell_tasks.py` (we wrote it), its answer JSON, `{"result": …}` or `{"error": sentence}`, in their order.
"""

import os
import pickle
import sys
from contextlib import suppress
from typing import Any

from editor.core import words
from editor.core.errors import RonpyoError
from editor.core.processes.alarm import alarm
from editor.core.processes.bounds import bound
from editor.core.processes.channel import Sender, as_json, messages
from editor.core.workers.spell_tasks import SpellRequest, SpellState

_MOST_MEMORY = 1 << 30
"""Bytes. English takes 80 MB, the largest known dictionaries 400."""
_SECONDS = 90.0
"""Seconds that a task may take: the window ends it sooner, unless it was killed itself."""
_NICER = 10
"""Steps of priority below the window, which never waits for this."""


def answer(request: SpellRequest, state: SpellState) -> dict[str, Any]:
    """The answer to one request. Errors that the person can understand are answers too."""
    if words.language() != request.language:
        words.use(request.language)
    try:
        return {"result": request.task.run(state)}
    except RonpyoError as error:
        return {"error": str(error)}


def main() -> None:
    """Answer requests from standard input until it ends."""
    bound(_MOST_MEMORY)
    with suppress(AttributeError, OSError):  # Windows has no such call
        os.nice(_NICER)
    sender, state = Sender(sys.stdout.buffer), SpellState()
    sender.send(as_json({"ready": True}))
    ring = alarm()  # nobody hears it, and it ends the process
    for message in messages(sys.stdin.buffer):
        if ring is not None:
            ring.start(_SECONDS)
        sender.send(as_json(answer(pickle.loads(message), state)))
        if ring is not None:
            ring.stop()


if __name__ == "__main__":
    main()
