"""When a post of WordPress was published, of the up to four times that it gives."""

import pytest

from editor.core.importers.wordpress_time import moment_of, read_time
from editor.core.importers.xml_element import read_element

HERE, THERE, CHANGED = "wp:post_date", "wp:post_date_gmt", "wp:post_modified"


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ({HERE: "2024-01-02 09:00:00", THERE: "2024-01-02 00:00:00"}, "2024-01-02T09:00:00+09:00"),
        ({HERE: "2024-01-01 19:00:00", THERE: "2024-01-02 00:00:00"}, "2024-01-01T19:00:00-05:00"),
        ({HERE: "2024-01-02 05:45:00", THERE: "2024-01-02 00:00:00"}, "2024-01-02T05:45:00+05:45"),
        ({HERE: "2024-01-02 09:00:01", THERE: "2024-01-02 00:00:00"}, "2024-01-02T09:00:01+09:00"),
        ({HERE: "2024-01-02 15:00:00", THERE: "2024-01-02 00:00:00"}, "2024-01-02T15:00:00+15:00"),
        ({HERE: "2024-01-02 15:01:00", THERE: "2024-01-02 00:00:00"}, "2024-01-02T15:01:00"),  # no offset of any place
        ({HERE: "2024-01-02 09:00:00"}, "2024-01-02T09:00:00"),
        ({HERE: "2024-01-02 09:00:00", THERE: "0000-00-00 00:00:00"}, "2024-01-02T09:00:00"),
        ({HERE: "0000-00-00 00:00:00", THERE: "2024-01-02 00:00:00"}, "2024-01-02T00:00:00+00:00"),
        ({HERE: "2024-01-02T09:00:00+09:00", THERE: "2024-01-01 00:00:00"}, "2024-01-02T09:00:00+09:00"),
        ({CHANGED: "2024-01-02 09:00", "pubDate": "Tue, 02 Jan 2023 09:00:00 +0000"}, "2024-01-02T09:00:00"),
        ({"pubDate": "Tue, 02 Jan 2024 09:00:00 +0000"}, "2024-01-02T09:00:00+00:00"),
        ({"dc:date": "2024-01-02"}, "2024-01-02"),
        ({"pubDate": "Mon, 30 Nov -0001 00:00:00 +0000"}, ""),  # of a draft
        ({}, ""),
    ],
)
def test_the_moment(said: dict[str, str], moment: str) -> None:
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in said.items())
    assert moment_of(read_element(f"<item>{inside}</item>", {})) == moment


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (" 2024-1-2 3:04 ", "2024-01-02 03:04:00"),
        ("2024/01/02T03:04:05.5Z", "2024-01-02 03:04:05"),
        ("2024-13-01 00:00", None),
        ("2024-01-02", None),
        ("", None),
    ],
)
def test_a_time(text: str, read: str | None) -> None:
    found = read_time(text)
    assert (str(found) if found else None) == read
