"""A Takeout of Google: settings in two shapes, and the pictures of the albums under the names that addresses have."""

from pathlib import Path

import pytest

from editor.core.importers.entry import Entry, EntryKind
from editor.core.importers.source import Source, source
from editor.core.importers.takeout import _albums, _key, _settings, read, recognises, with_pictures
from tests.core.importers.samples import UPLOADED, new, new_entry

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def takeout(tmp_path: Path) -> Path:
    put(tmp_path, "Takeout/Blogger/Blogs/試し/feed.atom", new(new_entry(9, "題", "文")).encode())
    return tmp_path


def put(root: Path, name: str, data: bytes = PNG) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(data)


def test_it_is_known_by_the_backup_of_a_blog(takeout: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert recognises(source(takeout))
    other = tmp_path_factory.mktemp("other")
    put(other, "Takeout/Blogger/Comments/試し/feed.atom", b"<feed/>")  # the author's on other blogs
    put(other, "feed.atom.txt", b"")
    assert not recognises(source(other))


@pytest.mark.parametrize(
    ("table", "settings"),
    [
        ("a,b,blog_time_zone\n1,2,Asia/Tokyo\n", {"a": "1", "b": "2", "blog_time_zone": "Asia/Tokyo"}),
        ("\ufeffa , x\n b,y \nc,z\n", {"a": "x", "b": "y", "c": "z"}),  # names and values
        ("a,b\n1,2\n", {"a": "1", "b": "2", "1": "2"}),  # it may be either
        ("a,b,c\n1,2\n", {"a": "1", "b": "2"}),
        ("a,b,c\n1,2,3\n4,5,6\n", {"a": "1", "b": "2", "c": "3"}),
        ("a,b,c\n", {}),
        ("", {}),
        ('a,"b\n', {"a": "b"}),
    ],
)
def test_settings_are_a_row_or_names_and_values(takeout: Path, table: str, settings: dict[str, str]) -> None:
    put(takeout, "Takeout/Blogger/Blogs/試し/settings.csv", table.encode())
    found = _settings(source(takeout), "Takeout/Blogger/Blogs/試し/settings.csv")
    assert {key: found.get(key) for key in settings} == settings
    assert settings or not any(found.values())


def test_settings_that_are_not_there_or_far_too_large(takeout: Path) -> None:
    name = "Takeout/Blogger/Blogs/試し/settings.csv"
    assert _settings(source(takeout), name) == {}
    put(takeout, name, b"a,b,c\n1,2," + b"x" * (1 << 20))
    assert _settings(source(takeout), name) == {}


@pytest.mark.parametrize(
    ("row", "host", "zone"),
    [
        ("tameshi,,Asia/Tokyo", "tameshi.blogspot.com", "Asia/Tokyo"),
        ("tameshi,e.jp,Nowhere", "e.jp", ""),
        (",,", "", ""),
    ],
)
def test_a_blog_has_its_settings(takeout: Path, row: str, host: str, zone: str) -> None:
    table = f"blog_subdomain,blog_custom_domain,blog_time_zone\n{row}\n"
    put(takeout, "Takeout/Blogger/Blogs/試し/settings.csv", table.encode())
    (reading,) = read(source(takeout))
    assert (reading.blog.host, reading.blog.zone) == (host, zone)


@pytest.mark.parametrize(("count", "names"), [(0, None), (3, "a0.md, a1.md, a2.md"), (4, "a0.md, a1.md, a2.md …")])
def test_posts_beside_the_backup_are_told(takeout: Path, count: int, names: str | None) -> None:
    for number in range(count):
        put(takeout, f"a{number}.md", b"x")
    (reading,) = read(source(takeout))
    assert [note.rpartition(": ")[2] for note in reading.blog.notes] == ([names] if names else [])


def test_albums_know_their_pictures_by_what_addresses_share(takeout: Path) -> None:
    folder = "Takeout/Blogger/Albums/試し"
    for name in ("Port City.png", "b(1).png", "two.png", "two(1).png", "a.json", "meta.csv"):
        put(takeout, f"{folder}/{name}")
    put(takeout, "Takeout/other/c.png")
    found = _albums(source(takeout), "試し")
    assert {key: member.base for key, member in found.items()} == {
        "port_city.png": "Port City.png",
        "b.png": "b(1).png",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("港 町.jpg", "%E6%B8%AF+%E7%94%BA.JPG"),
        ("が.png", "か\u3099.png"),
        ("a_2Bb.png", "a+b.png"),
        ("a?b.png", "a_b.png"),
    ],
)
def test_names_are_spelled_in_two_ways(one: str, other: str) -> None:
    assert _key(one) == _key(other)


def test_a_post_gets_those_of_its_pictures_that_are_there(takeout: Path) -> None:
    for name in ("a.png", "港.png", "text.png"):
        put(takeout, f"Takeout/Blogger/Albums/試し/{name}", b"no picture" if name == "text.png" else PNG)
    albums = _albums(source(takeout), "試し")
    images = [f"{UPLOADED}/s320/{name}" for name in ("a.png", "%E6%B8%AF.png", "text.png", "gone.png")]
    html = "".join(f'<img alt="x" src="{address}">' for address in images) + f"<IMG SRC='{images[0]}?a&amp;b'>"
    made = with_pictures(Entry(EntryKind.POST, "i", "k", html=html), albums)
    assert [member.base for _name, member in made.files] == ["a.png", "港.png"]
    assert [address for address, _name in made.pictures][:2] == images[:2]
    assert all(name in dict(made.files) for _address, name in made.pictures)
    assert with_pictures(made, {}).files == ()


def test_a_source_of_one_file_is_no_takeout() -> None:
    assert not recognises(Source(Path("feed.atom")))
