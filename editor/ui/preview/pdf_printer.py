"""A process that prints one page to PDF with the preview's sealed web engine: the HTML of the page is its input.

Its output is two messages (`core/processes/channel.py`): the parts of the page (`resources/preview/print.js`) as JSON,
and the PDF as the engine wrote it. Where the engine does not work here, the first one is {"error": "engine"}.
"""

import contextlib
import ctypes
import os
import signal
import sys

from editor.core import paths
from editor.core.disk import regular
from editor.core.pdf.printed import MARGINS
from editor.core.processes.channel import as_json, framed
from editor.ui.preview import engine
from editor.ui.start.main import prepare_environment

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, prctl(2)
_LARGEST = 2**29 - 1  # bytes of HTML


def main() -> int:
    """Read the page, print it, write the answer."""
    _end_with_parent()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    prepare_environment("software")
    page = sys.stdin.buffer.read(_LARGEST + 1)
    if len(page) > _LARGEST or not engine.can_work():
        sys.stdout.buffer.write(framed(as_json({"error": "size" if len(page) > _LARGEST else "engine"})))
        return 1
    return _print(page)


def _end_with_parent() -> None:
    """End when whoever wants the page ends, where the system can see to that (Linux): it was given up."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _print(page: bytes) -> int:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize
    from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEngineScript

    from editor.ui.preview import scheme, seal

    qt = QGuiApplication(["ronpyo"])
    seal.prepare()
    handler = scheme.SchemeHandler(None, page)
    profile = seal.sealed_profile(None, handler)
    view = seal.SealedPage(profile, None)
    script = regular.read(paths.resources() / "preview" / "print.js", 100_000).decode()
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGINS.left, MARGINS.top, MARGINS.right, MARGINS.bottom),
        QPageLayout.Unit.Point,
    )
    answers: list[bytes] = []
    begun: list[bool] = []

    def loading_changed(now: QWebEngineLoadingInfo) -> None:
        """Print the page once it is there. A load that was refused (`refresh`) fails, and says nothing of the page."""
        if not scheme.is_shell(now.url()):
            return
        if now.status() == QWebEngineLoadingInfo.LoadStatus.LoadSucceededStatus and not begun:
            begun.append(True)
            view.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld.value, told)
        elif now.status() == QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus and not begun:
            qt.exit(1)

    def told(made_of: str) -> None:
        answers.append((made_of or "{}").encode("utf-8", "replace"))
        view.printToPdf(printed, layout)

    def printed(data: object) -> None:
        answers.append(bytes(data))  # type: ignore[call-overload]  # a QByteArray
        qt.exit(0)

    view.loadingChanged.connect(loading_changed)
    view.renderProcessTerminated.connect(lambda *_how: qt.exit(1))
    view.load(scheme.SHELL)
    code = qt.exec()
    if code == 0:
        sys.stdout.buffer.write(b"".join(map(framed, answers)))
    sys.stdout.buffer.flush()
    # The page must go before its profile, and nothing that the engine does at its end is wanted any more.
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
