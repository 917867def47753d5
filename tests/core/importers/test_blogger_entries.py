"""An entry of Blogger's three formats: what kind it is, what it says, and what is told of one that is left out."""

import pytest

from editor.core.importers.blogger_atom import _read_head, _read_setting
from editor.core.importers.blogger_entries import (
    Shape,
    _address,
    _content,
    _extra,
    _labels,
    _title,
    broken_of,
    comment_of,
    entry_of,
    key_of,
    shape_of,
)
from editor.core.importers.comment_store import CommentStore
from editor.core.importers.entry import Blog, Comment, Entry, EntryKind, Skipped
from editor.core.importers.xml_element import Element, read_element
from editor.core.importers.xml_parts import XmlPart
from editor.core.post import Status

PREFIXES = {"": "", "blogger": "blogger", "app": "app", "thr": "thr", "georss": "georss"}
KIND = (
    "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"
)
DRAFT = "<app:control><app:draft>{}</app:draft></app:control>"
CONTENT = "<content type='html'>&lt;b&gt;x&lt;/b&gt;</content>"
ID = "<id>tag:blogger.com,1999:blog-7.post-9</id>"


def entry(*parts: str) -> Element:
    return read_element(f"<entry>{''.join(parts)}</entry>", PREFIXES)


def typed(kind: str, status: str = "LIVE", trashed: str = "") -> str:
    return (
        f"<blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>"
        f"<blogger:trashed>{trashed}</blogger:trashed>"
    )


@pytest.mark.parametrize(
    ("parts", "kind", "draft", "scheduled"),
    [
        # the old backup
        ((KIND.format("post"),), "post", False, False),
        ((KIND.format("page"), DRAFT.format("yes")), "page", True, False),
        ((KIND.format("post"), DRAFT.format(" YES ")), "post", True, False),
        ((KIND.format("post"), DRAFT.format("no")), "post", False, False),
        ((KIND.format("post"), "<control><draft>yes</draft></control>"), "post", True, False),
        ((KIND.format("template"),), "template", False, False),
        ((KIND.format("comment"), CONTENT), "comment", False, False),
        # the new one
        ((typed("POST"),), "post", False, False),
        ((typed("PAGE", "DRAFT"),), "page", True, False),
        ((typed("POST", "SCHEDULED"),), "post", False, True),
        ((typed("COMMENT"), KIND.format("post")), "comment", False, False),
        # a feed
        ((CONTENT,), "post", False, False),
        (("<summary>x</summary>",), "post", False, False),
        (("<id>tag:blogger.com,1999:blog-7.page-9</id>", CONTENT), "page", False, False),
        (("<link rel='alternate' href='https://e.jp/p/a.html'/>", CONTENT), "page", False, False),
        (("<link rel='alternate' href='https://e.jp/2024/p/a.html'/>", CONTENT), "post", False, False),
        (("<thr:in-reply-to ref='x'/>", CONTENT), "comment", False, False),
        (("<title>t</title>",), "", False, False),
    ],
)
def test_the_kind_of_an_entry(parts: tuple[str, ...], kind: str, draft: bool, scheduled: bool) -> None:
    assert shape_of(entry(*parts)) == Shape(kind, draft, scheduled, "")


@pytest.mark.parametrize(
    ("about", "fate"),
    [
        (typed("POST", trashed="2024-01-01"), "trash"),
        (typed("POST", "SOFT_TRASHED"), "trash"),
        (typed("COMMENT", "SPAM_COMMENT"), "spam"),
        (typed("COMMENT", "GHOSTED_COMMENT"), "deleted"),
        (typed("COMMENT", "PENDING_MODERATION"), "never approved"),
        (typed("POST", "SPAM_COMMENT"), ""),  # a post is none
        (typed("COMMENT", "LIVE"), ""),
    ],
)
def test_what_is_not_taken_in(about: str, fate: str) -> None:
    found = shape_of(entry(about)).fate
    assert fate in found and bool(found) is bool(fate)


def read(*parts: str, blog: Blog | None = None) -> Entry | Skipped | None:
    return entry_of(entry(*parts), blog or Blog(), CommentStore().of)


def test_an_entry_of_the_new_backup() -> None:
    found = read(
        ID, typed("POST", "SCHEDULED"), CONTENT, "<title>a &amp;amp; b</title>",
        "<published> 2024-01-02T00:00:00Z </published>",
        "<updated>2024-01-03T00:00:00Z</updated><blogger:filename>2024/01/a-b.html</blogger:filename>",
        "<blogger:metaDescription> d\n </blogger:metaDescription><author><name> 著者 </name></author>",
        "<category term='一'/><category term='二'/>", blog=Blog(host="e.jp"),
    )  # fmt: skip
    assert found == Entry(
        EntryKind.POST, "tag:blogger.com,1999:blog-7.post-9", "blogger:7.9", "a & b", "<b>x</b>", labels=("一", "二"),
        published="2024-01-02T00:00:00Z", updated="2024-01-03T00:00:00Z", status=Status.READY,
        url="https://e.jp/2024/01/a-b.html", permalink="a-b", description="d", author="著者", blogger=True,
    )  # fmt: skip


def test_a_draft_is_nowhere_and_keeps_its_permalink() -> None:
    found = read(
        ID, typed("POST", "DRAFT"), CONTENT, "<blogger:filename>/a.html</blogger:filename>", blog=Blog(host="e.jp")
    )
    assert isinstance(found, Entry)
    assert (found.status, found.url, found.permalink, found.published) == (Status.DRAFT, "", "a", "")


def test_without_an_id_an_entry_is_known_by_its_address_or_time() -> None:
    link = "<link rel='alternate' href='https://e.jp/a.html'/>"
    found = read(CONTENT, link, "<title>t</title>")
    assert isinstance(found, Entry) and (found.id, found.key) == ("https://e.jp/a.html", "atom:https://e.jp/a.html")
    found = read(CONTENT, "<title>t</title><published>2024-01-02</published>")
    assert isinstance(found, Entry) and (found.id, found.blogger) == ("2024-01-02 t", False)
    found = read(CONTENT)
    assert isinstance(found, Skipped) and found.unread and "no id" in found.reason


def test_what_is_left_out() -> None:
    assert read(ID, typed("COMMENT")) is read(ID, KIND.format("settings")) is read(ID, KIND.format("template")) is None
    found = read(ID, typed("VIDEO"), "<title>t</title>")
    assert isinstance(found, Skipped)
    assert (found.kind, found.title, found.unread) == (EntryKind.OTHER, "t", False) and "“video”" in found.reason
    found = read(ID, "<title>t</title>")
    assert isinstance(found, Skipped) and "“?”" in found.reason
    found = read(ID, typed("PAGE", "DRAFT", trashed="x"))
    assert isinstance(found, Skipped) and (found.kind, found.draft) == (EntryKind.PAGE, True)


def test_a_summary_is_not_the_whole_post() -> None:
    found = read(ID, "<summary>x…</summary>")
    assert isinstance(found, Entry)
    assert (found.html, found.is_whole, "only its summary" in found.note) == ("x…", False, True)
    found = read(ID, KIND.format("post"))
    assert isinstance(found, Entry) and (found.html, found.is_whole, found.note) == ("", True, "")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("tag:blogger.com,1999:blog-7.post-9", "blogger:7.9"),
        ("tag:blogger.com,1999:blog-7.page-9", "blogger:7.9"),
        ("https://e.jp/a", "atom:https://e.jp/a"),
    ],
)
def test_pages_have_one_key_in_both_backups(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("<content type='html'>&lt;b&gt;</content>", "<b>"),
        ("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a<b>c</b></div></content>", "a<b>c</b>"),
        ("<content type='xhtml'>a</content>", "a"),
        ("<content>a</content><summary>b</summary>", "a"),
        ("", ""),
    ],
)
def test_contents(content: str, html: str) -> None:
    assert _content(entry(content)) == html


def test_titles_and_labels() -> None:
    assert _title(entry("<title type='html'>&lt;i&gt;a&lt;/i&gt; &amp;amp; b</title>")) == "a & b"
    assert _title(entry("<title>&lt;i&gt;</title>")) == "<i>"
    assert _title(entry()) == ""
    terms = f"<category term='一'/>{KIND.format('post')}<category term='二' scheme='x'/><category term='一'/>"
    other = "<category term='http://schemas.google.com/blogger/2008/kind#post'/>"
    assert _labels(entry(terms, other)) == ("一", "二")


@pytest.mark.parametrize(
    ("parts", "host", "address"),
    [
        (("<link rel='alternate' type='text/html' href=' https://e.jp/a '/>",), "", "https://e.jp/a"),
        (("<link rel='alternate' type='image/png' href='https://e.jp/a'/>",), "", ""),
        (("<link rel='self' href='https://e.jp/a'/>",), "", ""),
        (("<link rel='replies' type='text/html' href='https://e.jp/a#comment-form'/>",), "", "https://e.jp/a"),
        (("<link rel='alternate' href='javascript:x'/>",), "", ""),
        (("<blogger:filename>/a.html</blogger:filename>",), "e.jp", "https://e.jp/a.html"),
        (("<blogger:filename>a.html</blogger:filename>",), "", "/a.html"),
    ],
)
def test_addresses(parts: tuple[str, ...], host: str, address: str) -> None:
    assert _address(entry(*parts), Blog(host=host)) == address


def test_what_a_post_has_no_field_for() -> None:
    found = _extra(
        entry(
            "<link rel='related' href='https://e.jp/r'/><link href='https://e.jp/p'/>",
            "<link rel='enclosure' href='https://e.jp/e.mp3'/><georss:point>1 2</georss:point>",
            "<georss:featurename> </georss:featurename><blogger:created>2024</blogger:created>",
            "<blogger:location><blogger:name> 東京\n </blogger:name></blogger:location>",
        )
    )
    assert dict(found) == {
        "title_link": "https://e.jp/r", "point": "1 2", "created": "2024", "location": "東京",
        "enclosure": "https://e.jp/e.mp3",
    }  # fmt: skip
    assert dict(_extra(entry("<link>https://e.jp/p </link><blogger:location><name>港</name></blogger:location>"))) == {
        "title_link": "https://e.jp/p", "location": "港",
    }  # fmt: skip
    assert _extra(entry("<link/><blogger:location/>")) == ()


def test_comments() -> None:
    old = comment_of(
        entry(
            "<id> c1 </id><thr:in-reply-to ref=' p1 '/><author><name> 人 </name><uri> https://u.jp </uri></author>",
            "<published>2024</published><content type='html'>a\nb</content>",
            "<link rel='related' href='https://e.jp/feeds/comments/default/c0'/>",
        )
    )
    assert old == Comment("c1", "p1", "c0", "人", "https://u.jp", "2024", "a\nb")
    new = comment_of(
        entry(
            typed("COMMENT"), "<id>c2</id><blogger:parent>p1</blogger:parent><blogger:inReplyTo>c1</blogger:inReplyTo>",
            "<blogger:created>2025</blogger:created><content type='html'>a&#13;\nb\nc</content>",
        )
    )  # fmt: skip
    assert new == Comment("c2", "p1", "c1", "", "", "2025", "a<br />b<br />c")  # there, line ends are breaks


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            XmlPart("cut", "<entry><id> x </id><title>t &amp; u</title>"),
            (EntryKind.POST, "x", "t & u", "in the middle"),
        ),
        (XmlPart("broken", "<atom:id>x</atom:id><in-reply-to/>"), (EntryKind.COMMENT, "x", "", "damaged")),
        (XmlPart("broken", "<blogger:type>COMMENT</blogger:type>"), (EntryKind.COMMENT, "", "", "damaged")),
        (XmlPart("broken", "kind#comment"), (EntryKind.COMMENT, "", "", "damaged")),
        (XmlPart("broken", f"<id>{'x' * 301}</id>"), (EntryKind.POST, "", "", "damaged")),
    ],
)
def test_what_is_known_of_a_damaged_entry(part: XmlPart, found: tuple[EntryKind, str, str, str]) -> None:
    made = broken_of(part)
    assert (made.kind, made.id, made.title, made.unread) == (*found[:3], True)
    assert found[3] in made.reason


def test_what_is_said_of_the_blog() -> None:
    blog = Blog()
    _read_head("<feed><link rel='self' href='https://s.jp/'/><link href='https://e.jp/x' rel='alternate'>", blog)
    assert blog.host == "e.jp"
    for name, value in (("BLOG_TIME_ZONE", "Asia/Tokyo"), ("BLOG_SUBDOMAIN", "other"), ("BLOG_NAME", "x")):
        _read_setting(entry(f"<id>tag:blogger.com,1999:blog-7.settings.{name}</id><content> {value} </content>"), blog)
    assert (blog.zone, blog.host) == ("Asia/Tokyo", "e.jp")
    blog = Blog()
    for name, value in (("BLOG_TIME_ZONE", "Nowhere"), ("BLOG_SUBDOMAIN", "tameshi")):
        _read_setting(entry(f"<id>x.settings.{name}</id><content>{value}</content>"), blog)
    assert (blog.zone, blog.host) == ("", "tameshi.blogspot.com")
