import os
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.disk.names import is_reserved
from editor.core.errors import FileError
from editor.core.images import folder as images
from editor.core.images.folder import add_image, add_image_file, image_suffix, readable_stem
from tests.fakes.systems.windows import windows

PNG = b"\x89PNG\r\n\x1a\n" + b"one"
OTHER = b"\x89PNG\r\n\x1a\n" + b"two"
JPEG = b"\xff\xd8\xff\xe0" + b"x"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    return tmp_path / "2025-04-02-rare-earths.md"


def test_an_image_lies_in_the_folder_of_its_post(post: Path) -> None:
    assert add_image(post, PNG, "特使 到着.png") == "2025-04-02-rare-earths/特使-到着.png"
    assert (post.with_suffix("") / "特使-到着.png").read_bytes() == PNG


def test_the_suffix_is_what_the_contents_are(post: Path) -> None:
    assert add_image(post, JPEG, "envoy.png") == "2025-04-02-rare-earths/envoy.jpg"


def test_the_same_bytes_are_one_file(post: Path) -> None:
    first = add_image(post, PNG, "envoy.png")
    assert add_image(post, PNG, "another.png") == first
    assert len(list(post.with_suffix("").iterdir())) == 1


def test_a_name_that_is_taken_gets_a_piece_of_the_hash(post: Path) -> None:
    first, second = add_image(post, PNG, "envoy.png"), add_image(post, OTHER, "envoy.png")
    assert first != second
    assert second.startswith("2025-04-02-rare-earths/envoy-")
    assert (post.parent / first).read_bytes() == PNG
    assert (post.parent / second).read_bytes() == OTHER


def test_a_file_is_copied_and_one_of_the_folder_is_named(post: Path, tmp_path: Path) -> None:
    source = tmp_path / "envoy.png"
    source.write_bytes(PNG)
    named = add_image_file(post, source)
    assert named == "2025-04-02-rare-earths/envoy.png"
    assert add_image_file(post, post.parent / named) == named
    assert source.exists()


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (PNG, ".png"),
        (JPEG, ".jpg"),
        (b"GIF89a..", ".gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", ".avif"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", ".avif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_kinds(data: bytes, suffix: str | None) -> None:
    assert image_suffix(data) == suffix


def test_what_is_no_image_is_refused_with_a_sentence(post: Path) -> None:
    with pytest.raises(FileError, match=r"Your text is safe\. memo\.pdf was not added"):
        add_image(post, b"%PDF", "memo.pdf")
    assert not post.with_suffix("").exists()


def test_what_is_too_large_is_refused(post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "SIZE_LIMIT", 5)
    source = tmp_path / "envoy.png"
    source.write_bytes(PNG)
    with pytest.raises(FileError, match="larger than"):
        add_image_file(post, source)
    with pytest.raises(FileError, match="larger than"):
        add_image(post, PNG)


def test_a_file_that_is_gone_is_said_so(post: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="could not be read"):
        add_image_file(post, tmp_path / "gone.png")


def test_a_disk_that_fails_leaves_nothing_behind(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match=r"Your text is safe\. The folder .* the disk is full\."):
        add_image(post, PNG, "envoy.png")
    assert list(post.parent.iterdir()) == []
    post.with_suffix("").mkdir()
    with pytest.raises(FileError, match=r"Your text is safe\. envoy\.png was not saved: the disk is full\."):
        add_image(post, PNG, "envoy.png")
    assert list(post.with_suffix("").iterdir()) == []


def test_a_file_system_without_hard_links(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_names: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert add_image(post, PNG, "envoy.png").endswith("/envoy.png")
    assert add_image(post, OTHER, "envoy.png").startswith("2025-04-02-rare-earths/envoy-")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("特使.jpg", "特使"),
        ("か\u3099ぞう.png", "がぞう"),
        ("a b(c)[d]#%.png", "a-b-c-d"),
        ("../../etc/passwd.png", "passwd"),
        ("C:\\tmp\\x.png", "x"),
        ("", "image"),
        ("image.png", "image"),
        ("con.png", "con-image"),
        ("con.a.b.png", "con-image-a.b"),
        ("LPT9.PNG", "LPT9-image"),
        ("com¹.png", "com¹-image"),
        ("console.png", "console"),
        (".png", "png"),
        ("長" * 100 + ".png", "長" * 26),
    ],
)
def test_readable_names(name: str, stem: str) -> None:
    assert readable_stem(name) == stem


@pytest.mark.parametrize(
    ("caption", "name", "stem"),
    [
        ("会談を終えた特使", "IMG_1234.jpg", "会談を終えた特使"),
        ("**特使**の[到着](https://e.jp/a_b)", "", "特使の到着"),
        ("{忖度|そんたく}の図", "", "忖度の図"),
        ("Version 1.5 of it", "", "Version-1-5-of-it"),
        ("", "IMG_1234.jpg", "IMG_1234"),
        ("……", "IMG_1234.jpg", "IMG_1234"),
        ("！", "IMG_1234.jpg", "IMG_1234"),
        ("AUX", "", "AUX-image"),
        ("が" * 60, "", "が" * 26),
    ],
)
def test_a_picture_is_called_after_its_caption(post: Path, caption: str, name: str, stem: str) -> None:
    assert add_image(post, PNG, name, caption) == f"2025-04-02-rare-earths/{stem}.png"


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("Envoy.png", "envoy.png"),
        ("envoy.PNG", "envoy.png"),
        ("が.png", "か\u3099.png"),
        ("か\u3099.png", "が.png"),
        ("straße.png", "STRASSE.png"),
    ],
)
def test_no_two_names_differ_in_case_or_form_alone(post: Path, there: str, name: str) -> None:
    folder = post.with_suffix("")
    folder.mkdir()
    (folder / there).write_bytes(OTHER)
    added = post.parent / add_image(post, PNG, name)
    assert added.read_bytes() == PNG
    assert (folder / there).read_bytes() == OTHER
    assert len({normalize("NFC", file.name).casefold() for file in folder.iterdir()}) == 2


@pytest.mark.parametrize("name", ["特使.web.jpg", "特使.WEB.jpg", "特使.web.web.jpg"])
def test_no_picture_has_the_name_of_a_copy(name: str) -> None:
    assert readable_stem(name) == "特使"


@given(st.text(max_size=60))
def test_every_name_is_one_that_all_systems_hold(name: str) -> None:
    stem = readable_stem(f"{name}.png")
    assert stem
    assert len(stem.encode()) <= 90
    assert not set(stem) & set('<>:"/\\|?*\0\t\n ')
    assert stem == stem.strip(". ")
    assert not is_reserved(f"{stem}.png")
    assert normalize("NFC", stem) == stem


def test_on_windows_a_name_fits_behind_a_long_path(tmp_path: Path) -> None:
    post = tmp_path / ("p" * (150 - len(str(tmp_path)))) / "2025-04-02-rare-earths.md"
    with windows():
        post.parent.mkdir()
        name = add_image(post, PNG, "a-very-long-name-" * 10 + ".png")
        assert add_image(post, OTHER, "a-very-long-name-" * 10 + ".png") != name
        assert len(list(post.with_suffix("").iterdir())) == 2
