"""Fetch: what comes back into the header, and what is said of the words."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.blogger.fetching import Fetched, brought_back, compared
from editor.core.blogger.online_words import as_lines
from editor.core.blogger.outcome import Decision, Ending
from editor.core.blogger.record import BloggerRecord
from editor.core.blogger.remote import BlogText, RemotePost, RemoteStatus
from editor.core.exporters.figures import SLOT
from editor.core.fields.spec import Blogger, Image, Status
from editor.core.post import Fields, Post
from tests.core.blogger.played import NEWER, TEXT, Person
from tests.fakes.blogger.server import Fault
from tests.picture_files import pixels

ADDRESS = "https://blogger.googleusercontent.com/img/a/AVv{}=w640-h427"
SLOTTED = BlogText(
    "題", f'<p>一</p><div><span style="{SLOT["style"]}">[Picture: a.png]</span></div><p>二</p>', ("米国",)
)
LINKED = f'<a href="{ADDRESS.format(1)}"><img border="0" src="{ADDRESS.format(1)}" /></a>'
WITH_PICTURE = f'<p>一</p><div class="separator" style="clear: both; text-align: center;">{LINKED}</div><p>二</p>'


@pytest.fixture
def person(tmp_path):
    return Person(tmp_path, memory={})


def there(content: str = TEXT.content, **values: object) -> RemotePost:
    post = RemotePost("7", RemoteStatus.DRAFT, replace(TEXT, content=content))
    return replace(post, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "words", "looks"),
    [
        (TEXT.content, False, False),
        (TEXT.content.replace("<!--more-->", "<a name='more'></a>"), False, False),
        (TEXT.content + "<!--ronpyo:0123abcd-->", False, False),
        ("<p style=\"text-align: left;\">本文一</p><a name='more'></a><p>本文二</p>", False, False),
        (TEXT.content.replace("二", "2"), True, False),
        (TEXT.content.replace("<p>本文二</p>", ""), True, False),
        ("<p><b>本文</b>一</p><!--more--><p>本文二</p>", False, True),
        ('<p><a href="https://e.jp/">本文</a>一</p><!--more--><p>本文二</p>', False, True),
        (TEXT.content + '<iframe src="https://e.jp/"></iframe>', False, True),
    ],
)
def test_what_was_changed_there(content, words, looks):
    found = compared(TEXT, there(content))
    assert (found.new_words, bool(found.new_looks)) == (words, looks)


def test_what_was_taken_out_there_is_a_change():
    sent = replace(TEXT, content="<p><b>本文</b>一</p>")
    assert compared(sent, there("<p>本文一</p>")).was_edited


def test_another_title_is_a_change_and_its_entities_are_none():
    assert compared(TEXT, there(text=replace(TEXT, title="別の題"))).new_words
    sent = replace(TEXT, title="A&B")
    assert not compared(sent, there(text=replace(sent, title="A&amp;B"))).was_edited


@pytest.mark.parametrize(
    "content",
    [
        WITH_PICTURE,
        SLOTTED.content + f'<div class="separator" style="clear: both; text-align: center;">{LINKED}</div>',
        '<table align="center" cellpadding="0" class="tr-caption-container" style="margin-left: auto;"><tbody><tr>'
        f'<td style="text-align: center;">{LINKED}</td></tr><tr><td class="tr-caption"></td></tr></tbody></table>'
        "<p>一</p><p>二</p>",
    ],
)
def test_a_picture_that_was_put_in_is_no_change(content):
    assert not compared(SLOTTED, there(text=replace(SLOTTED, content=content))).was_edited


def test_a_post_that_differs_by_pictures_alone_may_be_changed_afterwards(person):
    person.send(SLOTTED)
    (number,) = person.fake.posts.posts
    person.fake.posts.edit(number, content=WITH_PICTURE)
    filled = replace(SLOTTED, content=f'<p>一</p><img src="{ADDRESS.format(1)}" /><p>二</p>')
    assert person.send(filled).ending is Ending.CHANGED_THERE  # nobody saw it yet
    assert not person.fetch(filled).was_edited
    assert person.send(filled).ending is Ending.UPDATED
    assert person.fake.posts.posts[number]["content"] == filled.content


def test_a_post_whose_words_were_changed_is_still_not_overwritten(person):
    person.send()
    (number,) = person.fake.posts.posts
    person.fake.posts.edit(number, content="<p>向こう</p>")
    found = person.fetch(NEWER)
    assert found.new_words
    assert found.post is not None
    assert person.send(NEWER).ending is Ending.CHANGED_THERE
    assert person.send(NEWER, Decision(over=found.post.text.digest)).ending is Ending.UPDATED


def test_what_blogger_rewrote_itself_is_no_change(person):
    person.fake.posts.rewrite = lambda html: html.replace("本文", "本文 ")
    person.send()
    assert not person.fetch(TEXT).was_edited


def test_nothing_is_written_by_a_fetch(person):
    person.send()
    before = len(person.fake.bodies)
    person.fetch(NEWER)
    assert len(person.fake.bodies) == before
    assert person.fake.violations == []


def test_why_there_is_nothing(person):
    assert person.fetch(TEXT).ending is Ending.NEVER_SENT
    person.fake.faults.append(Fault("cut", "insert"))
    person.send()
    assert person.fetch(TEXT).ending is Ending.UNKNOWN
    person.send(TEXT, Decision(again=True))
    (number,) = person.fake.posts.posts
    person.fake.faults.append(Fault("404", "get"))
    assert person.fetch(TEXT).ending is Ending.LOCKED
    del person.fake.posts.posts[number]
    assert person.fetch(TEXT).ending is Ending.GONE
    record = person.ledger.read()
    person.ledger.write(replace(record, remote=replace(record.remote, blog="1")))
    assert person.fetch(TEXT).ending is Ending.OTHER_BLOG


def test_by_the_id_in_the_header(person):
    person.send()
    (number,) = person.fake.posts.posts
    person.ledger.write(BloggerRecord())
    found = person.fetch(TEXT, known=number)
    assert found.post is not None
    assert person.send(NEWER).ending is Ending.UPDATED


@pytest.mark.parametrize("fault", ["500", "503", "html", "cut", "short", "429"])
def test_reading_is_repeated(person, fault):
    person.send()
    person.fake.faults.append(Fault(fault, "get"))
    assert person.fetch(TEXT).post is not None


# -- into the header ---------------------------------------------------------------------------------------------------

FIELDS = Fields(id="x", labels=("米国",), permalink="mine", date="2026-01-05T07:00:00+09:00")
LIVE = {"status": RemoteStatus.LIVE, "url": "https://b.example/2026/01/talks.html"}


def brought(
    fields: Fields, post: RemotePost, sent: BlogText = TEXT, body: str = "", file: Path = Path("x.md")
) -> Fields:
    return brought_back(Post(fields, body), file, Fetched(Ending.SAME, post, sent)).fields


def test_a_draft_brings_its_id_alone():
    fields = replace(FIELDS, labels=TEXT.labels)
    assert brought(fields, there(url="https://b.example/x")) == replace(fields, blogger=Blogger("7"))


def test_the_longer_id_of_an_import_stays():
    known = replace(FIELDS, blogger=Blogger("tag:blogger.com,1999:blog-1.post-7"))
    assert brought(known, there(**LIVE)).blogger == Blogger("tag:blogger.com,1999:blog-1.post-7", LIVE["url"])


def test_a_public_post_brings_all_of_it():
    back = brought(FIELDS, there(**LIVE, published="2026-01-05T08:15:00.123+09:00"))
    assert back.blogger == Blogger("7", LIVE["url"])
    assert (back.permalink, back.status, back.date) == ("talks", Status.PUBLISHED, "2026-01-05T08:15:00+09:00")


def test_the_same_moment_in_another_zone_is_no_other_day():
    assert brought(FIELDS, there(**LIVE, published="2026-01-04T22:00:00Z")).date == FIELDS.date


@pytest.mark.parametrize("published", ["", "soon", "2026-01-05T08:00:00"])
def test_a_moment_that_cannot_be_read_changes_nothing(published):
    assert brought(FIELDS, there(**LIVE, published=published)).date == FIELDS.date


def test_scheduled_is_not_published():
    post = there(
        status=RemoteStatus.SCHEDULED, url="https://b.example/2026/02/a.html", published="2026-02-01T07:00:00+09:00"
    )
    back = brought(FIELDS, post)
    assert (back.status, back.date, back.blogger.url) == (Status.DRAFT, "2026-02-01T07:00:00+09:00", post.url)


def test_taken_back_is_ready():
    assert brought(replace(FIELDS, status=Status.PUBLISHED), there()).status is Status.READY


@pytest.mark.parametrize(
    ("mine", "sent", "theirs", "labels", "left"),
    [
        (("甲",), ("甲",), ("乙", "甲"), ("甲", "乙"), False),
        (("甲", "乙"), ("甲", "乙"), ("乙",), ("乙",), False),
        (("甲", "丙"), ("甲",), ("甲", "乙"), ("甲", "丙"), True),
        (("甲", "丙"), ("甲",), ("甲",), ("甲", "丙"), False),
        (("乙", "甲"), ("甲", "乙"), ("甲", "乙"), ("乙", "甲"), False),
    ],
)
def test_labels(mine, sent, theirs, labels, left):
    fields = replace(FIELDS, labels=mine)
    found = Fetched(Ending.SAME, there(text=replace(TEXT, labels=theirs)), replace(TEXT, labels=sent))
    back = brought_back(Post(fields, ""), Path("x.md"), found)
    assert (back.fields.labels, back.labels_left) == (labels, left)


def test_pictures_get_their_addresses(tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    for name, size in (("a.png", (30, 20)), ("b.png", (20, 30)), ("c.png", (5, 5))):
        (folder / name).write_bytes(pixels("png", *size))
    body = "一\n\n![](post/a.png)\n\n二\n\n![](post/b.png)\n\n![](post/c.png)\n"
    fields = replace(FIELDS, images=(Image("post/b.png", "代替", "共同"),))
    ours, other = (f'<img src="{ADDRESS.format(number)}" data-original-' for number in (1, 2))
    html = f'{other}width="20" data-original-height="30"><p>一</p>{ours}width="30" data-original-height="20"><p>二</p>'
    back = brought_back(Post(fields, body), tmp_path / "post.md", Fetched(Ending.SAME, there(html), TEXT))
    assert back.fields.image("post/a.png").url == ADDRESS.format(1)
    assert back.fields.image("post/b.png") == Image("post/b.png", "代替", "共同", ADDRESS.format(2))
    assert (set(back.filled), back.left) == ({"post/a.png", "post/b.png"}, ("post/c.png",))


def test_an_address_that_is_there_stays(tmp_path):
    fields = replace(FIELDS, images=(Image("a.png", url=ADDRESS.format(9)),))
    back = brought(fields, there(f'<img src="{ADDRESS.format(1)}">'), body="![](a.png)", file=tmp_path / "x.md")
    assert back.images == fields.images


def test_lines_to_compare():
    text = BlogText("題", "<p>一&amp;二</p><div>三<br />四</div><script>x</script><!--ronpyo:0123abcd-->", ("乙", "甲"))
    assert as_lines(text).split("\n") == ["題", "Labels: 乙, 甲", "", "一&二", "三", "四", ""]


@pytest.mark.parametrize(
    "content", ["<img " * 50_000, "<script>" * 50_000, "<!--" * 50_000, "<div>" * 50_000, "\n" * 300_000 + "x"]
)
def test_hostile_content_ends(content):
    as_lines(replace(TEXT, content=content))
    compared(TEXT, there(content))
