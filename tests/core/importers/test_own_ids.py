import pytest

from editor.core.importers.own_ids import without_prefix

CASES = [
    ('<p id="pab12cd34-x">a</p><a href="#pab12cd34-x">b</a>', '<p id="x">a</p><a href="#x">b</a>'),
    ('<a id="pab12cd34-1" href="#pab12cd34-2">a</a>', '<a id="1" href="#2">a</a>'),
    ('<a href="#pab12cd34-2" id="pab12cd34-1">#pab12cd34-2</a>', '<a href="#2" id="1">#pab12cd34-2</a>'),
    ('<p id="pab12cd34-x">a</p><p id="own">b</p>', None),
    ('<p id="pab12cd34-x">a</p><p id="pzz12cd34-y">b</p>', None),
    ('<p id="p1-x">a</p>', None),
    ('<a href="#pab12cd34-x">b</a>', None),
    ("文だけ。", None),
]


@pytest.mark.parametrize(("html", "without"), CASES)
def test_the_name_of_the_post_goes_where_all_ids_have_it(html: str, without: str | None) -> None:
    assert without_prefix(html) == (html if without is None else without)
