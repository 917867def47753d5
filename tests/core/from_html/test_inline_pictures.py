"""Pictures in a page are found without a parser, and put back as files."""

import pytest

from editor.core.from_html.inline_pictures import LARGEST_PAGE, lift, picture_data, settled

DATA = "data:image/png;base64," + "QUJD" * 400


def test_a_picture_is_taken_out_and_put_back() -> None:
    page = f'<p>前<IMG alt="a" src = "{DATA}" width=3>後<img src=\'{DATA.replace("png", "JPEG")}\'></p>'
    lifted = lift(page)
    assert lifted.pictures == (DATA, DATA.replace("png", "JPEG"))
    assert lifted.page == page.replace(DATA, f"{lifted.start}0.png").replace(lifted.pictures[1], f"{lifted.start}1.png")
    assert picture_data(lifted.pictures[0]) == b"ABC" * 400


@pytest.mark.parametrize(
    "page",
    [
        "<p>文</p>",
        "<img src='data:image/png;base64,QUJD'>",  # a placeholder
        f"<img src='{DATA}' data-src='https://e.jp/a.png'>",
        f"<img srcset='https://e.jp/a.png 2x' src='{DATA}'>",
        f"<img src='{DATA.replace('image/png', 'image/svg+xml')}'>",
        f"<img src='{DATA}",
        f"<a href='{DATA}'>x</a><p>data:image/png</p>",
        f"<img src={DATA}>",
        "x" * LARGEST_PAGE + f"<img src='{DATA}'>",
    ],
)
def test_what_stays_in_the_page(page: str) -> None:
    assert lift(page).page == page
    assert not lift(page).pictures


def test_too_many_are_counted() -> None:
    lifted = lift(f"<img src='{DATA}'>" * 53)
    assert (len(lifted.pictures), lifted.left, lifted.page.count(DATA)) == (50, 3, 3)


def test_heaps_take_no_long_time() -> None:
    for piece in ("<img src='data:image/", "data:image/png;base64,", "<img src='data:image/png;base64,'>", "<img " * 9):
        assert not lift(piece * (4_000_000 // len(piece))).pictures


@pytest.mark.parametrize("address", ["data:image/png;base64,%%%", "data:image/png;base64,QUJ", "data:image/png"])
def test_damaged_data_are_none(address: str) -> None:
    assert picture_data(address) == b""


def test_white_space_in_an_address_is_none_of_it() -> None:
    assert picture_data("data:image/png;base64,QU\r\nJD%0A") == b"ABC"


def test_captions_and_paths() -> None:
    lifted = lift(f"<img src='{DATA}'>" * 12)
    start = lifted.start
    markdown = (
        f'![題\\]](<{start}0.png>)![港]({start}1.png)[![枠]({start}11.png "説")](https://e.jp)'
        f'<img src="{start}2.png" alt="a">'
        f"![無]({start}3.png)"
    )
    assert lifted.numbers_in(markdown) == {0: "", 1: "港", 11: "枠", 2: "", 3: "無"}
    paths = {1: "a b/港.png", 11: "p/枠.png", 2: "a&b/c.png"}
    made = settled(markdown.replace(f"![題\\]](<{start}0.png>)", ""), start, paths.get)
    assert made == '![港](a%20b/港.png)[![枠](p/枠.png "説")](https://e.jp)<img src="a&amp;b/c.png" alt="a">'
