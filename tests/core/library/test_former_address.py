"""Former addresses of a post, and who links to them."""

import pytest

from editor.core import paths
from editor.core.library.former_address import changes_for, former_addresses, posts_naming, to_address
from tests.core.library.posts import archive_of, header, write

BLOG = "https://example.blogspot.com"
OLD, NEW = f"{BLOG}/2026/11/old.html", f"{BLOG}/2026/11/new.html"


def post(url="", permalink="", post_id="one"):
    more = {"blogger__url": url} if url else {}
    return header(id=post_id, title="題", date="2026-11-01", permalink=permalink, **more) + "本文\n"


LIBRARY = {
    "2026/own.md": post(NEW),
    "2026/text.md": header(id="two", date="2026-11-02") + f"[前]({OLD}?m=1#節)\n",
    "2026/row.md": "---\nid: three\nrelated:\n  - url: http://www.example.blogspot.jp/2026/11/old.html\n---\n",
    "2026/path.md": header(id="seven", date="2026-11-03") + "[前](/2026/11/old.html?m=1#節)\n",
    "2026/scheme.md": header(id="eight", date="2026-11-04")
    + '<a href="//example.blogspot.com/2026/11/old.html">前</a>\n',
    "2026/other.md": header(id="four", blogger__url=f"{BLOG}/2026/10/other.html") + f"[新]({NEW})\n",
    "2026/file.md": header(id="five") + "![図](../2025/2025-01-01-post/a.jpg)\n",
    "2026/quoted.md": header(id="six") + "[前](%E5%9B%BD_1.md)\n",
}


@pytest.fixture
def archive(tmp_path):
    archive = archive_of(tmp_path / "posts", LIBRARY)
    yield archive
    archive.close()


LINKING = ["2026/path.md", "2026/row.md", "2026/scheme.md", "2026/text.md"]


def asked(archive, before, now, known=()):
    return former_addresses(archive.index, before, now, "2026/own.md", known)


CASES = [
    (post(OLD), post(NEW), (), [OLD], LINKING),
    (post(NEW), post(NEW), (OLD,), [OLD], LINKING),
    (post(NEW), post(NEW), (), [], []),
    (post(OLD), post(f"{OLD}?m=1"), (), [], []),
    (post(permalink="old"), post(permalink="new"), (), [OLD], LINKING),
    (post(permalink="old"), post(NEW), (), [OLD], LINKING),
    (post(OLD), post(), (), [], []),
    (post(), post(NEW), (), [], []),
    (post(f"{BLOG}/2026/10/other.html"), post(NEW), (), [], []),
    ("", "", ("no address", ""), [], []),
]


@pytest.mark.parametrize(("before", "now", "known", "former", "posts"), CASES)
def test_former_addresses(archive, before, now, known, former, posts):
    found = asked(archive, before, now, known)
    assert (found["former"], sorted(found["posts"])) == (former, posts)


@pytest.mark.parametrize(
    ("address", "new"),
    [
        (OLD, NEW),
        (f"{OLD}#節", f"{NEW}#節"),
        (f"{OLD}?m=1#節", f"{NEW}#節"),
        ("http://www.example.blogspot.jp/2026/11/old.html", NEW),
        ("/2026/11/old.html?m=1#節", "/2026/11/new.html#節"),
        ("//example.blogspot.jp/2026/11/old.html", "//example.blogspot.com/2026/11/new.html"),
        (" /2026/11/old.html\n", "/2026/11/new.html"),
        ("\n//example.blogspot.com/2026/11/old.html", "//example.blogspot.com/2026/11/new.html"),
        (f" {OLD}#節 ", f"{NEW}#節"),
        ("/2026/11/other.html", None),
        ("/", None),
        ("///2026/11/old.html", None),
        (NEW, None),
        ("https://elsewhere.example/2026/11/old.html", None),
        ("a.md", None),
        ("", None),
    ],
)
def test_a_link(address, new):
    assert to_address([OLD, "", NEW], NEW)(address, "plain") == new


def test_posts_that_name_a_file(archive):
    assert posts_naming(archive.index, "2025-01-01-post") == ["2026/file.md"]
    assert posts_naming(archive.index, "国_1") == ["2026/quoted.md"]
    for name in ('no " such', "2025_01_01", "", "\\"):
        assert posts_naming(archive.index, name) == []


@pytest.mark.parametrize(
    ("address", "blog", "new"),
    [
        (NEW, BLOG, "/2026/11/new.html"),
        (NEW, "https://else.blogspot.com", None),
        ("https://moved.example/2026/11/new.html", BLOG, "https://moved.example/2026/11/new.html"),
        ("https://moved.example/2026/11/new.html", "", "https://moved.example/2026/11/new.html"),
    ],
)
def test_a_path_is_of_the_blog_that_its_post_is_on(address, blog, new):
    assert to_address([OLD], address, blog)("/2026/11/old.html", "plain") == new


def test_each_post_has_its_own_blog(tmp_path):
    elsewhere = header(id="nine", blogger__url="https://else.blogspot.com/2026/11/x.html") + "[別](/2026/11/old.html)\n"
    archive = archive_of(tmp_path / "posts", {**LIBRARY, "2026/zzz.md": elsewhere})
    names = ["2026/path.md", "2026/zzz.md"]
    change_for = changes_for(archive.index, archive.library, names, [OLD], NEW)
    found = [change_for(archive.library / name)("/2026/11/old.html", "plain") for name in names]
    linking = former_addresses(archive.index, post(OLD), post(NEW), "2026/own.md")["posts"]
    archive.close()
    assert found == ["/2026/11/new.html", None] and sorted(linking) == LINKING


def test_a_path_is_found_where_no_blog_is_known_yet(tmp_path):
    """The first posts of an index are read before any that says where the blog is."""
    archive = archive_of(tmp_path / "posts", {"a.md": LIBRARY["2026/path.md"]})
    (archive.library / "b.md").write_text(post(NEW), "utf-8")
    archive.refresh_files([archive.library / "b.md"])
    found = former_addresses(archive.index, post(OLD), post(NEW), "b.md")
    archive.close()
    assert found["posts"] == ["a.md"]


def test_a_post_without_an_address_is_on_the_blog_of_its_profile(tmp_path):
    """A draft of the second blog: its path leads to that blog, also before anything of its address is known."""
    write(paths.user_profiles() / "second", {"profile.toml": 'address = "https://else.blogspot.com"\n'})
    second = header(id="nine", profile="second") + "[別](/2026/11/old.html)\n"
    archive = archive_of(tmp_path / "posts", {**LIBRARY, "2026/zzz.md": second})
    linking = former_addresses(archive.index, post(OLD), post(NEW), "2026/own.md")["posts"]
    change_for = changes_for(archive.index, archive.library, ["2026/zzz.md"], [OLD], NEW)
    found = change_for(archive.library / "2026/zzz.md")("/2026/11/old.html", "plain")
    there = former_addresses(
        archive.index, post(OLD.replace("example", "else")), post(NEW.replace("example", "else")), "2026/other.md"
    )["posts"]
    archive.close()
    assert (sorted(linking), found, there) == (LINKING, None, ["2026/zzz.md"])
