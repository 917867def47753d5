"""The page is in the accessibility tree while an assistive technology is there, and only then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from editor.ui.preview import view
from editor.ui.start import main
from tests.guard.repository import ROOT

PYTHON = "/usr/bin/python3"
"""Debian's Python, for which it has `pyatspi`."""


@pytest.mark.parametrize("active", [True, False])
def test_the_web_engine_is_told_of_a_screen_reader_that_was_there_before(
    monkeypatch: pytest.MonkeyPatch, active: bool
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(view, "QAccessible", SimpleNamespace(isActive=lambda: active, setActive=told.append))
    view._tell_assistive_technology()
    assert told == [True] * active


def test_on_linux_the_web_engine_may_be_asked_for_its_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "QTWEBENGINE_ENABLE_LINUX_ACCESSIBILITY"
    monkeypatch.setattr("sys.platform", "linux")
    for given, right in ((None, "1"), ("", "")):
        if given is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, given)
        with monkeypatch.context() as patch:
            patch.setattr(os, "environ", dict(os.environ))
            main.prepare_environment()
            assert os.environ[name] == right


WALK = """
import sys, time, pyatspi
def walk(item, found, depth=0):
    try:
        found.add((item.getRoleName(), item.name))
        for number in range(min(item.childCount, 80) if depth < 40 else 0):
            walk(item.getChildAtIndex(number), found, depth + 1)
    except Exception:
        pass  # it went meanwhile
end = time.monotonic() + 60
while time.monotonic() < end:
    found = set()
    for program in pyatspi.Registry.getDesktop(0):
        walk(program, found)
    if any(role == "link" for role, _name in found):
        print(*sorted(role for role, _name in found if role in ("document web", "heading", "link")), sep="\\n")
        break
    time.sleep(0.3)
"""
SESSION = r"""
for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
    [ -x "$launcher" ] && { "$launcher" --launch-immediately & launched=$!; break; }
done
for name in ScreenReaderEnabled IsEnabled; do
    dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set \
        string:org.a11y.Status string:$name variant:boolean:true >/dev/null
done
"$1" -P -m editor "$2" & program=$!
"$3" -c "$4"
kill -TERM $program; wait $program
kill $launched
"""


def test_a_program_outside_walks_the_page_of_the_real_window(tmp_path: Path) -> None:
    """By AT-SPI, as a screen reader does, in a session of its own."""
    missing = [name for name in ("dbus-run-session", "dbus-send", "xvfb-run", PYTHON) if shutil.which(name) is None]
    if missing or subprocess.run([PYTHON, "-c", "import pyatspi"], capture_output=True).returncode != 0:
        pytest.skip("it needs at-spi2-core, python3-pyatspi, dbus and xvfb")
    post = tmp_path / "post.md"
    post.write_text("---\nid: a\ntitle: 題名\n---\n[リンク](https://example.com/)\n", "utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", SESSION, "sh", sys.executable, post, PYTHON, WALK],
        env={**environment, "PYTHONPATH": str(ROOT)}, cwd=tmp_path, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert {"document web", "heading", "link"} <= set(done.stdout.split("\n")), done.stdout + done.stderr
