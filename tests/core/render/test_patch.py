"""A patch, made at one end of the render process, makes the page of the other end the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from editor.core.render.patch import Page, apply, difference, splice

blocks = st.lists(st.sampled_from(["<p>一</p>", "<p>二</p>", "<h2>三</h2>", ""]), max_size=8)


@given(blocks, blocks)
def test_a_splice_turns_one_list_into_the_other(old, new):
    change = splice(tuple(old), tuple(new))
    if change is None:
        assert old == new
        return
    start, removed, added = change
    assert [*old[:start], *added, *old[start + removed :]] == new
    assert removed + len(added) <= len(old) + len(new)


@given(blocks, blocks, blocks, blocks, st.sampled_from(["", "frame"]))
def test_a_patch_makes_the_receivers_page_the_senders(old_news, old_rest, news, rest, frame):
    old = Page("frame", tuple(old_news), tuple(old_rest), (1, 2), (), "t", "s", "ja")
    new = Page(frame, tuple(news), tuple(rest), tuple(range(len(news))), (3,), "t", "s", "ja")
    patch = difference(old, new)
    apply(old, json.loads(json.dumps(patch)))
    assert old == new
    assert not difference(old, new)
