"""The blog's theme on the preview: chosen, shown, taken off."""

from pathlib import Path

import pytest

from editor.core import paths

THEME = "<html><b:skin><![CDATA[.post-body { color: #abcdef }]]></b:skin></html>"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    path = tmp_path / "theme.xml"
    path.write_text(THEME, "utf-8")
    return path


def test_chosen_and_taken_off(window_of, answers, theme: Path, qtbot) -> None:
    window = window_of()
    page = window.app.previewer
    qtbot.waitUntil(lambda: bool(page.page.style), timeout=20_000)
    before = page.page.style
    answers.paths = [theme]
    window.actions_["view.theme"].trigger()
    qtbot.waitUntil(lambda: "#abcdef" in page.page.style, timeout=20_000)
    assert 'class="post-body entry-content"' in page.page.frame
    answers.choices = [1]
    window.actions_["view.theme"].trigger()
    qtbot.waitUntil(lambda: page.page.style == before, timeout=20_000)
    assert not list(paths.user_profiles().rglob("theme.css"))


def test_what_is_no_theme_leaves_the_preview(window_of, answers, theme: Path, qtbot) -> None:
    theme.write_text("文だけ。", "utf-8")
    window = window_of()
    answers.paths = [theme]
    window.actions_["view.theme"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert "holds no style of a blog" in answers.told[0]
