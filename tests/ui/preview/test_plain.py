"""Where the web engine cannot work, the person gets a sentence and a plain page instead of a crash or a blank."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QTextDocument

from editor.core.processes import children
from editor.ui.look import pictures
from editor.ui.preview import engine
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.plain import PlainView
from tests.ui.preview.conftest import FRAME, picture
from tests.ui.preview.test_process import Rendered

RESTRICTED = "kernel/apparmor_restrict_unprivileged_userns"


@pytest.fixture
def pane(qapp, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewPane]:
    """A pane on a machine where the engine cannot work."""
    monkeypatch.setattr(engine, "can_work", lambda: False)
    pane = PreviewPane(Rendered())
    pane.resize(600, 400)
    pane.show()
    pane.start()
    yield pane
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system's settings, Chromium's sandbox being wanted."""
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "kernel").mkdir()
    return tmp_path


def probe(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[bool]:
    """Have the probe give `answer`; the list grows with each."""
    asked: list[bool] = []
    monkeypatch.setattr(engine, "_can_make_namespaces", lambda: asked.append(answer) or answer)
    return asked


@pytest.mark.parametrize("restricted", ["0", "1"])
@pytest.mark.parametrize("allowed", [True, False])
def test_the_sandbox_is_asked_whatever_the_settings_say(
    system: Path, monkeypatch: pytest.MonkeyPatch, restricted: str, allowed: bool
) -> None:
    """A filter of system calls (containers, Flatpak) may refuse what the settings allow, a profile the other way."""
    (system / RESTRICTED).write_text(f"{restricted}\n")
    probe(monkeypatch, allowed)
    assert engine.can_work(system) is allowed


def test_a_sandbox_that_started_is_asked_again_when_something_has_changed(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = probe(monkeypatch, True)
    assert engine.can_work(system) and engine.can_work(system)
    assert len(asked) == 1
    (system / RESTRICTED).write_text("1\n")
    assert engine.can_work(system) and engine.can_work(system)
    assert len(asked) == 2
    monkeypatch.setattr(engine, "_memory", lambda: system / RESTRICTED / "sandbox")
    assert engine.can_work(system)
    assert len(asked) == 3


def test_one_that_started_in_another_mount_namespace_is_asked_again() -> None:
    """One folder may be the root of a mount namespace, where it starts, and that of a chroot, where it does not."""
    code = "from pathlib import Path; from editor.ui.preview import engine; print(engine._circumstances(Path('/none')))"
    here, elsewhere = (
        subprocess.run(
            [*around, sys.executable, "-c", code], env=children.environment(), capture_output=True, timeout=120
        )
        for around in ([], ["unshare", "--mount"])
    )
    if elsewhere.returncode:
        pytest.skip("mount namespaces are made by root alone here")
    assert here.stdout and here.stdout != elsewhere.stdout


def test_one_that_did_not_start_is_asked_each_time(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = probe(monkeypatch, False)
    assert not engine.can_work(system) and not engine.can_work(system)
    assert len(asked) == 2


def test_without_memory_to_share_the_engine_would_abort(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe(monkeypatch, True)
    monkeypatch.setattr(engine, "_SHARED_MEMORY", str(system / "gone"))
    assert not engine.can_work(system)
    monkeypatch.setenv("QTWEBENGINE_DISABLE_SANDBOX", "1")
    assert not engine.can_work(system)


REFUSED = """
import ctypes, os, platform, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 272, "aarch64": 97}[platform.machine()]  # unshare
load, equal, answer = 0x20, 0x15, 0x06
program = [(load, 0, 0, 0), (equal, 0, 1, number), (answer, 0, 0, 0x00050001), (answer, 0, 0, 0x7FFF0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in program))
filter = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, ctypes.c_char_p(filter), 0, 0) == 0
from editor.ui.preview import engine
sys.exit(engine.can_work())
"""


def test_a_filter_of_system_calls_that_refuses_the_sandbox_is_found_out(tmp_path: Path) -> None:
    """As in a container: nothing below /proc says so."""
    if not sys.platform.startswith("linux") or platform.machine() not in ("x86_64", "aarch64"):
        pytest.skip("filters are made for Linux on two kinds of processors here")
    environment = {**os.environ, "QTWEBENGINE_CHROMIUM_FLAGS": "", "QTWEBENGINE_DISABLE_SANDBOX": ""}
    for _twice in range(2):
        done = subprocess.run([sys.executable, "-c", REFUSED], env=environment, capture_output=True, timeout=120)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("name", "value"), [("QTWEBENGINE_DISABLE_SANDBOX", "1"), ("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox")]
)
def test_without_a_sandbox_nothing_is_in_its_way(
    system: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    (system / RESTRICTED).write_text("1\n")
    probe(monkeypatch, False)
    monkeypatch.setenv(name, value)
    assert engine.can_work(system)


def test_the_probe_runs() -> None:
    assert engine._can_make_namespaces() in (True, False)


def test_the_page_is_shown_plain(pane: PreviewPane, qtbot) -> None:
    assert isinstance(pane.view, PlainView)
    assert "段落0" in pane.view.toPlainText()
    assert "段落79" in pane.view.toPlainText()
    pane.view.verticalScrollBar().setValue(200)
    pane._previewer.patched.emit({"news": [1, 79, ["<p>新しい段落</p>", *["<p>段落</p>"] * 60]]})
    qtbot.waitUntil(lambda: "新しい段落" in pane.view.toPlainText())
    assert "段落79" not in pane.view.toPlainText()
    assert pane.view.verticalScrollBar().value() == 200


def test_a_sentence_says_why_and_stays(pane: PreviewPane) -> None:
    pane.say("behind")
    pane.say("")
    assert pane.lasting.isVisibleTo(pane)
    assert "plain preview" in pane.lasting.text()


def test_it_too_shows_pictures_of_the_folder_only(pane: PreviewPane, tmp_path: Path) -> None:
    picture(tmp_path / "post" / "港 1.png")
    picture(tmp_path / "secret.png")
    view = pane.view
    view.folder = tmp_path / "post"
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("港%201.png")).width() == 40
    outside = ("../secret.png", str(tmp_path / "secret.png"), f"file://{tmp_path}/secret.png", "http://a/b.png")
    for source in outside:
        assert view.loadResource(kind, QUrl(source)).isNull(), source
    assert view.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("港 1.png")).isEmpty()
    # Nor does the document read it by itself.
    images = "".join(f'<img src="{source}">' for source in (*outside, "港 1.png"))
    view.renew({"frame": FRAME, "news": [0, 0, [f"<p>{images}</p>"]], "commentary": [0, 0, []]})
    assert view.document().resource(kind, QUrl("港 1.png")).width() == 40
    assert all(view.document().resource(kind, QUrl(source)).isNull() for source in outside)


def test_its_links_go_the_same_way(pane: PreviewPane, qtbot) -> None:
    with qtbot.waitSignal(pane.link_refused):
        pane.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    far = "".join(f"<p>{number}</p>" for number in range(80))
    pane.view.renew({"frame": FRAME, "news": [0, 0, [far, '<p id="fn:1">注</p>']], "commentary": [0, 0, []]})
    pane.view.anchorClicked.emit(QUrl("#fn:1"))
    assert pane.view.verticalScrollBar().value() > 100


def test_an_engine_that_gives_up_makes_room(qapp, qtbot) -> None:
    pane = PreviewPane(Rendered())
    pane.show()
    pane.start()
    qtbot.waitUntil(lambda: pane.view.loaded, timeout=30_000)
    pane.view.gave_up.emit()
    assert isinstance(pane.view, PlainView)
    assert "段落0" in pane.view.toPlainText()
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_large_picture_comes_when_it_is_decoded(pane: PreviewPane, tmp_path: Path, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(pictures, "_AT_ONCE", 1000)
    picture(tmp_path / "post" / "large.png", width=700, height=300)
    (tmp_path / "post" / "photo.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    view = pane.view
    view.folder = tmp_path / "post"
    kind = QTextDocument.ResourceType.ImageResource.value
    view.renew(
        {
            "frame": FRAME,
            "news": [0, 0, ['<p><img src="large.png"><img src="photo.png"></p>']],
            "commentary": [0, 0, []],
        }
    )
    qtbot.waitUntil(lambda: view.document().resource(kind, QUrl("large.png")).width() > 90, timeout=20_000)
    assert view.document().resource(kind, QUrl("large.png")).width() < view.viewport().width()
    assert view.document().resource(kind, QUrl("photo.png")).isNull()
