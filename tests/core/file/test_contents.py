"""A draft is built into its file, or into a reason; nothing of it is lost either way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import FieldError, HeaderError
from editor.core.file.contents import Contents, Draft
from editor.core.file.postfile import PostFile
from editor.core.post import Fields, News, Related

OF_ANOTHER_TOOL = b"---\nid: 0195f000-0000-7000-8000-000000000000\nnews: used by another tool\n---\nbody\n"

HEADS = [b"", b"---\nid: a\n---\n", b"---\r\nid: a\r\nx: [\r\n---\r\n", b"+++\ntitle = 'a'\n+++\n", OF_ANOTHER_TOOL]


def draft(data: bytes, text: str | None = None, **fields: object) -> Draft:
    base = PostFile.parse(data)
    contents = Contents.of(base)
    return Draft(replace(contents, fields=replace(contents.fields, **fields), text=text or contents.text), base)


def test_what_fits_is_built() -> None:
    built = draft(b"---\nid: a\n---\nx\n", "y\n", title="題").build()
    assert built.refusal is None
    assert built.or_raise().data == "---\nid: a\ntitle: 題\n---\ny\n".encode()


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (draft(OF_ANOTHER_TOOL, "本文\n", news=News(headline="見出し")), HeaderError),
        (draft(b"---\nid: a\n---\nx\n", "本文\n", title="a\x00b"), FieldError),
        (draft(b"---\nid: a\n---\nx\n", "本文\n", id="b", title="題"), FieldError),
        (draft(b"x\n", "\ufeff本文\n"), FieldError),
        (draft(b"---\na: [\n---\nx\n", "\ufeff---\na: [\n---\n本文\n"), FieldError),
        (
            draft(b"---\nid: a\n---\nx\n", "本文\n", related=tuple(Related("題" * 100) for _ in range(400))),
            FieldError,
        ),
    ],
)
def test_what_does_not_fit_is_said_and_kept_whole(made: Draft, error: type[Exception]) -> None:
    built = made.build()
    assert built.file is None
    assert type(built.refusal) is error
    with pytest.raises(error):
        built.or_raise()
    whole = made.whole()
    assert "本文" in whole.data.decode()
    if made.contents.fields.news.headline:
        assert whole.fields.news == made.contents.fields.news


def test_a_file_of_another_encoding_stays_as_it_is() -> None:
    data = "---\ntitle: 日本語の題名\n---\n本文です。\n".encode("cp932")
    made = Draft(Contents(Fields(title="別"), "別の文\n"), PostFile.parse(data))
    assert made.build().or_raise().data == data


@given(
    st.sampled_from(
        [b"", b"---\nid: a\n---\n", b"---\r\nid: a\r\nx: [\r\n---\r\n", b"+++\ntitle = 'a'\n+++\n", OF_ANOTHER_TOOL]
    ),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
    st.text(st.sampled_from("aあ\n\r-+\x1b$B(J\u2029"), max_size=20),
    st.text(st.sampled_from("aあ\n\r-+\x1b$B(J\u2029"), max_size=20),
)
def test_another_body_gives_the_file_that_would_be_read(head: bytes, bom: bytes, before: str, after: str) -> None:
    file = PostFile.parse(bom + head + before.encode())
    if file.encoding == "utf-8":
        made = file.with_body(after)
        assert made == PostFile.parse(made.data)
        assert made.header.data == PostFile.parse(made.data).header.data


def test_contents_are_a_body_unless_it_is_said() -> None:
    assert Contents(Fields(), "x") == Contents(Fields(), "x", raw=False)


@pytest.mark.parametrize("head", ["", "---\nid: a\n---\n", "---\r\nid: a\r\n---\r\n", "---\nid: a\n---"])
@pytest.mark.parametrize(
    "body", ["", "x", "a\r\nb\r\nc\r\nd\r\n", "a\nb\nc\nd\n", "---\nid: b\n---\n", "\n", "\x1b[0m", "a\rb\rc\rd\re\r"]
)
def test_a_file_with_another_body_is_what_its_bytes_say(head: str, body: str) -> None:
    """Though its header is not read again."""
    made = PostFile.parse(f"{head}本文\n".encode()).with_body(body)
    again = PostFile.parse(made.data)
    assert made.body == body
    assert (made, made.newline, made.text) == (again, again.newline, again.text)
