"""The name of a post's file."""

import unicodedata
from pathlib import Path

import pytest

from editor.core.disk.names import MAX_BYTES
from editor.core.errors import FieldError
from editor.core.post import Blogger, Commentary, Fields, News, Status
from editor.core.renaming.file_name import (
    following_path,
    is_called_otherwise,
    is_given,
    is_out,
    wished_path,
    words_of,
)


def named(**values):
    return Fields(news=News(headline=values.pop("news", "")), commentary=Commentary(values.pop("own", "")), **values)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (named(), ""),
        (named(news="国"), "国"),
        (named(own="論"), "論"),
        (named(news="国", own="論"), "国"),
        (named(news=" ", own="論"), "論"),
        (named(news="国", title="題"), "題"),
        (named(news="🎉🎉"), ""),
        (named(news="…／…", own="論"), "論"),
        (named(title="\u200b", news="国"), "国"),
        (named(news="　国" + "あ" * 100_000), "国" + "あ" * 999),
    ],
)
def test_words(fields, words):
    assert words_of(fields) == words


GIVEN = [
    ("2026-11-27-post.md", named(), True),
    ("2026-11-27-post-3.md", named(news="国"), True),
    ("2026-11-27-post-074512.md", named(), True),
    ("2026-11-27-国.md", named(news="国"), True),
    ("2026-11-27-国-2.md", named(news="国"), True),
    ("2026-11-27-talks.md", named(news="国", permalink="talks"), True),
    ("2026-11-27-国.md", named(news="民"), False),
    ("2026-11-27-mine.md", named(news="国"), False),
    ("post.md", named(), False),
    ("2026-11-27-post.markdown", named(), False),
    ("国.md", named(news="国"), False),
]


@pytest.mark.parametrize(("name", "fields", "given"), GIVEN)
def test_a_given_name(name, fields, given):
    assert is_given(Path("/l") / name, fields) is given


@pytest.mark.parametrize(
    ("fields", "out"),
    [
        (named(), False),
        (named(status=Status.READY), False),
        (named(status=Status.PUBLISHED), True),
        (named(blogger=Blogger(url="https://example.com/a")), True),
        (named(blogger=Blogger(id="1")), False),
    ],
)
def test_what_is_out(fields, out):
    assert is_out(fields) is out


def put(folder, *names):
    for name in names:
        if name.endswith("/"):
            (folder / name).mkdir()
        else:
            (folder / name).write_text("x")


FOLLOWING = [
    ([], "国", "2026-11-27-国.md"),
    (["2026-11-27-国.md"], "国", "2026-11-27-国-2.md"),
    (["2026-11-27-国/"], "国", "2026-11-27-国-2.md"),
    (["2026-11-27-FOO.md"], "foo", "2026-11-27-foo-2.md"),
    ([unicodedata.normalize("NFD", "2026-11-27-が.md")], "が", "2026-11-27-が-2.md"),
    ([], "a/b: c?", "2026-11-27-a-b-c.md"),
    ([], "  ", None),
    ([], "post", None),
]


@pytest.mark.parametrize(("there", "headline", "name"), FOLLOWING)
def test_the_name_that_follows(tmp_path, there, headline, name):
    put(tmp_path, "2026-11-27-post.md", "2026-11-27-post/", *there)
    path = following_path(tmp_path / "2026-11-27-post.md", named(news=headline))
    assert path == (tmp_path / name if name else None)
    assert is_called_otherwise(tmp_path / "2026-11-27-post.md", named(news=headline)) is (name is not None)


def test_a_headline_that_is_long_is_cut(tmp_path):
    path = following_path(tmp_path / "2026-11-27-post.md", named(news="長い" * 200))
    assert path is not None and len(path.name.encode()) <= MAX_BYTES


@pytest.mark.parametrize("words", ["🎉🎉", "///", "…", "\u200b", "\u0301", " \u3000", "-._"])
def test_a_headline_of_signs_alone_leaves_the_name_as_it_is(tmp_path, words):
    put(tmp_path, "2026-11-27-国.md")
    path = tmp_path / "2026-11-27-国.md"
    assert following_path(path, named(news=words)) is None and not is_called_otherwise(path, named(news=words))


def test_letter_case_alone_is_a_new_name(tmp_path):
    put(tmp_path, "2026-11-27-FOO.md")
    assert following_path(tmp_path / "2026-11-27-FOO.md", named(news="foo")) == tmp_path / "2026-11-27-foo.md"


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("新しい名前", "新しい名前.md"),
        ("My Post.md", "my-post.md"),
        ("a.MD", "a.md"),
        ("con", "post-con.md"),
        ("🎉祝", "祝.md"),
        ("a.markdown", "a.md"),
        ("か\u3099", "が.md"),
    ],
)
def test_a_name_of_the_persons_own(wish, name):
    assert wished_path(Path("/l/a.md"), wish) == Path("/l") / name


@pytest.mark.parametrize(
    "wish", ["", "  ", "..", "../a", "a/b", "a\\b", ".md", "a\0b", "🎉", "*?*", "~", "-", "\u200b", ".markdown"]
)
def test_no_name(wish):
    with pytest.raises(FieldError):
        wished_path(Path("/l/a.md"), wish)


@pytest.mark.parametrize("wish", ["名", "名.md", "名.MD", "名.markdown"])
def test_the_file_keeps_its_suffix(wish):
    assert wished_path(Path("/l/a.markdown"), wish) == Path("/l/名.markdown")
