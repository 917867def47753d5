"""The web view, locked: no script of the page runs, nothing is loaded but the post, no link is followed inside it."""

import json
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from editor import paths
from editor.ui.preview.scheme import NAME, SHELL, SchemeHandler

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.AllowGeolocationOnInsecureOrigins,
)


class _Interceptor(QWebEngineUrlRequestInterceptor):
    """Refuses every request that does not stay inside the program."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() not in (NAME.decode(), "data"):
            info.block(True)


class _Page(QWebEnginePage):
    link_clicked = Signal(QUrl)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        url = QUrl(url)
        if is_main_frame and url.toString().partition("#")[0] == SHELL.toString():
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link_clicked.emit(url)
        return False

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:
        return None

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """The console of a page without scripts holds only the engine's remarks on what it refused."""


def _refuse(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _profile(parent: QObject | None, handler: SchemeHandler) -> QWebEngineProfile:
    profile = QWebEngineProfile(parent)  # off the record: nothing is kept on the disk
    settings = profile.settings()
    for attribute in _OFF:
        settings.setAttribute(attribute, False)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)
    profile.installUrlSchemeHandler(NAME, handler)
    profile.setUrlRequestInterceptor(_Interceptor(profile))
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.downloadRequested.connect(_refuse)
    return profile


class PreviewView(QWebEngineView):
    """Shows one page and patches it in place. `link_clicked(url)`: the person clicked a link that leads elsewhere."""

    link_clicked = Signal(QUrl)
    shell_loaded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.handler = SchemeHandler(QCoreApplication.instance())
        # The page must go before its profile (else: "Expect troubles", and a crash), and children go in no order.
        profile = _profile(QCoreApplication.instance(), self.handler)
        self.destroyed.connect(profile.deleteLater)
        self.handler.setParent(profile)
        self._page = _Page(profile, self)
        self._page.link_clicked.connect(self.link_clicked)
        self._script = (paths.resources() / "preview" / "preview.js").read_text(encoding="utf-8")
        self._loaded = False
        self.setPage(self._page)
        self.loadFinished.connect(self._load_finished)
        self.renderProcessTerminated.connect(self.reload_shell)

    @property
    def loaded(self) -> bool:
        """Whether the shell is there to be patched."""
        return self._loaded

    def reload_shell(self, *_how: object) -> None:
        """Load the shell page, at the start or after its process ended."""
        self._loaded = False
        self.load(SHELL)

    def renew(self, page: dict[str, Any]) -> None:
        """Show another page from its top."""
        self._run("renew", page)

    def patch(self, change: dict[str, Any]) -> None:
        """Change what is shown in place."""
        self._run("patch", change)

    def _run(self, function: str, argument: dict[str, Any]) -> None:
        if self._loaded:
            # Line separators are legal in JSON but were not always in scripts: they go as escapes.
            text = json.dumps(argument, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            self._page.runJavaScript(f"ronpyo.{function}({text})", _WORLD)

    def _load_finished(self, fine: bool) -> None:
        if fine:
            self._page.runJavaScript(self._script, _WORLD)
            self._loaded = True
            self.shell_loaded.emit()
