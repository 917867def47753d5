"""The preview's own address space: `ronpyo://post/` is the shell page, below it lie the post's images.

The shell has its policy as a header; nothing but the post's own folder can be reached, links out of it included. A
picture of the web has its address as its name: if its host is allowed, the program fetches it (`web_pictures`).
"""

from functools import cache
from pathlib import Path
from secrets import token_hex
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler
from shiboken6 import isValid

from editor.app.threads.jobs import Jobs
from editor.core import paths
from editor.ui.preview.folder import LoadedPicture, Names, read_picture
from editor.ui.preview.web_pictures import WebPictures, is_web

NAME = b"ronpyo"
SHELL = QUrl("ronpyo://post/")
POLICY = (
    "default-src 'none'; img-src ronpyo: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-src 'none'; object-src 'none'; script-src 'none'; connect-src 'none'; frame-ancestors 'none'"
)


def is_shell(url: QUrl) -> bool:
    """Whether `url` is the shell page, at whatever place in it."""
    return url.toString().partition("#")[0] == SHELL.toString()


@cache
def register() -> None:
    """Make the scheme known to the web engine: once, before its first profile is made."""
    scheme = QWebEngineUrlScheme(NAME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers for `ronpyo://post/…` with the shell or with an image of the post in `folder`.

    The path of an image is its name as the body has it, in one encoded piece, so that no part of it (`..`, `?`) means
    anything to the engine. `served` and `refused` tell what became of it: its name, and the picture as it was read.
    """

    served = Signal(str, object)
    refused = Signal(str, object)

    def __init__(self, parent: QObject | None, shell: bytes | None = None) -> None:
        """`shell` is the page; None: that of the preview, which is empty."""
        super().__init__(parent)
        self._folder: Path | None = None
        self._names = Names()
        self._jobs = Jobs(self)
        self.web = WebPictures(self)
        self.token = token_hex(16)
        """The secret by which the program's own script alone can ask for a picture of the web."""
        self._shell = shell if shell is not None else (paths.resources() / "preview" / "shell.html").read_bytes()

    @property
    def folder(self) -> Path | None:
        """The folder of the post whose page is shown."""
        return self._folder

    @folder.setter
    def folder(self, folder: Path | None) -> None:
        if folder != self._folder:  # a drive that does not answer holds up no pictures of another one
            self._jobs = Jobs(self)
        self._folder = folder
        self._names = Names()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        name = unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded).removeprefix("/"))
        if job.requestMethod() != b"GET" or url.host() != SHELL.host():
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif not name:
            self._names = Names()
            self._reply(job, b"text/html; charset=utf-8", self._shell)
        else:
            self._image(job, name)

    def _image(self, job: QWebEngineUrlRequestJob, name: str) -> None:
        if not is_web(name):
            self._read(job, name)
        elif job.requestUrl().query().partition(".")[0] != self.token:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        else:
            self.web.ask(name, lambda picture: self._answer(job, name, picture) if isValid(job) else None)

    def _read(self, job: QWebEngineUrlRequestJob, name: str) -> None:
        """Have the picture read elsewhere; the page may be another one, or gone, when it is there."""
        folder, names = self._folder, self._names

        def done(picture: LoadedPicture) -> None:
            if isValid(job):
                self._answer(job, name, names.counted(name, picture))

        def failed(error: Exception) -> None:
            raise error

        self._jobs.start(lambda: read_picture(folder, name), done, failed)

    def _answer(self, job: QWebEngineUrlRequestJob, name: str, picture: LoadedPicture) -> None:
        if picture.kind:
            if picture.file is not None:
                self.served.emit(name, picture)
            self._reply(job, picture.kind.encode(), picture.data)
        else:
            self.refused.emit(name, picture)
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _reply(self, job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
        buffer = QBuffer(job)
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        headers = {
            QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())],
            QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            QByteArray(b"Referrer-Policy"): [QByteArray(b"no-referrer")],
            QByteArray(b"X-DNS-Prefetch-Control"): [QByteArray(b"off")],
            QByteArray(b"Cache-Control"): [QByteArray(b"no-store")],
        }
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # a multi map: the stub knows no lists
        job.reply(kind, buffer)
