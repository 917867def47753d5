"""One request, sent once, within bounds: over real sockets on this computer."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from editor.core.blogger.call import Call
from editor.core.blogger.endpoints import GOOGLE, SERVER, endpoints, is_loopback
from editor.core.blogger.faults import LostError, NotSentError, StoppedError
from editor.core.blogger.stop import Stop
from editor.core.blogger.wire import Wire, _connection
from editor.core.errors import BloggerError
from tests.fakes.blogger.posts import BLOG
from tests.fakes.blogger.server import FakeBlogger, Fault, serving

SIGNED = {"Authorization": "Bearer good"}


@pytest.fixture
def fake():
    return FakeBlogger()


@pytest.fixture
def address(fake):
    with serving(fake) as root:
        yield root


def insert(root: str) -> Call:
    return Call("POST", f"{root}/v3/blogs/{BLOG['id']}/posts?isDraft=true", b'{"title": "t"}', headers=SIGNED)


def test_an_answer(fake, address):
    answer = Wire().send(insert(address))
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("application/json")
    assert b'"DRAFT"' in answer.body
    assert fake.violations == []


@pytest.mark.parametrize("fault", ["lost", "cut", "short", "large"])
def test_without_a_whole_answer_it_is_lost_and_sent_once(fake, address, fault):
    fake.faults.append(Fault(fault))
    with pytest.raises(LostError):
        Wire().send(insert(address))
    assert len(fake.log) == 1
    assert len(fake.posts.posts) == (fault != "cut")


def test_an_answer_that_does_not_come_has_an_end(fake, address):
    fake.faults.append(Fault("slow"))
    with pytest.raises(LostError):
        Wire(deadline=0.3).send(insert(address))
    assert len(fake.log) == 1


def test_a_redirect_is_not_followed(fake, address):
    fake.faults.append(Fault("redirect"))
    assert Wire().send(insert(address)).status == 302
    assert len(fake.log) == 1


@contextmanager
def drips(first: bytes, drop: bytes) -> Iterator[str]:
    """A server that says `first`, and then `drop` again and again until the other side goes."""
    server = socket.create_server(("127.0.0.1", 0))
    gone = threading.Event()

    def serve() -> None:
        connection, _peer = server.accept()
        with connection:
            connection.recv(65_536)
            try:
                connection.sendall(first)
                while drop and not gone.wait(0.02):
                    connection.sendall(drop)
            except OSError:
                return
            gone.wait(10)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        gone.set()
        server.close()
        thread.join()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (HEAD, b"X-A: b\r\n"),
        (HEAD + b"Content-Length: 100000\r\n\r\n", b" "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (HEAD + b"\r\n", b" "),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b""),
        (b"SSH-2.0-OpenSSH\r\n", b""),
        (HEAD + b"Content-Length: 9999999999\r\n\r\n", b""),
    ],
)
def test_the_deadline_is_for_all_of_it_whatever_trickles_in(first, drop):
    with drips(first, drop) as address, pytest.raises(LostError):
        Wire(deadline=0.2).send(Call("GET", f"{address}/"))


def test_stopped_from_another_thread(fake, address):
    fake.faults.append(Fault("slow"))
    stop = Stop()
    threading.Timer(0.2, stop.now).start()
    with pytest.raises(StoppedError) as caught:
        Wire(stop).send(insert(address))
    assert caught.value.sent
    with pytest.raises(StoppedError) as caught:
        Wire(stop).send(insert(address))
    assert not caught.value.sent
    assert len(fake.log) == 1
    assert not stop.pause(60)


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(NotSentError):
        Wire().send(Call("GET", f"http://127.0.0.1:{port}/"))


@pytest.mark.parametrize("url", ["http://example.com/", "ftp://127.0.0.1/", "http://127.0.0.1.example.com:80/", "x"])
def test_nothing_goes_anywhere_without_tls(url):
    with pytest.raises(NotSentError):
        Wire().send(Call("GET", url))


def test_the_servers_of_google_are_proved_by_their_certificates(monkeypatch):
    from urllib.parse import urlsplit

    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    connection = _connection(urlsplit(GOOGLE.api), 5)
    assert connection._context.check_hostname
    assert connection.host == "blogger.googleapis.com"


def test_through_the_proxy_of_the_system(monkeypatch):
    from urllib.parse import urlsplit

    monkeypatch.setenv("https_proxy", "http://me:p%40ss@proxy.example:3128")
    monkeypatch.delenv("no_proxy", raising=False)
    connection = _connection(urlsplit(GOOGLE.api), 5)
    assert (connection.host, connection.port) == ("proxy.example", 3128)
    assert (connection._tunnel_host, connection._tunnel_port) == ("blogger.googleapis.com", 443)
    assert connection._tunnel_headers["Proxy-Authorization"] == "Basic bWU6cEBzcw=="
    monkeypatch.setenv("https_proxy", "socks5://proxy.example")
    with pytest.raises(NotSentError):
        _connection(urlsplit(GOOGLE.api), 5)


def test_a_call_shows_no_secret():
    call = Call("POST", "https://x.example/", b"refresh_token=1//0secret", headers={"Authorization": "Bearer secret"})
    assert "secret" not in repr(call)


@pytest.mark.parametrize(
    ("named", "allowed"),
    [
        ("http://127.0.0.1:4000", True),
        ("http://127.0.0.1:4000/", True),
        ("http://localhost:4000", False),
        ("https://127.0.0.1:4000", False),
        ("http://127.0.0.1:4000@evil.example", False),
        ("http://127.0.0.1:4000.evil.example", False),
        ("http://127.0.0.1", False),
        ("https://blogger.evil.example", False),
    ],
)
def test_only_a_server_on_this_computer_can_take_googles_place(monkeypatch, named, allowed):
    monkeypatch.setenv(SERVER, named)
    if not allowed:
        with pytest.raises(BloggerError):
            endpoints()
        return
    assert is_loopback(named.rstrip("/"))
    assert endpoints().api == "http://127.0.0.1:4000/v3/"


def test_without_it_they_are_googles(monkeypatch):
    monkeypatch.delenv(SERVER, raising=False)
    assert endpoints() == GOOGLE
    assert all(address.startswith("https://") for address in (GOOGLE.api, GOOGLE.token, GOOGLE.revoke, GOOGLE.sign_in))
