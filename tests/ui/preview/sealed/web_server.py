"""A web server with pictures, over TLS, that remembers what it was asked. Its certificate is of no authority."""

import contextlib
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtNetwork import QSslCertificate, QSslConfiguration

_FILE = Path(__file__).with_name("web_server.pem")


def trust() -> QSslConfiguration:
    """Make Qt take the server's certificate for good; the configuration that was in force before."""
    before = QSslConfiguration.defaultConfiguration()
    trusting = QSslConfiguration(before)
    trusting.addCaCertificates(QSslCertificate.fromPath(str(_FILE)))
    QSslConfiguration.setDefaultConfiguration(trusting)
    return before


def png(width: int = 40) -> bytes:
    """A picture."""
    image = QImage(width, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide6 takes str alone, its stubs know bytes alone
    return bytes(buffer.data().data())


class WebServer:
    """`/to/ADDRESS` redirects there, `/text` is none, `/large` is a large one, everything else is a picture.

    `/slow` sends a byte now and then, for twenty seconds at most.
    """

    def __init__(self, port: int = 0) -> None:
        self.asked: list[tuple[str, str]] = []
        self.headers: list[str] = []
        picture, server = png(), self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.headers.get("Host", ""), self.path))
                server.headers += list(self.headers)
                if self.path.startswith("/to/"):
                    self.send_response(302)
                    self.send_header("Location", unquote(self.path[4:]))
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                if self.path == "/slow":
                    self.send_response(200)
                    self.end_headers()
                    with contextlib.suppress(OSError):
                        for at in range(400):
                            self.wfile.write(picture[at % len(picture) :][:1])
                            time.sleep(0.05)
                    return
                data = {"/text": b"no picture", "/large": picture + bytes(3_000_000)}.get(self.path, picture)
                self.send_response(404 if self.path == "/gone" else 200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Set-Cookie", "tracked=1; Max-Age=9999")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_said: object) -> None:
                """Not shown."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_FILE)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._server.handle_error = lambda *_where: None  # type: ignore[method-assign]  # who hangs up is no error
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop it."""
        self._server.shutdown()
        self._server.server_close()
