"""Addresses of posts and blogs: as they are pasted, and as Blogger would make them."""

import pytest

from editor.core.fields.blog_address import derived_path, front_page, is_post_address, published_address
from editor.core.library.draft import draft_of
from tests.core.library.posts import archive_of, header

FRONT = "https://example.blogspot.com"


@pytest.mark.parametrize(
    ("permalink", "day", "path"),
    [
        ("talks", "2025-04-02", "/2025/04/talks.html"),
        (" talks ", "2025-04-02", "/2025/04/talks.html"),
        ("talks.html", "2025-12-31", "/2025/12/talks.html"),
        ("a_b-c.d", "0999-01-01", "/0999/01/a_b-c.d.html"),
        ("", "2025-04-02", ""),
        (".html", "2025-04-02", ""),
        ("会談", "2025-04-02", ""),
        ("../x", "2025-04-02", ""),
        ("talks", "", ""),
        ("talks", "2025年4月", ""),
    ],
)
def test_path(permalink, day, path):
    assert derived_path(permalink, day) == path


@pytest.mark.parametrize(
    ("address", "front"),
    [
        ("https://example.blogspot.com/2025/04/talks.html", FRONT),
        ("https://Example.blogspot.com/", FRONT),
        ("example.blogspot.com", FRONT),
        ("//example.blogspot.com/x", FRONT),
        ("http://example.jp:8080/a", "http://example.jp:8080"),
        ("", ""),
        ("ftp://example.com", ""),
        ("blog", ""),
        ("https://ex ample.com/", ""),
        ("http://[", ""),
        ("https://user:secret@example.com/", "https://example.com"),
    ],
)
def test_front_page(address, front):
    assert front_page(address) == front


def test_a_post_written_here_has_an_address_in_the_library(tmp_path):
    """The host is that of the imported posts; the month is the blog's: 20 o'clock UTC is the next day in Tokyo."""
    archive = archive_of(
        tmp_path / "posts",
        {
            "imported.md": header(title="甲", blogger__url=f"{FRONT}/2020/01/a.html"),
            "own.md": header(title="乙", permalink="talks", date="2025-03-31T20:00:00Z", status="published"),
            "other.md": header(title="丙", date="2025-03-31"),
        },
    )
    found = {entry.path: (entry.url, entry.derived) for entry in archive.index.newest(9)}
    assert found == {
        "imported.md": (f"{FRONT}/2020/01/a.html", False),
        "own.md": (f"{FRONT}/2025/04/talks.html", True),
        "other.md": ("", False),
    }


def test_without_a_known_blog_there_is_none(tmp_path):
    archive = archive_of(tmp_path / "posts", {"own.md": header(title="乙", permalink="talks", date="2025-04-01")})
    assert [(entry.url, entry.derived) for entry in archive.index.newest(9)] == [("", False)]


def test_the_blog_of_the_profile(tmp_path, monkeypatch):
    from editor.core import paths

    folder = tmp_path / "profiles" / "ja-commentary"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text('address = "https://mine.example.jp"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "user_profiles", lambda: tmp_path / "profiles")
    text = header(title="乙", permalink="talks", date="2025-04-01", status="published")
    archive = archive_of(tmp_path / "posts", {"own.md": text})
    (entry,) = archive.index.newest(9)
    assert (entry.url, entry.derived) == ("https://mine.example.jp/2025/04/talks.html", True)
    draft = draft_of(text.encode())
    assert draft is not None
    assert draft.url == entry.url


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("https://e.blogspot.com/2025/04/a.html", "https://e.blogspot.com/2025/04/a.html"),
        ("  https://e.blogspot.com/2025/04/a.html?m=1#more\n", "https://e.blogspot.com/2025/04/a.html"),
        ("http://e.com/2025/04/a.html?utm_source=x&id=3", "http://e.com/2025/04/a.html?id=3"),
        ("https://論評.example/2025/04/a.html", "https://論評.example/2025/04/a.html"),
        ("https://e.blogspot.com/", ""),
        ("https://e.blogspot.com", ""),
        ("https://www.blogger.com/blog/post/edit/12/34", ""),
        ("https://draft.blogger.com/blog/post/edit/12/34", ""),
        ("https://me:secret@e.com/2025/04/a.html", ""),
        ("javascript:alert(1)//e.com/2025/04/a.html", ""),
        ("file:///2025/04/a.html", ""),
        ("https://e.com/a b.html", ""),
        ("https://e.com:x/a.html", ""),
        ("/2025/04/a.html", ""),
        ("", ""),
    ],
)
def test_an_address_as_browsers_give_it(pasted, wanted):
    assert published_address(pasted) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://e.com/2025/04/a.html", True),
        ("https://e.com/2025/04/a.html?m=1", True),
        ("https://e.com/2025/04/", False),
        ("https://e.com/search/label/x", False),
        ("https://e.com/a.html", False),
        ("2025/04/a.html", False),
    ],
)
def test_the_form_of_a_posts_address(url, wanted):
    assert is_post_address(url) is wanted
