"""Whole pages, in the patterns of outlets."""

from datetime import date

import pytest

from editor.core.news_page.read import read_page
from tests.core.news_page.pages import FOREIGN, HEAD, JAPANESE, TEXT, Made, page, paragraphs

TODAY = date(2025, 4, 5)


@pytest.mark.parametrize("made", (*JAPANESE, *FOREIGN), ids=lambda made: made.name)
def test_a_page(made: Made) -> None:
    clip = read_page(made.html, made.address, TODAY)
    assert clip.headline == made.headline
    assert (clip.published, clip.outlet, clip.via) == (made.published, made.outlet, made.via)
    assert clip.language == made.language
    assert clip.url == made.address
    assert clip.accessed == "2025-04-05"
    assert not made.author or clip.author == made.author


@pytest.mark.parametrize("made", (*JAPANESE, *FOREIGN), ids=lambda made: made.name)
def test_the_text_is_the_article_and_little_else(made: Made) -> None:
    text = "".join(read_page(made.html, made.address, TODAY).text.split())
    wanted = ["".join(one.split()) for one in made.text]
    assert [one for one in wanted if one not in text] == []
    assert len(text) - sum(map(len, wanted)) <= 0.1 * sum(map(len, wanted))


@pytest.mark.parametrize("made", JAPANESE, ids=lambda made: made.name)
def test_what_a_browser_copies_of_it(made: Made) -> None:
    """The clipboard never has the head; its headline and text are the same."""
    body = made.html.partition("<body>")[2].partition("</body>")[0]
    clip = read_page(body, made.address, TODAY)
    assert clip.headline == made.headline
    assert "".join(TEXT[0].split()) in "".join(clip.text.split())


@pytest.mark.parametrize("address", ["https://www.asahi.com", "https://www.asahi.com/"])
def test_a_site_alone_is_no_source(address: str) -> None:
    clip = read_page(f"<h1>{HEAD}</h1>{paragraphs()}", address, TODAY)
    assert (clip.outlet, clip.url) == ("朝日新聞", "")


def test_a_day_without_its_year_is_unsure() -> None:
    clip = read_page(page("", f"<h1>{HEAD}</h1><p>4/2(水) 20:14配信</p>{paragraphs()}"), "", TODAY)
    assert clip.published == "2025-04-02"
    assert "published" in clip.unsure


def test_a_headline_that_was_guessed_is_unsure() -> None:
    clip = read_page(f"<div>{HEAD}</div>{paragraphs()}", "", TODAY)
    assert clip.headline == HEAD
    assert "headline" in clip.unsure


def test_inline_elements_stay_whatever_they_are_called() -> None:
    text = f"<p>元タレントの<span class='keyword related ad'>田中一郎</span>氏（52）が出席した。</p>{paragraphs()}"
    clip = read_page(page("", f"<article><h1>{HEAD}</h1>{text}</article>"), "", TODAY)
    assert "元タレントの田中一郎氏（52）が出席した。" in clip.text


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "<",
        "<p>",
        "\0\0\0",
        "<html></html>",
        "<frameset><noframes>x</noframes></frameset>",
        "<?xml version='1.0' encoding='shift_jis'?><p>あ</p>",
        "<div>" * 3000 + "本文。" * 20,
        "<span>" * 70_000,
        "<p " + " ".join(f"a{number}=1" for number in range(5000)) + ">本文です。</p>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>本文です。</p>",
        "<p>" + "あ" * 300_000 + "</p>",
        "<title>" + "｜" * 50_000 + "</title>",
        "\ud800<p>\udfff本文です。</p>",
        "<h1>" + "（" * 5_000 + "</h1>",
        "<time datetime='9999999999999'>x</time><time datetime='0000-00-00'></time>",
        '<meta property="article:published_time" content="' + "9" * 5000 + '">',
    ],
    ids=lambda text: text[:24].encode("ascii", "replace").decode(),
)
def test_hostile_pages_are_read_or_left(hostile: str) -> None:
    clip = read_page(hostile, "https://e.jp/a", TODAY)
    assert clip.accessed == "2025-04-05"


def test_what_is_nested_deeper_than_the_parser_reads_is_not_lost() -> None:
    body = "<div><section>" * 1500 + f"<h1>{HEAD}</h1>{paragraphs()}"
    clip = read_page(page("", body), "", TODAY)
    assert clip.headline == HEAD
    assert "九月の定例会で" in clip.text
