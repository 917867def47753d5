"""Web pages with nothing shut, to see that the attacks are attacks."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings

from editor.ui.preview import scheme, view

_On = QWebEngineSettings.WebAttribute
_ON = (
    _On.JavascriptEnabled,
    _On.JavascriptCanOpenWindows,
    _On.LocalStorageEnabled,
    _On.LocalContentCanAccessRemoteUrls,
    _On.LocalContentCanAccessFileUrls,
    _On.PluginsEnabled,
    _On.PdfViewerEnabled,
    _On.AutoLoadIconsForPage,
    _On.DnsPrefetchEnabled,
    _On.HyperlinkAuditingEnabled,
    _On.AllowRunningInsecureContent,
)


class OpenPage(QWebEnginePage):
    """A page that may do anything."""

    link_clicked = Signal(QUrl)  # as the sealed page has it; never emitted

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """Not shown."""


def open_profile() -> QWebEngineProfile:
    """A profile with everything on."""
    profile = QWebEngineProfile(QCoreApplication.instance())
    for attribute in _ON:
        profile.settings().setAttribute(attribute, True)
    return profile


def load(page: QWebEnginePage, folder: Path, text: str) -> None:
    """Load a document as if it were a file of `folder`."""
    page.setHtml(text, QUrl.fromLocalFile(f"{folder}/index.html"))


def open_the_view() -> None:
    """Make the preview's own view one with nothing shut."""

    def profile(_parent: object, handler: scheme.SchemeHandler) -> QWebEngineProfile:
        made = open_profile()
        made.installUrlSchemeHandler(scheme.NAME, handler)
        return made

    scheme.register()
    scheme.POLICY = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'"
    view.SealedPage, view.sealed_profile = OpenPage, profile


class Ran:
    """The attacks whose scripts ran: dialogs are how they say so. A page has the attack at hand as a property."""

    def __init__(self) -> None:
        self.by: list[str] = []

    def hook(self, kind: type[QWebEnginePage]) -> None:
        """Make pages of `kind` report."""

        def note(page: QWebEnginePage, *_said: object) -> bool:
            self.by.append(page.property("attack"))
            return False

        kind.javaScriptAlert = kind.javaScriptConfirm = note
        kind.javaScriptPrompt = lambda page, *said: (note(page, *said), "")
