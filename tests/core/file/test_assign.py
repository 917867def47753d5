"""`KEY=VALUE` and `KEY+=VALUE`: what they set, and what they refuse with a sentence."""

import pytest

from editor.core.errors import FieldError, HeaderError, RonpyoError
from editor.core.file.assign import apply, assign, parse_assignment
from editor.core.file.postfile import PostFile
from editor.core.post import Fields, Image, Related

TEXT = "---\nid: a\ntitle: T\nlabels: [a]\nlayout: post\nkeys: [x]\nmenu: {a: 1}\nnews:\n  headline: H\n---\n本文"


def after(*assignments: str, text: str = TEXT) -> PostFile:
    return apply(PostFile.parse(text.encode()), assignments)


@pytest.mark.parametrize(
    ("assignment", "old", "new"),
    [
        ("news.headline=首相: 増税", "  headline: H\n", '  headline: "首相: 増税"\n'),
        ("title=", "title: T\n", 'title: ""\n'),
        ("title=a=b", "title: T\n", "title: a=b\n"),
        ("labels+=b, c", "labels: [a]\n", 'labels: [a, "b, c"]\n'),
        ("labels=b, c、d", "labels: [a]\n", "labels: [b, c, d]\n"),
        ('labels=["b, c"]', "labels: [a]\n", 'labels: ["b, c"]\n'),
        ("labels=", "labels: [a]\n", "labels: []\n"),
        ("labels+=a", "", ""),
        ("status=ready", "id: a\n", "id: a\nstatus: ready\n"),
        ("date=2025-04-02", "id: a\n", "id: a\ndate: 2025-04-02\n"),
        ("date=令和7年4月2日", "id: a\n", "id: a\ndate: 令和7年4月2日\n"),
        ("permalink=rare-earth_1.x", "labels: [a]\n", "labels: [a]\npermalink: rare-earth_1.x\n"),
        ("layout=page: 2", "layout: post\n", 'layout: "page: 2"\n'),
        ("keys+=no", "keys: [x]\n", 'keys: [x, "no"]\n'),
        ("tags=政治", "---\n本文", "tags: 政治\n---\n本文"),
        ("commentary.summary+=[速報] 記事", "---\n本文", 'commentary:\n  summary:\n    - "[速報] 記事"\n---\n本文'),
    ],
)
def test_one_assignment(assignment: str, old: str, new: str) -> None:
    assert after(assignment).text == TEXT.replace(old, new, 1)


def test_related() -> None:
    post = after(
        "related+=題 | https://x/ | 2025-01-01", 'related+={"title": "二", "url": "https://y/"}', "related+=三|四"
    )
    assert post.fields.related == (
        Related("題", "https://x/", "2025-01-01"),
        Related("二", "https://y/"),
        Related("三|四"),
    )
    assert after("related+=a", "related=").fields.related == ()


def test_images() -> None:
    post = after("images.2025/a.b.jpg.alt=写真", "images.2025/a.b.jpg.url=https://x/?a=b", "images.c.credit=d")
    assert post.fields.images == (Image("2025/a.b.jpg", "写真", "", "https://x/?a=b"), Image("c", credit="d"))
    assert after("images.a=b.jpg.alt=x").fields.images == (Image("a=b.jpg", "x"),)


def test_labels_by_the_name_of_the_file() -> None:
    assert after("tags+=b", text="---\ntags: [a]\n---\n").text == "---\ntags: [a, b]\n---\n"
    assert after("labels+=b", text="---\ntags: [a]\n---\n").text == "---\ntags: [a, b]\n---\n"


def test_none_is_the_identity() -> None:
    assert after().data == TEXT.encode()
    assert after("title=T", "news.headline=H").data == TEXT.encode()


@pytest.mark.parametrize(
    "assignment",
    [
        "",
        "title",
        "=x",
        "id=b",
        "format=2",
        "status=done",
        "status+=ready",
        "date=明日",
        "date=2024-02-30",
        "news.accessed=x",
        "permalink=あ",
        "permalink=a/b",
        "title+=x",
        "news=x",
        "news.nothing=x",
        "news.headline+=x",
        "images=x",
        "images.a.size=1",
        "menu=x",
        "menu+=x",
        "layout+=x",
        "foo.bar=x",
        "labels+=",
        "labels-=x",
        "labels -=x",
        "news.summary-=x",
        "layout-=x",
        "related+=",
        "related+=a | b | c",
        "related+=a | b | 2025-01-01 | d",
        'related+={"title": 1}',
        'related+={"other": "x"}',
        "title=\x00",
        "title=\ud800",
        "layout=\x00",
        "images.\x00.alt=x",
        "<<=x",
        "related=" + "[" * 100_000,
    ],
)
def test_what_does_not_fit_is_refused(assignment: str) -> None:
    with pytest.raises(FieldError) as caught:
        after(assignment)
    assert len(str(caught.value)) < 300


def test_a_broken_header_is_refused() -> None:
    with pytest.raises(HeaderError):
        after("title=x", text="---\na: 1\na: 2\n---\n")
    with pytest.raises(RonpyoError):
        after("layout=x", text="---\na: [\n---\n")


def test_parse_assignment() -> None:
    step = parse_assignment("news.summary+=a=b\nc")
    assert (step.key, step.operator, step.value) == ("news.summary", "+=", "a=b\nc")


@pytest.mark.parametrize(
    ("old", "assigned", "new"),
    [
        ("draft: true", "draft=false", "draft: false"),
        ("draft: true", "draft=maybe", "draft: maybe"),
        ("weight: 10   # kg", "weight=2.5", "weight: 2.5   # kg"),
        ("weight: 10", "weight=true", 'weight: "true"'),
        ("weight: '10'", "weight=20", "weight: '20'"),
        ("layout: post", "layout=1", 'layout: "1"'),
        ("expires: 2025-01-01", "expires=2026-02-03", "expires: 2026-02-03"),
        ("expires: 2025-01-01", "expires=2026-02-30", 'expires: "2026-02-30"'),
    ],
)
def test_an_unknown_key_keeps_its_type_for_other_programs(old: str, assigned: str, new: str) -> None:
    post = PostFile.parse(f"---\n{old}\ntitle: a\n---\n".encode())
    assert apply(post, [assigned]).text == f"---\n{new}\ntitle: a\n---\n"


@pytest.mark.parametrize("path", ["a\0.jpg", "\ud800.jpg"])
def test_no_picture_has_a_path_that_is_no_text(path: str) -> None:
    with pytest.raises(FieldError):
        after(f"images.{path}.alt=説明")


@pytest.mark.parametrize("key", ["format", "id"])
def test_what_is_given_once_is_not_set(key: str) -> None:
    with pytest.raises(FieldError, match="given once"):
        assign(Fields(), key, "=", "2")


def test_a_place_that_no_file_can_hold_is_refused() -> None:
    with pytest.raises(FieldError, match="no file can keep"):
        assign(Fields(), "images.a\0.jpg.alt", "=", "港")


def test_commas_part_labels_alone() -> None:
    made = assign(Fields(), "related", "=", "一、二, 三 | https://e.jp/1\n四 | https://e.jp/2")
    assert [post.title for post in made.related] == ["一、二, 三", "四"]
    assert assign(Fields(), "news.summary", "=", "一、二, 三\n四").news.summary == ("一、二, 三", "四")
    assert assign(Fields(), "labels", "=", "一、二, 三\n四").labels == ("一", "二", "三", "四")
