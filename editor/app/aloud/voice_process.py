"""The process that reads aloud, with a voice of the system (`voices.py`).

Messages are those of `core/processes/channel.py`, JSON both ways. The first answer is `{"ready": true}`, or
`{"ready": false}` where the system has no voice. `{"say": words, "number": n, "language": "ja", "rate": 1.0}` is
answered by `{"said": n}` when it was said to its end, or `{"unsaid": n, "why": "language" | "voice"}`; another one
begins at once, and the one before is not answered. `{"stop": true}` stops. It ends when its input does.
"""

import sys
import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from editor.app.aloud.voices import Voice, find_voice
from editor.app.threads.main_thread import Deliveries
from editor.core.processes import foreign
from editor.core.processes.channel import Sender, as_json, from_json, messages

_NEEDED = ("ja",)
"""Languages that no voice of another one can say."""


class Reader(QObject):
    """Does what it is told by messages, with `voice`, and answers through `sender`."""

    def __init__(self, voice: Voice | None, sender: Sender, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._sender = sender
        self._number = 0
        if voice is not None:
            voice.said.connect(lambda: self._answer({"said": self._number}))
            voice.failed.connect(lambda: self._answer({"unsaid": self._number, "why": "voice"}))
        self._answer({"ready": voice is not None})

    def take(self, message: dict[str, Any] | None) -> None:
        """Do what `message` says; None: there are no more."""
        if message is None:
            if self._voice is not None:
                self._voice.stop()
            QCoreApplication.quit()
        elif self._voice is not None:
            self._voice.stop()
            if "say" in message:
                self._say(self._voice, message)

    def _say(self, voice: Voice, message: dict[str, Any]) -> None:
        self._number = message["number"]
        language = message["language"]
        if language in _NEEDED and not voice.has(language):
            self._answer({"unsaid": self._number, "why": "language"})
        else:
            voice.say(message["say"], language, message["rate"])

    def _answer(self, answer: dict[str, Any]) -> None:
        self._sender.send(as_json(answer))


def _listen(deliveries: Deliveries) -> None:
    try:
        for message in messages(sys.stdin.buffer):
            deliveries.deliver(from_json(message))
    finally:
        deliveries.deliver(None)


def main() -> int:
    """Read aloud until the input ends."""
    foreign.remember()
    app = QCoreApplication(sys.argv[:1])
    reader = Reader(find_voice(app), Sender(sys.stdout.buffer), app)
    threading.Thread(target=_listen, args=(Deliveries(reader.take),), daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
