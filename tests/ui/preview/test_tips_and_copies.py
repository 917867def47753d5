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


@pytest.mark.parametrize("tip", ["&lt; <b>x", "&lt;" * 600 + "<i>x", "a\u2060<b>", "題"])
def test_whatever_the_engine_makes_a_tip_is_made_plain_once(shown: Shown, tip: str) -> None:
    shown.view.setToolTip(tip)
    assert not Rich.mightBeRichText(shown.view.toolTip())


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


@pytest.mark.parametrize("text", ["<p>{}</p>", "<p>前{}</p>", "<p>{}間{}</p>", "{}<p>間</p>{}"])
def test_a_page_of_missing_pictures_is_copied_with_their_own_addresses(shown: Shown, qtbot, text: str) -> None:
    frame = '<div data-slot="news"></div><div data-slot="commentary"></div>'
    pictures = ['<img src="無い.png" alt="港の船">', '<img src="これも.png" alt="灯台">']
    shown.page(['<p>前の<img src="無い.png" alt="港の船"></p>'], [], frame)
    shown.wait("document.images[0].dataset.missing !== undefined")
    shown.view.selectAll()
    shown.wait("getSelection().type === 'Range'")
    shown.page([text.format(*pictures)], [], frame)
    shown.wait("[...document.images].every(image => image.dataset.missing !== undefined)")
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    shown.view.selectAll()
    shown.wait("getSelection().type === 'Range'")
    shown.view.copy()
    qtbot.waitUntil(lambda: (data := clipboard.mimeData()) is not None and data.hasHtml(), timeout=10_000)
    html = clipboard.mimeData().html()
    for part in (*pictures[: text.count("{")], *(word for word in "前間" if word in text)):
        assert part in html
    assert "ronpyo:" not in html and "data-copied" not in html and "data-missing" not in html
    assert html.count("<img") == text.count("{")


def test_a_link_before_what_is_copied_does_not_lend_it_its_address(shown: Shown, qtbot) -> None:
    shown.page(
        ['<p><a href="//example.com/a">甲</a><a href="//example.com/b">乙</a><a href="//example.com/c">丙</a></p>']
    )
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    shown.ask("(p => getSelection().setBaseAndExtent(p, 1, p, 2))(document.querySelector('p'))")
    shown.view.copy()
    qtbot.waitUntil(lambda: bool(clipboard.text()), timeout=10_000)
    assert clipboard.text() == "乙"
    assert 'href="//example.com/b"' in clipboard.mimeData().html()
    assert "//example.com/a" not in clipboard.mimeData().html()
    assert shown.ask("document.querySelectorAll('[data-copied]').length") == 0


def test_a_copy_of_nothing_leaves_the_clipboard_alone(shown: Shown) -> None:
    shown.page(["<p>前後</p>"])
    QGuiApplication.clipboard().setText("前のもの")
    shown.ask("(p => getSelection().collapse(p.firstChild, 1))(document.querySelector('p'))")
    shown.view.copy()
    shown.ask("1")
    assert QGuiApplication.clipboard().text() == "前のもの"
