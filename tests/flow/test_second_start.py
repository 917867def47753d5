"""Starting the program twice: the second start hands its file to the window that is there."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile

import pytest

from editor.app.instance.door import Door
from editor.core import paths
from editor.core.sharing import handover
from tests.flow.test_leaving import program  # noqa: F401 the real program on a post

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets among files")


@pytest.fixture
def runtime(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="ronpyo-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield folder


def start(*arguments: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "editor", *arguments], stderr=subprocess.PIPE, text=True)


def test_a_second_start_opens_its_file_in_the_first_window(qapp, qtbot, runtime, tmp_path):
    post = tmp_path / "記事.md"
    post.write_text("本文\n", encoding="utf-8")
    door = Door()
    with qtbot.waitSignal(door.knocked, timeout=20_000) as knocked:
        second = start(str(post))
    assert knocked.args[0] == post
    assert second.communicate(timeout=20)[1] == ""
    assert second.returncode == 0
    door.close()
    assert not handover.hand_over(post, os.environ)


def test_two_real_starts_are_one_window(qtbot, runtime, tmp_path):
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    for path in (one, other):
        path.write_text("本文\n", encoding="utf-8")
    place = handover.address(os.environ)
    first = start(str(one))

    def opened() -> set[str]:
        found = set()
        for claim in (paths.state() / "open").glob("*.json"):
            with contextlib.suppress(FileNotFoundError):
                found.add(json.loads(claim.read_bytes())["path"])
        return found

    try:
        qtbot.waitUntil(lambda: place.exists() and opened() == {str(one)}, timeout=60_000)
        second = start(str(other))
        assert second.communicate(timeout=60)[1] == ""
        assert second.returncode == 0
        qtbot.waitUntil(lambda: opened() == {str(other)}, timeout=60_000)
    finally:
        first.terminate()
        first.communicate(timeout=60)
    assert first.returncode == 0
    assert not place.exists()
    assert opened() == set()


def test_the_program_shows_what_a_second_start_wants(program, qtbot, tmp_path):  # noqa: F811
    other = tmp_path / "other.md"
    other.write_text("別\n", encoding="utf-8")
    program.window.showMinimized()
    program.receive(other, "")
    assert program.window.desk.document.path == other
    assert not program.window.isMinimized()
    program.receive(None, "")
    assert program.window.desk.document.path == other
