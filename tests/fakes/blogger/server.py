"""The server: Blogger's methods, Google's token endpoints, and the faults of the way between."""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.fakes.blogger import errors, schema
from tests.fakes.blogger.posts import Posts, Reply, Sent

SCOPE = "https://www.googleapis.com/auth/blogger"
CLIENT = {"client_id": "77.apps.example", "client_secret": "GOCSPX-made-up"}
HTML = b"<html><title>Error 502 (Server Error)!!1</title><script>alert(1)</script></html>"


class Cut(Exception):  # noqa: N818 - an event of the line, not an error of ours
    """The connection closes without an answer."""


class Slow(Exception):  # noqa: N818
    """Nothing comes for as long as the server runs."""


class Short(Exception):  # noqa: N818
    """The connection closes in the middle of the answer `whole`."""

    def __init__(self, whole: bytes) -> None:
        super().__init__()
        self.whole = whole


@dataclass
class Fault:
    """What happens to the next request of the method `when` ("" of any): `do` is an error's name, or "lost" (done, no
    answer), "short" (done, half an answer), "cut" (not done), "html", "slow" (not answered until the server goes),
    "lost500" (done, and 500 all the same), "redirect", "large" (an answer without end).
    """

    do: str
    when: str = ""
    retry_after: str = ""
    times: int = 1


@dataclass
class FakeBlogger:
    """Blogger and Google's tokens, without a line: `answer` is one request."""

    posts: Posts = field(default_factory=Posts)
    faults: list[Fault] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    """What in requests did not fit the schema."""
    log: list[tuple[str, str]] = field(default_factory=list)
    """(method, path with its parameters) of each request."""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    """What was sent to change posts."""
    access: set[str] = field(default_factory=lambda: {"good"})
    """The access tokens that are in force."""
    refresh: set[str] = field(default_factory=lambda: {"refresh-1"})
    scope: str = SCOPE
    gone: threading.Event = field(default_factory=threading.Event)
    _codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    _issued: int = 0

    def answer(
        self, method: str, target: str, headers: dict[str, str], raw: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body. Raises Cut, Slow and Short."""
        self.log.append((method, target))
        parts = urlsplit(target)
        query = parse_qs(parts.query, keep_blank_values=True)
        if parts.path in ("/token", "/revoke", "/auth"):
            return self._oauth(parts.path, query, raw)
        for name, described, pattern in schema.methods():
            match = pattern.fullmatch(parts.path)
            if match and described["httpMethod"] == method:
                return self._blogger(name, described, match.groupdict(), query, headers, raw)
        return _json(*errors.error("404"))

    def _blogger(
        self,
        name: str,
        described: dict[str, Any],
        path: dict[str, str],
        query: dict[str, list[str]],
        headers: dict[str, str],
        raw: bytes,
    ) -> tuple[int, dict[str, str], bytes]:
        wrong = schema.wrong_query(described, query)
        body: dict[str, Any] = {}
        try:
            body = json.loads(raw) if raw else {}
        except ValueError:
            wrong.append("body: no JSON")
        wrong += schema.wrong(described["request"], body) if "request" in described else ["body"] * bool(raw)
        fault = self._fault(name)
        if (early := self._before(fault)) is not None:
            return early
        given = headers.get("authorization", "")
        if not given.startswith("Bearer ") or given.removeprefix("Bearer ") not in self.access:
            return _json(*errors.error("401"))
        if wrong:
            self.violations += wrong
            return _json(*errors.error("400"))
        if body:
            self.bodies.append(body)
        status, out = self.posts.act(name, path, query, Sent(body, headers.get("if-match", "")))
        if out is not None and status == 200:
            assert not schema.wrong(described["response"], out), schema.wrong(described["response"], out)
        return self._after(fault, (status, out))

    def _fault(self, name: str) -> Fault | None:
        fault = next((one for one in self.faults if one.when in ("", name, name.rpartition(".")[2])), None)
        if fault is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.faults.remove(fault)
        return fault

    def _before(self, fault: Fault | None) -> tuple[int, dict[str, str], bytes] | None:
        """The answer of a request that is not done; None where it is."""
        if fault is None:
            return None
        if fault.do in errors.NAMES:
            status, headers, body = _json(*errors.error(fault.do))
            return status, headers | ({"Retry-After": fault.retry_after} if fault.retry_after else {}), body
        if fault.do == "html":
            return 502, {"Content-Type": "text/html"}, HTML
        if fault.do == "portal":
            return 200, {"Content-Type": "text/html"}, HTML
        if fault.do == "redirect":
            return 302, {"Location": "http://elsewhere.example/", "Content-Type": "text/html"}, b""
        if fault.do == "cut":
            raise Cut
        if fault.do == "slow":
            raise Slow
        return None

    def _after(self, fault: Fault | None, reply: Reply) -> tuple[int, dict[str, str], bytes]:
        made = _json(*reply)
        if fault is None:
            return made
        if fault.do == "lost":
            raise Cut
        if fault.do == "lost500":
            return _json(*errors.error("500"))
        if fault.do == "losthtml":
            return 502, {"Content-Type": "text/html"}, HTML
        if fault.do == "short":
            raise Short(made[2])
        assert fault.do == "large", fault.do
        return made[0], made[1], b" " * (1 << 20) * 20 + made[2]

    # -- tokens ----------------------------------------------------------------------------------------------------

    def authorise(self, address: str) -> str:
        """Somebody says yes in the browser: the address that the browser is sent to then."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["access_type"] == "offline"
        assert asked["prompt"] == "consent"
        assert asked["scope"] == SCOPE
        code = f"code-{len(self._codes)}"
        self._codes[code] = asked["code_challenge"], asked["redirect_uri"]
        return f"{asked['redirect_uri']}?{urlencode({'state': asked['state'], 'code': code, 'scope': self.scope})}"

    def _oauth(self, path: str, query: dict[str, list[str]], raw: bytes) -> tuple[int, dict[str, str], bytes]:
        if path == "/auth":  # a browser that says yes at once
            asked = "/auth?" + urlencode({name: values[0] for name, values in query.items()})
            return 302, {"Location": self.authorise(asked)}, b""
        form = {name: values[0] for name, values in parse_qs(raw.decode()).items()}
        fault = self._fault(path[1:])
        if fault is not None and fault.do in ("invalid_grant", "invalid_client"):
            return _json(400 if fault.do == "invalid_grant" else 401, {"error": fault.do, "error_description": "Token"})
        if (early := self._before(fault)) is not None:
            return early
        if path == "/revoke":
            self.refresh.discard(form["token"])
            return _json(200, {})
        if form.get("client_id") != CLIENT["client_id"] or form.get("client_secret") != CLIENT["client_secret"]:
            return _json(401, {"error": "invalid_client", "error_description": "The OAuth client was not found."})
        if form["grant_type"] == "refresh_token" and form["refresh_token"] in self.refresh:
            return self._issue({})
        if form["grant_type"] == "authorization_code" and form["code"] in self._codes:
            challenge, redirect = self._codes.pop(form["code"])
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            proved = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge
            if proved and redirect == form["redirect_uri"]:
                self.refresh.add("refresh-1")
                return self._issue({"refresh_token": "refresh-1"})
        return _json(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})

    def _issue(self, more: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        self._issued += 1
        token = f"access-{self._issued}"
        self.access.add(token)
        return _json(
            200, {"access_token": token, "expires_in": 3599, "token_type": "Bearer", "scope": self.scope, **more}
        )


def _json(status: int, value: dict[str, Any] | None) -> tuple[int, dict[str, str], bytes]:
    raw = b"" if value is None else json.dumps(value, ensure_ascii=False).encode()
    return status, {"Content-Type": "application/json; charset=UTF-8"}, raw


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_arguments: object) -> None:
        """Nothing is written to standard error."""

    def _act(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.server.turn:
            slow = None
            try:
                status, given, body = self.server.fake.answer(self.command, self.path, headers, raw)
            except Short as short:
                status, given, body, slow = 200, {"Content-Type": "application/json"}, short.whole, len(short.whole)
            except Cut:
                self._hang_up()
                return
            except Slow:
                status = 0
        if not status:
            self.server.fake.gone.wait()
            return
        self.send_response(status)
        for name, value in given.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: slow // 2] if slow else body)
        if slow:
            self._hang_up()

    def _hang_up(self) -> None:
        self.close_connection = True
        try:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _act  # noqa: N815


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fake: FakeBlogger) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fake = fake
        self.turn = threading.RLock()

    def handle_error(self, *_arguments: object) -> None:
        """A client that gave up is no error of the server."""


@contextmanager
def serving(fake: FakeBlogger) -> Iterator[str]:
    """`fake` on loopback; the address of its root, such as http://127.0.0.1:40000."""
    server = _Server(fake)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        fake.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
