"""Copies for the web: when one is made, what it is a copy of, and what goes out where there is none."""

import os
from pathlib import Path

import pytest

from editor.core.errors import FileChangedError, FileError
from editor.core.images.folder import add_image, add_image_file
from editor.core.images.metadata import facts, noted_digest
from editor.core.images.web_copy import copy_path, is_copy_in, make_copy, original_path, web_bytes, web_file
from tests.picture_files import exif, pixels, red_corner, with_exif, with_xmp


def _draw(data: bytes, longest: int) -> bytes:
    """A picture of the same type, as if it were `data` drawn anew."""
    kind = {b"\xff\xd8": "jpeg", b"\x89P": "png", b"RI": "webp"}[data[:2]]
    return pixels(kind, 30, 40)


def _no_draw(_data: bytes, _longest: int) -> bytes:
    return b""


def _place(kind: str = "jpeg", orientation: int = 1) -> bytes:
    return with_exif(kind, pixels(kind), exif(orientation, place=True))


@pytest.mark.parametrize(
    ("name", "copy"),
    [("envoy.jpg", "envoy.web.jpg"), ("特使.jpeg", "特使.web.jpeg"), ("a.b.png", "a.b.web.png")],
)
def test_the_name_of_a_copy(name: str, copy: str) -> None:
    assert copy_path(Path("post") / name) == Path("post") / copy
    assert original_path(Path("post") / copy) == Path("post") / name


@pytest.mark.parametrize("name", ["envoy.jpg", ".web.jpg", "web.jpg", "envoy.web"])
def test_names_that_are_of_no_copy(name: str) -> None:
    assert original_path(Path(name)) is None


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_copy_is_made_where_it_is_needed(kind: str, tmp_path: Path, qapp: object) -> None:
    suffix = {"jpeg": ".jpg"}.get(kind, f".{kind}")
    for number, data in enumerate([_place(kind), with_exif(kind, pixels(kind), exif(6)), with_xmp(kind, pixels(kind))]):
        original = tmp_path / f"{number}{suffix}"
        original.write_bytes(data)
        copy = make_copy(original, _draw)
        assert copy == tmp_path / f"{number}.web{suffix}"
        assert original.read_bytes() == data
        assert not facts(copy.read_bytes()).says_where
        assert red_corner(copy.read_bytes())[:2] == (30, 40)
        assert web_file(original) == copy
        assert web_bytes(original) == copy.read_bytes()
        assert is_copy_in(tmp_path, copy.name)


def test_no_copy_is_made_of_a_picture_that_needs_none(tmp_path: Path, qapp: object) -> None:
    original = tmp_path / "a.png"
    original.write_bytes(pixels("png"))
    assert make_copy(original, _draw) is None
    assert [file.name for file in tmp_path.iterdir()] == ["a.png"]
    assert web_file(original) == original
    assert web_bytes(original) == original.read_bytes()


def test_a_copy_is_made_once_and_anew_after_an_edit(tmp_path: Path, qapp: object) -> None:
    original = tmp_path / "a.jpg"
    original.write_bytes(_place())
    copy = make_copy(original, _draw)
    assert copy is not None
    first = copy.read_bytes()
    assert make_copy(original, _no_draw) == copy
    assert copy.read_bytes() == first
    times = original.stat()
    original.write_bytes(_place(orientation=3))
    os.utime(original, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert web_file(original) == original
    assert not facts(web_bytes(original)).says_where
    assert facts(web_bytes(original)).orientation == 3
    assert make_copy(original, _draw) == copy
    assert web_file(original) == copy
    assert copy.read_bytes() != first


def test_what_cannot_be_drawn_is_copied_without_its_place(tmp_path: Path, qapp: object) -> None:
    original = tmp_path / "a.jpg"
    original.write_bytes(_place(orientation=6))
    copy = make_copy(original, _no_draw)
    assert copy is not None
    assert facts(copy.read_bytes()).orientation == 6
    assert not facts(copy.read_bytes()).says_where
    assert red_corner(copy.read_bytes()) == red_corner(original.read_bytes())


def test_a_file_of_the_person_is_not_written_over(tmp_path: Path, qapp: object) -> None:
    original, other = tmp_path / "a.jpg", tmp_path / "a.web.jpg"
    original.write_bytes(_place())
    other.write_bytes(pixels("jpeg", 8, 8))
    with pytest.raises(FileChangedError):
        make_copy(original, _draw)
    assert noted_digest(other.read_bytes()) == ""
    assert web_file(original) == original
    assert not facts(web_bytes(original)).says_where
    assert not is_copy_in(tmp_path, other.name)


def test_a_drawing_of_another_type_is_not_taken(tmp_path: Path, qapp: object) -> None:
    original = tmp_path / "a.png"
    original.write_bytes(_place("png"))
    copy = make_copy(original, lambda _data, _longest: pixels("jpeg"))
    assert copy is not None
    assert copy.read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        web_bytes(tmp_path / "gone.jpg")
    with pytest.raises(FileError, match="gone"):
        make_copy(tmp_path / "gone.jpg", _draw)
    assert web_file(tmp_path / "gone.jpg") == tmp_path / "gone.jpg"


def test_who_inserts_a_copy_means_its_original(tmp_path: Path, qapp: object) -> None:
    post, folder = tmp_path / "p.md", tmp_path / "p"
    folder.mkdir()
    original = folder / "a.jpg"
    original.write_bytes(_place())
    copy = make_copy(original, _draw)
    assert copy is not None
    assert add_image_file(post, copy) == "p/a.jpg"
    assert add_image(post, copy.read_bytes(), "x.jpg") == "p/a.jpg"
    original.unlink()
    assert add_image_file(post, copy) == "p/a.web.jpg"
