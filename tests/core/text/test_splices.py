"""Where texts differ."""

from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.splices import common_ends, splice_between

long_texts = st.integers(4090, 8200).map(lambda length: "字" * length)
texts = st.one_of(st.text("ab", max_size=12), st.text(max_size=40), long_texts)


@given(texts, texts, texts, texts)
def test_a_splice_turns_one_text_into_the_other_and_is_the_shortest(before, old, new, behind):
    old, new = before + old + behind, before + new + behind
    splice = splice_between(old, new)
    assert splice.apply(old) == new
    assert splice.start >= min(len(before), len(old), len(new))
    rest = old[splice.start : splice.start + splice.removed]
    assert not rest or not splice.text or (rest[0] != splice.text[0] and rest[-1] != splice.text[-1])


@given(texts, texts)
def test_common_ends_do_not_overlap(old, new):
    before, behind = common_ends(old, new)
    assert before + behind <= min(len(old), len(new))
    assert old[:before] == new[:before]
    assert old[len(old) - behind :] == new[len(new) - behind :]
