"""Which hosts of pictures a person may name, and which host is one of them."""

import pytest

from editor.core.images.blogger_address import HOSTS
from editor.core.images.hosts import ImageHosts, parse_hosts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("img.example.com", ("img.example.com",)),
        ("IMG.Example.COM.", ("img.example.com",)),
        (
            "a.example.com, b.example.com　c.example.com、a.example.com",
            ("a.example.com", "b.example.com", "c.example.com"),
        ),
        (" ".join(HOSTS), HOSTS),
        ("https://img.example.com/a/b.png?c", ("img.example.com",)),
        ("例え.jp", ("xn--r8jz45g.jp",)),
    ],
)
def test_hosts_that_are_some(text: str, names: tuple[str, ...]) -> None:
    assert parse_hosts(text) == (ImageHosts(names), ())


@pytest.mark.parametrize(
    "word",
    [
        "*",
        "*.com",
        "*.co.jp",
        "*.blogspot.com",
        "a.*.example.com",
        "**.bp.blogspot.com",
        "localhost",
        "pc.localhost",
        "nas.local",
        "NAS.LOCAL.",
        "router.home.arpa",
        "wiki.intranet",
        "wiki.corp",
        "127.0.0.1.nip.io",
        "10-0-0-1.sslip.io",
        "localtest.me",
        "a.lvh.me",
        "127.0.0.1",
        "0x7f.0.0.0x1",
        "127.1",
        "[::1]",
        "::1",
        "example.com:8443",
        "user@example.com",
        "https://user@example.com/",
        "https://example.com:81/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "a..example.com",
        "-a.example.com",
        "a_b.example.com",
        "example.com/path",
        "a" * 64 + ".example.com",
        "\0.example.com",
    ],
)
def test_words_that_are_none(word: str) -> None:
    assert parse_hosts(f"img.example.com {word}") == (ImageHosts(("img.example.com",)), (word,))


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("blogger.googleusercontent.com", True),
        ("BLOGGER.googleusercontent.com", True),
        ("1.bp.blogspot.com", True),
        ("bp.blogspot.com", False),
        ("a.1.bp.blogspot.com", False),
        ("lh3.googleusercontent.com", False),
        ("*.bp.blogspot.com", True),  # no host is called so
        ("", False),
    ],
)
def test_which_hosts_are_allowed(host: str, allowed: bool) -> None:
    assert ImageHosts(HOSTS).allow(host) is allowed
    assert not ImageHosts().allow(host)
