"""A saved page of a blog: its title, date and address, in whatever encoding and depth."""

import io
from pathlib import Path
from typing import BinaryIO

import pytest
from lxml import html

from editor.core.errors import ImportFileError
from editor.core.importers.entry import Entry
from editor.core.importers.saved_page import _TITLES, _address, _date, _first, _shallow, _text, read, recognises
from editor.core.importers.source import Member, Source, source
from editor.core.post import Status

TEXT = "日本語の文です。"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def given(data: bytes, name: str = "page.html") -> Source:
    class Given(Member):
        def open(self) -> BinaryIO:
            return io.BytesIO(data)

    return Source(Path(name), Given(name, len(data), Path(name)))


def entries(body: str, head: str = "", name: str = "page.html") -> list[Entry]:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    (reading,) = read(given(text.encode(), name))
    return [entry for entry in reading.found if isinstance(entry, Entry)]


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"x <html lang='ja'>", True),
        (b"<body class='x'>", True),
        (b"<article>x", True),
        ("<html>".encode("utf-16"), True),
        (b"<articles>", False),
        (b"<p>x</p>", False),
        (b"---\n---\n<html>", False),
        (b"\0<html>", False),
        (b" " * 20_001 + b"<html>", False),
    ],
)
def test_what_is_a_page(data: bytes, is_page: bool) -> None:
    assert recognises(given(data)) is is_page


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (TEXT.encode("euc-jp"), TEXT),
        (TEXT.encode("cp932"), TEXT),
        (f"<html>{TEXT}".encode("utf-16"), f"<html>{TEXT}"),
        (b"<meta charset=Shift_JIS>" + "①".encode("cp932"), "<meta charset=Shift_JIS>①"),
        (b'<meta http-equiv="x" content="text/html; charset=x-sjis">' + "①".encode("cp932"), None),
        (b"<meta charset=euc-jp>" + TEXT.encode(), f"<meta charset=euc-jp>{TEXT}"),  # it is not
        (b"<meta charset=nonsense>" + TEXT.encode(), f"<meta charset=nonsense>{TEXT}"),
    ],
)
def test_its_encoding(data: bytes, text: str | None) -> None:
    found = _text(data)
    assert found == text if text is not None else found.endswith("①")


@pytest.mark.parametrize(("depth", "laid_out"), [(10, True), (999, True), (1000, False), (5000, False)])
def test_a_page_that_is_nested_too_deep_loses_what_only_lays_out(depth: int, laid_out: bool) -> None:
    text = "<div>" * depth + "<p>x<li>y<br>" + "</div>" * depth
    assert ("<div>" in _shallow(text)) is laid_out
    assert "<p>x<li>y<br>" in _shallow(text)


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<meta itemprop="datePublished" content="2024-01-02"><time datetime="2023-01-01">', "2024-01-02"),
        ('<abbr class="x published" title="2024-01-02">', "2024-01-02"),
        ('<time datetime="soon"></time><time datetime="2024-01-02">', "2024-01-02"),
        ('<h2 class="date-header">2024年1月2日</h2>', "2024-01-02"),
        ("<p>2024-01-02</p>", ""),
    ],
)  # fmt: skip
def test_its_date(body: str, date: str) -> None:
    assert _date(html.document_fromstring(f"<html><body>{body}</body></html>")) == date


def test_its_title_and_address() -> None:
    root = html.document_fromstring(
        "<html><head><title>頁 | ブログ</title><link rel='canonical' href='x'>"
        "<meta property='og:url' content=' https://e.jp/a.html '></head><body><h1> </h1><h1>題\n 名</h1></body></html>"
    )
    assert _first(root, _TITLES) == "題 名"
    assert _first(root, (".//h6",)) == ""
    assert _address(root) == "https://e.jp/a.html"


def test_a_page_with_one_post() -> None:
    (entry,) = entries(
        "<main><h1>題</h1><p>文</p><nav>n</nav><script>s</script><a href='b.html#x'>b</a><a href='#y'>y</a>"
        "<img src='c.png'><a rel='tag'>一</a></main>",
        "<link rel='canonical' href='https://e.jp/2024/a-b.html'><meta name='description' content=' d '>",
    )
    assert (entry.id, entry.key, entry.title) == ("https://e.jp/2024/a-b.html", "page:https://e.jp/2024/a-b.html", "題")
    assert (entry.permalink, entry.slug, entry.description, entry.labels) == ("a-b", "a-b", "d", ("一",))
    assert (entry.status, entry.url) == (Status.PUBLISHED, entry.id)
    assert "<nav>" not in entry.html and "<script>" not in entry.html and "<p>文</p>" in entry.html
    assert 'href="https://e.jp/2024/b.html#x"' in entry.html and 'href="#y"' in entry.html
    assert 'src="https://e.jp/2024/c.png"' in entry.html


def test_a_page_that_says_not_where_it_was_is_a_draft() -> None:
    (entry,) = entries("<p>文</p>", "<title>題</title>", "記事 一.html")
    assert (entry.id, entry.key, entry.slug) == ("記事 一.html", "page:記事 一.html", "記事 一")
    assert (entry.status, entry.url, entry.title) == (Status.DRAFT, "", "題")


def test_pictures_beside_the_page_come_along(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files/a.png").write_bytes(PNG)
    (tmp_path / "page_files/secret.png").write_bytes(b"no picture")
    images = ("page_files/a.png", "page_files/secret.png", "https://e.jp/b.png", "page_files/a.png", "")
    body = "".join(f"<img src='{address}'>" for address in images)
    (tmp_path / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    (reading,) = read(source(tmp_path / "page.html"))
    (entry,) = reading.found
    assert isinstance(entry, Entry)
    assert entry.pictures == (("page_files/a.png", "a.png"),)
    assert [(name, member.size) for name, member in entry.files] == [("a.png", len(PNG))]


def test_what_shows_nothing_or_is_far_too_large_is_said() -> None:
    (reading,) = read(given(b""))
    with pytest.raises(ImportFileError, match="shows nothing"):
        list(reading.found)
    large = Source(Path("page.html"), Member("page.html", 30 * 1024 * 1024 + 1, Path("page.html")))
    with pytest.raises(ImportFileError, match="larger than any page"):
        list(read(large)[0].found)


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<p>出典：<a href="/"><time datetime="2024-12-31">例の新聞</time></a></p>', ""),
        ('<h2><time datetime="2024-12-31">見出し</time></h2><time datetime="2025-04-02">4月2日</time>', "2025-04-02"),
        ('<time datetime="2025-04-02"></time>', "2025-04-02"),
        ('<time datetime="2025-04-02">４月２日</time>', "2025-04-02"),
    ],
)
def test_the_day_of_the_news_is_not_that_of_the_post(body: str, date: str) -> None:
    assert _date(html.document_fromstring(f"<body>{body}</body>")) == date


def test_addresses_and_signs_stay_as_they_are() -> None:
    body = (
        "<article>1 &lt; 2 &amp;amp; <a href='https://e.jp/日本|x?q=あ&amp;r=\"s\"'>a</a><a name='章'></a>"
        "<img src='https://e.jp/絵 1.png'></article>"
    )
    (entry,) = entries(body)
    assert entry.html == (
        '1 &lt; 2 &amp;amp; <a href="https://e.jp/日本|x?q=あ&amp;r=&quot;s&quot;">a</a><a name="章"></a>'
        '<img src="https://e.jp/絵 1.png">'
    )
