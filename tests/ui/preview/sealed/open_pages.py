"""Web pages with nothing shut, to see that the attacks are attacks."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript, QWebEngineSettings

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
    """A page that may do anything; while its property `held` is true, it stays."""

    link_clicked = Signal(QUrl)  # as the sealed page has it; never emitted

    def acceptNavigationRequest(self, _url: QUrl | str, kind: QWebEnginePage.NavigationType, _is_main: bool) -> bool:
        return kind == QWebEnginePage.NavigationType.NavigationTypeTyped or not self.property("held")

    def chooseFiles(self, *_asked: object) -> list[str]:
        return []  # the window for it would wait for a person


def open_profile() -> QWebEngineProfile:
    """A profile with everything on."""
    profile = QWebEngineProfile(QCoreApplication.instance())
    for attribute in _ON:
        profile.settings().setAttribute(attribute, True)
    # The engine's own page for what cannot be loaded has scripts, which are no attack's.
    profile.settings().setAttribute(_On.ErrorPageEnabled, False)
    witness = QWebEngineScript()
    witness.setSourceCode(Path(__file__).with_name("witness.js").read_text(encoding="utf-8"))
    witness.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    witness.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld.value)
    witness.setRunsOnSubFrames(True)
    profile.scripts().insert(witness)
    # What is clicked must not start programs of this machine.
    profile.settings().setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)
    return profile


def load(page: QWebEnginePage, folder: Path, text: str) -> None:
    """Load a document as if it were a file of `folder`."""
    page.setHtml(text, address(folder))


def address(folder: Path) -> QUrl:
    """What the documents of `load` are at."""
    return QUrl.fromLocalFile(f"{folder}/index.html")


def open_the_view() -> None:
    """Make the preview's own view one with nothing shut."""

    def profile(_parent: object, handler: scheme.SchemeHandler) -> QWebEngineProfile:
        made = open_profile()
        made.installUrlSchemeHandler(scheme.NAME, handler)
        return made

    scheme.register()
    scheme.POLICY = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'"
    opened = {"SealedPage": OpenPage, "sealed_profile": profile, "set_tip": lambda _view, _tip: None}
    assert opened.keys() <= vars(view).keys(), "what is not there under its name stays shut"
    vars(view).update(opened)
