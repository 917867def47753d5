import time

import pytest

from editor.core.images.exif import EXIF_MARK, Exif, blanked, only_orientation, read_exif
from tests.picture_files import exif


@pytest.mark.parametrize("order", ["big", "little"])
@pytest.mark.parametrize("place", [False, True])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_exif_data_say(orientation: int, place: bool, order: str) -> None:
    data = exif(orientation, place=place, order=order)
    for read in (read_exif(data), read_exif(EXIF_MARK + data)):
        assert read.orientation == orientation
        assert bool(read.places) is place


def test_what_says_the_place_is_blanked_and_nothing_moves() -> None:
    data = exif(6, place=True)
    cut = blanked(data, read_exif(data).places)
    assert len(cut) == len(data)
    assert read_exif(cut) == Exif(6)
    assert (12345).to_bytes(4, "big") not in cut


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_smallest_data(orientation: int) -> None:
    assert read_exif(only_orientation(orientation)) == Exif(orientation)


@pytest.mark.parametrize("length", range(0, 90, 3))
def test_data_that_are_cut_off_say_what_is_there(length: int) -> None:
    read = read_exif(exif(6, place=True)[:length])
    assert read.orientation in (1, 6)


def test_a_directory_that_points_at_itself_takes_no_time() -> None:
    entry = b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x08"
    data = b"MM\0*\0\0\0\x08\xff\xff" + entry * 80_000
    started = time.process_time()
    read_exif(data)
    assert time.process_time() - started < 2
