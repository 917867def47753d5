"""Pictures that say where they were taken, and those that are found by another name."""

from pathlib import Path

import pytest

from editor.core.checks.families import check
from editor.core.file.postfile import PostFile
from editor.core.images.web_copy import make_copy
from editor.core.profile.load import load_profile
from tests.picture_files import exif, pixels, with_exif


def _rules(folder: Path, body: str) -> list[str]:
    file = PostFile.parse(f"---\ntitle: 題\n---\n{body}".encode())
    found = check(file, load_profile()[0], folder / "p.md")
    return [problem.rule for problem in found if problem.rule in ("image-place", "image-name", "image-missing")]


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_picture_that_says_where_it_was_taken_until_it_has_a_copy(kind: str, tmp_path: Path, qapp: object) -> None:
    (tmp_path / "p").mkdir()
    original = tmp_path / f"p/a.{kind}"
    original.write_bytes(with_exif(kind, pixels(kind), exif(place=True)))
    body = f"![港](p/a.{kind})\n"
    assert _rules(tmp_path, body) == ["image-place"]
    make_copy(original, lambda _data, _longest: b"")
    assert _rules(tmp_path, body) == []


def test_a_picture_that_was_only_turned_is_no_problem(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "a.jpg").write_bytes(with_exif("jpeg", pixels("jpeg"), exif(6)))
    assert _rules(tmp_path, "![港](a.jpg)\n") == []


def test_a_name_that_differs_in_case_is_said(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "Envoy.PNG").write_bytes(pixels("png"))
    assert _rules(tmp_path, "![港](envoy.png)\n") == ["image-name"]
    assert _rules(tmp_path, "![港](Envoy.PNG)\n") == []
    assert _rules(tmp_path, "![港](other.png)\n") == ["image-missing"]
