"""What came from Blogger, in a header that was written on meanwhile."""

from dataclasses import replace

from editor.core.fields.spec import Blogger, Fields, Image
from editor.ui.blogger.merging import merged

BEFORE = Fields(id="x", labels=("甲",), permalink="a", images=(Image("p/a.png", "代替"),))
AFTER = replace(
    BEFORE, labels=("甲", "乙"), permalink="b", blogger=Blogger("7", "u"), images=(Image("p/a.png", "代替", url="https://e.jp/1"),)
)  # fmt: skip


def test_all_of_it_where_nothing_was_written():
    assert merged(BEFORE, BEFORE, AFTER) == AFTER


def test_what_was_written_meanwhile_stays():
    now = replace(BEFORE, labels=("丙",), title="新しい題", images=(Image("p/a.png", "別", url="https://e.jp/mine"),))
    found = merged(now, BEFORE, AFTER)
    assert (found.labels, found.title, found.permalink, found.blogger) == (("丙",), "新しい題", "b", Blogger("7", "u"))
    assert found.images == now.images


def test_a_picture_that_came_meanwhile_stays():
    now = replace(BEFORE, images=(*BEFORE.images, Image("p/b.png")))
    assert merged(now, BEFORE, AFTER).images == (Image("p/a.png", "代替", url="https://e.jp/1"), Image("p/b.png"))
