"""Two states of a post, field by field."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.postfile import PostFile
from editor.core.history.compare import Comparison, compare_files, compare_posts, compare_texts
from editor.core.post import Blogger, Commentary, Fields, Image, News, Post, Related, Status

POST = Post(
    Fields(
        id="1",
        labels=("米国",),
        news=News(headline="米露協議", summary=("一", "二")),
        commentary=Commentary(headline="行方", summary=("三",)),
        related=(Related("前の記事", "https://example.com/a", "2025-03-31"),),
    ),
    "ニュース。\n\n<!-- commentary -->\n\n論評。\n",
)


def changed(old: Post, new: Post) -> list[str]:
    return [section.key for section in compare_posts(old, new).sections if section.changed]


@pytest.mark.parametrize(
    ("new", "keys"),
    [
        (POST, []),
        (replace(POST, body=POST.body + "追記。\n"), ["body"]),
        (replace(POST, body=POST.body.replace("\n", "\r\n")), []),
        (replace(POST, fields=replace(POST.fields, status=Status.READY)), ["status"]),
        (replace(POST, fields=replace(POST.fields, labels=())), ["labels"]),
        (replace(POST, fields=replace(POST.fields, news=News("米露協議", summary=("二", "一")))), ["news.summary"]),
        (replace(POST, fields=replace(POST.fields, related=())), ["related"]),
        (replace(POST, fields=replace(POST.fields, images=(Image("a.jpg", alt="港"),))), ["images"]),
        (replace(POST, fields=replace(POST.fields, extra=(("layout", "post"),))), ["extra"]),
        (
            replace(POST, fields=Fields(id="1"), body=""),
            ["news.headline", "news.summary", "commentary.headline", "commentary.summary", "body", "related", "labels"],
        ),
    ],
)
def test_what_changed(new: Post, keys: list[str]) -> None:
    assert changed(POST, new) == keys
    assert changed(new, POST) == keys


@pytest.mark.parametrize("name", list(Fields.__slots__))
def test_every_field_is_compared(name: str) -> None:
    """A field that one day is added to a post must not be left out here."""
    others = {
        "status": Status.PUBLISHED,
        "labels": ("x",),
        "news": News(accessed="2025-01-01"),
        "commentary": Commentary(headline="x"),
        "related": (Related(date="x"),),
        "images": (Image("x", credit="y"),),
        "blogger": replace(Fields().blogger, url="x"),
        "extra": (("x", "y"),),
    }
    assert len(changed(Post(), Post(replace(Fields(), **{name: others.get(name, "x")})))) == 1


def test_counts_are_of_characters() -> None:
    found = compare_posts(POST, replace(POST, body=POST.body.replace("論評。", "論評を改めた。")))
    assert (found.removed, found.added, found.same) == (0, 4, False)


@pytest.mark.parametrize(
    ("old", "new", "same", "form_only", "keys"),
    [
        (b"---\ntitle: a\n---\nx\n", b"---\ntitle: a\n---\nx\n", True, False, ["title", "body", "status"]),
        (b"---\ntitle: a\n---\nx\n", b"---\ntitle: 'a' # c\n---\nx\n", True, True, ["title", "body", "status"]),
        (b"---\ntitle: a\n---\nx\n", b"---\ntitle: a\n---\nx\r\n", True, True, ["title", "body", "status"]),
        (b"---\ntitle: a\n---\nx\n", b"---\ntitle: a\ntitle: b\n---\nx\n", False, False, ["file"]),
        (b"---\ntitle: a\n---\nx\n", b"---\ntitle: a\n---\ny\n", False, False, ["title", "body", "status"]),
        ("日本".encode("cp932"), "日本".encode(), True, True, ["file"]),
        (b"", b"\xff\xfe\x00", False, False, ["file"]),
    ],
)
def test_files(old: bytes, new: bytes, same: bool, form_only: bool, keys: list[str]) -> None:
    found = compare_files(PostFile.parse(old), PostFile.parse(new))
    assert (found.same, found.form_only) == (same, form_only)
    assert [section.key for section in found.sections] == keys


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_two_files_can_be_compared(old: bytes, new: bytes) -> None:
    found = compare_files(PostFile.parse(old), PostFile.parse(new))
    assert found.same or not found.form_only


def test_texts() -> None:
    found = compare_texts("a\r\nb", "a\nc")
    assert [section.key for section in found.sections] == ["file"]
    assert [row.changed for row in found.sections[0].rows] == [False, True]


def test_what_was_removed_and_added_is_counted_over_all_sections() -> None:
    assert compare_posts(POST, POST) == compare_posts(POST, replace(POST, body=POST.body.replace("\n", "\r\n")))
    found = compare_texts("一二三\n四\n", "一二\n四五六\n")
    assert (found.removed, found.added, found.same, found.form_only) == (1, 2, False, False)
    titled = replace(
        POST, fields=replace(POST.fields, news=News("米露会談", summary=("一", "二"))), body=POST.body + "追記。"
    )
    found = compare_posts(POST, titled)
    assert (found.removed, found.added) == (2, 5)
    assert (compare_texts("", "").removed, compare_texts("", "").added, compare_texts("", "").same) == (0, 0, True)
    assert Comparison(()) == Comparison((), 0, 0, False)


def test_sections_come_in_the_order_of_the_window() -> None:
    full = replace(POST, fields=replace(POST.fields, blogger=Blogger(id="9"), extra=(("a", "b"),), description="説明"))
    keys = [section.key for section in compare_posts(POST, full).sections]
    assert keys.index("news.headline") < keys.index("commentary.headline") < keys.index("body") < keys.index("related")
    assert keys.index("extra") > keys.index("labels")
    titles = {section.key: section.title for section in compare_posts(POST, full).sections}
    assert (titles["body"], titles["extra"]) == ("Text", "Other fields of the header")


def test_a_row_shows_its_parts_that_say_something() -> None:
    old = replace(POST, fields=replace(POST.fields, related=()))
    (section,) = [one for one in compare_posts(old, POST).sections if one.key == "related"]
    shown = "".join(piece.text for row in section.rows for piece in row.new or ())
    assert "前の記事 | https://example.com/a | 2025-03-31" in shown
