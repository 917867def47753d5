"""The sample post as a person's own: an id of its own, its pictures beside it, and nothing of theirs replaced."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.errors import FileChangedError
from editor.core.file.postfile import PostFile
from editor.core.profile import sample
from editor.core.profile.load import DEFAULT, Profile, load_profile


@pytest.fixture
def profile() -> Profile:
    return load_profile(DEFAULT)[0]


def test_each_sample_has_an_id_of_its_own(profile: Profile) -> None:
    first, second = sample.post(profile), sample.post(profile)
    assert first.fields.id and second.fields.id and first.fields.id != second.fields.id


@pytest.mark.parametrize(("name", "written"), [(DEFAULT, ""), ("en-commentary", "en-commentary")])
def test_a_profile_that_is_not_the_default_is_named(name: str, written: str) -> None:
    assert sample.post(load_profile(name)[0]).fields.profile == written


def test_a_sample_with_a_damaged_header_is_shown_as_it_is(profile: Profile) -> None:
    text = "---\n- a\n- b\n---\n本文\n"
    assert sample.post(replace(profile, sample=text)).data == text.encode()


def test_the_post_is_written_with_its_pictures(profile: Profile, tmp_path: Path) -> None:
    path = tmp_path / "2026" / "sample.md"
    kept = path.parent / profile.sample_images[0][0]
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"mine")
    sample.write(profile, path, tmp_path)
    assert PostFile.parse(path.read_bytes()).problems == ()
    assert kept.read_bytes() == b"mine"
    for name, picture in profile.sample_images[1:]:
        assert (path.parent / name).read_bytes() == picture.read_bytes()


def test_a_post_that_is_there_is_not_replaced(profile: Profile, tmp_path: Path) -> None:
    path = tmp_path / "sample.md"
    path.write_bytes(b"mine")
    with pytest.raises(FileChangedError):
        sample.write(profile, path, tmp_path)
    assert path.read_bytes() == b"mine"
