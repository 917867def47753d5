"""Runs attacks on the preview and reports what came of them: `python -m …sealed.suite LAYERS FOLDER`, JSON in and out.

LAYERS are those that are on:
  all        the preview as it is: rendered by the worker, shown and patched in the sealed view
  bare       none, in the same view: what the attacks do then proves that the suite would see them
  engine     the sealed page alone: documents that nobody has cleaned
  sanitiser  the sanitiser alone: cleaned documents in a web page that may do anything
  none       none, and documents
  web        all, and pictures of allowed.test and *.bp.allowed.test may be loaded

To be run in a network namespace with loopback alone, and a resolv.conf that names 127.0.0.1.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from editor.core.images.hosts import parse_hosts
from editor.ui.preview import seal
from editor.ui.preview.links import outward
from editor.ui.start.main import prepare_environment
from tests.ui.preview.sealed import open_pages
from tests.ui.preview.sealed.canary import Canaries
from tests.ui.preview.sealed.documents import run_documents
from tests.ui.preview.sealed.pages import let_all_through
from tests.ui.preview.sealed.preview import run_preview
from tests.ui.preview.sealed.sink import Sink
from tests.ui.preview.sealed.watch import Watch
from tests.ui.preview.sealed.web_server import WebServer, trust


def main() -> None:
    """Run what comes by standard input, and report."""
    layers, folder = sys.argv[1], Path(sys.argv[2])
    os.environ.update(HOME=str(folder), XDG_CONFIG_HOME=str(folder / "config"), QT_QPA_PLATFORM="offscreen")
    if layers in ("all", "engine", "web"):
        prepare_environment()
        seal.prepare()
    else:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # its own namespaces may be one too many
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--disable-gpu --disable-site-isolation-trials --process-per-site"
    if layers in ("bare", "engine", "none"):
        let_all_through()
    if layers == "bare":
        open_pages.open_the_view()
    application = QApplication(["sealed"])
    by_web = layers == "web"
    sink, canaries, watch = Sink(tls=not by_web), Canaries(folder), Watch()
    sink.check()
    web = WebServer(443) if by_web else None
    watch.hook(seal.SealedPage, by_console=False)
    watch.hook(open_pages.OpenPage, by_console=True)
    cases = [
        (route, attack.replace("SECRET", str(canaries.secrets)), style.replace("SECRET", str(canaries.secrets)))
        for route, attack, style in json.load(sys.stdin)
    ]
    opened: list[QUrl] = []
    start = time.monotonic()
    if web is not None:
        trust()
        hosts, _refused = parse_hosts("allowed.test *.bp.allowed.test")
        counts = run_preview(cases, canaries.post, opened, watch, sealed=True, hosts=hosts)
    elif layers in ("all", "bare"):
        counts = run_preview(cases, canaries.post, opened, watch, sealed=layers == "all")
    else:
        counts = run_documents(layers, cases, canaries.post, watch)
    report = {
        "shown": counts,
        "ran": watch.ran,
        "told": watch.told[:50],
        "asked_to_leave": watch.asked,
        "refused": watch.refused,
        "gone": watch.gone,
        "rich_tips": watch.tips,
        "plain_tips": watch.plain_tips,
        "copied": watch.copied,
        "mistakes": watch.mistakes,
        "acted": watch.acted,
        "left": list(sink.seen),
        "read": canaries.opened(),
        "asked": web.asked if web is not None else [],
        "headers": sorted({header.lower() for header in web.headers}) if web is not None else [],
        "opened": [address.toString() for url in opened if (address := outward(url)) is not None],
        "seconds": time.monotonic() - start,
    }
    sink.check()  # it saw to the end
    json.dump(report, sys.stdout)
    sys.stdout.flush()
    del application
    os._exit(0)  # how the engine tidies up is not what is tested


if __name__ == "__main__":
    main()
