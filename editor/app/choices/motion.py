"""Motion: whether what moves by itself is to stand still, as the person chose here or asked their system."""

import os
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from editor.app.choices.settings import Settings
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.theme.motion import FULL, PORTAL_KEYS, REDUCED, asks_for_less, reduced_here

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_PATIENCE_MS = 5000


class Motion(QObject):
    """Owner of the system's answer. `changed`: motion is reduced from now on, or is not any more.

    The system is asked once, by `ask`, and says by itself when its setting changes. Nothing waits for it.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = Jobs(self)
        self._said: dict[str, bool] = {}
        self._asked: list[Any] = []
        self._was = self.reduced
        settings.changed.connect(self._look)

    @property
    def reduced(self) -> bool:
        """Whether nothing is to move by itself."""
        choice = self._settings.choices.motion
        return choice == REDUCED or (choice != FULL and any(self._said.values()))

    def ask(self) -> None:
        """Ask the system: its files in a thread, and the desktop's portal where there is one."""
        work = partial(reduced_here, dict(os.environ), Path.home())
        told = while_alive(self, lambda reduced: self._say("files", reduced))
        self._jobs.start(work, told, while_alive(self, lambda _error: self._say("files", False)))
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.environ.get("XDG_RUNTIME_DIR"):
            self._ask_portal()

    def _ask_portal(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # a Qt without D-Bus
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        # PySide 6.11 takes a text, though its stub names bytes alone.
        slot: Any = SLOT("_setting_changed(QString,QString,QDBusVariant)")
        bus.connect(*_PORTAL, "SettingChanged", self, slot)
        for namespace, key in PORTAL_KEYS:
            call = QDBusMessage.createMethodCall(*_PORTAL, "ReadOne")
            call.setArguments([namespace, key])
            self._wait_for(QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE_MS), self), namespace, key)

    def _wait_for(self, watcher: Any, namespace: str, key: str) -> None:
        self._asked.append(watcher)
        watcher.finished.connect(lambda: self._answered(namespace, key, watcher))

    def _answered(self, namespace: str, key: str, watcher: Any) -> None:
        reply = watcher.reply()
        if reply.type() == reply.MessageType.ReplyMessage and reply.arguments():
            self._setting_changed(namespace, key, reply.arguments()[0])
        self._asked.remove(watcher)
        watcher.deleteLater()

    @Slot("QString", "QString", "QDBusVariant")
    def _setting_changed(self, namespace: str, key: str, value: Any) -> None:
        if (namespace, key) in PORTAL_KEYS:
            self._say(key, asks_for_less(key, value.variant() if hasattr(value, "variant") else value))

    def _say(self, source: str, reduced: bool) -> None:
        self._said[source] = reduced
        self._look()

    def _look(self) -> None:
        before, self._was = self._was, self.reduced
        if self._was != before:
            self.changed.emit()
