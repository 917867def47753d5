"""What programs write into the pages that they save."""

from datetime import date

import pytest

from editor.core.news_page.received import read_clip
from editor.core.news_page.saved_marks import SavedMark, mark_of
from tests.core.news_page.pages import HEAD, paragraphs

ADDRESS = "https://www.asahi.com/articles/A1.html"
SINGLE = (
    f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Wed Apr 02 2025 09:00:00 GMT+0900 (x)\n-->"
)


@pytest.mark.parametrize(
    ("mark", "address", "day"),
    [
        (f"<!-- saved from url=(0038){ADDRESS} -->", ADDRESS, None),
        ("<!-- saved from url=(0014)about:internet -->", "", None),
        (SINGLE, ADDRESS, date(2025, 4, 2)),
        (f"<!-- Page saved with SingleFile\r\n url: {ADDRESS}\r\n-->", ADDRESS, None),
        (
            "<!-- Mirrored from www.asahi.com/articles/A1.html by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Wed, 02 Apr 2025 09:00:00 GMT -->",
            "http://www.asahi.com/articles/A1.html",
            date(2025, 4, 2),
        ),
        (
            f'<meta name="savepage-url" content="{ADDRESS}?a=1&amp;b=2">'
            '<meta name="savepage-date" content="Wed Apr 02 2025 09:00:00 GMT+0900">',
            f"{ADDRESS}?a=1&b=2",
            date(2025, 4, 2),
        ),
        ("<!-- Page saved with SingleFile url: file:///etc/passwd -->", "", None),
        ("", "", None),
    ],
)
def test_marks(mark: str, address: str, day: date | None) -> None:
    assert mark_of(f"<!DOCTYPE html><html>{mark}<body></body></html>") == SavedMark(address, day)


def test_distances_of_days_count_from_it() -> None:
    page = f"<html>{SINGLE}<body><h1>{HEAD}</h1><p>1日前</p>{paragraphs()}</body></html>"
    clip = read_clip(page, today=date(2025, 4, 20))
    assert (clip.url, clip.published, clip.outlet) == (ADDRESS, "2025-04-01", "朝日新聞")
