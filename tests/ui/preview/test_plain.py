"""Where the web engine cannot work, the person gets a sentence and a plain page instead of a crash or a blank."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QTextDocument

from editor.ui import pictures
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


def probe(monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    monkeypatch.setattr(engine, "_can_make_namespaces", lambda: answer)


def test_an_open_system_is_not_even_probed(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (system / RESTRICTED).write_text("0\n")
    probe(monkeypatch, False)
    assert engine.can_work(system)


@pytest.mark.parametrize("allowed", [True, False])
def test_a_restricted_system_is_probed(system: Path, monkeypatch: pytest.MonkeyPatch, allowed: bool) -> None:
    (system / RESTRICTED).write_text("1\n")
    probe(monkeypatch, allowed)
    assert engine.can_work(system) is allowed


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
