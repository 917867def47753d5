"""The window hears once that its program was replaced, and its processes are not started any more."""

import pytest

from editor.app.instance.own_release import OwnRelease
from editor.app.processes.child_process import ChildProcess
from editor.core.processes import own_files
from editor.core.processes.children import MODULES


@pytest.fixture
def replaced(monkeypatch):
    """Call it, and the program was updated."""
    return lambda: monkeypatch.setattr(own_files, "_BEFORE", (0, 0))


def test_it_is_told_once(qapp, replaced):
    release, told = OwnRelease(), []
    release.replaced.connect(lambda: told.append("replaced"))
    release.look()
    assert told == []
    replaced()
    release.look()
    release.look()
    assert told == ["replaced"]


def test_a_process_of_the_window_is_not_started_from_other_files(qapp, qtbot, replaced):
    replaced()
    process = ChildProcess(MODULES[0])
    with qtbot.waitSignal(process.ended, timeout=60_000):
        process.start()
    assert not process.running
    process.stop()
