"""The graphics path of the window: the graphics card's, or Qt's software scene graph. Chosen before Qt is loaded.

Where there is no card (virtual machines, remote desktops) OpenGL would be computed by the processor (llvmpipe):
measured, a key took 18.5 ms to show instead of 3.9. Knows no Qt.
"""

import os
import re
import sys
from collections.abc import MutableMapping
from pathlib import Path

AUTOMATIC, SOFTWARE, CARD = "", "software", "card"

_TILE_WIDTH, _TILE_HEIGHT = 4096, 2048
"""Pixels of a tile of the page, at most: as wide as the page, and two screens high. The web engine's own are 256 × 256.

Its software renderer copies a tile whose picture begins at the tile's corner, 0.1 ms for a paragraph. All tiles but the
first of a row and a column begin with a seam that they share with their neighbour and are sampled pixel by pixel, 38 ns
each: 1.4 ms for a paragraph, 20 ms for a page that is scrolled (Skia, `SkBitmapDevice::drawImageRect`, without
SK_DRAWBITMAPRECT_FAST_OFFSET). What a key has painted anew stays the same, since only the changed part of a tile is;
in tiles twice as high twice as much is where a line breaks.
"""
_TILES = (
    f"--default-tile-width={_TILE_WIDTH}",
    f"--default-tile-height={_TILE_HEIGHT}",
    f"--max-untiled-layer-width={_TILE_WIDTH}",
    f"--max-untiled-layer-height={_TILE_HEIGHT}",
)

_PRETENDED = frozenset(
    re.findall(
        r"\S+",
        """ast bochs-drm bochs cirrus evdi hyperv_drm mgag200 ofdrm qxl simple-framebuffer simpledrm udl vboxvideo vgem
        virtio_gpu virtio-pci vkms vmwgfx""",
    )
)
"""Kernel drivers (drivers/gpu/drm) of cards without a processor of their own: of virtual machines, of plain
framebuffers."""
_LOCAL_DISPLAY = re.compile(r"(?:unix(?:/[^:]*)?)?:\d+(?:\.\d+)?")
_DIRECT = (b"DRI3", b"DRI2", b"NV-GLX")
"""Extensions of X servers that draw by a card; the servers of remote desktops, and Xvfb, have none of them."""
_REMOTE = ("XRDP_SESSION", "X2GO_SESSION", "VNCDESKTOP", "NX_SESSION_ID")
"""Variables of the environment that remote desktops set."""


def prepare(choice: str, environment: MutableMapping[str, str]) -> list[str]:
    """Set the variables by which Qt chooses how to draw, and return flags for the web engine.

    `choice` is AUTOMATIC, SOFTWARE or CARD. A variable that the person has set stays.
    """
    if not sys.platform.startswith("linux") or choice == CARD:
        return []
    if choice != SOFTWARE and has_card(environment):
        return []
    environment.setdefault("QT_QUICK_BACKEND", "software")
    if environment["QT_QUICK_BACKEND"] != "software":
        return []
    # Nothing is drawn by OpenGL then: without it, 40 MB of a software driver and the compiler in it are not loaded.
    environment.setdefault("QT_XCB_GL_INTEGRATION", "none")
    return ["--disable-gpu", *_TILES]


def has_card(environment: MutableMapping[str, str], root: Path = Path("/")) -> bool:
    """Whether a real card draws on the display that the window will be on."""
    if not _has_device(root) or any(environment.get(name) for name in _REMOTE):
        return False
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform.startswith("wayland") or (not platform and environment.get("WAYLAND_DISPLAY")):
        return True
    if platform in ("", "xcb"):
        display = environment.get("DISPLAY", "")
        return _LOCAL_DISPLAY.fullmatch(display) is not None and _draws_directly(display)
    return platform not in ("offscreen", "minimal", "vnc")


def _has_device(root: Path) -> bool:
    if any((root / "dev" / name).exists() for name in ("nvidiactl", "dxg")):  # NVIDIA's own driver; Windows' Linux
        return True
    for node in (root / "dev/dri").glob("renderD*"):
        driver = root / "sys/class/drm" / node.name / "device/driver"
        if os.access(node, os.R_OK | os.W_OK) and _name(driver) not in _PRETENDED:
            return True
    return False


def _name(link: Path) -> str:
    try:
        return link.readlink().name
    except OSError:
        return ""


def _draws_directly(display: str) -> bool:
    """Whether the X server of `display` lets programs draw by a card; True where it cannot be asked."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        libc = ctypes.CDLL(None)
    except OSError:
        return True
    xcb.xcb_connect.restype = xcb.xcb_query_extension_reply.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode("ascii"), None))
    try:
        if xcb.xcb_connection_has_error(connection):
            return True  # Qt will say so
        asked = [xcb.xcb_query_extension(connection, len(name), name) for name in _DIRECT]
        there = []
        for cookie in asked:
            reply = xcb.xcb_query_extension_reply(connection, ctypes.c_uint(cookie), None)
            if reply:
                there.append(ctypes.cast(reply, ctypes.POINTER(ctypes.c_uint8))[8])  # after type, sequence, length
                libc.free(ctypes.c_void_p(reply))
        return any(there)
    finally:
        xcb.xcb_disconnect(connection)
