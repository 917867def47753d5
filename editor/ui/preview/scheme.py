"""The preview's own address space: `ronpyo://post/` is the shell page, below it lie the post's images.

The shell has its policy as a header; nothing but the post's own folder can be reached, links out of it included.
"""

from functools import cache
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler

from editor import paths
from editor.core.image_file import HEAD, find, media_type

NAME = b"ronpyo"
SHELL = QUrl("ronpyo://post/")
POLICY = (
    "default-src 'none'; img-src ronpyo: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-src 'none'; object-src 'none'; script-src 'none'; connect-src 'none'"
)
LARGEST_IMAGE = 50_000_000


@cache
def register() -> None:
    """Make the scheme known to the web engine: once, before its first profile is made."""
    scheme = QWebEngineUrlScheme(NAME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers for `ronpyo://post/…` with the shell or with an image of the post in `folder`."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._shell = (paths.resources() / "preview" / "shell.html").read_bytes()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        name = unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded)).lstrip("/")
        if job.requestMethod() != b"GET" or url.host() != SHELL.host():
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif not name:
            self._reply(job, b"text/html; charset=utf-8", self._shell)
        else:
            self._image(job, name)

    def _image(self, job: QWebEngineUrlRequestJob, name: str) -> None:
        file = find(self.folder, name) if self.folder is not None else None
        if file is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        try:
            data = file.read_bytes() if file.stat().st_size <= LARGEST_IMAGE else b""
        except OSError:
            data = b""
        if not (kind := media_type(data[:HEAD])):
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
        else:
            self._reply(job, kind.encode(), data)

    def _reply(self, job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
        buffer = QBuffer(job)
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        headers = {
            QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())],
            QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            QByteArray(b"Cache-Control"): [QByteArray(b"no-store")],
        }
        job.setAdditionalResponseHeaders(headers)
        job.reply(kind, buffer)
