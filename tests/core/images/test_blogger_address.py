"""Sizes in the addresses of uploaded images."""

import pytest

from editor.core.html.sanitize import sanitize_block
from editor.core.images.blogger_address import HOSTS, is_blogger, is_refused, is_remote, original

BLOGGER = "https://blogger.googleusercontent.com/img"

ORIGINALS = [
    (f"{BLOGGER}/b/R29vZ2xl/AVvXsE/w400-h233/envoy.jpg", f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s16000/envoy.jpg"),
    (f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s320/envoy.jpg", f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s16000/envoy.jpg"),
    (f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s72-w320-c-h222/%E8%87%AA.png", f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s16000/%E8%87%AA.png"),
    (f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s1600-h/a.jpg", f"{BLOGGER}/b/R29vZ2xl/AVvXsE/s16000/a.jpg"),
    (f"{BLOGGER}/a/AVvXsEgs320=w320-h214", f"{BLOGGER}/a/AVvXsEgs320=s16000"),
    (f"{BLOGGER}/a/AVvXsEg=s1920", f"{BLOGGER}/a/AVvXsEg=s16000"),
    ("http://3.bp.blogspot.com/-x/AAA/s320/f.jpg", "http://3.bp.blogspot.com/-x/AAA/s16000/f.jpg"),
    ("https://lh3.googleusercontent.com/-x/AAA/w640/f.jpg", "https://lh3.googleusercontent.com/-x/AAA/s16000/f.jpg"),
    ("https://lh3.ggpht.com/x/s320/f.jpg?imgmax=800", "https://lh3.ggpht.com/x/s16000/f.jpg?imgmax=800"),
    (f"{BLOGGER}/a/AVvXsEg", f"{BLOGGER}/a/AVvXsEg"),
    ("https://example.com/s320/f.jpg", "https://example.com/s320/f.jpg"),
    ("https://evil.example/?blogger.googleusercontent.com/s320/f.jpg",) * 2,
    ("http://[broken/s320/f.jpg",) * 2,
]


@pytest.mark.parametrize(
    ("host", "known"),
    [
        *((host.replace("*", "2"), True) for host in HOSTS),
        ("bp.blogspot.com", True),
        ("BLOGGER.GoogleUserContent.com", True),
        ("lh3.googleusercontent.com", True),
        ("lh5.ggpht.com", True),
        ("photos1.blogger.com", True),
        ("photos.blogger.com", True),
        ("www.blogger.com", False),
        ("example.blogspot.com", False),
        ("evilbp.blogspot.com", False),
        ("evilggpht.com", False),
        ("ggpht.com.example", False),
        ("", False),
    ],
)
def test_hosts_of_blogger(host: str, known: bool) -> None:
    assert is_blogger(host) is known


@pytest.mark.parametrize(("address", "expected"), ORIGINALS)
def test_original_size(address: str, expected: str) -> None:
    assert original(address) == expected
    assert original(expected) == expected


@pytest.mark.parametrize(
    ("address", "remote"),
    [
        ("https://example.com/a.png", True),
        ("http://example.com/a.png", True),
        ("HTTPS://example.com/a.png", True),
        ("//example.com/a.png", False),
        ("2025/a.png", False),
        ("data:image/png;base64,AA", False),
        ("file:///etc/passwd", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_remote(address: str, remote: bool) -> None:
    assert is_remote(address) is remote


REFUSED = ["file:///etc/passwd", "C:/a.png", "data:text/html,x", "data:image/svg+xml;base64,AAAA", "javascript:x", "x:"]
TAKEN = [
    "a.png",
    "p/画 像.png",
    "https://b.example/a.png",
    "HTTP://b.example/a",
    "data:image/png;base64,AAAA",
    "//b/a",
]


@pytest.mark.parametrize("source", [*REFUSED, *TAKEN])
def test_an_address_that_no_page_holds(source: str) -> None:
    assert is_refused(source) is (source in REFUSED)


@pytest.mark.parametrize("source", [*REFUSED, *TAKEN])
def test_the_sanitiser_agrees(source: str) -> None:
    kept = "src=" in sanitize_block(f'<p><img src="{source}"></p>')
    assert kept is not is_refused(source)
