"""One item of WordPress's export: what of it makes a post, and under which name it is known again."""

import pytest

from editor.core.importers.entry import Blog, Entry, EntryKind, Skipped
from editor.core.importers.wordpress import _alone, _broken, _entry, _listed
from editor.core.importers.xml_element import Element, read_element
from editor.core.post import Status

PREFIXES = {name: name for name in ("wp", "content", "excerpt", "dc")}
BODY = "<content:encoded>a\nb</content:encoded>"
POST = f"<wp:post_type>post</wp:post_type><wp:post_id>7</wp:post_id>{BODY}"
PICTURES = {"5": ("https://e.jp/5.jpg", "")}


def item(*parts: str) -> Element:
    return read_element(f"<item>{''.join(parts)}</item>", PREFIXES)


def read(*parts: str, kind: EntryKind = EntryKind.POST) -> Entry:
    found = _entry(item(*parts), Blog(host="e.jp"), kind, PICTURES)
    assert isinstance(found, Entry)
    return found


def meta(key: str, value: str) -> str:
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"


@pytest.mark.parametrize(
    ("said", "status", "extra"),
    [
        ("<wp:status>publish</wp:status>", Status.PUBLISHED, {}),
        ("<wp:status>future</wp:status>", Status.READY, {"status": "future"}),
        ("<wp:status>draft</wp:status>", Status.DRAFT, {}),
        ("<wp:status>private</wp:status>", Status.DRAFT, {"status": "private"}),
        ("<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>", Status.DRAFT, {}),
    ],
)
def test_a_status(said: str, status: Status, extra: dict[str, str]) -> None:
    found = read(POST, said, "<link>https://e.jp/a</link>")
    assert (found.status, dict(found.extra)) == (status, extra)
    assert found.url == ("" if status is Status.DRAFT else "https://e.jp/a")


def test_what_an_item_says() -> None:
    found = read(
        POST, "<title>a &amp;amp; b</title><wp:status>publish</wp:status><wp:post_name>a%20b</wp:post_name>",
        "<wp:post_date>2024-01-02 09:00:00</wp:post_date><wp:post_date_gmt>2024-01-02 00:00:00</wp:post_date_gmt>",
        "<dc:creator> 著者 </dc:creator><excerpt:encoded>&lt;b&gt;要約&lt;/b&gt;</excerpt:encoded>",
        "<category domain='category' nicename='x'>一&amp;amp;二</category><category domain='post_tag'>三</category>",
        "<category domain='category' nicename='uncategorized'>未分類</category><category domain='series'>四</category>",
        meta("_thumbnail_id", "5"), kind=EntryKind.PAGE,
    )  # fmt: skip
    assert (found.kind, found.id, found.key, found.title) == (EntryKind.PAGE, "7", "wordpress:e.jp:7", "a & b")
    assert (found.slug, found.permalink, found.published) == ("a b", "", "2024-01-02T09:00:00+09:00")
    assert (found.author, found.description, found.labels) == ("著者", "要約", ("一&二", "三"))
    assert (found.html, found.reading, found.is_whole, found.note) == ("a\nb", "<p>a<br />\nb</p>", True, "")
    assert dict(found.extra) == {"image": "https://e.jp/5.jpg"}


@pytest.mark.parametrize("key", ["_yoast_wpseo_metadesc", "_aioseop_description", "_genesis_description"])
def test_a_description_of_a_plugin_comes_first(key: str) -> None:
    excerpt = "<excerpt:encoded>e</excerpt:encoded>"
    assert read(POST, excerpt, meta(key, "d"), meta("other", "x")).description == "d"
    assert read(POST, excerpt, meta(key, " ")).description == "e"


def test_blocks_are_html_already() -> None:
    body = "<content:encoded>&lt;!-- wp:paragraph --&gt;\n&lt;p&gt;a\nb&lt;/p&gt;</content:encoded>"
    found = read("<wp:post_type>post</wp:post_type><wp:post_id>7</wp:post_id>", body)
    assert found.reading == found.html == "<!-- wp:paragraph -->\n<p>a\nb</p>"


@pytest.mark.parametrize(
    ("parts", "html", "is_whole"),
    [
        ((BODY, "<description>d</description>"), "a\nb", True),
        (("<description>d</description>",), "d", False),
        (("<description> </description>",), " ", True),  # there is nothing more to have
        (("<description>d</description>", "<wp:post_type>post</wp:post_type>"), "", True),
    ],
)
def test_a_plain_feed_may_hold_only_a_description(parts: tuple[str, ...], html: str, is_whole: bool) -> None:
    found = read("<link>https://e.jp/a</link>", *parts)
    assert (found.html, found.is_whole, bool(found.note)) == (html, is_whole, not is_whole)


def test_what_is_left_out() -> None:
    found = _entry(item(POST, "<wp:status>trash</wp:status>", "<title>t</title>"), Blog(), EntryKind.POST, {})
    assert isinstance(found, Skipped) and (found.title, found.unread) == ("t", False) and "trash" in found.reason
    found = _entry(item(BODY), Blog(), EntryKind.POST, {})
    assert isinstance(found, Skipped) and found.unread and "no id" in found.reason


def test_two_posts_of_one_id_are_two_unless_they_are_the_same() -> None:
    seen: dict[str, str] = {}
    one, other = read(POST, "<title>一</title>"), read(POST, "<title>二</title>")
    keys = [_alone(entry, seen).key for entry in (one, other, one, other)]
    assert keys[0] == keys[2] == "wordpress:e.jp:7"
    assert keys[1] == keys[3] != keys[0] and keys[1].startswith("wordpress:e.jp:7#")


def test_what_is_known_of_a_damaged_item() -> None:
    found = _broken("<item><title><![CDATA[a &amp; b]]></title><wp:post_id> 7</wp:post_id>", "why")
    assert (found.id, found.title, found.reason, found.unread) == ("7", "a & b", "why", True)
    assert (_broken("x", "why").id, _broken("x", "why").title) == ("", "")


def test_long_lists_are_cut() -> None:
    from collections import Counter

    assert _listed(Counter({"b": 1, "a": 2})) == "a 2, b 1"
    assert _listed(Counter({f"{number:02}": 1 for number in range(20)})).endswith("19 1")
    assert _listed(Counter({f"{number:02}": 1 for number in range(21)})).endswith("19 1 …")
