"""The process that finds words in texts and in the posts of a library: a regular expression may take for ever, and
only a process can be killed.

Messages are those of `core/processes/channel.py`. The first answer is `{"ready": true}`. A request is a pickled task of
`core/workers/find_tasks.py` (we wrote it), its answer JSON, `{"result": …}` or `{"error": sentence}`, in their order.
"""

import pickle
import sys
from typing import Any

from editor.core import words
from editor.core.errors import RonpyoError
from editor.core.processes.channel import Sender, as_json, messages
from editor.core.workers.find_tasks import FindRequest


def answer(request: FindRequest) -> dict[str, Any]:
    """The answer to one request. Errors that the person can understand are answers too."""
    if words.language() != request.language:
        words.use(request.language)
    try:
        return {"result": request.task.run()}
    except RonpyoError as error:
        return {"error": str(error)}


def main() -> None:
    """Answer requests from standard input until it ends."""
    sender = Sender(sys.stdout.buffer)
    sender.send(as_json({"ready": True}))
    for message in messages(sys.stdin.buffer):
        sender.send(as_json(answer(pickle.loads(message))))


if __name__ == "__main__":
    main()
