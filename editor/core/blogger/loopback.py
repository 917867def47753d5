"""The door at which the browser comes back from Google: on this computer alone, on a free port, for one answer.

google-auth-oauthlib's own is not used: a stray request (the browser asking for an icon) ends its sign-in, and a
connection that a browser opens in advance and leaves idle hangs it. Here each connection has a thread and five seconds,
whatever does not bring our own `state` is not found, and all of it has an end.
"""

import hmac
import http.server
import threading
from html import escape
from time import monotonic
from urllib.parse import parse_qs, urlsplit

from editor.core.blogger.faults import StoppedError
from editor.core.blogger.oauth import Attempt, denied
from editor.core.blogger.stop import Stop
from editor.core.errors import BloggerError
from editor.core.words import tr

PATIENCE = 300.0
"""Seconds for the person to sign in."""
_LOOK_S = 0.05
"""Seconds between two looks whether an answer came, or somebody wants to stop."""

_CONNECTION = 5.0  # seconds
_MOST = 32  # connections at a time
_LONGEST = 8_192  # characters of a code


class Loopback:
    """Waits for the browser. Use it as a context; its port is open inside of it. Raises BloggerError where no port is
    to be had."""

    def __init__(self) -> None:
        try:
            self._server = _Server()
        except OSError as error:
            raise BloggerError(
                tr("No port of this computer could be opened for the browser’s answer ({cause}).", cause=error.strerror)
            ) from error
        self.attempt = self._server.attempt

    def __enter__(self) -> "Loopback":
        threading.Thread(target=self._server.serve_forever, args=(2 * _LOOK_S,), name="sign-in", daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def code(self, stop: Stop, patience: float = PATIENCE) -> str:
        """The code that the browser brings. Raises StoppedError, and BloggerError when the person said no at Google or
        nothing came in `patience` seconds."""
        end = monotonic() + patience
        while not self._server.came.wait(_LOOK_S):
            if stop.wanted:
                raise StoppedError(tr("Stopped. Nothing was signed in."))
            if monotonic() > end:
                raise BloggerError(tr("No answer came from the browser. Sign in again."))
        if self._server.error:
            raise BloggerError(denied(self._server.error))
        return self._server.code


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False
    request_queue_size = _MOST

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.attempt = Attempt(f"http://127.0.0.1:{self.server_address[1]}/")
        self.came = threading.Event()
        self.code = self.error = ""
        self._room = threading.BoundedSemaphore(_MOST)
        self._lock = threading.Lock()

    def process_request_thread(self, request: object, client_address: object) -> None:
        """One connection; those above the most are closed at once."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)  # type: ignore[arg-type]
            return
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that broke is nobody's error."""

    def take(self, query: dict[str, list[str]]) -> bool:
        """Whether `query` is the answer that is waited for; the first one counts."""
        state = query.get("state", [""])[0]
        if not hmac.compare_digest(state.encode("utf-8", "replace"), self.attempt.state.encode()):
            return False
        code, error = query.get("code", [""])[0], query.get("error", [""])[0]
        if not (code or error) or len(code) > _LONGEST:
            return False
        with self._lock:
            if not self.came.is_set():
                self.code, self.error = code, error
                self.came.set()
        return True


class _Handler(http.server.BaseHTTPRequestHandler):
    timeout = _CONNECTION
    server: _Server
    server_version, sys_version = "ronpyo", ""

    def do_GET(self) -> None:
        """The answer page for the one request that is ours, "not found" for all others."""
        parts = urlsplit(self.path)
        try:
            query = parse_qs(parts.query, max_num_fields=20)
        except ValueError:
            query = {}
        if parts.path == "/" and self.server.take(query):
            self._say(200, tr("You may close this page and go back to Ronpyo."))
        else:
            self._say(404, tr("There is nothing here."))

    def log_message(self, *_arguments: object) -> None:
        """Nothing is logged: the code stands in the address."""

    def _say(self, status: int, sentence: str) -> None:
        page = f"<!DOCTYPE html><meta charset=utf-8><title>Ronpyo</title><p>{escape(sentence)}</p>".encode()
        self.send_response(status)
        for name, value in (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(page))),
            ("Content-Security-Policy", "default-src 'none'"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
            ("Connection", "close"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page)
