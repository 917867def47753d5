"""Links go to the system's browser or mail program, after their address was parsed; nothing else goes anywhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QLabel, QPushButton

from editor.ui.preview.links import doubt, meant, outward
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
    assert set(refused) >= {"other.md", "?again", "/"}  # said in a sentence
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


@pytest.mark.parametrize(
    "address", ["//", "//?q", "//user@", "//[", "https://[", "http:", "\\\\?\\C:\\x", "///", "http://%", "//:80"]
)
def test_no_address_blanks_the_page(pane, opened, qtbot, tmp_path, address: str) -> None:
    shown = Shown(pane.view, tmp_path, qtbot)
    refused: list[str] = []
    pane.link_refused.connect(refused.append)
    shown.page([f'<p><a href="{address}">出典</a></p>', "<p>本文</p>"])
    click(shown, "document.querySelector('a')")
    qtbot.waitUntil(lambda: bool(refused or opened), timeout=10_000)
    assert opened == []
    assert (shown.ask("location.href"), shown.ask("document.querySelectorAll('p').length")) == ("ronpyo://post/", 2)


def test_an_address_without_a_scheme_is_opened_as_on_the_blog(pane, opened, qtbot, tmp_path) -> None:
    shown = Shown(pane.view, tmp_path, qtbot)
    shown.page(['<p><a href="//example.com/a?b#c">出典</a></p>'])
    click(shown, "document.querySelector('a')")
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened == ["https://example.com/a?b#c"]


def test_the_shell_comes_back_from_wherever_the_engine_went(pane, qtbot, tmp_path) -> None:
    view = pane.view
    with qtbot.waitSignal(view.shell_loaded, timeout=20_000):
        view.page().setUrl(QUrl("about:blank"))  # as the engine goes there by itself
    assert view.loaded
    shown = Shown(view, tmp_path, qtbot)
    assert shown.ask("location.href") == "ronpyo://post/"
    shown.page(["<p>本文</p>"])
    assert shown.ask("document.querySelectorAll('p').length") == 1


def test_back_after_a_killed_engine_leaves_a_page_that_works(pane, qtbot, tmp_path) -> None:
    view = pane.view
    shown = Shown(view, tmp_path, qtbot)
    shown.page(['<p><a href="#fn:1">1</a></p>', *["<p>段落</p>"] * 60, '<p id="fn:1">注</p>'])
    shown.ask("(document.querySelector('a').click(), 1)")
    shown.wait("scrollY > 300")
    with qtbot.waitSignal(view.shell_loaded, timeout=20_000):
        view.renderProcessTerminated.emit(QWebEnginePage.RenderProcessTerminationStatus.KilledTerminationStatus, 9)
    shown.page(["<p>一</p>"])
    view.page().triggerAction(QWebEnginePage.WebAction.Back)
    assert shown.ask("document.querySelectorAll('p').length") == 1
    shown.page(["<p>一</p>", "<p>二</p>"])
    assert shown.ask("document.querySelectorAll('p').length") == 2


@pytest.mark.parametrize(
    ("address", "doubted"),
    [
        ("https://example.com/", False),
        ("https://日本語.jp/記事", False),
        ("https://ニュースnews.jp/", False),
        ("https://www.asahi.com@evil.example/", True),
        ("https://user:pw@example.com/", True),
        ("https://аpple.com/", True),  # its first letter is Cyrillic
        ("https://рауραl.com/", True),
        ("http://localhost:8000/admin", True),
        ("http://192.168.1.1/", True),
        ("http://0x7f.1/", True),
        ("http://2130706433/", True),
        ("http://[::1]/", True),
        ("http://printer.local/", True),
        ("http://127.0.0.1.nip.io/", True),
    ],
)
def test_addresses_that_are_shown_before_they_are_opened(address: str, doubted: bool) -> None:
    url = outward(QUrl(address))
    assert url is not None
    assert bool(doubt(url)) is doubted


def test_a_doubtful_address_is_asked_about(pane, opened, qtbot, tmp_path) -> None:
    shown = Shown(pane.view, tmp_path, qtbot)
    shown.page(['<p><a href="https://www.asahi.com@evil.example/x">朝日新聞</a></p>'])
    click(shown, "document.querySelector('a')")
    qtbot.waitUntil(pane.doubts.isVisible, timeout=10_000)
    assert opened == []
    said = [label.text() for label in pane.doubts.findChildren(QLabel)]
    assert any("evil.example" in text for text in said)
    qtbot.mouseClick(pane.doubts.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert opened == ["https://www.asahi.com@evil.example/x"]
    assert not pane.doubts.isVisible()


@pytest.mark.parametrize(
    ("clicked", "address"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("ronpyo://link/%2F%2Fexample.com%2Fa", "https://example.com/a"),
        ("ronpyo://link/other.md", "other.md"),
        ("ronpyo://link/ronpyo%3A%2F%2Flink%2Fhttps%3A%2F%2Fexample.com", "ronpyo://link/https://example.com"),
    ],
)
def test_what_a_clicked_address_means(clicked: str, address: str) -> None:
    assert meant(QUrl(clicked)).toString() == address
