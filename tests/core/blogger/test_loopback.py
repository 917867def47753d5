"""The door for the browser: it takes one answer, its own, whatever else knocks."""

import socket
import threading
import urllib.error
import urllib.request

import pytest

from editor.core.blogger import loopback
from editor.core.blogger.loopback import Loopback
from editor.core.blogger.stop import Stop
from editor.core.errors import BloggerError


def get(url: str) -> tuple[int, bytes, dict[str, str]]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=10) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)


@pytest.fixture
def door(monkeypatch):
    monkeypatch.setattr(loopback, "_LOOK_S", 0.005)
    with Loopback() as opened:
        yield opened


def came(door: Loopback) -> str:
    return f"{door.attempt.redirect}?state={door.attempt.state}&code=4/0Ab&scope=x"


def test_takes_its_own_answer(door):
    status, page, headers = get(came(door))
    assert status == 200
    assert b"4/0Ab" not in page
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert door.code(Stop(), 5) == "4/0Ab"


@pytest.mark.parametrize(
    "path",
    ["favicon.ico", "?code=x", "?state=other&code=x", "?state=&code=x", "other?state={state}&code=x", "?state={state}"],
)
def test_a_stray_request_changes_nothing(door, path):
    assert get(door.attempt.redirect + path.format(state=door.attempt.state))[0] == 404
    with pytest.raises(BloggerError):
        door.code(Stop(), 0.1)
    assert get(came(door))[0] == 200
    assert door.code(Stop(), 5) == "4/0Ab"


def test_idle_connections_hold_nothing_up(door):
    port = int(door.attempt.redirect.rsplit(":", 1)[1].strip("/"))
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(12)]
    try:
        idle[0].sendall(b"GET /?sta")
        idle[1].sendall(b"\x16\x03\x01\x02\x00")
        assert get(came(door))[0] == 200
        assert door.code(Stop(), 5) == "4/0Ab"
    finally:
        for connection in idle:
            connection.close()


def test_the_first_answer_counts(door):
    get(came(door))
    assert get(came(door).replace("4/0Ab", "other"))[0] == 200
    assert door.code(Stop(), 5) == "4/0Ab"


def test_a_no_at_google_is_said(door):
    get(f"{door.attempt.redirect}?state={door.attempt.state}&error=access_denied")
    with pytest.raises(BloggerError, match="not allowed"):
        door.code(Stop(), 5)


def test_stopped_while_it_waits(door):
    stop = Stop()
    threading.Timer(0.1, stop.now).start()
    with pytest.raises(BloggerError, match="Stopped"):
        door.code(stop, 30)


def test_listens_on_this_computer_alone(door):
    assert door.attempt.redirect.startswith("http://127.0.0.1:")
    assert door._server.socket.getsockname()[0] == "127.0.0.1"


def test_each_attempt_is_another():
    with Loopback() as one, Loopback() as other:
        assert one.attempt.state != other.attempt.state
        assert one.attempt.verifier != other.attempt.verifier
        assert one.attempt.redirect != other.attempt.redirect
        assert 43 <= len(one.attempt.verifier) <= 128  # RFC 7636
