"""Properties: nothing is changed by opening and saving, and a sequence of edits changes what it should and no more."""

from dataclasses import replace

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.errors import HeaderError
from editor.core.file.lines import from_buffer, to_buffer
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.post import Commentary, Fields, Image, News, Related, Status
from tests.core.file.headers import STYLES, TOML_STYLES

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
    st.sampled_from(
        [
            "no",
            "10:30",
            "2024-01-01",
            "a: b",
            "[速報] 記事",
            "　字下げ",
            "- x",
            "#円安",
            "null",
            "",
            "🚨",
            "x\ny\n",
            "=",
            "\u2028",
        ]
    ),
)
TEXTS = st.lists(TEXT.filter(bool), max_size=4).map(tuple)
DATE = st.sampled_from(["", "2025-04-02", "2025-04-02T07:30:00+09:00", "2025年4月2日"])
RELATED = st.lists(st.builds(Related, TEXT.filter(bool), TEXT, DATE), max_size=3).map(tuple)
IMAGES = st.lists(st.builds(Image, TEXT, TEXT, TEXT), max_size=3, unique_by=lambda image: image.path).map(tuple)
EDIT = st.one_of(
    st.tuples(st.just("title"), TEXT),
    st.tuples(st.just("description"), TEXT),
    st.tuples(st.just("date"), DATE),
    st.tuples(st.just("status"), st.sampled_from(Status)),
    st.tuples(st.just("labels"), TEXTS),
    st.tuples(st.just("news"), st.builds(News, TEXT, TEXT, TEXT, DATE, DATE, TEXTS)),
    st.tuples(st.just("commentary"), st.builds(Commentary, TEXT, TEXTS)),
    st.tuples(st.just("related"), RELATED),
    st.tuples(st.just("images"), IMAGES),
)
HEADERS = st.sampled_from(
    [f"---\n{text}---\n　本文" for text in STYLES.values()]
    + [f"+++\n{text}+++\n　本文" for text in TOML_STYLES.values()]
)
MODERATE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MODERATE
@given(
    st.binary(max_size=300)
    | st.text().map(str.encode)
    | st.binary(max_size=60).map(lambda data: b"---\n" + data + b"\n---\n")
)
def test_any_bytes_open_and_save_as_they_are(data: bytes) -> None:
    post = PostFile.parse(data)
    assert post.data == data
    assert post.with_fields(post.fields).data == data
    assert post.with_body(post.body).data == data
    assert post.text.endswith(post.body)


@MODERATE
@given(
    st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "本文", "---\na: b\n---\nx", "+++\n+++\n"])
)
def test_any_body_is_taken_literally(body: str, start: str) -> None:
    post = PostFile.parse(start.encode())
    if body.startswith("\ufeff") and not post.text[: len(post.text) - len(post.body)]:
        return  # it would be the byte order mark of the file
    after = post.with_body(body)
    assert after.body == body
    assert after.fields == post.fields


@MODERATE
@given(HEADERS, st.lists(EDIT, min_size=1, max_size=4))
def test_a_sequence_of_edits_rereads_as_edited(text: str, edits: list[tuple[str, object]]) -> None:
    post = PostFile.parse(text.encode())
    for name, value in edits:
        fields = replace(post.fields, **{name: value})  # type: ignore[arg-type]
        try:
            after = post.with_fields(fields)
        except HeaderError:
            continue
        wanted = _as_kept(fields)
        assert replace(_as_kept(after.fields), extra=()) == replace(wanted, extra=())
        assert after.body == post.body
        changed = {name, "draft"} if name != "labels" else {"labels", "tags", "categories"}
        for key in post.header.data:
            if key not in changed:
                assert after.header.source(key) == post.header.source(key)
        post = after


def _as_kept(fields: Fields) -> Fields:
    """Images are a mapping by path: without an order, and one of which nothing is said need not be written."""
    return replace(
        fields,
        images=tuple(sorted((image for image in fields.images if image.alt or image.credit or image.url), key=repr)),
    )


@MODERATE
@given(
    st.lists(EDIT, max_size=5),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=30),
)
def test_a_new_post_says_its_fields_to_every_reader(edits: list[tuple[str, object]], body: str) -> None:
    fields = replace(Fields(), **dict(edits))  # type: ignore[arg-type]
    post = new_post_file(fields, body)
    assert replace(_as_kept(post.fields), id="") == _as_kept(fields)
    assert post.body == body
    stock = yaml.safe_load(post.header.text)
    assert stock.get("title", "") == fields.title
    assert tuple(stock.get("labels", ())) == fields.labels
    assert tuple(stock.get("news", {}).get("summary", ())) == fields.news.summary
    assert yaml.load(post.header.text, Loader=yaml.CSafeLoader).get("description", "") == fields.description


LINES = st.lists(
    st.tuples(st.sampled_from(["あ", "い", "", "x"]), st.sampled_from(["\n", "\r\n", "\r", "\u2029"])), max_size=12
)


@MODERATE
@given(
    st.text() | LINES.map(lambda lines: "".join(line + end for line, end in lines)),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_line_ends_come_back(text: str, newline: str) -> None:
    buffer = to_buffer(text)
    assert not set(buffer) & {"\r", "\u2029"}
    assert from_buffer(buffer, text, newline) == text


@MODERATE
@given(LINES, st.data())
def test_an_edited_line_leaves_the_other_line_ends(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    numbered = [(f"{index}{line}", end) for index, (line, end) in enumerate(lines)]
    text = "".join(line + end for line, end in numbered)
    place = data.draw(st.integers(0, len(lines)))
    buffer = to_buffer(text).split("\n")
    buffer.insert(place, "新しい行")
    after = from_buffer("\n".join(buffer), text, "\r\n")
    kept = "".join(line + end for line, end in numbered[:place])
    rest = "".join(line + end for line, end in numbered[place:])
    assert after.startswith(kept)
    assert to_buffer(after) == "\n".join(buffer)
    assert after.endswith(rest)
