"""Addresses of pictures: which two name one picture, and its file's name."""

import pytest

from editor.core.images.addresses import bare_address, picture_name, same_picture

B = "https://blogger.googleusercontent.com/img"

SAME = [
    (f"{B}/b/R/A/s320/x.jpg", f"{B}/b/R/A/s1600/x.jpg"),
    (f"{B}/b/R/A/w640-h360/x.jpg", f"{B}/b/R/A/s1600-h/x.jpg"),
    (f"{B}/a/AV=w320-h214", f"{B}/a/AV=s16000"),
    ("http://1.bp.blogspot.com/-a/s320/x.jpg", "https://1.bp.blogspot.com/-a/s1600/x.jpg#top"),
    ("//example.com/a.jpg", "HTTPS://example.com/a.jpg"),
    ("https://example.com/a-300x200.jpg", "https://example.com/a.jpg"),
    ("https://example.com/a.jpg?w=300", "https://example.com/a.jpg"),
    ("https://cdn.example/small/%E6%B5%B7.jpg", "https://example.com/large/海.JPG"),
    (f"{B}/a/AV=s320", "https://lh3.googleusercontent.com/other"),
    ("https://photos1.blogger.com/x/320/a.jpg", "https://photos1.blogger.com/y/1600/b.jpg"),
    ("a.jpg", " a.jpg "),
]
OTHER = [
    ("https://example.com/a.jpg", "https://example.com/b.jpg"),
    ("https://example.com/a.jpg", "https://example.com/a.html"),
    ("https://example.com/a.jpg?id=1", "https://example.com/?id=1"),
    (f"{B}/a/AV=s320", "https://example.com/news"),
    ("https://evilggpht.com/a", f"{B}/a/AV"),
    ("http://[broken/a.jpg", "https://example.com/b.jpg"),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_one_picture(source: str, target: str) -> None:
    assert same_picture(source, target)


@pytest.mark.parametrize(("source", "target"), OTHER)
def test_two_pictures(source: str, target: str) -> None:
    assert not same_picture(source, target)


def test_what_names_the_picture_stays() -> None:
    assert bare_address("https://example.com/a.php?id=3&w=300") == "example.com/a.php?id=3&w=300"
    assert bare_address(f"{B}/b/R/A/s72-w320-c-h222/x.png") == f"{B}/b/R/A/x.png".removeprefix("https://")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.com/x/%E6%B5%B7.jpg?a=1", "海.jpg"),
        ("https://example.com/x/page.html", ""),
        (f"{B}/a/AV=s320", ""),
        ("http://[broken/a.jpg", ""),
    ],
)
def test_file_names(address: str, name: str) -> None:
    assert picture_name(address) == name
