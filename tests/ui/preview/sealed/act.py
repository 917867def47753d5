"""What a person might do to a page, and waiting for it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWebEngineCore import QWebEngineScript

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value

# Asking an element for focus that takes none would cost a layout each time.
ACT = """(() => {
  const all = [...document.querySelectorAll("*")].slice(0, 2000);
  for (const element of all) {
    for (const type of ["pointerover", "mouseover", "mousedown", "keydown", "focusin", "toggle", "submit"]) {
      element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
  }
  const active = "a, area, button, input, select, textarea, summary, label, form, object, embed, iframe, video, audio,"
    + "[tabindex], [contenteditable], [onclick], [onfocus], maction, math, image, isindex, keygen, marquee, dialog";
  for (const element of document.querySelectorAll(active)) {
    element.focus?.();
    try { element.click?.(); } catch {}
  }
  for (const element of document.querySelectorAll("details")) element.open = true;
  for (const form of document.forms) { try { form.requestSubmit(); } catch {} }
  return all.length;
})()"""


def wait(until: Callable[[], bool], limit_ms: int) -> None:
    """Handle events until `until` holds, or `limit_ms` have passed."""
    end = time.monotonic() + limit_ms / 1000
    while not until() and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.001)
