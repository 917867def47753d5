"""Names of pictures in other Unicode forms, and dates of other time zones."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.exporters.boxes import uploaded_address
from editor.core.file import assign
from editor.core.file.postfile import PostFile
from editor.core.images.file_type import find, leads_outside
from editor.core.images.folder import add_image
from editor.core.library.reading import Titles
from editor.core.library.texts import read
from editor.core.post import Fields, Image, Post, same_path
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from tests.core.images.test_file_type import PNG

NFC = "写真/ガード.png"
NFD = unicodedata.normalize("NFD", NFC)
QUOTED = "%E5%86%99%E7%9C%9F/%E3%82%AC%E3%83%BC%E3%83%89.png"
PROFILE = load_profile()[0]


@pytest.mark.parametrize("in_header", [NFC, NFD, QUOTED])
@pytest.mark.parametrize("in_body", [NFC, NFD, QUOTED])
def test_a_picture_is_found_in_any_form(in_header: str, in_body: str, tmp_path: Path) -> None:
    assert same_path(in_header, in_body)
    fields = Fields(images=(Image(in_header, alt="港", url="https://e.jp/a.png"),))
    assert fields.image(in_body).alt == "港"
    assert uploaded_address(fields, in_body) == "https://e.jp/a.png"
    assert 'alt="港"' in Renderer(PROFILE).render(Post(fields, f"![説明]({in_body})\n")).post_html
    header = f"---\nimages:\n  '{in_header}':\n    alt: 港\n---\nx\n"
    changed = assign.apply(PostFile.parse(header.encode()), [f"images.{in_body}.alt=海"])
    assert changed.text == header.replace("港", "海")
    for on_disk in (NFC, NFD):
        folder = tmp_path / unicodedata.normalize("NFC", on_disk).replace("/", "-") / str(on_disk == NFC)
        (folder / on_disk).parent.mkdir(parents=True)
        (folder / on_disk).write_bytes(PNG)
        assert find(folder, in_body) is not None


def test_other_names_differ() -> None:
    assert not same_path("a.png", "b.png")
    assert Fields(images=(Image("か.png", alt="x"),)).image("が.png").alt == ""
    both = Fields(images=(Image(NFD, alt="d"), Image(NFC, alt="c")))
    assert (both.image(NFC).alt, both.image(NFD).alt) == ("c", "d")


def test_a_colon_in_the_name_of_a_post(tmp_path: Path) -> None:
    post = tmp_path / "a:b.md"
    path = add_image(post, PNG, "港.png")
    assert path == "./a:b/港.png"
    assert find(tmp_path, path) is not None
    assert not leads_outside(tmp_path, path)
    html = Renderer(PROFILE).render(Post(Fields(), f"![港]({path})\n")).post_html
    assert 'src="./a:b/' in html


@pytest.mark.parametrize(
    ("date", "day", "shown"),
    [
        ("2025-04-01T22:30:00Z", "2025-04-02", "2025年4月2日水曜日"),
        ("2025-04-01T22:30:00+00:00", "2025-04-02", "2025年4月2日水曜日"),
        ("2025-04-01T14:59:59Z", "2025-04-01", "2025年4月1日火曜日"),
        ("2025-04-02T00:30:00+09:00", "2025-04-02", "2025年4月2日水曜日"),
        ("2025-04-02T20:00:00-05:00", "2025-04-03", "2025年4月3日木曜日"),
        ("2025-04-01 22:30", "2025-04-01", "2025年4月1日火曜日"),
        ("2025-04-01", "2025-04-01", "2025年4月1日火曜日"),
        ("9999-12-31T23:00:00Z", "9999-12-31", "9999年12月31日金曜日"),
    ],
)
def test_the_day_of_a_moment_is_that_of_the_blog(date: str, day: str, shown: str) -> None:
    assert PROFILE.format_date(date) == shown
    titles = Titles()
    found = read(f"---\ndate: {date}\n---\nx\n".encode(), titles.of, titles.zone)
    assert found is not None
    assert found.day == day
    assert replace(PROFILE, time_zone="").format_date("2025-04-01T22:30:00Z") == "2025年4月1日火曜日"


@pytest.mark.parametrize("name", ["Nowhere/None", "", "/etc", "+99:00"])
def test_an_unknown_zone_changes_nothing(name: str) -> None:
    assert replace(PROFILE, time_zone=name).format_date("2025-04-01T22:30:00Z") == "2025年4月1日火曜日"
