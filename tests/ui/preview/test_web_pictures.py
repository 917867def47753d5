"""Pictures of the web: none by default, then from the hosts that were allowed, and from nowhere else."""

from collections.abc import Iterator

import pytest
from PySide6.QtNetwork import QHostAddress, QSslConfiguration

from editor.core.images.hosts import ImageHosts
from editor.ui.preview import web_pictures
from editor.ui.preview.folder import LoadedPicture
from editor.ui.preview.web_pictures import WebPictures, allowed, is_of_the_world, is_web
from tests.ui.preview.conftest import Shown
from tests.ui.preview.sealed.web_server import WebServer, trust

HOSTS = ImageHosts(("pictures.example.org", "*.bp.blogspot.com", "xn--r8jz45g.jp"))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("https://pictures.example.org/a.png", "https://pictures.example.org/a.png"),
        ("HTTPS://Pictures.Example.ORG/a.png", "https://pictures.example.org/a.png"),
        ("//pictures.example.org/a b.png", "https://pictures.example.org/a%20b.png"),
        ("https://pictures.example.org:443/a.png?x=1#y", "https://pictures.example.org:443/a.png?x=1"),
        ("https://1.bp.blogspot.com/港.png", "https://1.bp.blogspot.com/%E6%B8%AF.png"),
        ("https://例え.jp/a.png", "https://xn--r8jz45g.jp/a.png"),
        ("http://pictures.example.org/a.png", ""),
        ("https://example.org/a.png", ""),
        ("https://x.pictures.example.org/a.png", ""),
        ("https://bp.blogspot.com/a.png", ""),
        ("https://a.b.bp.blogspot.com/a.png", ""),
        ("https://evilbp.blogspot.com/a.png", ""),
        ("https://pictures.example.org.evil.test/a.png", ""),
        ("https://pictures.example.org@evil.test/a.png", ""),
        ("https://user:word@pictures.example.org/a.png", ""),
        ("https://pictures.example.org:8443/a.png", ""),
        ("https://pictures.example.org:80/a.png", ""),
        ("https://evil.test\\@pictures.example.org/a.png", ""),
        ("https://evil.test#@pictures.example.org/a.png", ""),
        ("https://рictures.example.org/a.png", ""),  # its first letter is Cyrillic
        ("https://ｐictures.evil.org/a.png", ""),
        ("https://例ぇ.jp/a.png", ""),
        ("https://127.0.0.1/a.png", ""),
        ("https://2130706433/a.png", ""),
        ("https://[::1]/a.png", ""),
        ("https:///a.png", ""),
        ("https:a.png", ""),
        ("ftp://pictures.example.org/a.png", ""),
        ("file://pictures.example.org/a.png", ""),
    ],
)
def test_which_addresses_are_asked_for(name: str, asked: str) -> None:
    url, why = allowed(name, HOSTS)
    assert (url.toEncoded().data().decode() if url is not None else "") == asked
    assert bool(why) is (url is None)
    assert allowed(name, ImageHosts())[0] is None


@pytest.mark.parametrize(
    ("name", "web"),
    [
        ("https://a/b", True),
        (" HTTP://a/b", True),
        ("//a/b", True),
        ("\\\\a\\b", True),
        ("a/b", False),
        ("C:/a", False),
    ],
)
def test_what_is_of_the_web(name: str, web: bool) -> None:
    assert is_web(name) is web


@pytest.fixture
def server(qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """A server at a port of its own, which counts as that of https."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    before = trust()
    server = WebServer()
    monkeypatch.setattr(web_pictures, "_HTTPS_PORTS", (-1, 443, server.port))
    yield server
    server.close()
    QSslConfiguration.setDefaultConfiguration(before)


@pytest.fixture
def pictures(server: WebServer) -> WebPictures:
    pictures = WebPictures()
    pictures.may_reach = lambda _address: True  # the server is on this machine
    pictures.hosts = ImageHosts(("localhost",))
    return pictures


def fetch(pictures: WebPictures, server: WebServer, path: str, qtbot) -> LoadedPicture:
    got: list[LoadedPicture] = []
    pictures.ask(f"https://localhost:{server.port}{path}", got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=10_000)
    return got[0]


def test_a_picture_is_fetched_once_and_says_nothing_of_the_person(pictures, server, qtbot) -> None:
    for path in ("/a.png", "/b.png", "/a.png"):
        assert fetch(pictures, server, path, qtbot).kind == "image/png"
    assert [path for _host, path in server.asked] == ["/a.png", "/b.png"]
    sent = {header.lower() for header in server.headers}
    assert sent <= {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/to/%2Fa.png", ["/to/%2Fa.png", "/a.png"]),
        ("/to/http%3A%2F%2Flocalhost%2Fa.png", ["/to/http%3A%2F%2Flocalhost%2Fa.png"]),
        ("/to/https%3A%2F%2F127.0.0.1%2Fa.png", ["/to/https%3A%2F%2F127.0.0.1%2Fa.png"]),
        ("/to/file%3A%2F%2F%2Fetc%2Fpasswd", ["/to/file%3A%2F%2F%2Fetc%2Fpasswd"]),
        ("/to/data%3Aimage%2Fpng%2Cx", ["/to/data%3Aimage%2Fpng%2Cx"]),
        ("/to/%2Fto%2F%2Fa.png", ["/to/%2Fto%2F%2Fa.png", "/to//a.png", "/a.png"]),
    ],
)
def test_each_redirect_passes_the_same_gate(pictures, server, qtbot, path: str, asked: list[str]) -> None:
    picture = fetch(pictures, server, path, qtbot)
    assert bool(picture.kind) is (asked[-1] == "/a.png")
    assert bool(picture.why) is not bool(picture.kind)
    assert [path for _host, path in server.asked] == asked


def test_redirects_in_a_circle_end(pictures, server, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_pictures, "_MOST_REDIRECTS", 3)
    address = f"https://localhost:{server.port}/to/"
    assert not fetch(pictures, server, f"/to/{address}", qtbot).kind
    assert len(server.asked) <= 4


@pytest.mark.parametrize(("path", "why"), [("/text", "not an image"), ("/gone", "404"), ("/large", "20 MB")])
def test_what_is_no_picture_says_why(pictures, server, qtbot, monkeypatch, path: str, why: str) -> None:
    monkeypatch.setattr(web_pictures, "LARGEST", 1_000_000)
    assert why in fetch(pictures, server, path, qtbot).why


def test_a_certificate_of_nobody_is_no_host(pictures, server, qtbot) -> None:
    QSslConfiguration.setDefaultConfiguration(QSslConfiguration())
    assert not fetch(pictures, server, "/a.png", qtbot).kind
    assert server.asked == []


def test_the_page_shows_what_is_allowed_when_it_is_and_not_by_style(shown: Shown, server: WebServer) -> None:
    address = f"https://localhost:{server.port}/a.png"
    style = (
        f"p {{ background: url(ronpyo://post/{address.replace('/', '%2F')}?.) }} h1 {{ background: url({address}) }}"
    )
    shown.view._handler.web.may_reach = lambda _address: True  # the server is on this machine
    shown.page([f'<p><img src="{address}" alt=""></p>'], style=style)
    shown.wait("document.images[0].alt.endsWith('Images of other sites are not loaded in the preview.')")
    assert server.asked == []
    shown.view.allow_hosts(ImageHosts(("localhost",)))
    shown.wait("document.images[0].naturalWidth === 40")
    shown.page([f'<p>別<img src="{address}" alt=""></p>'], style=style)
    shown.wait("document.images[0].naturalWidth === 40")
    shown.view.allow_hosts(ImageHosts())
    shown.wait("document.images[0].alt.endsWith('Images of other sites are not loaded in the preview.')")
    assert server.asked == [(f"localhost:{server.port}", "/a.png")]


def test_a_slow_host_does_not_win_time_with_each_byte(pictures, server, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(web_pictures, "_TIMEOUT_MS", 600)
    assert fetch(pictures, server, "/slow", qtbot).why.startswith("The image could not be loaded")


def test_a_name_that_leads_into_the_own_network_is_not_asked(server, qtbot) -> None:
    pictures = WebPictures()
    pictures.hosts = ImageHosts(("localhost",))
    picture = fetch(pictures, server, "/a.png", qtbot)
    assert (picture.kind, server.asked) == ("", [])
    assert picture.why == "The name leads to this computer or its network, not to the web."


@pytest.mark.parametrize(
    ("address", "of_the_world"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
    ],
)
def test_addresses_of_the_world(address: str, of_the_world: bool) -> None:
    assert is_of_the_world(QHostAddress(address)) is of_the_world
