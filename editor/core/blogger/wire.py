"""One request over the net, sent once: Python's own HTTP over TLS, with bounds of our own.

Not google-api-python-client: when no answer comes it sends again by itself, and makes two drafts. Not urllib, which
follows redirects with the token in its headers. The whole request has one deadline, whatever trickles in; an answer has
a largest size; a redirect is an answer like any other.
"""

import base64
import http.client
import socket
import ssl
import threading
from contextlib import suppress
from time import monotonic
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from editor.core.blogger.call import Answer, Call
from editor.core.blogger.endpoints import is_loopback
from editor.core.blogger.faults import LostError, NotSentError, StoppedError
from editor.core.blogger.stop import Stop
from editor.core.words import tr

DEADLINE = 60.0
"""Seconds for one request, from the first packet to the last."""
LARGEST = 16 * 1024 * 1024
"""Bytes of an answer; the largest posts that are known have 2.3 million."""

_CONNECT = 15.0  # seconds
_PIECE = 65_536


class Wire:
    """Sends requests. `deadline` in seconds, `largest` in bytes of an answer."""

    def __init__(self, stop: Stop | None = None, deadline: float = DEADLINE, largest: int = LARGEST) -> None:
        self._stop = stop or Stop()
        self._deadline = deadline
        self._largest = largest

    def send(self, call: Call) -> Answer:
        """The answer to `call`. Raises NotSentError, LostError and StoppedError."""
        if self._stop.wanted:
            raise StoppedError(_stopped())
        parts = urlsplit(call.url)
        if parts.scheme != "https" and not is_loopback(f"{parts.scheme}://{parts.netloc}"):
            raise NotSentError(tr("Nothing was sent: the URL is not encrypted (TLS)."))
        end = monotonic() + self._deadline
        connection = _connection(parts, min(_CONNECT, self._deadline))
        try:
            self._connect(connection)
            return self._exchange(connection, call, parts, end)
        finally:
            connection.close()

    def _connect(self, connection: http.client.HTTPConnection) -> None:
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as error:
            raise NotSentError(
                tr(
                    "Nothing was sent: the server could not prove that it is Google’s ({cause}).",
                    cause=error.verify_message,
                )
            ) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotSentError(
                tr("Nothing was sent: there is no connection to Google ({cause}).", cause=_cause(error))
            ) from None

    def _exchange(self, connection: http.client.HTTPConnection, call: Call, parts: SplitResult, end: float) -> Answer:
        sock = connection.sock
        sock.settimeout(max(0.01, end - monotonic()))

        def close() -> None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(max(0.0, end - monotonic()), close)
        watch.daemon = True
        with self._stop.closing(close):
            if self._stop.wanted:
                raise StoppedError(_stopped())
            watch.start()
            try:
                return self._whole(_sent(connection, call, parts), end)
            except (OSError, http.client.HTTPException, ValueError) as error:
                if self._stop.wanted:
                    raise StoppedError(_stopped(), sent=True) from None
                raise LostError(
                    tr(
                        "No whole answer came from Google ({cause}).",
                        cause=_late() if monotonic() >= end else _cause(error),
                    )
                ) from None
            finally:
                watch.cancel()

    def _whole(self, response: http.client.HTTPResponse, end: float) -> Answer:
        """The answer, once all of it is there. Raises ValueError for one that is too large or cut off."""
        announced = response.length  # None where only the end of the connection tells
        if announced is not None and announced > self._largest:
            raise ValueError(tr("it is too large"))
        pieces, size = [], 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > self._largest:
                raise ValueError(tr("it is too large"))
            if monotonic() >= end:
                raise ValueError(_late())
        if announced is not None and size != announced:
            raise ValueError(tr("it was cut off"))
        if monotonic() >= end or self._stop.wanted:  # closed by us: what looks like an end may be none
            raise ValueError(_late())
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, b"".join(pieces))


def _sent(connection: http.client.HTTPConnection, call: Call, parts: SplitResult) -> http.client.HTTPResponse:
    target = f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}"
    headers = {"Accept": "application/json", "User-Agent": "ronpyo", "Connection": "close", **call.headers}
    if call.body is not None:
        headers["Content-Type"] = call.kind
    elif call.method != "GET":
        headers["Content-Length"] = "0"
    connection.request(call.method, target, call.body, headers)
    return connection.getresponse()


def _connection(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    """The connection to the server of `parts`, through the proxy that the system names. Raises NotSentError."""
    host = parts.hostname or ""
    if parts.scheme == "http":  # on this computer
        return http.client.HTTPConnection(host, parts.port, timeout=timeout)
    context = ssl.create_default_context()
    port = parts.port or 443
    proxy = "" if proxy_bypass(host) else getproxies().get("https", "")
    if not proxy:
        return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
    given = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if given.scheme != "http" or not given.hostname:
        raise NotSentError(tr("Nothing was sent: the system’s proxy is of a kind that is not known here."))
    through = http.client.HTTPSConnection(given.hostname, given.port or 80, timeout=timeout, context=context)
    through.set_tunnel(host, port, _proxy_headers(given))
    return through


def _proxy_headers(proxy: SplitResult) -> dict[str, str]:
    if not proxy.username:
        return {}
    words = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(words.encode()).decode('ascii')}"}


def _cause(error: Exception) -> str:
    """The cause in the system's words: the sentence of an `OSError`, else the kind of the error."""
    words = getattr(error, "strerror", None) or str(error)
    return " ".join(words.split())[:200] or type(error).__name__


def _late() -> str:
    return tr("it took too long")


def _stopped() -> str:
    return tr("Your text is as it was. Stopped.")
