"""As on the front page: the post up to its jump break, in the web view and in the plain one, with every patch."""

import json

import pytest

from editor.core.render.patch import Page
from tests.ui.preview.conftest import Shown

FRAME = (
    '<h1>題名</h1><div class="post"><div data-slot="news"></div><p>出典</p><div data-slot="commentary"></div>'
    "<p>関連</p></div><p>ラベル</p>"
)
MORE = "<!--more-->"
SEEN = "document.body.innerText.split(/\\s+/).filter(Boolean).join(' ')"


@pytest.fixture
def front(shown: Shown) -> Shown:
    """A page with a break in its news part, as on the front page."""
    shown.view.show_list(True)
    shown.page(["<p>一</p>", MORE, "<p>二</p>"], ["<p>三</p>"], frame=FRAME)
    shown.view.patch({"more": "続き"})
    return shown


def test_what_comes_after_the_break_is_hidden(front: Shown) -> None:
    assert front.ask(SEEN) == "題名 一 続き ラベル"
    front.view.show_list(False)
    assert front.ask(SEEN) == "題名 一 二 出典 三 関連 ラベル"
    front.view.show_list(True)
    assert front.ask(SEEN) == "題名 一 続き ラベル"


@pytest.mark.parametrize(
    ("patch", "seen"),
    [
        ({"news": [2, 1, ["<p>新</p>", "尾"]]}, "題名 一 続き ラベル"),
        ({"news": [0, 1, ["<p>新</p>", "<p>段</p>"]]}, "題名 新 段 続き ラベル"),
        ({"news": [1, 1, []]}, "題名 一 二 出典 三 関連 ラベル"),
        ({"news": [0, 2, [MORE, "<p>一</p>"]]}, "題名 続き ラベル"),
        ({"news": [1, 1, []], "commentary": [1, 0, [MORE, "<p>四</p>"]]}, "題名 一 二 出典 三 続き ラベル"),
        ({"frame": FRAME.replace("題名", "別名")}, "別名 一 続き ラベル"),
        ({"frame": FRAME.replace("<p>関連", "裸の文<p>関連")}, "題名 一 続き ラベル"),
        ({"frame": '<div data-slot="commentary"></div>尾<div data-slot="news"></div>'}, "三 尾 一 続き"),
        ({"news": [0, 3, [MORE]], "commentary": [0, 1, []]}, "題名 続き ラベル"),
        ({"more": "Read more »"}, "題名 一 Read more » ラベル"),
    ],
)
def test_it_follows_every_patch(front: Shown, patch: dict, seen: str) -> None:
    front.view.patch(patch)
    assert front.ask(SEEN) == seen
    front.view.show_list(False)
    assert front.ask("document.querySelectorAll('[data-more], [data-cut]').length") == 0


def test_another_page_is_cut_too(front: Shown) -> None:
    front.page(["<p>五</p>"], ["<p>六</p>", MORE, "<p>七</p>"], frame=FRAME)
    assert front.ask(SEEN) == "題名 五 出典 六 続き ラベル"


def test_what_is_hidden_is_found_at_the_line(front: Shown) -> None:
    for slot, index in (("news", 1), ("news", 2), ("commentary", 0)):
        front.view.call("follow.mark", slot, index, True)
        assert front.ask("[...document.querySelectorAll('[data-caret]')].map(node => node.textContent)") == ["続き"]
    front.view.call("follow.mark", "news", 0, True)
    assert front.ask("[...document.querySelectorAll('[data-caret]')].map(node => node.textContent)") == ["一"]
    middle = (
        "(box => [box.x + 5, box.y + box.height / 2])(document.querySelector('.jump-link').getBoundingClientRect())"
    )
    hit = json.loads(front.ask(f"ronpyo.follow.at(...{middle})"))
    assert (hit["slot"], hit["index"]) == ("news", 1)


@pytest.mark.parametrize("engine_works", [True, False])
def test_the_pane_says_where_there_is_no_break(qapp, qtbot, monkeypatch, engine_works: bool) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    from editor.ui.preview import engine
    from editor.ui.preview.pane import PreviewPane
    from tests.ui.preview.test_process import Rendered

    monkeypatch.setattr(engine, "can_work", lambda: engine_works)
    previewer = Rendered()
    previewer.page = Page(frame=FRAME, news=("<p>一</p>",), commentary=(), more="続き")
    pane = PreviewPane(previewer)
    pane.show()
    pane.start()
    qtbot.waitUntil(lambda: pane.view.loaded, timeout=30_000)
    assert not pane._hint.isVisible()
    pane.set_width("list")
    assert pane._hint.isVisible()
    previewer.page.news = ("<p>一</p>", MORE, "<p>二</p>")
    previewer.patched.emit({"news": [1, 0, [MORE, "<p>二</p>"]]})
    assert not pane._hint.isVisible()
    if not engine_works:
        qtbot.waitUntil(lambda: pane.view.toPlainText().split() == ["題名", "一", "続き", "ラベル"])
    pane.set_width("desktop")
    assert not pane._hint.isVisible()
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
