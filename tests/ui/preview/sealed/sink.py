"""Everything that leaves a process in a network namespace whose only interface is loopback, all addresses local to it.

Every packet on that interface is seen, whatever its port. Names resolve to 127.0.0.1, and web servers answer there, so
that an attack which has got out goes on as it would in the world.
"""

import contextlib
import selectors
import socket
import struct
import threading
import time
from typing import Any

DNS_PORT = 53
TLS_PORT = 443
WEB_PORTS = (80, 81, TLS_PORT, 8080)
PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n"
    b"Connection: close\r\n\r\nhi"
)
_ALL_PROTOCOLS = 3
_OUTGOING = 4
_TCP, _UDP = 6, 17
_SYN, _ACK = 0x02, 0x10


class Sink:
    """Listens in a thread of its own. `seen` grows by one line for each packet that asks for something.

    Without `tls`, the port for it is left to somebody else.
    """

    def __init__(self, tls: bool = True) -> None:
        self.seen: list[str] = []
        self._ours: set[int] = set()
        self._selector = selectors.DefaultSelector()
        self._wire = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_ALL_PROTOCOLS))
        self._add(self._wire, self._packet)
        self._names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._names.bind(("0.0.0.0", DNS_PORT))
        self._add(self._names, self._answer_name)
        for port in (port for port in WEB_PORTS if tls or port != TLS_PORT):
            server = socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True)
            self._add(server, self._accept)
        threading.Thread(target=self._run, daemon=True).start()

    def check(self) -> None:
        """Prove that it sees: send something by each way, then forget it. Raises AssertionError."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.sendto(b"x", ("192.0.2.1", 3478))
        with contextlib.suppress(OSError), socket.create_connection(("198.51.100.7", 8081), timeout=5):
            pass
        with socket.create_connection(("203.0.113.9", 80), timeout=5) as web:
            web.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert web.recv(100).startswith(b"HTTP/1.1 200")
        assert socket.gethostbyname("ask.test") == "127.0.0.1"
        expected = ("udp 192.0.2.1:3478", "tcp 198.51.100.7:8081", "tcp 203.0.113.9:80", "dns ask.test")
        end = time.monotonic() + 5
        while missing := [line for line in expected if line not in self.seen]:
            assert time.monotonic() < end, f"the sink does not see {missing}"
            time.sleep(0.01)
        self.seen.clear()

    def _add(self, source: socket.socket, action: Any) -> None:
        source.setblocking(False)
        self._selector.register(source, selectors.EVENT_READ, action)

    def _run(self) -> None:
        while True:
            for key, _events in self._selector.select():
                with contextlib.suppress(OSError):
                    key.data(key.fileobj)

    def _packet(self, wire: socket.socket) -> None:
        data, (_interface, _protocol, kind, *_rest) = wire.recvfrom(2000)
        if kind != _OUTGOING or len(data) < 20:
            return
        if data[0] >> 4 == 4:
            protocol, start, address = data[9], (data[0] & 15) * 4, socket.inet_ntop(socket.AF_INET, data[16:20])
        else:
            protocol, start, address = data[6], 40, f"[{socket.inet_ntop(socket.AF_INET6, data[24:40])}]"
        if protocol == _TCP and data[start + 13] & (_SYN | _ACK) == _SYN:
            self.seen.append(f"tcp {address}:{_port(data, start + 2)}")
        elif protocol == _UDP and _port(data, start) != DNS_PORT:  # an answer of ours is no question
            port = _port(data, start + 2)
            self.seen.append(f"dns {_name(data[start + 8 :])}" if port == DNS_PORT else f"udp {address}:{port}")

    def _answer_name(self, server: socket.socket) -> None:
        query, asker = server.recvfrom(2000)
        end = query.index(0, 12) + 5
        kind = struct.unpack(">H", query[end - 4 : end - 2])[0]
        answer = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + bytes([127, 0, 0, 1]) if kind == 1 else b""
        counts = struct.pack(">HHHH", 1, 1 if answer else 0, 0, 0)
        server.sendto(query[:2] + b"\x81\x80" + counts + query[12:end] + answer, asker)

    def _accept(self, server: socket.socket) -> None:
        connection, _peer = server.accept()
        self._add(connection, self._serve)

    def _serve(self, connection: socket.socket) -> None:
        self._selector.unregister(connection)
        with connection:
            if connection.recv(4000).startswith((b"GET", b"POST", b"HEAD")):
                connection.sendall(PAGE)


def _port(data: bytes, at: int) -> int:
    return int(struct.unpack(">H", data[at : at + 2])[0])


def _name(query: bytes) -> str:
    labels, at = [], 12
    while at < len(query) and query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode("ascii", "replace"))
        at += query[at] + 1
    return ".".join(labels)
