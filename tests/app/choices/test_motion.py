"""Motion is reduced as the person chose, or as their system says, also while the program runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from editor.app.choices.motion import Motion
from editor.app.choices.settings import Settings


@pytest.fixture
def motion(qapp, tmp_path, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    made = Motion(Settings(tmp_path, tmp_path))
    made.heard = []
    made.changed.connect(lambda: made.heard.append(made.reduced))
    return made


@pytest.mark.parametrize(
    ("choice", "system", "reduced"),
    [("", False, False), ("", True, True), ("reduced", False, True), ("full", True, False), ("nonsense", True, True)],
)
def test_a_choice_goes_before_the_system(motion, choice, system, reduced):
    motion._settings.choose(motion=choice)
    motion._setting_changed("org.gnome.desktop.interface", "enable-animations", not system)
    assert motion.reduced is reduced
    assert motion.heard[-1:] == ([reduced] if reduced else [])


def test_each_change_is_told_once(motion):
    for value, heard in ((1, [True]), (1, [True]), (0, [True, False]), (1, [True, False, True])):
        motion._setting_changed("org.freedesktop.appearance", "reduced-motion", value)
        assert motion.heard == heard
    motion._settings.choose(motion="full")
    motion._settings.choose(motion="reduced")
    assert motion.heard == [True, False, True, False, True]


def test_other_settings_of_the_portal_say_nothing(motion):
    motion._setting_changed("org.freedesktop.appearance", "enable-animations", False)
    motion._setting_changed("org.freedesktop.appearance", "color-scheme", 1)
    assert not motion.reduced


def test_files_are_read_in_a_thread(motion, tmp_path):
    (tmp_path / "gtk-3.0").mkdir()
    (tmp_path / "gtk-3.0" / "settings.ini").write_text("[Settings]\ngtk-enable-animations=0\n")
    motion.ask()
    assert motion._jobs.wait(10)
    assert motion.heard == [True]


PORTAL = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from editor.app.choices.motion import _PORTAL, Motion
from editor.app.choices.settings import Settings

qt = QCoreApplication([])

@ClassInfo({"D-Bus Interface": _PORTAL[2]})
class Portal(QObject):
    @Slot(str, str, result="QDBusVariant")
    def ReadOne(self, namespace, key):
        return QDBusVariant({"reduced-motion": 0, "enable-animations": False, "AnimationDurationFactor": "1"}[key])

server = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
portal = Portal()
everything = QDBusConnection.RegisterOption.ExportAllSlots
assert server.registerService(_PORTAL[0]) and server.registerObject(_PORTAL[1], portal, everything)
motion, said = Motion(Settings()), []

def changed():
    said.append(motion.reduced)
    if len(said) == 2:
        qt.quit()
    signal = QDBusMessage.createSignal(_PORTAL[1], _PORTAL[2], "SettingChanged")
    signal.setArguments(["org.gnome.desktop.interface", "enable-animations", QDBusVariant(True)])
    server.send(signal)

motion.changed.connect(changed)
motion.ask()
QTimer.singleShot(30_000, qt.quit)
qt.exec()
print(said, flush=True)
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="there is no dbus-run-session here")
def test_the_portal_of_the_desktop_is_asked_and_heard(tmp_path: Path) -> None:
    folders = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PORTAL],
        cwd=Path(__file__).parents[3],
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stdout.strip() == "[True, False]", done.stderr
