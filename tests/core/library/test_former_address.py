"""Former addresses of a post, and who links to them."""

import pytest

from editor.core.library.former_address import former_addresses, posts_naming, to_address
from tests.core.library.posts import archive_of, header

BLOG = "https://example.blogspot.com"
OLD, NEW = f"{BLOG}/2026/11/old.html", f"{BLOG}/2026/11/new.html"


def post(url="", permalink="", post_id="one"):
    more = {"blogger__url": url} if url else {}
    return header(id=post_id, title="題", date="2026-11-01", permalink=permalink, **more) + "本文\n"


LIBRARY = {
    "2026/own.md": post(NEW),
    "2026/text.md": header(id="two", date="2026-11-02") + f"[前]({OLD}?m=1#節)\n",
    "2026/row.md": "---\nid: three\nrelated:\n  - url: http://www.example.blogspot.jp/2026/11/old.html\n---\n",
    "2026/other.md": header(id="four", blogger__url=f"{BLOG}/2026/10/other.html") + f"[新]({NEW})\n",
    "2026/file.md": header(id="five") + "![図](../2025/2025-01-01-post/a.jpg)\n",
    "2026/quoted.md": header(id="six") + "[前](%E5%9B%BD_1.md)\n",
}


@pytest.fixture
def archive(tmp_path):
    archive = archive_of(tmp_path / "posts", LIBRARY)
    yield archive
    archive.close()


def asked(archive, before, now, known=()):
    return former_addresses(archive.index, before, now, "2026/own.md", known)


CASES = [
    (post(OLD), post(NEW), (), [OLD], ["2026/row.md", "2026/text.md"]),
    (post(NEW), post(NEW), (OLD,), [OLD], ["2026/row.md", "2026/text.md"]),
    (post(NEW), post(NEW), (), [], []),
    (post(OLD), post(f"{OLD}?m=1"), (), [], []),
    (post(permalink="old"), post(permalink="new"), (), [OLD], ["2026/row.md", "2026/text.md"]),
    (post(permalink="old"), post(NEW), (), [OLD], ["2026/row.md", "2026/text.md"]),
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
