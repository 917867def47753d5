"""The settings of a profile are those of the whole profile, whatever is in its folder."""

from dataclasses import fields
from pathlib import Path

import pytest

from editor.core.profile.load import load_profile
from editor.core.profile.settings import DEFAULT, built_in, profile_settings
from editor.core.profile.values import ProfileSettings


@pytest.mark.parametrize("name", ["", *(path.name for path in built_in().iterdir() if path.is_dir())])
def test_of_the_shipped_ones(name: str) -> None:
    assert values(profile_settings(name)) == values(load_profile(name)[0])
    assert profile_settings(name).label


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"profile.toml": "label = 'mine'\ndate = '{mm}/{dd}'\n[words]\nsummary = '要点'\n[markdown]\nruby = false\n"},
        {"profile.toml": "label = 3\ntitel = 'b'\ntitle_news = '{news}!'\n"},
        {"profile.toml": "label ="},
        {"page.html": "no place for a post"},
        {"post.html": "{{#unclosed}}", "style.css": "p { color: red }"},
    ],
    ids=["empty", "its own", "partly wrong", "broken", "an incomplete page", "a broken post"],
)
def test_of_one_of_the_person_s_own(files: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    folders = tmp_path, built_in()
    assert values(profile_settings("mine", folders)) == values(load_profile("mine", folders)[0])
    assert profile_settings("mine", folders).name == "mine"


@pytest.mark.parametrize("name", ["nowhere", "../ja-commentary", ".", "a:b", "長" * 300])
def test_of_one_that_is_not_there_are_those_of_the_default(name: str) -> None:
    found = profile_settings(name)
    assert values(found) == values(load_profile(name)[0])
    assert found.name == DEFAULT


def values(profile: ProfileSettings) -> dict[str, object]:
    return {one.name: getattr(profile, one.name) for one in fields(ProfileSettings)}
