import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markup import Markup, bold, italic, strikethrough
from editor.core.markup.inline import INLINE
from tests.core.markup.cases import done

TEXT = st.text(st.sampled_from("語「」。あ a*~_>-#1.\n\u3000[]"), max_size=24)
CHOSEN = st.text(st.sampled_from("語「」。あ a*~_\u3000[]"), min_size=1, max_size=24)
SELECTIONS = st.tuples(TEXT, CHOSEN, TEXT)


@pytest.mark.parametrize(
    ("markup", "before", "after"),
    [
        (bold, "これは⟦「強調」⟧の例", "これは**⟦「強調」⟧**の例"),
        (bold, "これは**⟦「強調」⟧**の例", "これは⟦「強調」⟧の例"),
        (bold, "これは⟦**「強調」**⟧の例", "これは⟦「強調」⟧の例"),
        (bold, "これは⟦　強調 ⟧の例", "これは　**⟦強調⟧** の例"),
        (bold, "これは‸の例", "これは**‸**の例"),
        (bold, "これは**‸**の例", "これは‸の例"),
        (bold, "これは**強調‸**の例", "これは**強調**‸の例"),
        (bold, "これは**強調**‸の例", "これは**強調‸**の例"),
        (bold, "これは**強‸調**の例", "これは強‸調の例"),
        (bold, "⟦一行目\n二行目⟧", "**⟦一行目**\n**二行目⟧**"),
        (bold, "**⟦一行目**\n**二行目⟧**", "⟦一行目\n二行目⟧"),
        (bold, "⟦- 一つ\n\n> 二つ\n## 三つ⟧", "- **⟦一つ**\n\n> **二つ**\n## **三つ⟧**"),
        (bold, "⟦**一つ**\n二つ⟧", "**⟦一つ**\n**二つ⟧**"),
        (bold, "⟦一つ\n**二つ**⟧", "**⟦一つ**\n**二つ⟧**"),
        (bold, "*⟦斜体⟧*", "***⟦斜体⟧***"),
        (bold, "⟦　\n ⟧", "⟦　\n ⟧"),
        (bold, "前の⟦𠮷野家🚨⟧後", "前の**⟦𠮷野家🚨⟧**後"),
        (italic, "**⟦太字⟧**", "***⟦太字⟧***"),
        (italic, "***⟦両方⟧***", "**⟦両方⟧**"),
        (italic, "⟦語⟧", "*⟦語⟧*"),
        (italic, "2*3*4の⟦語⟧", "2*3*4の*⟦語⟧*"),
        (italic, r"\*⟦語⟧\*", r"\**⟦語⟧*\*"),
        (strikethrough, "⟦誤り⟧を", "~~⟦誤り⟧~~を"),
        (strikethrough, "~~⟦誤り⟧~~を", "⟦誤り⟧を"),
        (strikethrough, "~~誤り‸~~を", "~~誤り~~‸を"),
    ],
)
def test_marks(markup: Markup, before: str, after: str) -> None:
    assert done(markup, before) == after


@given(st.sampled_from(INLINE), SELECTIONS)
@settings(max_examples=300)
def test_twice_in_one_line_is_no_change_whatever_marks_are_there(markup: Markup, parts: tuple[str, str, str]) -> None:
    before, chosen, after = parts
    once = markup(before + chosen + after, len(before), len(before) + len(chosen))
    text = once.apply(before + chosen + after)
    twice = markup(text, *once.selection)
    assert twice.apply(text) == before + chosen + after


@given(st.lists(st.sampled_from(["語", "**語**", "- 語", "", "> **「語」**", "*語*", "　語 "]), min_size=1, max_size=6))
def test_of_several_lines_the_third_time_is_the_first(lines: list[str]) -> None:
    text, selection = "\n".join(lines), (0, len("\n".join(lines)))
    states = []
    for _ in range(3):
        edit = bold(text, *selection)
        text, selection = edit.apply(text), edit.selection
        states.append(text)
    assert states[2] == states[0]


@given(st.sampled_from(INLINE), st.text(st.sampled_from("語「」。あ a-#1.\n　"), max_size=30), st.data())
def test_plain_text_toggled_twice_is_as_it_was(markup: Markup, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = markup(text, start, end)
    twice = markup(once.apply(text), *once.selection)
    assert twice.apply(once.apply(text)) == text


def test_a_line_of_a_hundred_thousand_marks_is_quick() -> None:
    text = "**語 *" * 20_000
    assert bold(text, 50, 50).apply(text)
    assert bold(text, 0, len(text)).apply(text)
