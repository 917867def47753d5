"""An original with some of its blocks replaced: an edit changes its own paragraph, in the look that it had."""

import pytest

from editor.core.originals.merge import Merge
from editor.core.originals.merged import ShownBlock
from editor.core.originals.pieces import seen_in


def _blocks(text: str) -> list[ShownBlock]:
    """Blocks divided by `|`: words are a paragraph, HTML is itself."""
    made = [part if part.startswith("<") else f"<p>{part}</p>" for part in text.split("|") if part]
    return [ShownBlock(html, seen_in(html), html) for html in made]


def merged(original: str, before: str, after: str) -> str:
    blocks = _blocks(after)
    return Merge(original, _blocks(before), blocks).merged(lambda number: blocks[number].html).html


LINES = "一<br /><br />二<br /><br />三"
CENTRED = '<div style="a">一</div><div><br /></div><div style="b">二</div><div><br /></div><div style="a">三</div>'
CASES = [
    ("nothing", LINES, "一|二|三", "一|二|三", LINES),
    ("an edited line", LINES, "一|二|三", "一|新|三", "一<br /><br />新<br /><br />三"),
    ("the first", LINES, "一|二|三", "新|二|三", "新<br /><br />二<br /><br />三"),
    ("the last", LINES, "一|二|三", "一|二|新", "一<br /><br />二<br /><br />新"),
    ("all", LINES, "一|二|三", "四|五|六", "四<br /><br />五<br /><br />六"),
    ("one is gone", LINES, "一|二|三", "一|三", "一<br /><br />三"),
    ("the first is gone", LINES, "一|二|三", "二|三", "二<br /><br />三"),
    ("the last is gone", LINES, "一|二|三", "一|二", "一<br /><br />二"),
    ("one is added", LINES, "一|二|三", "一|新|二|三", "一<br /><br />新<br /><br />二<br /><br />三"),
    ("one before all", LINES, "一|二|三", "新|一|二|三", "新<br /><br />一<br /><br />二<br /><br />三"),
    ("one behind all", LINES, "一|二|三", "一|二|三|新", "一<br /><br />二<br /><br />三<br /><br />新"),
    ("one becomes two", LINES, "一|二|三", "一|新|古|三", "一<br /><br />新<br /><br />古<br /><br />三"),
    ("a list", LINES, "一|二|三", "一|<ul><li>新</li></ul>|三", "一<br /><br /><ul><li>新</li></ul><br /><br />三"),
    ("exchanged", LINES, "一|二|三", "二|一|三", "二<br /><br />一<br /><br />三"),
    ("a frame stays", CENTRED, "一|二|三", "一|新|三", CENTRED.replace("二", "新")),
    ("a frame goes with its text", CENTRED, "一|二|三", "一|三",
     '<div style="a">一</div><div><br /></div><div style="a">三</div>'),
    ("a new one like its neighbour", CENTRED, "一|二|三", "一|新|二|三",
     CENTRED.replace("<div><br /></div>", '<div><br /></div><div style="a">新</div><div><br /></div>', 1)),
    ("a wrapper stays", f'<div dir="ltr">{LINES}</div>', "一|二|三", "一|新|三",
     f'<div dir="ltr">{LINES.replace("二", "新")}</div>'),
    ("a player stays", '一<br /><iframe src="x"></iframe><br />二', '一|<iframe src="x"></iframe>|二',
     '新|<iframe src="x"></iframe>|二', '新<br /><iframe src="x"></iframe><br />二'),
    ("a player that was taken out", '一<br /><iframe src="x"></iframe><br />二', '一|<iframe src="x"></iframe>|二',
     "一|二", "一<br />二"),
    ("hidden text stays", '<p>一</p><p hidden="">秘</p><p>二</p>', "一|二", "一|新",
     '<p>一</p><p hidden="">秘</p><p>新</p>'),
    ("a script stays", "<p>一</p><style>x</style><p>二</p>", "一|二", "新|二", "<p>新</p><style>x</style><p>二</p>"),
    ("a label of the frame", "<p>まとめ</p><p>一</p>", "要約|一", "要約|新", "<p>まとめ</p><p>新</p>"),
    ("a heading", '<h3 style="a">題</h3><p>一</p>', "<h3>題</h3>|一", "<h3>新</h3>|一",
     '<h3 style="a">新</h3><p>一</p>'),
    ("another level", '<h3 style="a">題</h3><p>一</p>', "<h3>題</h3>|一", "<h2>題</h2>|一", "<h2>題</h2><p>一</p>"),
    ("a font over all", "<span style='a'>一<br /><br />二</span>", "一|二", "一|新",
     "<span style='a'>一<br /><br />新</span>"),
    ("a paragraph of lines", "一<br />二<br /><br />三", "一<br />二|三", "一<br />二|新", "一<br />二<br /><br />新"),
    ("the jump break stays", "一<a name='more'></a>二", "一|<!--more-->|二", "新|<!--more-->|二",
     "新<a name='more'></a>二"),
    ("all is gone", LINES, "一|二|三", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("original", "before", "after", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_merged(original: str, before: str, after: str, expected: str) -> None:
    assert merged(original, before, after) == expected
