"""Copies for the web, made while the window goes on."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from editor.app.choices.settings import Settings
from editor.app.images.decoded_picture import decoded, drawn
from editor.app.images.web_copies import WebCopies
from editor.core.images.metadata import facts
from editor.core.images.parts import png_chunk
from tests.picture_files import CORNERS, exif, pixels, red_corner, with_exif, with_xmp


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_drawn_upright_and_without_a_word(kind: str, orientation: int, qapp: object) -> None:
    data = with_exif(kind, pixels(kind), exif(orientation, place=True))
    size = (40, 30) if orientation < 5 else (30, 40)
    made = drawn(data, 2048)
    assert red_corner(made) == (*size, CORNERS[orientation])
    assert facts(made).orientation == 1
    image = decoded(data).image
    assert (image.width(), image.height()) == size


def test_the_longer_side_is_bounded(qapp: object) -> None:
    tall = with_exif("jpeg", pixels("jpeg", 400, 100), exif(6))
    assert red_corner(drawn(tall, 200))[:2] == (50, 200)
    assert red_corner(drawn(pixels("png", 20, 10), 200))[:2] == (20, 10)


def test_what_moves_or_is_broken_is_not_drawn(qapp: object) -> None:
    plain = pixels("png")
    assert drawn(plain[:33] + png_chunk(b"acTL", bytes(8)) + plain[33:], 2048) == b""
    assert drawn(b"GIF89a" + bytes(50), 2048) == b""
    assert drawn(plain[:60], 2048) == b""


def test_copies_are_made_beside_the_pictures(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings", tmp_path / "state")
    settings.choose(web_picture_size="100")
    copies = WebCopies(settings)
    photo, drawing = tmp_path / "photo.jpg", tmp_path / "drawing.png"
    photo.write_bytes(with_xmp("jpeg", pixels("jpeg", 400, 300)))
    drawing.write_bytes(pixels("png"))
    with qtbot.waitSignal(copies.made) as made:
        copies.make([drawing, photo])
    assert made.args == [tmp_path / "photo.web.jpg"]
    assert copies.wait(5)
    assert not (tmp_path / "drawing.web.png").exists()
    data = (tmp_path / "photo.web.jpg").read_bytes()
    assert QImage.fromData(data).width() == 100
    assert not facts(data).says_where


def test_what_cannot_be_made_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    copies = WebCopies(Settings(tmp_path / "settings", tmp_path / "state"))
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(with_exif("jpeg", pixels("jpeg"), exif(place=True)))
    (tmp_path / "photo.web.jpg").write_bytes(pixels("jpeg"))
    with qtbot.waitSignal(copies.failed) as said:
        copies.make([photo])
    assert said.args[0].startswith("Your text is safe.")
    assert "photo.web.jpg" in said.args[0]


@pytest.mark.parametrize(
    ("stated", "pixels_of_side"), [("", 2048), ("1600", 1600), ("0", 2048), ("99", 2048), ("x", 2048), ("100000", 2048)]
)
def test_the_size_is_a_setting(stated: str, pixels_of_side: int, tmp_path: Path, qapp: object) -> None:
    settings = Settings(tmp_path / "settings", tmp_path / "state")
    settings.choose(web_picture_size=stated)
    assert settings.web_picture_size == pixels_of_side
