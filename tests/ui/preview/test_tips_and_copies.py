"""What leaves the page by the pointer or the clipboard: plain tips, and the post's own addresses."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import Qt as Rich
from PySide6.QtTest import QTest

from tests.ui.preview.conftest import Shown, picture


@pytest.mark.parametrize("title", ["&lt;img src='/tmp/secret.png'&gt; TIP", "&lt;b&gt;太字&lt;/b&gt;", "ふつうの説明"])
def test_the_title_of_a_link_is_a_plain_tip(shown: Shown, qtbot, title: str) -> None:
    shown.page([f'<p><a href="https://example.com/" title="{title}">{"長い行" * 20}</a></p>'])
    place = shown.ask("(e => [e.x + 20, e.y + 8])(document.querySelector('a').getBoundingClientRect())")

    def hover() -> bool:
        for step in (0, 3):
            QTest.mouseMove(shown.view.focusProxy(), QPoint(int(place[0]) + step, int(place[1])))
            shown.ask("1")
        return bool(shown.view.toolTip())

    qtbot.waitUntil(hover, timeout=10_000)
    assert not Rich.mightBeRichText(shown.view.toolTip())
    plain = title.replace("&lt;", "<").replace("&gt;", ">")
    assert shown.view.toolTip().replace("\u2060", "") == plain


def test_what_is_copied_has_no_address_of_the_programs(shown: Shown, qtbot) -> None:
    picture(shown.folder / "港.png")
    shown.page([
        '<p>前<img src="港.png" alt="港"><img src="//example.com/x.png" alt="外">'
        '<a href="//example.com/a">甲</a><a href="https://example.com/b">乙</a><a href="other.md">丙</a>後</p>'
    ])  # fmt: skip
    shown.settle()
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    shown.view.selectAll()
    qtbot.waitUntil(shown.view.page().hasSelection, timeout=10_000)
    shown.view.copy()
    qtbot.waitUntil(lambda: "後" in clipboard.text(), timeout=10_000)
    html = clipboard.mimeData().html()
    assert "ronpyo:" not in html
    assert shown.view._handler.token not in html
    sources = ('src="港.png"', 'src="//example.com/x.png"')
    for part in (*sources, 'href="//example.com/a"', 'href="https://example.com/b"', 'href="other.md"'):
        assert part in html
    assert "data-" not in html
