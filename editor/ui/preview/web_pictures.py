"""Pictures of the web, from hosts that the person has allowed. The program fetches them; the web engine stays shut.

So there is one gate, here, and each address passes it, those of redirects too. The host learns that somebody looks at
the picture, and nothing else: no cookie, no page that it stands on, no name of a program or language.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtNetwork import (
    QHostAddress,
    QHostInfo,
    QNetworkAccessManager,
    QNetworkProxy,
    QNetworkProxyFactory,
    QNetworkProxyQuery,
    QNetworkReply,
    QNetworkRequest,
)
from shiboken6 import isValid

from editor.core.images.file_type import HEAD, media_type
from editor.core.images.hosts import ImageHosts
from editor.core.words import tr
from editor.ui.preview.folder import LoadedPicture

LARGEST = 20_000_000  # bytes
KEPT = 100_000_000
"""Bytes: of one picture, and of all that are kept for when their paragraph is shown anew."""
_MOST_REDIRECTS = 5
_TIMEOUT_MS = 20_000
"""Milliseconds for a whole picture, redirects apart: a host that sends a byte now and then would be waited for without
end."""
_TRY_AGAIN_S = 30.0
_HTTPS_PORTS = (-1, 443)
_Attribute = QNetworkRequest.Attribute
_Header = QNetworkRequest.KnownHeaders

Done = Callable[[LoadedPicture], None]


def is_web(name: str) -> bool:
    """Whether a source as the body names it leads to the web and not to a file."""
    start = name.lstrip()[:8].lower().replace("\\", "/")
    return start.startswith(("http://", "https://", "//"))


def allowed(name: str, hosts: ImageHosts) -> tuple[QUrl | None, str]:
    """The address that may be asked for the picture `name`; else None and why not, in a sentence."""
    text = name.strip().partition("#")[0]
    url = QUrl(f"https:{text}" if text.startswith("//") else text)
    if not url.isValid() or not url.host():
        return None, tr("This is not the URL of an image.")
    if not hosts.allow(url.host(QUrl.ComponentFormattingOption.FullyEncoded)):
        return None, tr("Images of other sites are not loaded in the preview.")
    if url.scheme() != "https":
        return None, tr("Images are loaded over https only.")
    if url.userInfo() or url.port() not in _HTTPS_PORTS:
        return None, tr("Images are not loaded from a URL with a user name or a port.")
    return url, ""


def is_of_the_world(address: QHostAddress) -> bool:
    """Whether an address is one of the internet: no loopback, no private network, no neighbour (RFC 6890)."""
    return ipaddress.ip_address(address.toString().partition("%")[0]).is_global


class WebPictures(QObject):
    """Fetches each picture once, and keeps it as long as the program runs."""

    may_reach = staticmethod(is_of_the_world)
    """The rule for the address of a host that may be asked: a name of the web may lead into the own network."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosts = ImageHosts()
        self._web: QNetworkAccessManager | None = None
        self._kept: OrderedDict[str, tuple[LoadedPicture, float]] = OrderedDict()
        self._waiting: dict[str, list[Done]] = {}

    @property
    def hosts(self) -> ImageHosts:
        """The hosts that are allowed."""
        return self._hosts

    @hosts.setter
    def hosts(self, hosts: ImageHosts) -> None:
        self._hosts = hosts
        self._kept.clear()

    def ask(self, name: str, done: Done) -> None:
        """Hand the picture that the body calls `name` to `done`, now or later."""
        url, why = allowed(name, self._hosts)
        if url is None:
            done(LoadedPicture(why=why))
            return
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        picture, until = self._kept.get(address, (None, 0.0))
        if picture is not None and (picture.kind or monotonic() < until):
            done(picture)
        elif address in self._waiting:
            self._waiting[address].append(done)
        else:
            self._waiting[address] = [done]
            self._fetch(address, url, _MOST_REDIRECTS)

    def _fetch(self, address: str, url: QUrl, redirects: int) -> None:
        if self._web is None:
            self._web = QNetworkAccessManager(self)
            self._web.setRedirectPolicy(QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        # The program's own proxy leads nowhere, for the web engine.
        proxy = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(url))[0]
        self._web.setProxy(proxy)
        if proxy.type() not in (QNetworkProxy.ProxyType.NoProxy, QNetworkProxy.ProxyType.DefaultProxy):
            self._get(address, url, redirects)  # the proxy finds the host, and may go where the program cannot
            return

        def found(host: QHostInfo) -> None:
            if not isValid(self):
                return
            if all(map(self.may_reach, host.addresses())):
                self._get(address, url, redirects)
            else:
                self._answer(
                    address, LoadedPicture(why=tr("The name leads to this computer or its network, not to the web."))
                )

        host_name = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        QHostInfo.lookupHost(host_name, found)  # type: ignore[call-overload]  # the stub takes it for a method

    def _get(self, address: str, url: QUrl, redirects: int) -> None:
        assert self._web is not None
        reply = self._web.get(_request(url))
        QTimer.singleShot(_TIMEOUT_MS, reply, reply.abort)
        data = bytearray()

        def read() -> None:
            if reply.isOpen():  # it is not once it was aborted
                data.extend(reply.readAll().data())
            if len(data) > LARGEST:
                reply.abort()

        def finished() -> None:
            read()
            reply.deleteLater()
            target = reply.attribute(_Attribute.RedirectionTargetAttribute)
            if isinstance(target, QUrl) and not target.isEmpty() and redirects:
                following, why = allowed(url.resolved(target).toString(), self._hosts)
                if following is not None:
                    self._fetch(address, following, redirects - 1)
                else:
                    self._answer(address, LoadedPicture(why=why))
            else:
                self._answer(address, _picture(reply, bytes(data)))

        reply.readyRead.connect(read)
        reply.finished.connect(finished)

    def _answer(self, address: str, picture: LoadedPicture) -> None:
        self._kept[address] = picture, monotonic() + _TRY_AGAIN_S
        size = sum(len(kept.data) for kept, _until in self._kept.values())
        while size > KEPT:
            _address, (oldest, _until) = self._kept.popitem(last=False)
            size -= len(oldest.data)
        for done in self._waiting.pop(address):
            done(picture)


def _request(url: QUrl) -> QNetworkRequest:
    request = QNetworkRequest(url)
    manual = QNetworkRequest.LoadControl.Manual.value
    settings: dict[QNetworkRequest.Attribute, Any] = {
        _Attribute.CookieLoadControlAttribute: manual,
        _Attribute.CookieSaveControlAttribute: manual,
        _Attribute.AuthenticationReuseAttribute: manual,
    }
    for attribute, value in settings.items():
        request.setAttribute(attribute, value)
    request.setHeader(_Header.UserAgentHeader, "Mozilla/5.0")
    request.setRawHeader(b"Accept", b"image/avif,image/webp,image/png,image/*")
    request.setRawHeader(b"Accept-Language", b"*")
    return request


def _picture(reply: QNetworkReply, data: bytes) -> LoadedPicture:
    if len(data) > LARGEST:
        return LoadedPicture(why=tr("The image is larger than 20 MB."))
    status = reply.attribute(_Attribute.HttpStatusCodeAttribute)
    if reply.error() != QNetworkReply.NetworkError.NoError or status != 200:
        reason = str(status) if isinstance(status, int) and status >= 400 else reply.errorString()
        return LoadedPicture(why=tr("The image could not be loaded: {reason}", reason=reason))
    if kind := media_type(data[:HEAD]):
        return LoadedPicture(data, kind)
    return LoadedPicture(why=tr("What is at this URL is not an image that a blog can show."))
