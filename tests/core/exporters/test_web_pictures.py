"""What goes out of pictures that say where they were taken, or that the camera turned."""

import base64
import re
from pathlib import Path

import pytest

from editor.core.images.metadata import facts
from editor.core.images.web_copy import make_copy
from editor.core.post import Fields, Image, Post
from editor.core.workers.guarded_export import export_post
from tests.picture_files import exif, pixels, red_corner, with_exif

URL = "https://blogger.googleusercontent.com/img/b/A/s16000/a.jpg"


def _turned(folder: Path, kind: str) -> Path:
    (folder / "p").mkdir()
    original = folder / f"p/a.{kind}"
    original.write_bytes(with_exif(kind, pixels(kind), exif(6, place=True)))
    return original


def _drawn(data: bytes, _longest: int) -> bytes:
    return pixels("jpeg" if data[:2] == b"\xff\xd8" else "png" if data[:2] == b"\x89P" else "webp", 30, 40)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_page_holds_the_copy_or_the_original_without_its_place(kind: str, tmp_path: Path, qapp: object) -> None:
    original = _turned(tmp_path, kind)
    post = Post(Fields(title="題"), f"![港](p/a.{kind})\n")

    def inside() -> bytes:
        page = export_post(post, tmp_path, "page").text
        found = re.search(r"data:image/\w+;base64,([A-Za-z0-9+/=]+)", page)
        assert found is not None
        return base64.b64decode(found[1])

    assert facts(inside()).orientation == 6
    assert not facts(inside()).says_where
    copy = make_copy(original, _drawn)
    assert copy is not None
    assert inside() == copy.read_bytes()
    assert red_corner(inside()) == (30, 40, "TL")


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("copied", [False, True])
def test_width_and_height_are_those_that_are_seen(kind: str, copied: bool, tmp_path: Path, qapp: object) -> None:
    original = _turned(tmp_path, kind)
    if copied:
        make_copy(original, _drawn)
    post = Post(Fields(title="題", images=(Image(f"p/a.{kind}", url=URL),)), f"![港](p/a.{kind})\n")
    html = export_post(post, tmp_path, "blogger-html").text
    assert 'height="40"' in html
    assert 'width="30"' in html


def test_the_slot_names_the_file_to_upload(tmp_path: Path, qapp: object) -> None:
    original = _turned(tmp_path, "jpeg")
    post = Post(Fields(title="題"), "![港](p/a.jpeg)\n")
    assert "a.jpeg" in export_post(post, tmp_path, "blogger-html").text
    make_copy(original, _drawn)
    assert "a.web.jpeg" in export_post(post, tmp_path, "blogger-html").text
