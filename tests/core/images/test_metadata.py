"""What picture files say beside their pixels, and the same files without it."""

import hashlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.images.exif import EXIF_MARK
from editor.core.images.metadata import PictureFacts, facts, noted, noted_digest, without_place
from editor.core.images.parts import png_chunk, segment
from tests.picture_files import PLACE_IN_XMP, exif, pixels, red_corner, with_exif, with_xmp

KINDS = ["jpeg", "png", "webp"]
AVIF = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"mdat pixels "


def _raw_profile(about: bytes) -> bytes:
    text = b"\nexif\n" + str(len(about) + 6).encode().rjust(8) + b"\n" + (EXIF_MARK + about).hex().encode() + b"\n"
    return b"Raw profile type exif\0\0" + zlib.compress(text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("place", [False, True])
def test_facts(kind: str, orientation: int, place: bool, qapp: object) -> None:
    data = with_exif(kind, pixels(kind), exif(orientation, place=place))
    assert facts(data) == PictureFacts(orientation, place)


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_in_xmp(kind: str, qapp: object) -> None:
    data = with_xmp(kind, pixels(kind))
    assert facts(data) == PictureFacts(1, True)
    assert facts(with_xmp(kind, pixels(kind), b"<x:xmpmeta>photoshop</x:xmpmeta>")) == PictureFacts()
    assert PLACE_IN_XMP not in without_place(data)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_without_the_place_the_pixels_and_their_turn_stay(kind: str, orientation: int, qapp: object) -> None:
    plain = pixels(kind)
    data = with_exif(kind, plain, exif(orientation, place=True))
    cut = without_place(data)
    assert facts(cut) == PictureFacts(orientation, False)
    assert b"\0\0\x30\x39" not in cut  # the seconds of the latitude
    assert red_corner(cut) == red_corner(plain)
    assert without_place(cut) == cut


def test_what_lies_behind_the_end_of_a_jpeg_goes(qapp: object) -> None:
    plain = pixels("jpeg")
    second = with_exif("jpeg", plain, exif(place=True))
    assert without_place(plain + second) == plain
    assert without_place(plain + b"\0\0\0\x18ftypmp42" + bytes(100)) == plain


def test_iptc_and_the_list_of_pictures_go_with_the_place(qapp: object) -> None:
    plain = pixels("jpeg")
    more = segment(0xED, b"Photoshop 3.0\08BIM") + segment(0xE2, b"MPF\0II*\0") + segment(0xE2, b"ICC_PROFILE\0x")
    cut = without_place(plain[:2] + more + plain[2:])
    assert b"Photoshop" not in cut
    assert b"MPF" not in cut
    assert b"ICC_PROFILE" in cut


@pytest.mark.parametrize(
    "chunk",
    [
        png_chunk(b"zTXt", _raw_profile(exif(place=True))),
        png_chunk(b"tEXt", b"exif:GPSLatitude\x0035/1, 41/1"),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PLACE_IN_XMP)),
        png_chunk(b"eXIf", exif(place=True, order="little")),
    ],
)
def test_the_texts_of_a_png(chunk: bytes, qapp: object) -> None:
    plain = pixels("png")
    for data in (plain[:33] + chunk + plain[33:], plain[:-12] + chunk + plain[-12:]):
        assert facts(data).says_where
        assert without_place(data) == plain


def test_other_texts_of_a_png_stay(qapp: object) -> None:
    plain = pixels("png")
    chunk = png_chunk(b"tEXt", b"Author\0Yamada")
    data = plain[:33] + chunk + plain[33:]
    assert facts(data) == PictureFacts()
    assert without_place(data) == data


def test_a_text_that_blows_up_is_read_in_part(qapp: object) -> None:
    plain = pixels("png")
    bomb = png_chunk(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(bytes(200_000_000), 9))
    assert facts(plain[:33] + bomb + plain[33:]) == PictureFacts()


def test_an_avif_is_blanked_where_it_says_the_place() -> None:
    data = AVIF + b"\0\0\0\0" + exif(place=True) + b" more"
    assert facts(data).says_where
    cut = without_place(data)
    assert not facts(cut).says_where
    assert len(cut) == len(data)
    assert cut.startswith(AVIF)
    assert cut.endswith(b" more")


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_says_of_what_it_is_one(kind: str, qapp: object) -> None:
    plain = pixels(kind)
    digest = hashlib.sha256(b"original").hexdigest()
    copy = noted(plain, digest)
    assert noted_digest(copy) == digest
    assert noted_digest(plain) == ""
    assert red_corner(copy) == red_corner(plain)
    assert noted_digest(noted(AVIF, digest)) == digest


@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPVP8X", AVIF]), st.binary(max_size=200))
def test_broken_files_say_nothing_and_stay_readable(head: bytes, rest: bytes) -> None:
    data = head + rest
    facts(data)
    assert not facts(without_place(data)).says_where
    assert noted_digest(noted(data, "0" * 64)) == "0" * 64
