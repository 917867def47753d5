"""Lines of PDFs as paragraphs again."""

import pytest

from editor.core.news_page.pdf_text import Line, text_of_pages


def _set(lines: list[str], *, top: float = 100, size: float = 10, step: float = 15, left: float = 50) -> list[Line]:
    """Lines under one another; a wide character is as wide as its size, others half as wide."""
    return [
        (text, left, top + at * step, left + size * sum(1 if ord(sign) > 0x2E80 else 0.5 for sign in text),
         top + at * step + size)
        for at, text in enumerate(lines)
    ]  # fmt: skip


JAPANESE = _set(
    ["政府は二十五日、衛星通信の端末を配る方針を固", "めた。総務省によると、対象は離島などの六百の", "市町村になる。"]
)
MORE = _set(["昨年の豪雨では、基地局が止まり、三日の間連絡", "が取れない例があった。"], top=145)


def test_japanese_lines_are_joined_without_a_space_and_end_where_they_are_short() -> None:
    assert text_of_pages([[*JAPANESE, *MORE]]).text == (
        "政府は二十五日、衛星通信の端末を配る方針を固めた。総務省によると、対象は離島などの六百の市町村になる。\n\n"
        "昨年の豪雨では、基地局が止まり、三日の間連絡が取れない例があった。"
    )


def test_a_paragraph_goes_on_over_the_edge_of_a_page() -> None:
    found = text_of_pages([JAPANESE[:2], [JAPANESE[2]]])
    assert found.text.endswith("六百の市町村になる。")


def test_english_lines_are_joined_with_a_space_and_hyphens_at_their_ends_go() -> None:
    lines = _set(["The city said on Wednesday that it would put new trams into ser-", "vice next spring. The mayor "
                  "was glad that the well-known line would", "run again."])  # fmt: skip
    text = text_of_pages([lines]).text
    assert text == (
        "The city said on Wednesday that it would put new trams into service next spring. "
        "The mayor was glad that the well-known line would run again."
    )


def test_a_gap_and_an_indent_begin_paragraphs() -> None:
    lines = [
        *_set(["April 2, 2025"]),
        *_set(["The city said on Wednesday that it would", "put trams into service."], top=130),
    ]
    lines += _set(["  and the mayor was glad to see them run"], top=160, left=62) + _set(["again in spring."], top=175)
    assert text_of_pages([lines]).text.split("\n\n") == [
        "April 2, 2025",
        "The city said on Wednesday that it would put trams into service.",
        "and the mayor was glad to see them run again in spring.",
    ]


def test_what_is_set_largest_is_the_headline() -> None:
    head = _set(["衛星端末を全国に配備へ", "政府が予算に計上"], top=40, size=18, step=22)
    found = text_of_pages([[*head, *JAPANESE]])
    assert found.headline == "衛星端末を全国に配備へ　政府が予算に計上"
    assert found.page.startswith("衛星端末を全国に配備へ　政府が予算に計上\n\n政府は二十五日")
    assert found.page.count("配備へ") == 1


def test_what_a_browser_prints_at_the_edges() -> None:
    address = "https://www.asahi.com/articles/A1.html"
    pages = [
        [*_set(["2026/11/27 6:02 衛星端末を配備へ | 朝日新聞", f"{address} {number}/2"], top=10), *JAPANESE]
        for number in (1, 2)
    ]
    found = text_of_pages(pages)
    assert (found.address, found.title) == (address, "衛星端末を配備へ | 朝日新聞")
    assert "6:02" not in found.text and "asahi" not in found.text


@pytest.mark.parametrize(
    ("title", "kept"),
    [("衛星端末を配備へ", "衛星端末を配備へ"), ("Microsoft Word - a.docx", ""), ("news.pdf", ""), ("無題", "")],
)
def test_the_title_of_the_file(title: str, kept: str) -> None:
    assert text_of_pages([JAPANESE], title).title == kept


def test_radicals_and_ligatures_are_written_as_one_reads_them() -> None:
    line = _set(["⺠間の⼆⼗五⽇、oﬃce と ⻑い髙﨑"])
    assert text_of_pages([line]).text == "民間の二十五日、office と 長い髙﨑"


@pytest.mark.parametrize("pages", [[], [[]], [_set(["1"])], [_set(["-  3 -"]), _set(["p. 4"])]])
def test_pages_with_nothing_but_their_numbers(pages: list[list[Line]]) -> None:
    assert text_of_pages(pages).text == ""
