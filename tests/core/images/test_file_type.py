"""Picture files: told by their content, found below the folder of the post and nowhere else."""

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from editor.core.images.file_type import find, leads_outside, media_type, otherwise_named
from tests.fakes.systems.macos import macos
from tests.fakes.systems.windows import windows

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)

HEADS = [
    (PNG, "image/png"),
    (b"\xff\xd8\xff\xe0" + bytes(16), "image/jpeg"),
    (b"GIF89a" + bytes(16), "image/gif"),
    (b"GIF87a" + bytes(16), "image/gif"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    (b"\0\0\0\x1cftypavif" + bytes(8), "image/avif"),
    (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "image/avif"),
    (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "image/bmp"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
    (b"<?xml version='1.0'?><svg/>", ""),
    (b"<html><script>1</script>", ""),
    (b"RIFF\x10\0\0\0WAVEfmt ", ""),
    (b"\0\0\0\x1cftypmp42" + bytes(8), ""),
    (b"BM is how this text begins", ""),
    (b"", ""),
]


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_what_a_file_is_its_content_says(head: bytes, kind: str) -> None:
    assert media_type(head) == kind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A post's folder with a picture, and a secret beside the folder."""
    place = tmp_path / "2025"
    (place / "post").mkdir(parents=True)
    (place / "post" / "画 像.png").write_bytes(PNG)
    (place / "post" / "100%.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (place / "out.png").symlink_to(tmp_path / "secret.png")
    (place / "up").symlink_to(tmp_path)
    (place / "in.png").symlink_to(place / "post" / "画 像.png")
    (place / "loop.png").symlink_to(place / "loop.png")
    return place


@pytest.mark.parametrize(
    "source",
    ["post/画 像.png", "post/%E7%94%BB%20%E5%83%8F.png", "./post/../post/画 像.png", "post/100%.png", "in.png"],
)
def test_found_below_the_folder(folder: Path, source: str) -> None:
    assert find(folder, source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "../secret.png",
        "%2e%2e/secret.png",
        "out.png",
        "up/secret.png",
        "loop.png",
        "post",
        "",
        ".",
        "none.png",
        "a\0b.png",
        "x" * 5000,
        "file:///etc/passwd",
    ],
)
def test_nothing_else_is_found(folder: Path, source: str) -> None:
    assert find(folder, source) is None


def test_an_absolute_path_outside_is_not_found(folder: Path) -> None:
    assert find(folder, str(folder.parent / "secret.png")) is None
    assert find(folder, os.fspath(Path(__file__).resolve())) is None


@pytest.mark.parametrize("system", [nullcontext, windows, macos])
def test_whichever_the_system_a_path_leads_outside_or_does_not(folder: Path, system: Any) -> None:
    with system():
        for name in (str(folder.parent / "secret.png"), "/etc/passwd", "../secret.png", "//host/share/a.png"):
            assert leads_outside(folder, name), name
        inside = str(folder / "post" / "画 像.png")
        assert not leads_outside(folder, inside) and find(folder, inside) is not None


@pytest.mark.parametrize(
    "name",
    [
        "//host/share/a.png",
        "%2F%2Fhost/share/a.png",
        r"\\host\share\a.png",
        r"\\.\pipe\a",
        "//?/C:/a",
    ],
)
def test_on_windows_no_other_machine_is_looked_at(folder: Path, name: str) -> None:
    looked: list[str] = []

    def watched(call: Any) -> Any:
        def look(path: Any, *given: Any, **named: Any) -> Any:
            looked.append(str(path))
            return call(path, *given, **named)

        return look

    with windows(), pytest.MonkeyPatch.context() as patch:
        for call in ("stat", "lstat", "readlink", "listdir"):
            patch.setattr(os, call, watched(getattr(os, call)))
        assert find(folder, name) is None and otherwise_named(folder, name) is None
        assert leads_outside(folder, name)
    assert not [path for path in looked if path.startswith("//") or "\\\\" in path]


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ("p/envoy.jpg", "p/Envoy.JPG"),
        ("P/envoy.jpg", "p/envoy.jpg"),
        ("p/がぞう.png", "p/" + normalize("NFD", "がぞう") + ".PNG"),
        ("p/" + normalize("NFD", "がぞう") + ".png", "P/がぞう.png"),
        ("p/a b.png", "p/A%20b.png"),
        ("p/straße.png", "./p/STRASSE.png"),
    ],
)
def test_a_file_is_found_where_only_case_or_form_differs(there: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / there
    file.parent.mkdir()
    file.write_bytes(PNG)
    assert find(tmp_path, named) == file
    assert otherwise_named(tmp_path, named) == file
    assert otherwise_named(tmp_path, there) is None


@pytest.mark.parametrize(
    "named", ["p/none.png", "../OUT.png", "p/../../OUT.png", "/OUT.png", "p", "P/", "", "p/\0.PNG"]
)
def test_nothing_else_is_found_by_another_name(named: str, tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(PNG)
    folder = tmp_path / "library"
    (folder / "p").mkdir(parents=True)
    assert find(folder, named) is None
    assert otherwise_named(folder, named) is None


def test_no_link_leads_out_by_another_name(tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(PNG)
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "in.png").symlink_to(tmp_path / "out.png")
    assert find(folder, "IN.png") is None


def test_a_file_that_is_renamed_is_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    assert find(tmp_path, "B.png") is None
    (tmp_path / "a.png").rename(tmp_path / "b.png")
    assert find(tmp_path, "B.png") == tmp_path / "b.png"
    os.utime(tmp_path, ns=(0, 0))
    assert find(tmp_path, "B.PNG") == tmp_path / "b.png"
