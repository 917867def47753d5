"""The seal of the preview: what the web engine may do for a post is to show it, and nothing else.

No way out rests on one layer. Scripts: the sanitiser, the policy of the shell page, JavaScript off. Loading: the
policy, the interceptor, names that resolve to nothing and a proxy that does not answer (of these only the last two
stop `preconnect`). Leaving the page: the sanitiser, the policy, the page's refusals (only the last stop `refresh`).
"""

from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEngineNotification,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineWebAuthUxRequest,
)

from editor.ui.preview import scheme

_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.AllowWindowActivationFromJavaScript,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.AllowRunningInsecureContent,
    QWebEngineSettings.WebAttribute.AllowGeolocationOnInsecureOrigins,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.ReadingFromCanvasEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.TouchIconsEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.BackForwardCacheEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled,
)
_ON = (
    QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture,
    QWebEngineSettings.WebAttribute.WebRTCPublicInterfacesOnly,
)
_Navigation = QWebEnginePage.NavigationType
_Resource = QWebEngineUrlRequestInfo.ResourceType


@cache
def prepare() -> None:
    """Make the engine ready for sealed pages: once, before its first profile is made."""
    scheme.register()
    # The second of two layers against connections that no request announces. Nothing in this program loads by Qt.
    QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", 9))


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Lets the shell page and pictures of the post pass, and refuses every other request."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url, kind = info.requestUrl(), info.resourceType()
        own = url.scheme() == scheme.SHELL.scheme() and url.host() == scheme.SHELL.host()
        shell = kind == _Resource.ResourceTypeMainFrame and own and url.path() == scheme.SHELL.path()
        picture = kind == _Resource.ResourceTypeImage and (own or url.scheme() == "data")
        if not (shell or picture):
            info.block(True)


class SealedPage(QWebEnginePage):
    """A page that stays where it is. `link_clicked(url)`: the person clicked a link that leads elsewhere."""

    link_clicked = Signal(QUrl)

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None) -> None:
        super().__init__(profile, parent)
        self.permissionRequested.connect(_deny)
        self.fullScreenRequested.connect(_keep_window)
        self.registerProtocolHandlerRequested.connect(_no_protocol)
        self.fileSystemAccessRequested.connect(_no_files)
        self.desktopMediaRequested.connect(_no_screen)
        self.webAuthUxRequested.connect(_no_keys)
        self.certificateError.connect(_no_certificate)
        self.newWindowRequested.connect(self._no_window)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        url = QUrl(url)
        if is_main_frame and scheme.is_shell(url):
            if kind in (_Navigation.NavigationTypeTyped, _Navigation.NavigationTypeBackForward):
                return True
            return kind == _Navigation.NavigationTypeLinkClicked and url.hasFragment()  # a footnote, say
        if kind == _Navigation.NavigationTypeLinkClicked:
            self.link_clicked.emit(url)
        return False

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """None: no other window. The stub does not know that it may be."""
        return cast("QWebEnginePage", None)

    def chooseFiles(self, *_asked: object) -> list[str]:
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _text: str) -> None:
        """No dialog: a page without scripts has nothing to say."""

    def javaScriptConfirm(self, _origin: QUrl | str, _text: str) -> bool:
        return False

    def javaScriptPrompt(self, _origin: QUrl | str, _text: str, _default: str) -> tuple[bool, str]:
        return False, ""

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """The console of a page without scripts holds only the engine's remarks on what it refused."""

    def _no_window(self, request: QWebEngineNewWindowRequest) -> None:
        """A link that asks for a window of its own, or was clicked with the middle button, is a link all the same."""
        if request.isUserInitiated():
            self.link_clicked.emit(request.requestedUrl())


def sealed_profile(parent: QObject | None, handler: scheme.SchemeHandler) -> QWebEngineProfile:
    """A profile that keeps nothing, asks nobody and loads nothing but what `handler` gives."""
    profile = QWebEngineProfile(parent)  # off the record: nothing is kept on the disk
    settings = profile.settings()
    for attribute in _OFF:
        settings.setAttribute(attribute, False)
    for attribute in _ON:
        settings.setAttribute(attribute, True)
    # With "disallow", the page would not be asked about a mailto link either. It says no to all of them.
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.AllowUnknownUrlSchemesFromUserInteraction
    )
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.cookieStore().setCookieFilter(lambda _request: False)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setNotificationPresenter(_no_notification)
    profile.installUrlSchemeHandler(scheme.NAME, handler)
    profile.setUrlRequestInterceptor(Interceptor(profile))
    profile.downloadRequested.connect(_no_download)
    return profile


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _keep_window(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _no_protocol(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _no_files(request: QWebEngineFileSystemAccessRequest) -> None:
    request.reject()


def _no_screen(request: QWebEngineDesktopMediaRequest) -> None:
    request.cancel()


def _no_keys(request: QWebEngineWebAuthUxRequest) -> None:
    request.cancel()


def _no_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()


def _no_notification(_notification: QWebEngineNotification) -> None:
    """Drop a notification of the web engine."""


def _no_download(download: QWebEngineDownloadRequest) -> None:
    download.cancel()
