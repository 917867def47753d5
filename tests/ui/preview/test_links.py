"""Links go to the system's browser or mail program, after their address was parsed; nothing else goes anywhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from editor.ui.preview.links import outward
from editor.ui.preview.pane import PreviewPane
from tests.ui.preview.conftest import Shown
from tests.ui.preview.test_process import Rendered


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("HTTP://Example.COM/", "http://example.com/"),
        ("https://例え.jp/記事", "https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B"),
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("mailto:a@example.com?subject=題&body=文", "mailto:a@example.com?subject=%E9%A1%8C&body=%E6%96%87"),
        ("mailto:a@example.com?attach=/etc/passwd&subject=x", "mailto:a@example.com?subject=x"),
        ("mailto:a@example.com?ATTACH=/etc/passwd&attachment=/etc/hosts", "mailto:a@example.com"),
        ("mailto:a@example.com?%61ttach=/etc/passwd", "mailto:a@example.com"),
        ("mailto:a@example.com?subject=x%26attach=/etc", "mailto:a@example.com?subject=x%26attach%3D/etc"),
        ("http:///etc/passwd", None),
        ("https:", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("ronpyo://post/a.png", None),
        ("ssh://example.com", None),
        ("vscode://file/etc/passwd", None),
        ("steam://run/1", None),
        ("ftp://example.com/", None),
        ("blob:https://example.com/1", None),
        ("view-source:https://example.com/", None),
        ("--help", None),
        ("other.md", None),
        ("", None),
    ],
)
def test_which_addresses_are_handed_on(address: str, opened: str | None) -> None:
    url = outward(QUrl(address))
    assert (url.toEncoded().data().decode() if url is not None else None) == opened


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    addresses: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: addresses.append(url.toEncoded().data().decode()) or True
    )
    return addresses


@pytest.fixture
def pane(qapp, qtbot) -> Iterator[PreviewPane]:
    """A pane on a page of its own; its previewer renders nothing."""
    pane = PreviewPane(Rendered())
    pane.resize(800, 600)
    pane.show()
    pane.start()
    qtbot.waitUntil(lambda: pane.view.loaded, timeout=30_000)
    yield pane
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def click(shown: Shown, element: str) -> None:
    """Click as a person does: what a page may do of itself, the engine tells from that."""
    place = shown.ask(f"(e => [e.x + e.width / 2, e.y + e.height / 2])({element}.getBoundingClientRect())")
    QTest.mouseClick(
        shown.view.focusProxy(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(*map(int, place))
    )
    shown.ask("1")


def test_a_clicked_link_is_opened_by_the_system_or_by_nobody(pane, opened, qtbot, tmp_path) -> None:
    refused: list[str] = []
    pane.link_refused.connect(refused.append)
    shown = Shown(pane.view, tmp_path, qtbot)
    outwards = ["https://example.com/a", "http://example.com/b", "mailto:a@example.com?attach=/etc/passwd"]
    shut = [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,hi",
        "ronpyo://other/",
        "other.md",
        "foo:bar",
        "",
        "?again",
        "/",
    ]
    shown.page(
        [f'<p style="margin:0"><a href="{address}">番号{at}</a></p>' for at, address in enumerate([*outwards, *shut])]
    )
    for at in range(len(outwards) + len(shut)):
        click(shown, f"document.querySelectorAll('a')[{at}]")
    qtbot.waitUntil(lambda: len(opened) == len(outwards), timeout=10_000)
    assert opened == ["https://example.com/a", "http://example.com/b", "mailto:a@example.com"]
    assert set(refused) >= {"ronpyo://post/other.md", "ronpyo://post/?again"}  # said in a sentence
    assert shown.ask("location.href") == "ronpyo://post/"
    assert shown.ask("document.querySelectorAll('a').length") == len(outwards) + len(shut)


def test_a_footnote_scrolls_inside_the_page(pane, opened, qtbot, tmp_path) -> None:
    shown = Shown(pane.view, tmp_path, qtbot)
    far = [f"<p>段落{number}</p>" for number in range(80)]
    shown.page(['<p id="fnref:1"><a href="#fn:1">1</a></p>', *far, '<p id="fn:1">注<a href="#fnref:1">戻る</a></p>'])
    shown.ask("(document.querySelector('a').click(), 1)")
    shown.wait("scrollY > 500")
    shown.ask("(document.querySelectorAll('a')[1].click(), 1)")
    shown.wait("scrollY < 100")
    assert shown.ask("document.querySelectorAll('p').length") == 82
    assert opened == []
