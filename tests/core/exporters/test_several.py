"""The names of the files of several posts: each has one, also where file systems have no room for more."""

import os
from pathlib import Path

import pytest

from editor.core.disk.new_folder import write_folder
from editor.core.exporters import Export, Portion, exporter
from editor.core.exporters.several import folder_files
from editor.core.post import Fields, Post
from editor.core.profile.load import load_profile


@pytest.mark.parametrize(
    "stem", ["論" * 84, "か\u3099" * 42, "a" * 252, "\udcff" * 252, "-" * 252, "x", "論" * 83 + ".-", "\ud800"]
)
@pytest.mark.parametrize("form", ["page", "text"])
def test_posts_of_one_name_as_long_as_there_is_room(tmp_path: Path, stem: str, form: str) -> None:
    profile, _problems = load_profile()
    portions = [Portion(Post(Fields(), ""), profile, Export(str(number)), stem=stem) for number in range(12)]
    files = folder_files(exporter(form), portions)
    assert sorted(files.values()) == sorted(str(number).encode() for number in range(12))
    if stem != "\ud800":  # no file system here has it
        assert max(len(os.fsencode(name)) for name in files) <= 255
        write_folder(tmp_path / "made", files)
