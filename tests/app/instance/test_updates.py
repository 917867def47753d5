"""An update is told once, a first start is none."""

from pathlib import Path
from typing import Any

import pytest

from editor.app.choices.settings import Settings
from editor.app.instance.updates import was_updated


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({}, False),
        ({"geometry": "x"}, True),  # from a version that did not note it
        ({"version": "0.1.0"}, True),
        ({"version": "0.2.0"}, False),
        ({"version": 7}, True),
        ({"version": "9.9"}, True),  # back to an older one: its news are to be had, too
    ],
)
def test_an_update_is_told_once(qapp: object, tmp_path: Path, state: dict[str, Any], told: bool) -> None:
    before = Settings(tmp_path / "config", tmp_path / "state")
    before.state.update(state)
    before.save_state()
    settings = Settings(tmp_path / "config", tmp_path / "state")
    settings.state["panes"] = "what the window kept before it asks"
    assert was_updated(settings, "0.2.0") is told
    assert not was_updated(settings, "0.2.0")
    assert settings.state["version"] == "0.2.0"
    settings.save_state()
    assert was_updated(Settings(tmp_path / "config", tmp_path / "state"), "0.3.0")
