import pytest

from editor.core.images.called import called

WEB = "https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXsE/s640/%E5%86%99%E7%9C%9F.jpg"


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["2026-11-27-長い見出し/A.png", "2026-11-27-長い見出し/B.jpg"], ["A.png", "B.jpg"]),
        (["a/A.png", "b/A.png", "a/B.png"], ["a/A.png", "b/A.png", "B.png"]),
        (["A.png", "a/A.png"], ["A.png", "a/A.png"]),
        (["a/", WEB], ["a/", "写真.jpg"]),
        (["https://example.com", "https://example.com/x/"], ["https://example.com", "https://example.com/x/"]),
        (["https://[example.com/a.png"], ["a.png"]),
        (["data:image/png;base64," + "A/b" * 99, "DATA:,"], ["data:image/png…", "DATA:…"]),
        ([], []),
    ],
)
def test_a_picture_is_called_by_its_file_where_that_says_which_one(paths, names):
    assert list(called(paths).values()) == names


def test_what_is_there_twice_is_one_picture():
    assert called(["a/A.png", "a/A.png"]) == {"a/A.png": "A.png"}
