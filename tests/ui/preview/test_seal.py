"""Each layer of the seal, by itself: what is off, what is refused, what of the person's gestures does nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings, QWebEngineUrlRequestInfo
from PySide6.QtWidgets import QApplication, QMenu

from editor.ui.preview import scheme, seal
from editor.ui.preview.view import PreviewView
from tests.ui.preview.conftest import Shown

Attribute = QWebEngineSettings.WebAttribute
Navigation = QWebEnginePage.NavigationType
Resource = QWebEngineUrlRequestInfo.ResourceType


@pytest.mark.parametrize(
    "name",
    [
        "JavascriptEnabled",
        "JavascriptCanOpenWindows",
        "JavascriptCanAccessClipboard",
        "JavascriptCanPaste",
        "LocalStorageEnabled",
        "LocalContentCanAccessFileUrls",
        "LocalContentCanAccessRemoteUrls",
        "PluginsEnabled",
        "PdfViewerEnabled",
        "DnsPrefetchEnabled",
        "FullScreenSupportEnabled",
        "ScreenCaptureEnabled",
        "WebGLEnabled",
        "AutoLoadIconsForPage",
        "HyperlinkAuditingEnabled",
        "NavigateOnDropEnabled",
        "ErrorPageEnabled",
        "AllowRunningInsecureContent",
    ],
)
def test_what_is_off(new_view: Callable[[], PreviewView], name: str) -> None:
    assert not new_view().settings().testAttribute(getattr(Attribute, name))


def test_nothing_is_kept(new_view: Callable[[], PreviewView]) -> None:
    profile = new_view().page().profile()
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    assert profile.persistentCookiesPolicy() == QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    assert not profile.isSpellCheckEnabled()
    assert not profile.isPushServiceEnabled()


def test_there_is_no_way_to_the_network(new_view: Callable[[], PreviewView]) -> None:
    new_view()
    proxy = QNetworkProxy.applicationProxy()
    assert (proxy.type(), proxy.hostName(), proxy.port()) == (QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", 9)


class Request:
    """A request as the interceptor sees it."""

    def __init__(self, address: str, kind: Resource) -> None:
        self._url, self._kind = QUrl(address), kind
        self.blocked = False

    def requestUrl(self) -> QUrl:
        return self._url

    def resourceType(self) -> Resource:
        return self._kind

    def block(self, blocked: bool) -> None:
        self.blocked = blocked


@pytest.mark.parametrize(
    ("address", "kind", "passes"),
    [
        ("ronpyo://post/", Resource.ResourceTypeMainFrame, True),
        ("ronpyo://post/a.png", Resource.ResourceTypeImage, True),
        ("data:image/png;base64,AAAA", Resource.ResourceTypeImage, True),
        ("ronpyo://post/a.png", Resource.ResourceTypeMainFrame, False),
        ("ronpyo://post/a.css", Resource.ResourceTypeStylesheet, False),
        ("ronpyo://post/a.js", Resource.ResourceTypeScript, False),
        ("ronpyo://other/a.png", Resource.ResourceTypeImage, False),
        ("data:text/html,x", Resource.ResourceTypeMainFrame, False),
        ("data:text/html,x", Resource.ResourceTypeSubFrame, False),
        ("data:font/woff,x", Resource.ResourceTypeFontResource, False),
        ("http://example.com/a.png", Resource.ResourceTypeImage, False),
        ("https://example.com/", Resource.ResourceTypePing, False),
        ("https://example.com/favicon.ico", Resource.ResourceTypeFavicon, False),
        ("file:///etc/passwd", Resource.ResourceTypeImage, False),
        ("qrc:///a.png", Resource.ResourceTypeImage, False),
        ("chrome://version/", Resource.ResourceTypeMainFrame, False),
        ("blob:null/x", Resource.ResourceTypeImage, False),
    ],
)
def test_which_requests_pass(qapp: QApplication, address: str, kind: Resource, passes: bool) -> None:
    request = Request(address, kind)
    seal.Interceptor().interceptRequest(request)
    assert request.blocked is not passes


@pytest.mark.parametrize(
    ("address", "kind", "stays"),
    [
        ("ronpyo://post/", Navigation.NavigationTypeTyped, True),
        ("ronpyo://post/#fn:1", Navigation.NavigationTypeLinkClicked, True),
        ("ronpyo://post/", Navigation.NavigationTypeLinkClicked, False),
        ("ronpyo://post/", Navigation.NavigationTypeReload, False),
        ("ronpyo://post/", Navigation.NavigationTypeFormSubmitted, False),
        ("ronpyo://post/", Navigation.NavigationTypeRedirect, False),
        ("ronpyo://post/?a", Navigation.NavigationTypeTyped, False),
        ("ronpyo://post/a.png", Navigation.NavigationTypeLinkClicked, False),
        ("https://example.com/", Navigation.NavigationTypeTyped, False),
        ("https://example.com/", Navigation.NavigationTypeRedirect, False),
        ("javascript:alert(1)", Navigation.NavigationTypeLinkClicked, False),
        ("about:blank", Navigation.NavigationTypeOther, False),
        ("data:text/html,x", Navigation.NavigationTypeTyped, False),
    ],
)
def test_which_navigations_are_accepted(
    new_view: Callable[[], PreviewView], address: str, kind: Navigation, stays: bool
) -> None:
    page = new_view().page()
    assert page.acceptNavigationRequest(QUrl(address), kind, True) is stays
    assert not page.acceptNavigationRequest(QUrl(address), kind, False)


def test_there_are_no_windows_dialogs_or_files(new_view: Callable[[], PreviewView]) -> None:
    view = new_view()
    page = view.page()
    assert view.createWindow(QWebEnginePage.WebWindowType.WebBrowserTab) is None
    assert page.createWindow(QWebEnginePage.WebWindowType.WebDialog) is None
    assert page.chooseFiles(QWebEnginePage.FileSelectionMode.FileSelectOpen, [], []) == []
    assert page.javaScriptConfirm(QUrl(), "") is False
    assert page.javaScriptPrompt(QUrl(), "", "") == (False, "")


class Asked:
    """Any request of a page to be allowed something."""

    def __init__(self) -> None:
        self.answers: list[str] = []

    def __getattr__(self, name: str) -> Callable[[], None]:
        return lambda: self.answers.append(name)


@pytest.mark.parametrize(
    ("refuse", "answer"),
    [
        (seal._deny, "deny"),
        (seal._keep_window, "reject"),
        (seal._no_protocol, "reject"),
        (seal._no_files, "reject"),
        (seal._no_screen, "cancel"),
        (seal._no_keys, "cancel"),
        (seal._no_certificate, "rejectCertificate"),
        (seal._no_download, "cancel"),
    ],
)
def test_what_is_asked_for_is_refused(refuse: Callable[[Any], None], answer: str) -> None:
    asked = Asked()
    refuse(asked)
    assert asked.answers == [answer]


def test_a_page_that_asks_is_refused(shown: Shown) -> None:
    """Even if a script ran: the program's own world asks, and gets nothing."""
    shown.ask("(navigator.geolocation.getCurrentPosition(() => {}, error => { globalThis.error = error.code }), 1)")
    shown.wait("globalThis.error === 1")  # PERMISSION_DENIED
    shown.ask("(Notification.requestPermission().then(answer => { globalThis.answer = answer }), 1)")
    shown.wait("globalThis.answer === 'denied'")
    refused = "() => { globalThis.worker = 'refused' }"
    shown.ask(f"(navigator.serviceWorker.register('/sw.js').then(() => {{}}, {refused}), 1)")
    shown.wait("globalThis.worker === 'refused'")
    assert shown.ask("(() => { try { return localStorage ? 1 : 0 } catch { return 0 } })()") == 0


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_context_menu_only_copies(shown: Shown, qtbot, japanese) -> None:
    shown.page(["<p>写す文</p>"])
    shown.ask("(getSelection().selectAllChildren(document.querySelector('p')), 1)")
    qtbot.waitUntil(shown.view.hasSelection)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(50, 50), QPoint(50, 50))
    shown.view.contextMenuEvent(event)
    (menu,) = shown.view.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["コピー(&C)"]
    QApplication.clipboard().clear()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "写す文")
    menu.close()


def test_nothing_is_dropped_in_or_dragged_out(shown: Shown) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/passwd")])
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.view.dragEnterEvent(event)
    assert not event.isAccepted()
    assert not shown.view.acceptDrops()
    shown.page(['<p><a href="https://example.com/">x</a></p>'], style="* { -webkit-user-drag: element }")
    assert shown.ask("getComputedStyle(document.querySelector('a')).webkitUserDrag") == "none"
    drag = "new DragEvent('dragstart', {bubbles: true, cancelable: true})"
    assert shown.ask(f"document.querySelector('a').dispatchEvent({drag})") is False


def test_the_policy_allows_pictures_and_style_alone() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in scheme.POLICY.split(";"))
    assert {name for name, value in rules.items() if value != "'none'"} == {"img-src", "style-src"}
    assert rules["default-src"] == "'none'"
