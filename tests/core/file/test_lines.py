"""Each line keeps its own line end through edits, pastes and saves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.contents import Contents
from editor.core.file.lines import from_buffer, to_buffer
from editor.core.file.postfile import PostFile

ANY = st.text(st.sampled_from("あa\n\r\u2029\u2028\x85\x0b\x0c\ufeff　"), max_size=24)
MIXED = st.lists(st.tuples(st.sampled_from(["あ", "い", "", "x"]), st.sampled_from(["\n", "\r\n", "\r", "\u2029"])))


@given(ANY, ANY, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_text_is_read_again_as_it_was_written(new: str, original: str, newline: str) -> None:
    assert to_buffer(from_buffer(new, original, newline)) == to_buffer(new)


@given(MIXED, st.data())
def test_a_splice_leaves_all_other_lines_as_they_were(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    numbered = [(f"{index}{line}", end) for index, (line, end) in enumerate(lines)]
    start = data.draw(st.integers(0, len(numbered)))
    stop = data.draw(st.integers(start, len(numbered)))
    pasted = data.draw(ANY)
    head = "".join(line + end for line, end in numbered[:start])
    tail = "".join(line + end for line, end in numbered[stop:])
    text = "".join(line + end for line, end in numbered)
    ending = data.draw(st.sampled_from(["", "\n"]))  # "": the paste runs into the line below it
    edited = f"{to_buffer(head)}新{to_buffer(pasted)}{ending}{to_buffer(tail)}"
    after = from_buffer(edited, text, "\r\n")
    assert after.startswith(head)
    assert after.endswith(tail)
    assert to_buffer(after) == edited


@pytest.mark.parametrize(
    ("original", "new", "after"),
    [
        ("a\rb\nc", "a\n\nc", "a\r\r\nc"),  # not one line end of \r and \n
        ("a\r\nb\nc", "a\nb\u2028x\nc", "a\r\nb\u2028x\nc"),
        ("a\r\nb\nc\r\n", "a\n一\u2029二\n三\rb\nc\n", "a\r\n一\r\n二\r\n三\r\nb\nc\r\n"),
        ("a\u2029b\u2029", "a\nx\nb\n", "a\u2029x\u2029b\u2029"),
        ("a\r\nb\nc\r\nd\n", "一\n二a\n一\n二b\nc\n一\n二d\n", "一\r\n二a\r\n一\r\n二b\nc\r\n一\r\n二d\n"),
    ],
)
def test_line_ends_of_an_edit(original: str, new: str, after: str) -> None:
    assert from_buffer(new, original, "\r\n") == after


@given(
    st.sampled_from([b"", b"---\nid: x\n---\n", b"---\r\nid: x\r\n---\r\n"]),
    ANY,
    st.lists(st.tuples(ANY, st.integers(0, 60)), max_size=4),
)
def test_saves_one_after_another(header: bytes, body: str, edits: list[tuple[str, int]]) -> None:
    file = PostFile.parse(header + "はじめ\n".encode() + body.encode())
    text = Contents.of(file).text
    for pasted, where in edits:
        place = min(3 + where, len(text))
        text = to_buffer(text[:place] + pasted + text[place:])
        file = PostFile.parse(Contents(file.fields, text).put_into(file).data)
        assert Contents.of(file).text == text


@given(MIXED, st.data())
def test_lines_that_are_changed_in_place_keep_their_ends(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    changed = [data.draw(st.sampled_from(["same", "same", "other"])) for _line in lines]
    text = "".join(f"{index}い{end}" for index, (_line, end) in enumerate(lines))
    words = {"same": "い", "other": "ろ"}
    edited = "".join(f"{index}{words[change]}\n" for index, change in enumerate(changed))
    after = from_buffer(edited, text, "\r\n")
    assert to_buffer(after) == edited
    for index, (change, (_line, end)) in enumerate(zip(changed, lines, strict=True)):
        assert f"{index}{words[change]}{end}" in after
