"""Code in Markdown: the blocks and spans that are found are those that the renderer makes code of."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.profile.load import load_profile
from editor.core.render.markdown import Converter
from editor.core.text.code import (
    CodeBlock,
    Fence,
    code_blocks,
    code_blocks_of_body,
    code_spans,
    fence_of,
    outside_code,
    outside_code_spans,
    unclosed_fences,
    without_code_marks,
    without_code_spans,
)

SIGNS = "ab`\\ 海*"
PROFILE = load_profile()[0]
CONVERTER = Converter(PROFILE.markdown, PROFILE.words)


def rendered(text: str) -> str:
    return "".join(block.html for block in CONVERTER.convert(text, None, {}).news)


@pytest.mark.parametrize(
    ("line", "fence"),
    [
        ("```", Fence(0, "`", 3, "")),
        ("  ~~~~ python ", Fence(2, "~", 4, "python")),
        ("```a`b", Fence(0, "`", 3, "a`b")),
        ("``", None),
        ("a ```", None),
        ("\t```", None),
        ("", None),
    ],
)
def test_fences(line: str, fence: Fence | None) -> None:
    assert fence_of(line) == fence


@pytest.mark.parametrize(
    ("opening", "closing", "closes"),
    [
        ("```", "```", True),
        ("```", "````", True),
        ("````", "```", False),
        ("```", "~~~", False),
        ("```", "``` python", False),
        ("~~~ x", "  ~~~  ", True),
    ],
)
def test_what_closes_a_fence(opening: str, closing: str, closes: bool) -> None:
    first, last = fence_of(opening), fence_of(closing)
    assert first and last
    assert first.closed_by(last) is closes


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a\n```py\nb\n```\nc", [CodeBlock(1, 3, 0, "py")]),
        ("```\nb", []),
        ("```a`b\nc\n```", []),
        ("    ```\nb\n    ```", []),
        ("- a\n\n    ```\n    b\n    ```", [CodeBlock(2, 4, 4, "")]),
        ("~~~\n```\n~~~\n```\nx\n```", [CodeBlock(0, 2, 0, ""), CodeBlock(3, 5, 0, "")]),
    ],
)
def test_blocks(text: str, blocks: list[CodeBlock]) -> None:
    assert list(code_blocks(text.split("\n"))) == blocks


def test_a_fence_that_is_not_closed_is_named() -> None:
    assert unclosed_fences(["a", "````", "b", "~~~ x", "````"]) == ()
    assert unclosed_fences(["```", "~~~~", "```` x", "```` y"]) == ("```", "~~~~", "````")


def test_news_and_commentary_are_read_apart() -> None:
    lines = ["```", "a", "<!-- commentary -->", "```", "b", "```"]
    assert list(code_blocks_of_body(lines)) == [CodeBlock(3, 5, 0, "")]
    assert list(code_blocks_of_body(["```", "", "```"])) == [CodeBlock(0, 2, 0, "")]


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a `b` c", [(2, 5, 1)]),
        ("``a`b``", [(0, 7, 2)]),
        ("`a", []),
        ("``a`", [(0, 4, 1)]),
        ("```a``b`", [(0, 6, 2)]),
        ("`a``b`", [(0, 6, 1)]),
        (r"\`a`", []),
        (r"\\`a`", [(2, 5, 1)]),
        (r"\``a`", [(2, 5, 1)]),
        (r"`a\`b`", [(0, 4, 1)]),
        ("`a` `b`", [(0, 3, 1), (4, 7, 1)]),
        ("海`🚢`", [(1, 4, 1)]),
    ],
)
def test_spans(line: str, spans: list[tuple[int, int, int]]) -> None:
    assert list(code_spans(line)) == spans


def test_without_spans_every_character_stays_where_it_was() -> None:
    assert without_code_spans("a `b` c\n`d\ne`") == "a     c\n`d\ne`"
    assert without_code_marks("a `*b*` ``c`d``\n`d\ne`") == "a *b* c`d\n`d\ne`"
    assert without_code_spans("no code") == "no code"


@given(st.text(st.sampled_from(SIGNS), max_size=30))
def test_the_length_stays(line: str) -> None:
    blank = without_code_spans(line)
    assert len(blank) == len(line)
    assert all(new in (old, " ") for old, new in zip(line, blank, strict=True))


@given(st.text(st.sampled_from("ab`\\"), max_size=14))
@example("``a`")
@example("```a`")
@example("`a``b`c``")
@example("``\\`\\```")
@example("```a``````b")
def test_spans_are_those_of_the_renderer(line: str) -> None:
    line = f"x{line}x"
    codes = [line[start + width : end - width].strip() for start, end, width in code_spans(line)]
    assert re.findall("<code>(.*?)</code>", rendered(line)) == codes


@given(st.lists(st.sampled_from(["```", "````", "~~~", "``` x", "a", "", "   ~~~~", "b"]), max_size=9))
def test_blocks_are_those_of_the_renderer(lines: list[str]) -> None:
    assert rendered("\n".join(lines)).count("<pre><code") == len(list(code_blocks(lines)))


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("", ""),
        ("a `b` c", "A `b` C"),
        ("`a``b`", "`a``b`"),
        ("a ` b", "A ` B"),
        (r"\`a`b`", r"\`A`b`"),
        ("a\n```\na\n```\na\n", "A\n```\na\n```\nA\n"),
        ("a\n```\na\n", "A\n```\nA\n"),  # nothing closes it
        ("~~~\na\n\n<!-- commentary -->\n\nb\n~~~\n", "~~~\nA\n\n<!-- COMMENTARY -->\n\nB\n~~~\n"),
    ],
)
def test_what_is_no_code_is_changed(body: str, changed: str) -> None:
    assert outside_code(body, str.upper) == changed


@given(st.text(SIGNS))
def test_a_line_is_changed_where_no_code_span_is(line: str) -> None:
    spans = [line[start:end] for start, end, _width in code_spans(line)]
    assert outside_code_spans(line, lambda _text: "") == "".join(spans)
    assert outside_code_spans(line, str) == line
